"""A diff as GitHub workflow annotations: on the changed line, worst first, within GitHub's caps."""

from __future__ import annotations

from zjtrack.diff.model import DiffReport, VerdictMove
from zjtrack.report import escape
from zjtrack.report.view import Lang, View
from zjtrack.words.diffs import say

PER_SEVERITY = 10  # GitHub shows ten annotations of a severity for a step and drops the rest in silence
_SEVERITY = {"lost": "error", "removed": "error", "decided": "warning", "other": "warning"}


def write(report: DiffReport, view: View, prefix: str = "") -> str:
    """One workflow command a moved verdict; what the cap cuts is counted in a last notice.

    ``prefix`` leads from the repository's root to the directory that holds the data's.
    """
    used: dict[str, int] = {}
    lines = []
    for move in report.verdicts:
        severity = _SEVERITY.get(move.move, "notice")
        used[severity] = used.get(severity, 0) + 1
        if used[severity] <= PER_SEVERITY - (severity == "notice"):
            lines.append(_command(severity, move, view.lang, prefix))
    cut = len(report.verdicts) - len(lines)
    if cut:
        lines.append(f"::notice::{escape.workflow(say(view.lang, 'more', count=cut))}")
    return "".join(f"{line}\n" for line in lines)


def _command(severity: str, move: VerdictMove, lang: Lang, prefix: str) -> str:
    old, new = (say(lang, outcome or "absent") for outcome in (move.old_outcome, move.new_outcome))
    title = f"{move.year} {move.id}: {old} → {new}"
    causes = "; ".join(f"{say(lang, c.cause)}: {c.before or '—'} → {c.after or '—'}" for c in move.causes)
    properties = [*place_properties(prefix, place_of(move)), f"title={escape.workflow_property(title)}"]
    return f"::{severity} {','.join(properties)}::{escape.workflow(causes or move.verdict.target.name)}"


def place_of(move: VerdictMove) -> str:
    """The line that a reviewer should look at: the first cause's, else the target's."""
    places = [cause.at for cause in move.causes if cause.at]
    if places:
        return places[0]
    if move.new is not None:
        return str(move.new.target.at)
    return f"{move.verdict.target.at.file}:1"  # the row is gone: the file that held it


def place_properties(prefix: str, place: str) -> list[str]:
    """``data/actuals_2025.yaml:31`` as the two properties that GitHub wants."""
    file, _, line = place.rpartition(":")
    return [f"file={escape.workflow_property(prefix + file)}", f"line={line}"]
