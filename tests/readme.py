"""The captures in the READMEs are what the program prints: ``python -m tests.readme`` compares, ``--write`` renews.

A capture stands between ``<!-- run: zjtrack … -->`` and ``<!-- /run -->``, taken in a terminal 100 columns wide.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import shlex
import struct
import subprocess
import sys
import termios
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILES = ("README.md", "README.zh.md")
COLUMNS = 100
_BLOCK = re.compile(r"(<!-- run: (zjtrack [^\n]*?) -->\n```\n)(.*?)(```\n<!-- /run -->)", re.S)


def capture(command: str, columns: int = COLUMNS) -> str:
    """What the command prints in a terminal so many columns wide, without colour."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    plain = {
        key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "ZJTRACK", "COLUMNS"))
    }
    env = {**plain, "NO_COLOR": "1", "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    words = shlex.split(command)[1:]
    with subprocess.Popen([sys.executable, "-m", "zjtrack", *words], cwd=ROOT, env=env, stdout=slave) as process:
        os.close(slave)
        text = b""
        while chunk := _read(master):
            text += chunk
        process.wait()
    os.close(master)
    return text.decode("utf-8").replace("\r\n", "\n")


def _read(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:  # Linux's way of saying that the other end is closed
        return b""


def renewed(text: str, only: str = "") -> str:
    """The README with every capture (of commands that contain ``only``) as it is today."""

    def replace(match: re.Match[str]) -> str:
        if only not in match[2]:
            return match[0]
        return f"{match[1]}$ {match[2]}\n{capture(match[2])}{match[4]}"

    return _BLOCK.sub(replace, text)


def main() -> int:
    """Compare, or renew; 1 where a capture is out of date."""
    stale = []
    for name in FILES:
        path = ROOT / name
        text = path.read_text("utf-8")
        now = renewed(text)
        if text != now:
            stale.append(name)
            if "--write" in sys.argv:
                path.write_text(now, "utf-8")
    if stale and "--write" not in sys.argv:
        print(f"out of date: {', '.join(stale)}; run `make readme`", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
