"""Findings are values: what is wrong, where, why, and what to write instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from zjtrack.message import NOTHING, Message
from zjtrack.record import record

Severity = Literal["error", "warning", "note"]
_RANK = {"error": 0, "warning": 1, "note": 2}

_ERRORS = (
    # files
    "no-dataset", "unreadable-file", "not-a-file", "file-too-large", "empty-file", "byte-order-mark", "not-utf8",
    "control-character", "tab",
    # structure
    "syntax", "too-deep", "alias", "tag", "several-documents", "duplicate-key", "unknown-key", "missing-key",
    "wrong-type", "empty-value", "todo",
    # values
    "unquoted-text", "quoted-number", "bad-number", "bad-year", "bad-choice", "bad-date", "bad-period", "bad-id",
    "bad-range", "bad-url", "bad-hash", "wrong-year", "future-year", "two-periods", "bad-combination",
    # names
    "duplicate-id", "duplicate-number", "duplicate-reading", "unknown-id", "unknown-source", "unknown-sector",
    "unknown-reference", "unknown-part", "unknown-code", "cycle", "reused-id", "retired-id",
    "duplicate-place",
    # wordings and figures
    "unreadable-wording", "several-targets", "unit-mismatch", "better-required", "reference-required",
    "value-not-in-quote", "bad-derivation", "quote-not-found", "no-text",
)  # fmt: skip
_WARNINGS = (
    "misnamed-file", "better-contradicts", "better-unlikely", "unit-unlikely", "superfluous-rule", "unused-accept", "bound-unsaid", "estimate-unsaid",
    "other-year", "other-unit", "other-subject", "unknown-place", "far-off", "tenfold", "changed-series", "same-name", "stale-estimate", "conflict",
    "text-changed",
)  # fmt: skip

# Every code that a finding may have. Codes are stable: they stand in `accept:` and in other people's CI.
CODES: Mapping[str, Severity] = {**dict.fromkeys(_ERRORS, "error"), **dict.fromkeys(_WARNINGS, "warning")}


@record
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
    message: Message
    hint: Message = NOTHING
    id: str | None = None
    end_column: int = 0


def sort_key(finding: Finding) -> tuple[str, int, int, int, str, str]:
    """A total order, so that the same data always gives the same report."""
    return (finding.file, finding.line, finding.column, _RANK[finding.severity], finding.code, finding.message)


class DataError(ValueError):
    """The data cannot be judged; the message lists every error with its place."""
