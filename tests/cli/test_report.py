"""``zjtrack report`` as run: where it writes, what it refuses, what it leaves behind."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_cli import run


def test_it_writes_one_page_and_says_where(tmp_path: Path) -> None:
    code, out, err = run("report", "2024", "--lang", "en", "-o", str(tmp_path / "a.html"))
    assert (code, out) == (0, "")
    assert "a.html written (" in err
    assert (tmp_path / "a.html").read_text("utf-8").startswith("<!doctype html>")
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_standard_output_on_request() -> None:
    code, out, _ = run("report", "-o", "-", "--lang", "zh")
    assert code == 0
    assert out.endswith("</html>\n")
