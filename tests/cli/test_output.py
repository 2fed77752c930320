"""The output contract of the design's first section, for the program as run."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.test_cli import ROOT, run

COMMANDS = [["compare", "2024"], ["show", "fdi"], ["show", "--sector", "民生"], ["check"], ["parse", "5.5左右"]]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_same_bytes_and_no_colour_in_a_pipe(command: list[str]) -> None:
    first = run(*command, env={"PYTHONHASHSEED": "1"})
    assert first == run(*command, env={"PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai", "CI": "true"})
    assert "\x1b" not in first[1]
    assert "…" not in first[1] or command[0] != "compare"


@pytest.mark.parametrize(("encoding", "lang"), [("gbk", "zh"), ("ascii", "zh"), ("cp1252", "en")])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_poor_consoles(command: list[str], encoding: str, lang: str) -> None:
    code, _, err = run(*command, "--lang", lang, env={"PYTHONIOENCODING": encoding})
    assert (code, err) == (0, "")


def test_errors_reach_a_poor_console_too(tmp_path: Path) -> None:
    for encoding in ("gbk", "ascii", "cp1252"):
        code, out, err = run("compare", "--sector", "民声", env={"PYTHONIOENCODING": encoding})
        assert (code, out) == (2, "")
        assert "sector" in err


def _terminal(arguments: list[str], env: dict[str, str]) -> bytes:
    """What the program writes to a terminal."""
    master, slave = pty.openpty()
    plain = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "CI")}
    process = subprocess.Popen([sys.executable, "-m", "zjtrack", *arguments], cwd=ROOT, stdin=slave, stdout=slave, stderr=slave,
                               env={**plain, "PYTHONPATH": str(ROOT), "TERM": "xterm", "PYTHONIOENCODING": "utf-8", **env})  # fmt: skip
    os.close(slave)
    written = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:
            break
        if not piece:
            break
        written += piece
    process.wait(30)
    os.close(master)
    return written


@pytest.mark.parametrize(
    ("option", "env", "coloured"),
    [
        ("auto", {}, True),
        ("auto", {"NO_COLOR": "1"}, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("auto", {"TERM": "dumb"}, False),
        ("never", {"FORCE_COLOR": "1"}, False),
        ("always", {"NO_COLOR": "1"}, True),
    ],
)
def test_colour_in_a_terminal(option: str, env: dict[str, str], coloured: bool) -> None:
    assert (b"\x1b[" in _terminal(["compare", "2024", "--color", option], env)) is coloured


@pytest.mark.parametrize("command", [c for c in COMMANDS if c[0] != "parse"], ids=" ".join)
def test_a_reader_that_has_enough(command: list[str]) -> None:
    call = subprocess.list2cmdline([sys.executable, "-m", "zjtrack", *command])
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    for reader in ("head -1", "true"):
        done = subprocess.run(["bash", "-c", f"{call} | {reader}"], cwd=ROOT, capture_output=True, env=env, check=False)
        assert done.stderr == b""


def test_ctrl_c_leaves_with_130_and_no_traceback() -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    # A job in the background is born deaf to SIGINT, and so would be its child: the child is told to listen.
    listen = "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler); runpy.run_module('zjtrack', run_name='__main__')"
    process = subprocess.Popen([sys.executable, "-c", listen, "parse", "-"], cwd=ROOT, env=env, stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip
    time.sleep(1.5)  # it waits for lines
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in err


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")
    assert run("compare", "2042", "--format", "json", "-o", str(target))[0] == 2
    assert target.read_text() == "old"
    assert run("compare", "2024", "--format", "json", "-o", str(target)) == (0, "", "")
    assert target.read_text("utf-8") == run("compare", "2024", "--format", "json")[1]
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
