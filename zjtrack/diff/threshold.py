"""When a diff should stop a pipeline: ``--fail-on``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from zjtrack.diff.model import DiffReport

FailOn = Literal["none", "any", "verdict", "worse", "unsourced"]


def _verdict(report: DiffReport) -> bool:
    return any(move.move != "added" for move in report.verdicts)


def _worse(report: DiffReport) -> bool:
    """A met verdict lost, or a decided one that is no longer decided or no longer there."""
    decided = ("met", "missed")
    return any(
        move.move == "lost" or (move.move == "removed" and move.old_outcome in decided) for move in report.verdicts
    )


def _unsourced(report: DiffReport) -> bool:
    return any(change.unsourced for change in report.readings)


_TESTS: dict[FailOn, Callable[[DiffReport], bool]] = {
    "none": lambda report: False,
    "any": lambda report: not report.is_empty,
    "verdict": _verdict,
    "worse": _worse,
    "unsourced": _unsourced,
}


def fails(report: DiffReport, on: FailOn) -> bool:
    """Whether the report holds what ``--fail-on`` names."""
    return _TESTS[on](report)
