"""Quotes in their documents, beside the other findings."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from zjtrack.finding import Finding, sort_key
from zjtrack.load import Loaded

# What follows from a clause that was garbled, or from a hash that is none, and where: on the row, or on its line.
_OF_ROW = ("value-not-in-quote", "other-unit", "other-year", "bound-unsaid", "estimate-unsaid")
_OF_LINE = ("unreadable-wording", "several-targets", "unit-mismatch", "better-contradicts")


def with_sources(loaded: Loaded, found: Iterable[Finding], directory: Path) -> tuple[Finding, ...]:
    """The findings of ``check`` and those of the documents' texts; one mistake is named once.

    Where a quote is not in its document, that its figure is not in the quote follows from it; where a
    wording is not, so does that it cannot be read; a hash that is none is no changed text.
    """
    from zjtrack.sources import check_sources  # noqa: PLC0415

    found = list(found)
    lost = list(check_sources(loaded, directory))
    garbled = [f for f in lost if f.code == "quote-not-found"]
    rows = {(f.file, f.id, _row(loaded, f)) for f in garbled}
    lines = {(f.file, f.line) for f in garbled}
    no_hash = {f.id for f in found if f.code == "bad-hash"}
    kept = [
        f
        for f in found
        if (f.code not in _OF_ROW or (f.file, f.id, _row(loaded, f)) not in rows)
        and (f.code not in _OF_LINE or (f.file, f.line) not in lines)
    ]
    kept += [f for f in lost if f.code != "text-changed" or f.id not in no_hash]
    return tuple(sorted(kept, key=sort_key))


def _row(loaded: Loaded, finding: Finding) -> int:
    """The line on which the row of a finding begins."""
    places = [row.at for row in loaded.dataset.readings] + [row.at for row in loaded.dataset.targets]
    return max((at.line for at in places if at.file == finding.file and at.line <= finding.line), default=0)
