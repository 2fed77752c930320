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


def _table(where: Path, lost: tuple[str, str, str]) -> list[Finding]:
    """A table of six rows as printed, the first of them entered as ``lost``."""
    text = "附件\n" + "\n".join(f"{i} {name} {unit} {figure}" for i, (name, unit, figure) in enumerate(ROWS, 1))
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
