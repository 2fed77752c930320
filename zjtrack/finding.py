"""Findings are values: what is wrong, where, why, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]
_RANK = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem in the data.

    ``line`` and ``column`` count from 1 in code points; 0 means that the whole file is meant.
    ``end_column`` is exclusive. ``code`` is stable and named for what is wrong.
    """

    code: str
    severity: Severity
    file: str
    line: int
    column: int
    message: str
    hint: str = ""
    id: str | None = None
    end_column: int = 0


def sort_key(finding: Finding) -> tuple[str, int, int, int, str, str]:
    """A total order, so that the same data always gives the same report."""
    return (finding.file, finding.line, finding.column, _RANK[finding.severity], finding.code, finding.message)
