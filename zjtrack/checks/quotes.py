"""Quotes in their documents, beside the other findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from zjtrack.finding import Finding, sort_key
from zjtrack.load import Loaded

# What follows from a clause that was garbled or is another row's: on the row, on its line, of its series; from a unit that is not as printed.
_OF_ROW = {"value-not-in-quote", "other-unit", "other-year", "bound-unsaid", "estimate-unsaid"}
_OF_LINE = {"unreadable-wording", "several-targets", "unit-mismatch"}
_OF_SERIES = {"better-contradicts", "better-unlikely", "far-off", "tenfold", "stale-estimate", "conflict"}
_OF_UNIT = {"unit-mismatch", "unit-unlikely", "changed-series"}


def with_sources(loaded: Loaded, found: Iterable[Finding], directory: Path) -> tuple[Finding, ...]:
    """The findings of ``check`` and those of the documents' texts; one mistake is named once.

    Where a quote is not in its document, that its figure is not in the quote follows from it; where a
    wording is not, so does that it cannot be read; a hash that is none is no changed text.
    """
    from zjtrack.sources import check_sources  # noqa: PLC0415

    found = list(found)
    no_hash = {f.id for f in found if f.code == "bad-hash"}
    lost = [f for f in check_sources(loaded, directory) if f.code != "text-changed" or f.id not in no_hash]
    garbled = [f for f in lost if f.code == "quote-not-found"]
    lines = {(f.file, f.line) for f in garbled}
    lost = [f for f in lost if f in garbled or (f.file, f.line) not in lines]
    rows = {(f.file, f.id, _row(loaded, f)) for f in garbled}
    series = {f.id for f in lost if f.code in ("quote-not-found", "other-subject", "unit-unlikely")}
    units = {f.id for f in lost if f.code == "unit-unlikely"}
    return tuple(
        sorted([*lost, *(f for f in found if not _follows(loaded, f, rows, lines, series, units))], key=sort_key)
    )


def _row(loaded: Loaded, finding: Finding) -> int:
    """The line on which the row of a finding begins."""
    places = [row.at for row in loaded.dataset.readings] + [row.at for row in loaded.dataset.targets]
    return max((at.line for at in places if at.file == finding.file and at.line <= finding.line), default=0)


def _follows(loaded: Loaded, finding: Finding, rows: Collection[tuple[str, str | None, int]],
             lines: Collection[tuple[str, int]], series: Collection[str | None], units: Collection[str | None]) -> bool:  # fmt: skip
    """Whether a finding of the rows alone follows from one of the documents."""
    code = finding.code
    if code in _OF_ROW:
        return (finding.file, finding.id, _row(loaded, finding)) in rows
    if code in _OF_LINE and (finding.file, finding.line) in lines:
        return True
    return (code in _OF_SERIES and finding.id in series) or (code in _OF_UNIT and finding.id in units)
