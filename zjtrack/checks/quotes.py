"""Quotes in their documents, beside the other findings."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from zjtrack.finding import Finding, sort_key
from zjtrack.load import Loaded


def with_sources(loaded: Loaded, found: Iterable[Finding], directory: Path) -> tuple[Finding, ...]:
    """The findings of ``check`` and those of the documents' texts; a garbled quote is named once.

    Where a quote is not in its document, that its figure is not in the quote follows from it.
    """
    from zjtrack.sources import check_sources  # noqa: PLC0415

    lost = list(check_sources(loaded, directory))
    garbled = {(f.file, f.id, _row(loaded, f)) for f in lost if f.code == "quote-not-found"}
    kept = [f for f in found if f.code not in _FOLLOW or (f.file, f.id, _row(loaded, f)) not in garbled]
    return tuple(sorted([*kept, *lost], key=sort_key))


_FOLLOW = ("value-not-in-quote", "other-unit", "other-year", "bound-unsaid", "estimate-unsaid")


def _row(loaded: Loaded, finding: Finding) -> int:
    """The line on which the row of a finding begins."""
    places = [row.at for row in loaded.dataset.readings] + [row.at for row in loaded.dataset.targets]
    return max((at.line for at in places if at.file == finding.file and at.line <= finding.line), default=0)
