"""One indicator over the years: what was asked and what came, in the unit of its newest row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from zjtrack.dates import Period
from zjtrack.model import Reading, Target
from zjtrack.quantity import convert
from zjtrack.record import record
from zjtrack.rules import bind
from zjtrack.verdict.choose import peer_figure
from zjtrack.verdict.comparison import Comparison
from zjtrack.verdict.model import Verdict

Years = Sequence[tuple[Comparison, Verdict]]


@record
class Point:
    """A year of the series; ``asked`` and ``got`` are in one unit, ``None`` where there is no comparable figure.

    ``verdict`` is the year's own; a year without a target has only the ``reading`` reported for it.
    """

    year: int
    asked: Decimal | None
    got: Decimal | None
    verdict: Verdict | None = None
    reading: Reading | None = None


def series(years: Years) -> list[Point]:
    """The years that have a target or an outcome, in order; rows of several years' length stand at their last."""
    if not years:
        return []
    comparison, newest = years[-1]
    points = {verdict.target.period.last_year: _judged(verdict, newest.target.unit) for _, verdict in years}
    for year in _measured(comparison, newest.target):
        if year not in points and (point := _reported(comparison, newest, year)) is not None:
            points[year] = point
    return [points[year] for year in sorted(points)]


def by_id(comparisons: Sequence[Comparison]) -> Mapping[str, Years]:
    """Each indicator's verdicts over the years, oldest first."""
    found: dict[str, list[tuple[Comparison, Verdict]]] = {}
    for comparison in sorted(comparisons, key=lambda one: one.year):
        for verdict in comparison.verdicts:
            found.setdefault(verdict.target.id, []).append((comparison, verdict))
    return found


def _measured(comparison: Comparison, target: Target) -> list[int]:
    periods = {reading.period for reading in comparison.evidence.readings(target.id)}
    return sorted(period.last_year for period in periods if period == Period.year(period.last_year))


def _judged(verdict: Verdict, unit: str | None) -> Point:
    """A row not yet decided still asks for its plain figure; one that refers to another series does not."""
    plain = None if verdict.target.reference else verdict.rule.value
    asked = verdict.threshold if verdict.threshold is not None else plain
    got = verdict.actual.value if verdict.actual else None
    asked, got = (None if one is None else convert(one, verdict.target.unit, unit) for one in (asked, got))
    reading = verdict.actual.reading if verdict.actual else None
    return Point(verdict.target.period.last_year, asked, got, verdict, reading)


def _reported(comparison: Comparison, newest: Verdict, year: int) -> Point | None:
    figure = peer_figure(
        bind(newest.target), newest.target.id, Period.year(year), comparison.evidence, comparison.policy
    )
    return None if figure is None else Point(year, None, figure.value, None, figure.reading)
