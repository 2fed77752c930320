"""Many governments' targets judged from rows alone: no files, no state, the same result however the rows are parted.

A row is a target with one of its readings. All rows of a government must be given together: the figures of a reference and of
the year before, and how far its reports go, are found among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from zjtrack.checks import rows as checks
from zjtrack.checks.context import Context
from zjtrack.loaded import Loaded
from zjtrack.model import DataSet
from zjtrack.panel.columns import JUDGED
from zjtrack.panel.rows import Columns, Government, Problems, governments
from zjtrack.record import record
from zjtrack.report.view import Lang
from zjtrack.rules import Bound
from zjtrack.verdict import Figure, Policy, Verdict, judge
from zjtrack.verdict.evidence import Evidence
from zjtrack.words.messages import say
from zjtrack.words.phrases import reason

_CHECKS = (checks.wordings, checks.other_wordings, checks.ranges, checks.deadlines)


@record
class Judged:
    """A target's verdict: ``row`` is the position of the row whose reading decided, else of its first; cells as ``JUDGED``."""

    first: int
    row: int
    cells: tuple[Any, ...]


def judge_rows(columns: Columns, length: int, within: Sequence[str] = (), policy: Policy | None = None,
               lang: Lang = "zh") -> list[Judged]:  # fmt: skip
    """One entry a target, in the order of their first rows; a row with a problem has no verdict and says why.

    ``columns`` map names to cells, ``None`` where empty, and have been through ``rows.demand``.
    """
    problems = Problems()
    found: list[Judged] = []
    for government in governments(columns, length, within, problems):
        for first, verdict, cells in _judged(government, policy or Policy(), problems, lang):
            found.append(Judged(first, _deciding(columns, first, verdict), cells))
    found += [_refused(at, messages) for at, messages in problems.found.items()]
    return sorted(found, key=lambda one: one.first)


def _judged(
    government: Government, policy: Policy, problems: Problems, lang: Lang
) -> Iterator[tuple[int, Verdict, tuple[Any, ...]]]:
    data = government.dataset()
    bounds = _bounds(data, problems)
    evidence = Evidence(data, policy.as_of)
    if government.reported_until > evidence.reported_until:
        evidence = Evidence(data, policy.as_of, government.reported_until)
    for bound in bounds:
        target, first = bound.target, bound.target.at.line
        if first not in problems.found and (target.year, target.id) not in government.spoilt:
            verdict = judge(bound, evidence, policy)
            yield first, verdict, _cells(verdict, evidence, lang)


def _deciding(columns: Columns, first: int, verdict: Verdict) -> int:
    """The row of the reading that decided, where that is a row of this target; else its first."""
    row = verdict.actual.reading.at.line if verdict.actual else first
    same = columns["wording"][row] is not None and columns["year"][row] == columns["year"][first]
    return row if same else first


def _bounds(data: DataSet, problems: Problems) -> tuple[Bound, ...]:
    """The rules of the rows; what ``check`` calls an error of a row is one here too."""
    context = Context(Loaded(data, (), {}))
    for test in _CHECKS:
        for finding in test(context):
            if finding.severity == "error":
                problems.add(finding.line, f"{finding.message}; {finding.hint}")
    for bound in context.bounds:
        if (
            bound.rule is None and bound.target.at.line not in problems.found
        ):  # its unit: which side is wrong, rows cannot tell
            problems.add(bound.target.at.line, "; ".join(f"{one.message}; {one.hint}" for one in bound.problems))
    return context.bounds


def _cells(verdict: Verdict, evidence: Evidence, lang: Lang) -> tuple[Any, ...]:
    why = _why(verdict, evidence, lang)
    return (
        verdict.rule.kind.value, verdict.status.value, verdict.outcome, verdict.reason_code, why,
        verdict.threshold, verdict.limit, verdict.tolerance, verdict.gap, verdict.gap_unit, verdict.attainment,
        "; ".join(verdict.flags) or None, *_actual(verdict.actual), _value(verdict.reference), _value(verdict.baseline), None,
    )  # fmt: skip


def _why(verdict: Verdict, evidence: Evidence, lang: Lang) -> str:
    """The arithmetic in words; rows know of no documents that were searched."""
    if verdict.reason_code == "no_reading":
        return say(lang, "r_no_rows")
    reference = verdict.target.reference
    return reason(verdict, lang, evidence.name_of(reference)[0] if reference else "")


def _actual(figure: Figure | None) -> tuple[Any, ...]:
    if figure is None:
        return (None,) * 11
    reading, source = figure.reading, figure.source
    return (
        reading.value, reading.value2, reading.unit, reading.bound, reading.expected, reading.proxy, reading.text, reading.done,
        source.title or None if source else None, reading.quote, str(reading.period),
    )  # fmt: skip


def _value(figure: Figure | None) -> Any:
    return figure.value if figure else None


def _refused(at: int, messages: list[str]) -> Judged:
    return Judged(at, at, (*(None,) * (len(JUDGED) - 1), "; ".join(messages)))
