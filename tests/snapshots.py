"""Whole outputs, kept beside the tests: ``ZJTRACK_SNAPSHOTS=write pytest`` renews them, and git shows what changed."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "snapshots"


def check(name: str, text: str) -> None:
    """The text is what was kept under that name."""
    path = FOLDER / name
    if os.environ.get("ZJTRACK_SNAPSHOTS") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    assert path.exists(), f"no snapshot {name}: ZJTRACK_SNAPSHOTS=write"
    with path.open(encoding="utf-8", newline="") as stream:
        assert text == stream.read()
