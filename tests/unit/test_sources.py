"""Quotes against texts: found in any dress, not found where a word or a figure differs, and what broke when a text changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.unit.test_diff import BASE
from zjtrack.checks import check
from zjtrack.checks.quotes import with_sources
from zjtrack.finding import Finding
from zjtrack.load import Loaded, load_files
from zjtrack.passage import Text
from zjtrack.sources import check_sources, citations, not_looked_up, passages, read_texts
from zjtrack.verdict import compare

REPORT = "一、回顾。**实际使用\n外资２１０.５亿美元**，增长15.5%；其他。"


@pytest.mark.parametrize(
    ("raw", "quote", "lost", "count"),
    [
        (REPORT, "实际使用外资210.5亿美元", False, 1),
        (REPORT, "增长15.5%", False, 1),
        (REPORT, "5.5%", False, 0),
        (REPORT, "10.5亿美元", False, 0),
        (REPORT, "实际使用外资210", False, 0),
        (REPORT, "使用内资", False, 0),
        ("增长 ５ ５ 左右", "5.5左右", True, 1),
        ("增长 ５ ５ 左右", "5.5左右", False, 0),
        ("增长 ５ ５ 左右", "5左右", True, 0),
        ("20\n24年“双高”", '2024年"双高"', False, 1),
        ("12 个和 12 个", "12个", False, 2),
        ("任意", "", False, 0),
    ],
)
def test_what_counts_as_standing_there(raw: str, quote: str, lost: bool, count: int) -> None:
    assert len(Text("report", "report.txt", raw, lost).find(quote)) == count


def test_the_passage_is_the_sentence_with_its_line() -> None:
    found = Text("report", "report.txt", REPORT).passage("增长15.5%")
    assert found is not None
    assert (found.line, found.before, found.quote, found.after) == (
        2,
        "实际使用外资２１０.５亿美元，",
        "增长15.5%",
        "；",
    )


def _loaded(text: str, sha: str | None = None) -> Loaded:
    digest = sha or hashlib.sha256(text.encode()).hexdigest()
    sources = BASE["sources.yaml"].replace(
        'published: "2025-01-14"\n', f'published: "2025-01-14"\n  text: report.txt\n  sha256: {digest}\n'
    )
    files = {**BASE, "sources.yaml": sources}
    return load_files({name: content.encode() for name, content in files.items()})


def _whole(loaded: Loaded) -> str:
    return "。".join(one.clause for one in citations(loaded.dataset) if one.source == "report")


def _found(loaded: Loaded, directory: Path) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in check_sources(loaded, directory):
        found.setdefault(finding.code, []).append(finding)
    return found


def test_a_text_that_holds_every_quote_is_clean(tmp_path: Path) -> None:
    text = _whole(_loaded(""))
    (tmp_path / "report.txt").write_text(text, "utf-8")
    assert _found(_loaded(text), tmp_path) == {}
    assert "old (1)" in (not_looked_up(_loaded(text).dataset) or "")


def test_a_changed_text_says_which_quotes_broke(tmp_path: Path) -> None:
    loaded = _loaded("", "f" * 64)
    (tmp_path / "report.txt").write_text(_whole(loaded).replace("210.5", "152.7"), "utf-8")
    found = _found(loaded, tmp_path)
    assert [finding.id for finding in found["quote-not-found"]] == ["fdi"]
    assert "fdi (data/actuals_2025.yaml:" in found["text-changed"][0].message
    assert found["quote-not-found"][0].line


@pytest.mark.parametrize("content", [None, "外资".encode("gbk")])
def test_a_text_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "report.txt").write_bytes(content)
    assert "report.txt" in _found(_loaded("x"), tmp_path)["no-text"][0].message


def test_passages_of_a_verdict_name_file_and_line(tmp_path: Path) -> None:
    text = "首段。\n" + _whole(_loaded(""))
    (tmp_path / "report.txt").write_text(text, "utf-8")
    data = _loaded(text).dataset
    verdict = next(v for v in compare(data, 2024).verdicts if v.target.id == "fdi")
    assert [(one.file, one.line) for one in passages(verdict, read_texts(data.sources, tmp_path))] == [
        ("report.txt", 2)
    ]


def _edited(where: Path, text: str, file: str, find: str, put: str) -> list[Finding]:
    """What ``check --sources`` says where ``report`` has this text and one file of the sample is edited."""
    loaded = _loaded(text)
    files = {name.removeprefix("data/"): content for name, content in loaded.files.items()}
    assert find in files[file]
    files[file] = files[file].replace(find, put, 1)
    (where / "report.txt").write_text(text, "utf-8")
    edited = load_files({name: content.encode() for name, content in files.items()})
    return [finding for finding in with_sources(edited, check(edited), where) if finding.code != "text-changed"]


def test_a_quote_with_one_sign_wrong_names_what_stands_there(tmp_path: Path) -> None:
    text = "首段。\n" + _whole(_loaded(""))
    found = _edited(tmp_path, text, "actuals_2025.yaml", "实际使用外资210.5", "实际利用外资210.5")
    assert [(one.code, one.line) for one in found] == [("quote-not-found", 14)]
    assert found[0].hint.startswith("line 2 there has “实际使用外资210.5亿美元”")


def test_a_quote_like_nothing_in_the_text(tmp_path: Path) -> None:
    found = _edited(tmp_path, _whole(_loaded("")), "actuals_2025.yaml", "实际使用外资210.5亿美元", "外资另有210.5之说")
    assert [one.code for one in found] == ["quote-not-found"]
    assert "verbatim" in found[0].hint


def test_a_garbled_quote_is_named_once(tmp_path: Path) -> None:
    found = _edited(tmp_path, _whole(_loaded("")), "actuals_2025.yaml", "外资210.5亿", "外资201.5亿")
    assert [one.code for one in found] == ["quote-not-found"]


def test_a_garbled_wording_is_named_once(tmp_path: Path) -> None:
    """Its unit, which was mistyped, is no second mistake."""
    found = _edited(tmp_path, _whole(_loaded("")), "targets_2025.yaml", "target: 160以上", "target: 160万人以上")
    assert [one.code for one in found] == ["quote-not-found"]


def test_what_does_not_stand_there_has_no_passage(tmp_path: Path) -> None:
    loaded = _loaded("")
    (tmp_path / "report.txt").write_text(_whole(loaded).replace("210.5", "201.5"), "utf-8")
    data = loaded.dataset
    verdict = next(v for v in compare(data, 2024).verdicts if v.target.id == "fdi")
    assert passages(verdict, read_texts(data.sources, tmp_path)) == []


def test_a_hash_that_is_none_is_no_changed_text(tmp_path: Path) -> None:
    text = _whole(_loaded(""))
    digest = hashlib.sha256(text.encode()).hexdigest()
    loaded = _edited(tmp_path, text, "sources.yaml", digest, digest[:-1])
    assert [one.code for one in loaded] == ["bad-hash"]


@pytest.mark.parametrize(
    ("clause", "section", "key"),
    [("实际使用外资210.5亿美元", "别处", "section"), ("实际使用外资210.5亿美圆", "别处", "source")],
)
def test_a_heading_that_is_another_documents(tmp_path: Path, clause: str, section: str, key: str) -> None:
    row = f"source: report\n    quote: {clause}\n    section: {section}"
    old = "source: report\n    quote: 实际使用外资210.5亿美元"
    found = _edited(tmp_path, _whole(_loaded("")), "actuals_2025.yaml", old, row)
    assert [(one.code, one.line) for one in found] == [("quote-not-found", {"source": 13, "section": 15}[key])]


def test_a_clause_cut_before_its_bound(tmp_path: Path) -> None:
    text = _whole(_loaded("")).replace("210.5亿美元", "210.5亿美元以上")
    found = _edited(tmp_path, text, "actuals_2025.yaml", "210.5亿美元", "210.5亿美元")
    assert [(one.code, one.id) for one in found] == [("bound-unsaid", "fdi")]


ROWS = [("甲指标", "万人", "14"), ("乙指标", "家", "27"), ("丙指标", "个", "35"), ("丁指标", "%", "61.4"), ("戊指标", "公里", "82"),
        ("己指标", "项", "93")]  # fmt: skip


def _table(where: Path, lost: tuple[str, str, str], prose: str = "") -> list[Finding]:
    """A table of six rows as printed, the first of them entered as ``lost``; before it, what the text says of it."""
    text = f"{prose}附件\n" + "\n".join(f"{i} {name} {unit} {figure}" for i, (name, unit, figure) in enumerate(ROWS, 1))
    rows = [lost, *ROWS[1:]]
    entered = "".join(
        f'  - {{id: r{i}, number: "{i}", list: [annex], sector: 经济, name: {name}, unit: "{unit}", target: "{figure}", better: higher}}\n'
        for i, (name, unit, figure) in enumerate(rows, 1)
    )
    files = {name.removeprefix("data/"): content for name, content in _loaded(text).files.items()}
    files["targets_2026.yaml"] = "year: 2026\nsource: report\ntargets:\n" + entered
    loaded = load_files({name: content.encode() for name, content in files.items()})
    (where / "report.txt").write_text(text, "utf-8")
    return [one for one in with_sources(loaded, check(loaded), where) if one.file.endswith("targets_2026.yaml")]


def test_a_bare_figure_is_that_of_its_row(tmp_path: Path) -> None:
    assert _table(tmp_path, ROWS[0]) == []
    figure = _table(tmp_path, ("甲指标", "万人", "27"))
    assert [(one.code, one.line) for one in figure] == [("other-subject", 4)]
    assert "prints “142乙指标" in figure[0].message
    unit = _table(tmp_path, ("甲指标", "公里", "14"))
    assert [(one.code, one.line) for one in unit] == [("unit-unlikely", 4)]


def test_what_a_table_prints_behind_a_name_that_the_text_speaks_of_before(tmp_path: Path) -> None:
    prose = "甲指标万人工程启动；甲指标稳中有进。\n"
    figure = _table(tmp_path, ("甲指标", "万人", "27"), prose)
    assert "prints “142乙指标" in figure[0].message
    unit = _table(tmp_path, ("甲指标", "公里", "14"), prose)
    assert "prints “万人142乙指标" in unit[0].message


# A clause that stands at several places of its document.

TWICE = "一、回顾\n外资增长5%，外贸增长5%。\n二、目标\n外资增长5%；外贸增长5%。"


@pytest.mark.parametrize(
    ("quote", "section", "name", "line", "nth", "count"),
    [
        ("增长5%", None, "", 2, 1, 4),
        ("增长5%", None, "外贸增长", 2, 2, 4),
        ("增长5%", "二、目标", "", 4, 3, 4),
        ("增长5%", "二、目标", "外贸", 4, 4, 4),
        ("增长5%", "一、回顾", "外贸", 2, 2, 4),
        ("增长5%", "三、别处", "外贸", 2, 2, 4),
        ("增长5%", None, "他事", 2, 1, 4),
        ("外贸增长5%", "二、目标", "", 4, 2, 2),
    ],
)
def test_of_several_places_the_one_of_the_heading_and_the_row(
    quote: str, section: str | None, name: str, line: int, nth: int, count: int
) -> None:
    found = Text("report", "report.txt", TWICE).passage(quote, section, name)
    assert found is not None
    assert (found.line, found.nth, found.count) == (line, nth, count)


def test_a_figure_cut_out_of_another_is_no_place() -> None:
    found = Text("report", "report.txt", "甲15%，\n乙5%，\n丙5%。").passage("5%")
    assert found is not None
    assert (found.line, found.nth, found.count) == (2, 1, 2)


def test_a_bare_figure_of_a_table_is_shown_in_its_row(tmp_path: Path) -> None:
    """Every row of the sample asks for a figure; of these two for the same."""
    text = "附件\n1 实际使用外资 亿美元 200以上\n2 货物出口 亿美元 200以上\n" + _whole(_loaded(""))
    row = '  - {id: exports, list: [annex], number: "8", sector: 经济, name: 货物出口, unit: 亿美元, target: 200以上, source: report}\n'
    files = {name.removeprefix("data/"): content for name, content in _loaded(text).files.items()}
    files["targets_2024.yaml"] += row
    data = load_files({name: content.encode() for name, content in files.items()}).dataset
    (tmp_path / "report.txt").write_text(text, "utf-8")
    verdict = next(v for v in compare(data, 2024).verdicts if v.target.id == "exports")
    (found,) = passages(verdict, read_texts(data.sources, tmp_path))
    assert (found.line, found.nth, found.count) == (3, 2, 2)


def test_a_reading_is_shown_under_its_heading(tmp_path: Path) -> None:
    text = "目录。\n实际使用外资210.5亿美元。\n二、去年。\n" + _whole(_loaded(""))
    files = {name.removeprefix("data/"): content for name, content in _loaded(text).files.items()}
    old = "quote: 实际使用外资210.5亿美元"
    files["actuals_2025.yaml"] = files["actuals_2025.yaml"].replace(old, f"{old}\n    section: 二、去年")
    data = load_files({name: content.encode() for name, content in files.items()}).dataset
    (tmp_path / "report.txt").write_text(text, "utf-8")
    verdict = next(v for v in compare(data, 2024).verdicts if v.target.id == "fdi")
    (found,) = passages(verdict, read_texts(data.sources, tmp_path))
    assert (found.line, found.nth, found.count) == (4, 2, 2)


def test_a_quote_that_stands_twice_is_no_mistake(tmp_path: Path) -> None:
    text = "首段。" + _whole(_loaded("")) + "\n" + _whole(_loaded(""))
    assert _edited(tmp_path, text, "actuals_2025.yaml", "210.5", "210.5") == []


@pytest.mark.parametrize(
    ("behind", "codes"),
    [
        (("以上", "以上"), ["bound-unsaid"]),
        (("左右", "以上"), ["bound-unsaid"]),
        (("", "以上"), []),
        (("以上", ""), []),
    ],
)
def test_a_clause_cut_before_its_bound_at_every_place(
    tmp_path: Path, behind: tuple[str, str], codes: list[str]
) -> None:
    once, again = (f"实际使用外资210.5亿美元{word}。\n" for word in behind)
    text = once + again + _whole(_loaded("")).replace("实际使用外资210.5亿美元。", "")
    found = _edited(tmp_path, text, "actuals_2025.yaml", "210.5", "210.5")
    assert [one.code for one in found] == codes
    assert all(behind[0] in one.message for one in found)


def test_a_place_that_is_left_when_another_changed(tmp_path: Path) -> None:
    loaded = _loaded("", "f" * 64)
    (tmp_path / "report.txt").write_text(
        _whole(loaded) + "。其中实际使用外资152.7亿美元，即实际使用外资210.5亿美元", "utf-8"
    )
    found = _found(loaded, tmp_path)
    assert list(found) == ["text-changed"]
    assert "0 of" in found["text-changed"][0].message


def test_what_stands_there_instead_is_the_first_of_its_like(tmp_path: Path) -> None:
    text = "首段。\n" + _whole(_loaded("")) + "\n外资另段。\n实际使用外资210.5亿美元"
    found = _edited(tmp_path, text, "actuals_2025.yaml", "实际使用外资210.5", "实际利用外资210.5")
    assert found[0].hint.startswith("line 2 there has")


@pytest.mark.parametrize(
    ("order", "codes"), [("clause, heading", ["quote-not-found"]), ("heading, clause", []), ("both", [])]
)
def test_a_clause_that_stands_only_before_its_heading(tmp_path: Path, order: str, codes: list[str]) -> None:
    clause, heading = "实际使用外资210.5亿美元", "三、利用外资"
    rest = _whole(_loaded("")).replace(clause + "。", "")
    parts = {
        "clause, heading": [clause, heading],
        "heading, clause": [heading, clause],
        "both": [clause, heading, clause],
    }
    row = f"quote: {clause}\n    section: {heading}"
    found = _edited(tmp_path, "。\n".join([*parts[order], rest]), "actuals_2025.yaml", f"quote: {clause}", row)
    assert [(one.code, one.line) for one in found] == [(code, 15) for code in codes]
    assert all("only before" in one.message for one in found)
