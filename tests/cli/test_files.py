"""Where a file cannot be written: each output says why in the reader's language, leaves with 2 and leaves nothing behind."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.test_cli import ROOT, run
from zjtrack import files
from zjtrack.output import OutputError

# Each with the name that it writes; all refuse a file that exists unless forced.
KEPT = {
    "compare": (["compare", "2024", "--format", "xlsx"], "a.xlsx"),
    "report": (["report"], "a.html"),
    "workbook": (["export"], "a.xlsx"),
    "database": (["export"], "a.sqlite"),
    "csv": (["export"], "folder"),
}
TEXT = (["compare", "2024", "--format", "json"], "a.json")
ALL = {**KEPT, "text": TEXT}


def call(which: str, folder: Path, *more: str, lang: str = "en") -> tuple[int, str]:
    command, name = ALL[which]
    code, out, err = run(*command, "-o", str(folder / name), "--lang", lang, *more)
    assert out == ""
    return code, err


def left(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize("which", KEPT)
def test_a_file_that_exists_stays_unless_forced(which: str, tmp_path: Path) -> None:
    name = ALL[which][1]
    kept = tmp_path / name / "verdicts.csv" if name == "folder" else tmp_path / name
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("mine")
    before = left(tmp_path)
    for lang, said in (
        ("en", "exists; give --force to replace it, or another name"),
        ("zh", "已存在；加 --force 替换，或换一个名字"),
    ):
        code, err = call(which, tmp_path, lang=lang)
        assert (code, said in err, kept.read_text(), left(tmp_path)) == (2, True, "mine", before)
    assert call(which, tmp_path, "--force")[0] == 0
    assert kept.read_bytes() != b"mine"


def test_text_is_replaced_as_a_redirection_would(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("old")
    assert call("text", tmp_path) == (0, "")
    assert (tmp_path / "a.json").read_text("utf-8").startswith("{")


@pytest.mark.parametrize("which", [one for one in ALL if one != "csv"])
@pytest.mark.parametrize(("lang", "directory", "missing"), [
    ("en", "is a directory; name a file in it", "there is no such directory; make it first"),
    ("zh", "是目录；请写出其中的文件名", "没有这个目录；请先建立"),
])  # fmt: skip
def test_a_directory_and_a_missing_one(which: str, lang: str, directory: str, missing: str, tmp_path: Path) -> None:
    command, name = ALL[which]
    assert missing in call(which, tmp_path / "no", lang=lang)[1]
    if command[0] != "export":  # to export into a directory is to write csv
        (tmp_path / name).mkdir()
        code, err = call(which, tmp_path, lang=lang)
        assert (code, directory in err, left(tmp_path)) == (2, True, [name])


@pytest.mark.parametrize("which", ALL)
def test_a_full_disk(which: str, small_disk: Path) -> None:
    for lang, said in (("en", "no space left on the disk"), ("zh", "磁盘空间不足")):
        code, err = call(which, small_disk, lang=lang)
        assert (code, said in err, left(small_disk)) == (2, True, [])


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four pages, where this user may mount one."""
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(tmp_path)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("no disk may be mounted here")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)


@pytest.mark.parametrize("which", ALL)
def test_a_limit_of_size(which: str, tmp_path: Path) -> None:
    """The same where nothing may be mounted: no file may grow beyond 8 KB."""
    command, name = ALL[which]
    limited: Callable[[], object] = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))  # noqa: E731
    done = subprocess.run(
        [sys.executable, "-m", "zjtrack", *command, "-o", str(tmp_path / name), "--lang", "en"], cwd=ROOT, check=False, preexec_fn=limited,
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT), "ZJTRACK_CACHE": "off"},
    )  # fmt: skip
    assert (done.returncode, "larger than files may be here" in done.stderr, left(tmp_path)) == (2, True, [])
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", [KEPT["compare"][0], KEPT["report"][0], TEXT[0]])
def test_a_device_is_written_to_and_stays_a_device(command: list[str]) -> None:
    full = Path("/dev/full")
    if not full.is_char_device():
        pytest.skip("no /dev/full here")
    code, _, err = run(*command, "-o", str(full))
    assert (code, "no space left" in err, full.is_char_device()) == (2, True, True)


def test_held_open_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Windows does where Excel has the file open: the rename is denied."""
    old, new = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    old.write_bytes(b"old")

    def denied(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", denied)
    with pytest.raises(OutputError, match="close it, or give another name") as found:
        files.write_files({new: b"new", old: b"new"})
    assert "请先关闭，或换一个名字" in found.value.said("zh")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.xlsx", b"old")]


def test_not_writable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As any user but root would find it: a file that is read-only, then a directory."""
    target = tmp_path / "a.html"
    target.write_text("mine")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(OutputError, match="it is read-only; lift that, or give another name"):
        files.write_file(b"new", target)
    monkeypatch.undo()
    if os.geteuid() != 0:
        tmp_path.chmod(0o555)
        with pytest.raises(OutputError, match="permission denied"):
            files.write_file(b"new", tmp_path / "b.html")
        tmp_path.chmod(0o755)
    assert [one.name for one in tmp_path.iterdir()] == ["a.html"]


def test_a_link_leads_where_it_led_and_modes_stay(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "real.txt").chmod(0o640)
    (tmp_path / "link.txt").symlink_to("real.txt")
    files.write_file(b"new", tmp_path / "link.txt")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == b"new"
    assert (tmp_path / "real.txt").stat().st_mode & 0o777 == 0o640


def test_of_several_files_all_are_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(OutputError, match="is a directory"):
        files.write_folder({"a.csv": b"1", "there": b"2"}, tmp_path, force=False)
    with pytest.raises(OutputError):
        files.write_folder({"a.csv": b"1", "b/c": b"2"}, tmp_path / "new" / "deep", force=False)
    assert left(tmp_path) == ["there"]


def test_the_name_says_that_a_workbook_is_meant(tmp_path: Path) -> None:
    assert run("compare", "2024", "-o", str(tmp_path / "a.xlsx"))[0] == 0
    assert (tmp_path / "a.xlsx").read_bytes().startswith(b"PK")
    code, _, err = run("compare", "2024", "--format", "xlsx", "-o", str(tmp_path / "a.xls"))
    assert (code, "ends in .xlsx" in err) == (2, True)
    code, _, err = run("compare", "2024", "--format", "xlsx", "-o", "-", "--lang", "zh")
    assert (code, "-o 文件名.xlsx" in err) == (2, True)
    assert left(tmp_path) == ["a.xlsx"]
