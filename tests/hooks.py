"""The pre-commit hooks as pre-commit runs them: installed from this repository, on a scratch one.

Run by ``make hooks``; it needs pre-commit and the package index, so the ordinary tests run the hooks' entries only.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.cli.scratch import ROOT, environment, lose_a_verdict, repository


def main() -> None:
    """``SystemExit`` where a hook passes what it should stop, or stops what it should pass."""
    with tempfile.TemporaryDirectory() as folder:
        repo = repository(Path(folder, "r"))
        home = str(Path(folder, "home"))
        code, out = _try(repo, home)
        _expect(code == 0 and out.count("Passed") == 2, "both hooks pass sound data", out)
        lose_a_verdict(repo / "data")
        subprocess.run(["git", "add", "--all"], cwd=repo, check=True)
        code, out = _try(repo, home)
        _expect(code == 1 and "met → missed" in out, "zjtrack-diff stops a lost verdict and says which", out)
    print("pre-commit hooks: 2 passed, 0 failed")


def _try(repo: Path, home: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "--all-files"], cwd=repo, check=False,
        env=environment(PRE_COMMIT_HOME=home, PYTHONPATH="", ZJTRACK_LANG="en"), capture_output=True, text=True,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def _expect(held: bool, what: str, seen: str) -> None:
    if not held:
        raise SystemExit(f"hooks: failed: {what}\n{seen}")


if __name__ == "__main__":
    main()
