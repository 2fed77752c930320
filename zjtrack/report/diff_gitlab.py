"""A diff as a GitLab Code Quality report."""

from __future__ import annotations

import hashlib
from typing import Any

from zjtrack.diff.model import DiffReport, VerdictMove
from zjtrack.report.diff_github import place_of
from zjtrack.report.view import Lang
from zjtrack.words.diffs import say

_SEVERITY = {"lost": "critical", "removed": "critical", "decided": "major", "other": "minor"}


def payload(report: DiffReport, lang: Lang, prefix: str = "") -> list[dict[str, Any]]:
    """The list of issues that GitLab reads, one a moved verdict; ``prefix`` leads from the repository's root."""
    return [_issue(move, lang, prefix) for move in report.verdicts]


def _issue(move: VerdictMove, lang: Lang, prefix: str) -> dict[str, Any]:
    file, _, line = place_of(move).rpartition(":")
    old, new = (say(lang, outcome or "absent") for outcome in (move.old_outcome, move.new_outcome))
    causes = "; ".join(say(lang, cause.cause) for cause in move.causes)
    text = f"{move.year} {move.id}: {old} → {new}" + (f" ({causes})" if causes else "")
    mark = hashlib.sha256(f"{move.year}/{move.id}/{move.old_outcome}/{move.new_outcome}".encode()).hexdigest()
    return {
        "description": text,
        "check_name": f"zjtrack-diff-{move.move}",
        "fingerprint": mark,
        "severity": _SEVERITY.get(move.move, "info"),
        "location": {"path": prefix + file, "lines": {"begin": int(line)}},
    }
