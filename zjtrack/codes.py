"""The page of each code: what it means, why, a bad and a good example. The pages ship with the package."""

from __future__ import annotations

from pathlib import Path

from zjtrack.finding import CODES


def folder() -> Path:
    """Where the pages are: in the package, or in the repository beside it."""
    package = Path(__file__).parent
    shipped = package / "_codes"
    return shipped if shipped.is_dir() else package.parent / "docs" / "codes"


def page(code: str) -> str | None:
    """The page of a code, ``None`` where there is no such code."""
    return (folder() / f"{code}.md").read_text("utf-8") if code in CODES else None
