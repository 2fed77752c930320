"""Bad input through the program as run: a message and exit code 1 (check) or 2, never a traceback or a hang."""

from __future__ import annotations

import os
import re
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_cli import run
from tests.unit.test_diff import BASE

RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2061-\u2069\ufeff]")
NASTY = "\x1b[31m\u202e\u200b\x07<script>@all=1+1|`$%::error::"


def data(tmp_path: Path, **files: bytes) -> Path:
    where = tmp_path / "data"
    where.mkdir()
    for name, text in BASE.items():
        (where / name).write_text(text, "utf-8")
    for name, content in files.items():
        (where / f"{name}.yaml").write_bytes(content)
    return where


def bomb() -> bytes:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    return "\n".join(lines).encode()


CONTENT: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty-file"),
    "gbk": ("year: 2024 # 浙江省目标".encode("gbk"), "GBK"),
    "utf-16": ("year: 2024".encode("utf-16"), "UTF-16"),
    "byte-order mark": (b"\xef\xbb\xbf" + BASE["targets_2024.yaml"].encode(), "byte-order-mark"),
    "nul": (b"year: 2024\x00", "control-character"),
    "alias bomb": (bomb(), "alias"),
    "deep flow": (b"[" * 10_000, "too-deep"),
    "deep block": (b"- " * 10_000 + b"x", "too-deep"),
    "deep mapping": (b"".join(b" " * n + b"a:\n" for n in range(400)), "too-deep"),
    "python tag": (b"year: !!python/object/apply:os.system ['true']", "tag"),
    "binary": (bytes(range(256)) * 40, "not-utf8"),
    "50 MB": (b"#" * 50_000_000, "file-too-large"),
}


@pytest.mark.parametrize("name", CONTENT)
def test_content(name: str, tmp_path: Path) -> None:
    content, said = CONTENT[name]
    where = data(tmp_path, targets_2024=content)
    began = time.monotonic()
    code, out, err = run("check", "--data", str(where), "--lang", "en")
    assert (code, err) == (1, "")
    assert said in out
    code, out, err = run("compare", "2024", "--data", str(where))
    assert (code, out) == (2, "")
    assert err
    assert time.monotonic() - began < 15


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    here = os.getcwd()
    os.chdir(path.parent)  # the path of a socket may have 100 characters
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path.name)
    finally:
        os.chdir(here)


THINGS: dict[str, Callable[[Path], None]] = {
    "pipe": _fifo, "socket": _socket, "directory": Path.mkdir, "loop of links": lambda path: path.symlink_to(path.name),
    "dangling link": lambda path: path.symlink_to("nowhere"), "device": lambda path: path.symlink_to("/dev/zero"),
}  # fmt: skip


@pytest.mark.parametrize("name", THINGS)
@pytest.mark.parametrize("file", ["targets_2024.yaml", "dataset.yaml"])
def test_things_in_place_of_a_file(name: str, file: str, tmp_path: Path) -> None:
    where = data(tmp_path)
    (where / file).unlink()
    THINGS[name](where / file)
    code, out, _ = run("check", "--data", str(where))
    assert code == 1
    assert file in out
    assert "1 error" in out
    assert run("compare", "2024", "--data", str(where))[0] == 2


@pytest.mark.parametrize("name", ["nowhere", "dataset.yaml", "fifo"])
def test_things_in_place_of_the_directory(name: str, tmp_path: Path) -> None:
    where = data(tmp_path)
    os.mkfifo(where / "fifo")
    for command in (["check"], ["compare", "2024"], ["diff", str(where), str(where / name)]):
        code, out, err = run(*command, *([] if command[0] == "diff" else ["--data", str(where / name)]))
        assert (code, out) == (2, "")
        assert name in err


@pytest.mark.parametrize("format_", ["table", "json", "github", "gitlab", "markdown"])
@pytest.mark.parametrize("place", ["unit", "sector", "key", "target"])
def test_what_text_hides_reaches_no_output_raw(format_: str, place: str, tmp_path: Path) -> None:
    text = BASE["targets_2024.yaml"]
    quoted = '"' + "".join(f"\\u{ord(char):04x}" for char in NASTY) + '"'  # by escapes, past the reader of characters
    edits = {"unit": ("unit: 亿美元", f"unit: {quoted}"), "sector": ("sector: 民生", f"sector: {quoted}"),
             "key": ("    target: 200以上", f"    target: 200以上\n    {quoted}: x"), "target": ("target: 200以上", f"target: {quoted}")}  # fmt: skip
    where = data(tmp_path, targets_2024=text.replace(*edits[place], 1).encode())
    code, out, err = run("check", "--data", str(where), "--format", format_)
    assert code == 1
    assert not RAW.search(out.replace("\n", "")), RAW.findall(out)
    assert "Traceback" not in err
    if format_ == "github":
        assert all(line.startswith(("::error", "::warning", "::notice")) for line in out.splitlines())
    if format_ == "markdown":
        assert "<script>" not in out


def test_github_shows_ten_of_a_severity_and_counts_the_rest(tmp_path: Path) -> None:
    where = data(tmp_path, targets_2024=BASE["targets_2024.yaml"].replace("list: [annex]", "list: annex").replace("sector: ", "setcor: ").encode())  # fmt: skip
    lines = run("check", "--data", str(where), "--format", "github")[1].splitlines()
    assert sum(line.startswith("::error") for line in lines) == 10
    assert "4 not shown" in lines[-1]


def test_the_caret_stands_under_the_character(tmp_path: Path) -> None:
    where = data(tmp_path, targets_2024=BASE["targets_2024.yaml"].replace("name: 生产总值增长", "name: 生产\t总值增长").encode())  # fmt: skip
    out = run("check", "--data", str(where))[1].splitlines()
    caret = next(line for line in out if line.strip().startswith("^"))
    source = out[out.index(caret) - 1]
    before = source[: source.index("\\u{9}")]
    assert caret.index("^") == sum(2 if ord(char) > 0x2E80 else 1 for char in before)
