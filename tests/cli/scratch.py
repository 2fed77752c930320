"""A scratch repository with the sample data in it, for tests of what needs git."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.unit.test_diff import BASE

ROOT = Path(__file__).parents[2]
_IDENTITY = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a",
             "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}  # fmt: skip


def environment(**extra: str) -> dict[str, str]:
    """A plain environment: nobody's locale, forge or git configuration."""
    named = ("LC_", "LANG", "ZJTRACK", "GIT_", "GITHUB_", "CI_")
    plain = {key: value for key, value in os.environ.items() if not key.startswith(named)}
    return {**plain, **_IDENTITY, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "ZJTRACK_CACHE": "off", **extra}


def git(where: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=where, env=environment(), capture_output=True, text=True, check=True
    )  # fmt: skip
    return done.stdout.strip()


def zjtrack(where: Path, *arguments: str, **env: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a call in that directory."""
    done = subprocess.run(
        [sys.executable, "-m", "zjtrack", *arguments],
        cwd=where,
        env=environment(**env),
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def write(directory: Path, files: dict[str, str] | None = None) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    for name, text in (files or BASE).items():
        (directory / name).write_text(text, "utf-8")


def commit(where: Path, message: str = "edit") -> str:
    git(where, "add", "--all")
    git(where, "commit", "--quiet", "--message", message)
    return git(where, "rev-parse", "HEAD")


def repository(where: Path, data: str = "data") -> Path:
    """A repository on ``main`` whose one commit holds the sample data."""
    where.mkdir(parents=True)
    git(where, "init", "--quiet", "--initial-branch", "main")
    write(where / data)
    commit(where, "base")
    return where


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def lose_a_verdict(data: Path) -> None:
    """The edit that most tests make: fdi was met and is missed."""
    replace(data / "actuals_2025.yaml", "210.5", "152.7")
