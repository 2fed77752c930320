"""One mistake at a time: each is named, on its line, and nothing else is reported."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.test_diff import BASE, edited
from zjtrack.checks import check
from zjtrack.load import load, load_files

FOLDER = Path(__file__).parents[1] / "cases"


def kept(name: str) -> list[dict[str, Any]]:
    """The cases of a folder, file by file."""
    return [case for file in sorted((FOLDER / name).glob("*.yaml")) for case in yaml.safe_load(file.read_text("utf-8"))]


CASES, GOOD = kept("bad"), kept("good")


def with_case(case: dict[str, Any]) -> dict[str, str]:
    """The sample data after a case's edit and those of its ``and``."""
    more = case.get("and", [])
    return edited(BASE, [case, *(more if isinstance(more, list) else [more])])


def findings(files: dict[str, str]) -> list[Any]:
    return list(check(load_files({name: text.encode() for name, text in files.items()})))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_mistake_is_named_and_nothing_else(case: dict[str, Any]) -> None:
    found = findings(with_case(case))
    assert [finding.code for finding in found] == [case["code"]], found
    assert (found[0].line, found[0].column) == (case["line"], case["column"])
    assert found[0].file == f"data/{case.get('at', case['file'])}"
    assert case.get("hint", "") in found[0].hint


@pytest.mark.parametrize("case", GOOD, ids=[case["name"] for case in GOOD])
def test_what_is_sound_is_not_reported(case: dict[str, Any]) -> None:
    assert findings(with_case(case)) == []


def test_the_base_is_clean() -> None:
    assert findings(BASE) == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"# only a remark\n", "empty-file"),
        (b"\xef\xbb\xbfyear: 2024\n", "byte-order-mark"),
        ("year: 2024 # 年".encode("gbk"), "not-utf8"),
        ("year: 2024".encode("utf-16"), "not-utf8"),
        (b"a: \x00", "control-character"),
        (b"[" * 10_000, "too-deep"),
        (b"- " * 10_000, "too-deep"),
        (b"a: &a [x]\nb: *a\n", "alias"),
        (b"just text", "wrong-type"),
        (b"x" * 20_000_001, "file-too-large"),
    ],
)
def test_hostile_files_are_findings(content: bytes, code: str) -> None:
    files = {name: text.encode() for name, text in BASE.items()}
    found = check(load_files({**files, "targets_2024.yaml": content}))
    assert code in {finding.code for finding in found}


def test_gbk_is_recognised() -> None:
    found = load_files({"dataset.yaml": "title: 浙江省政府工作报告".encode("gbk")}).findings
    assert any("GBK" in finding.hint for finding in found)


@given(st.binary(max_size=300))
def test_no_bytes_break_the_loader(content: bytes) -> None:
    check(load_files({"dataset.yaml": content, "targets_2024.yaml": content, "actuals_2025.yaml": content}))


@given(st.sampled_from(sorted(BASE)), st.integers(0, 2000), st.text(max_size=8))
def test_no_edit_breaks_the_loader(name: str, at: int, text: str) -> None:
    broken = BASE[name][:at] + text + BASE[name][at:]
    check(load_files({**{n: t.encode() for n, t in BASE.items()}, name: broken.encode("utf-8", "surrogatepass")}))


def test_odd_things_in_place_of_files(tmp_path: Path) -> None:
    (tmp_path / "dataset.yaml").mkdir()
    os.mkfifo(tmp_path / "sources.yaml")
    (tmp_path / "targets_2024.yaml").symlink_to("targets_2024.yaml")
    (tmp_path / "targets-2025.yml").write_text("year: 2025")
    codes = {finding.code for finding in load(tmp_path).findings}
    assert codes == {"not-a-file", "unreadable-file", "misnamed-file"}
    assert {finding.code for finding in load(tmp_path / "none").findings} == {"no-dataset"}


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ('  - id: gdp\n    value: "5"\n', ["missing-key", "missing-key", "quoted-number"]),
        ("  - id: gdp\n    valeu: 5\n    source: report\n    quote: 增长5%\n", ["unknown-key"]),
        ("  - id: gdp\n    value: 5\n    sorce: report\n    quote: 增长5%\n", ["unknown-key"]),
        ("  - id: gdp\n    value: 5\n    inputs: []\n", ["missing-key", "missing-key"]),
    ],
)
def test_a_row_with_several_mistakes_tells_them_all_in_one_run(rows: str, codes: list[str]) -> None:
    found = findings(edited(BASE, [{"file": "actuals_2025.yaml", "append": rows}]))
    assert sorted(finding.code for finding in found) == codes
