"""Try the wheel as a user gets it: a fresh environment with run-time dependencies only, an empty folder.

Run by ``make wheel`` as ``python tests/installed.py dist``; it needs nothing but the standard library.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path


def main(folder: str) -> None:
    """Install the one wheel in ``folder`` and use it; ``SystemExit`` names the first thing that fails."""
    (wheel,) = Path(folder).resolve().glob("*.whl")
    with tempfile.TemporaryDirectory() as scratch:
        home, work = Path(scratch, "env"), Path(scratch, "work")
        work.mkdir()
        venv.create(home, with_pip=True)
        python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        _run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)], work)
        _try_commands(python, work)
    print(f"{wheel.name}: 1 passed, 0 failed")


def _try_commands(python: Path, work: Path) -> None:
    zjtrack = [python, "-m", "zjtrack"]
    table = _run([*zjtrack, "compare", "2024", "--lang", "zh"], work)
    _expect("实际使用外资" in table and "未达" in table, "compare prints the table", table)
    data = json.loads(_run([*zjtrack, "compare", "2024", "--format", "json"], work))
    _expect(data["summary"]["total"] == len(data["results"]), "the JSON's summary counts its results", str(data))
    _expect("0 errors" in _run([*zjtrack, "check", "--lang", "en"], work), "the shipped data is clean", "")
    _run([*zjtrack, "show", "fdi"], work)
    _run([*zjtrack, "parse", "城镇调查失业率控制在5%以内"], work)
    _run([*zjtrack, "--help"], work)


def _run(command: list[str | Path], work: Path) -> str:
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, encoding="utf-8", check=False)
    _expect(done.returncode == 0, " ".join(map(str, command[1:])), done.stdout + done.stderr)
    _expect("Traceback" not in done.stderr, "no traceback", done.stderr)
    return done.stdout


def _expect(held: bool, what: str, seen: str) -> None:
    if not held:
        raise SystemExit(f"installed wheel: failed: {what}\n{seen}")


if __name__ == "__main__":
    main(sys.argv[1])
