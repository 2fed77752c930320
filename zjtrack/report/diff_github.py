"""A diff as GitHub workflow annotations: on the changed line, worst first, within GitHub's caps."""

from __future__ import annotations

from zjtrack.diff.model import DiffReport, VerdictMove
from zjtrack.report import escape
from zjtrack.report.view import Lang, View
from zjtrack.words.diffs import say

PER_SEVERITY = 10  # GitHub shows ten annotations of a severity for a step and drops the rest in silence
_SEVERITY = {"lost": "error", "removed": "error", "decided": "warning", "other": "warning"}


def write(report: DiffReport, view: View) -> str:
    """One workflow command a moved verdict; what the cap cuts is counted in a last notice."""
    used: dict[str, int] = {}
    lines = []
    for move in report.verdicts:
        severity = _SEVERITY.get(move.move, "notice")
        used[severity] = used.get(severity, 0) + 1
        if used[severity] <= PER_SEVERITY - (severity == "notice"):
            lines.append(_command(severity, move, view.lang))
    cut = len(report.verdicts) - len(lines)
    if cut:
        lines.append(f"::notice::{escape.workflow(say(view.lang, 'more', count=cut))}")
    return "".join(f"{line}\n" for line in lines)


def _command(severity: str, move: VerdictMove, lang: Lang) -> str:
    old, new = (say(lang, outcome or "absent") for outcome in (move.old_outcome, move.new_outcome))
    title = f"{move.year} {move.id}: {old} → {new}"
    causes = "; ".join(f"{say(lang, c.cause)}: {c.before or '—'} → {c.after or '—'}" for c in move.causes)
    properties = [*place_properties(place_of(move)), f"title={escape.workflow_property(title)}"]
    return f"::{severity} {','.join(properties)}::{escape.workflow(causes or move.verdict.target.name)}"


def place_of(move: VerdictMove) -> str | None:
    """The line that a reviewer should look at: the first cause's, else the target's."""
    places = [cause.at for cause in move.causes if cause.at]
    if places:
        return places[0]
    return str(move.new.target.at) if move.new else None


def place_properties(place: str | None) -> list[str]:
    """``data/actuals_2025.yaml:31`` as the two properties that GitHub wants."""
    if place is None:
        return []
    file, _, line = place.rpartition(":")
    return [f"file={escape.workflow_property(file)}", f"line={line}"]
