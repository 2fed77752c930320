"""Every code has its page, and the page's examples are true: bad is reported by this code alone, good by none."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.unit.test_diff import BASE
from zjtrack.checks import check
from zjtrack.checks.quotes import with_sources
from zjtrack.codes import folder, page, page_in
from zjtrack.finding import CODES, Finding
from zjtrack.load import load

SECTIONS = ["What it means", "Why", "Bad", "Good"]
ROOT = Path(__file__).parents[2]


def sections(code: str) -> dict[str, str]:
    text = page(code) or ""
    assert text.startswith(f"# {code}\n")
    parts = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert {path.stem for path in folder().glob("*.md")} == set(CODES)


def test_every_code_in_the_program_is_known() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "zjtrack").rglob("*.py"))
    named = re.findall(
        r'(?:Finding|finding|_report|Bad|_at|Problem|file_finding|_combination)\(\s*"([a-z]+(?:-[a-z0-9]+)+|todo|tab|alias|tag|syntax|cycle|tenfold|conflict)"',
        source,
    )
    assert set(named) <= set(CODES)
    assert len(set(named)) > 50


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_page_in_one_language_has_its_prose_and_every_example(code: str) -> None:
    whole, english, chinese = sections(code), page_in(code, "en") or "", page_in(code, "zh") or ""
    for prose in ("What it means", "Why"):
        first, second = whole[prose].strip().split("\n\n")
        assert first in english
        assert second in chinese
        assert first not in chinese
        assert second not in english
    assert all(whole[example].strip() in text for example in ("Bad", "Good") for text in (english, chinese))
    assert re.findall("^## (.+)", english, re.MULTILINE) == SECTIONS
    assert re.findall("^## (.+)", chinese, re.MULTILINE) == ["含义", "为什么", "错误写法", "正确写法"]


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_examples_of_a_page(code: str, tmp_path: Path) -> None:
    found = sections(code)
    assert list(found) == SECTIONS
    for prose in ("What it means", "Why"):
        english, chinese = found[prose].strip().split("\n\n")
        assert chinese.endswith("。")
        assert english.endswith((".", "?", "”."))
    assert {finding.code for finding in _apply(found["Bad"], tmp_path / "bad")} == {code}
    assert _apply(found["Good"], tmp_path / "good") == []


def _apply(section: str, directory: Path) -> list[Finding]:
    """The sample data set with the blocks of a section worked into it, as ``check`` sees it."""
    directory.mkdir()
    for name, text in BASE.items():
        (directory / name).write_text(text, "utf-8")
    blocks = re.findall(r"```(\w+)\n(.*?)```", section, re.DOTALL)
    assert blocks
    seen: dict[str, int] = {}
    for language, block in blocks:
        if language == "sh":
            subprocess.run(["bash", "-c", block], cwd=directory, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"})
        else:
            _merge(directory, block, seen)
    loaded = load(directory)
    findings = check(loaded)
    texts = directory / "texts"
    return list(with_sources(loaded, findings, texts) if texts.is_dir() else findings)


def _merge(directory: Path, block: str, seen: dict[str, int]) -> None:
    """A row takes the place of that of its id (or comes after it the second time), a top-level key that of its name."""
    head, _, body = block.partition("\n")
    path = directory / head.removeprefix("# ")
    text = path.read_text("utf-8") if path.exists() else ""
    if body.startswith("- "):
        row = "".join(f"  {line}\n" for line in body.rstrip().split("\n"))
        name = f"{path.name} {body.splitlines()[0]}"
        seen[name] = seen.get(name, 0) + 1
        old = re.search(rf"  {re.escape(body.splitlines()[0])}\n(?:    .*\n)*", text)
        if old is None or seen[name] > 1:
            text += row
        else:
            text = text[: old.start()] + row + text[old.end() :]
    else:
        key = body.split(":", maxsplit=1)[0]
        old = re.search(rf"^{re.escape(key)}:.*\n(?: .*\n)*", text, re.MULTILINE)
        text = text[: old.start()] + body + text[old.end() :] if old else text + body
    path.write_text(text, "utf-8")
