"""``zjtrack report`` as run: where it writes, what it refuses, what it leaves behind."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_cli import run

FULL = Path("/dev/full")


def test_it_writes_one_page_and_says_where(tmp_path: Path) -> None:
    code, out, err = run("report", "2024", "--lang", "en", "-o", str(tmp_path / "a.html"))
    assert (code, out) == (0, "")
    assert "a.html written (" in err
    assert (tmp_path / "a.html").read_text("utf-8").startswith("<!doctype html>")
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_a_page_that_exists_stays_unless_forced(tmp_path: Path) -> None:
    target = tmp_path / "a.html"
    target.write_text("mine")
    code, _, err = run("report", "-o", str(target))
    assert (code, "--force" in err, target.read_text()) == (2, True, "mine")
    assert run("report", "-o", str(target), "--force")[0] == 0
    assert target.read_text("utf-8") != "mine"


def test_what_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    for target, said in ((tmp_path, "is a directory"), (tmp_path / "no" / "a.html", "no such file or directory")):
        code, out, err = run("report", "-o", str(target))
        assert (code, out) == (2, "")
        assert said in err
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said_and_a_device_stays_a_device() -> None:
    code, _, err = run("report", "-o", str(FULL))
    assert (code, "no space left" in err) == (2, True)
    assert FULL.is_char_device()


def test_standard_output_on_request() -> None:
    code, out, _ = run("report", "-o", "-", "--lang", "zh")
    assert code == 0
    assert out.endswith("</html>\n")
