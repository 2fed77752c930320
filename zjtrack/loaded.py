"""What reading a data directory gives, and where that directory is: known without reading anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from zjtrack.finding import Finding
from zjtrack.model import DataSet, Location
from zjtrack.record import record


@record
class Loaded:
    """What was read: valid records, every finding, the texts (for reports), and all ids seen.

    ``ids`` are also those of rows that were left out, so that one mistake is not reported twice.
    ``is_sound`` marks data that an earlier run read from the same bytes and found without errors.
    """

    dataset: DataSet
    findings: tuple[Finding, ...]
    files: Mapping[str, str]
    ids: Mapping[str, tuple[tuple[str, Location], ...]] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()  # names of files that could not be read as a whole
    is_sound: bool = False

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity == "error")


def find_data(explicit: Path | None, start: Path) -> Path | None:
    """The data directory: the one named, else the nearest upwards, else the tables shipped here."""
    if explicit is not None:
        return explicit
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / "data" / "dataset.yaml").is_file():
            return folder / "data"
    package = Path(__file__).parent
    for shipped in (package / "_data", package.parent / "data"):
        if (shipped / "dataset.yaml").is_file():
            return shipped
    return None
