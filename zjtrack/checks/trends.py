"""Heuristics: what is possible but unlikely, across years and against the target."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from zjtrack.checks.context import Context
from zjtrack.dates import PartialDate
from zjtrack.finding import Finding
from zjtrack.model import Reading, Status, Target
from zjtrack.quantity import convert
from zjtrack.verdict import Verdict, judge
from zjtrack.verdict.evidence import Evidence

_STALE_MONTHS = 18


def _verdicts(context: Context) -> list[Verdict]:
    evidence = Evidence(context.data)
    return [judge(bound, evidence) for bound in context.bounds if bound.rule is not None]


def wrong_side(context: Context) -> Iterator[Finding]:
    """A reading beyond half (or twice) its target on the bad side: is ``better`` the wrong way round?"""
    for verdict in _verdicts(context):
        if verdict.status is not Status.MISSED or verdict.actual is None or verdict.actual.value is None:
            continue
        v, x = verdict.threshold, verdict.actual.value
        if v is None or v <= 0 or verdict.target.unit in (None,) or verdict.reference or verdict.baseline:
            continue
        if (verdict.better == "lower" and x > 2 * v) or (verdict.better != "lower" and x < v / 2):
            reading, target = verdict.actual.reading, verdict.target
            message = f"{x:f} is far on the bad side of “{target.wording}”"
            hint = f"look at `better` of {target.at} and at the unit; if both are right, accept it there"
            yield context.finding("far-off", context.at(reading, "value"), message, hint, reading.id, "warning")


def tenfold(context: Context) -> Iterator[Finding]:
    """Ten times, or a tenth of, the year before: a unit misread?"""
    known: dict[tuple[Any, ...], Reading] = {}
    comparable = [r for r in context.data.readings if r.value is not None and r.value > 0 and not r.period.is_part_year]
    for reading in comparable:
        known.setdefault((reading.id, reading.period, reading.measure, reading.proxy), reading)
    for reading in comparable:
        before = known.get((reading.id, reading.period.previous(), reading.measure, reading.proxy))
        ratio = _ratio(reading, before)
        if ratio is not None and reading.unit not in ("%", "百分点") and (ratio >= 10 or ratio <= Decimal("0.1")):
            assert before is not None
            message = (
                f"{reading.value:f}{reading.unit or ''} against {before.value:f}{before.unit or ''} the year before"
            )
            hint = "look at the unit (万, 亿) and the decimal point"
            yield context.finding("tenfold", context.at(reading, "value"), message, hint, reading.id, "warning")


def _ratio(reading: Reading, before: Reading | None) -> Decimal | None:
    if before is None or before.value is None or reading.value is None:
        return None
    value = convert(reading.value, reading.unit, before.unit)
    return None if value is None else value / before.value


def across_years(context: Context) -> Iterator[Finding]:
    """An id whose unit, sector or good direction changes from one year to the next."""
    last: dict[str, Target] = {}
    for target in sorted(context.data.targets, key=lambda target: target.year):
        before = last.get(target.id)
        last[target.id] = target
        if before is None or before.year == target.year:
            continue
        for key in ("unit", "sector", "better"):
            old, new = getattr(before, key), getattr(target, key)
            if old is not None and new is not None and old != new:
                message = f"`{key}` of `{target.id}` was {old} in {before.year} and is {new} here"
                hint = "an id stands for one series: give the new one an id of its own, or accept it"
                yield context.finding("changed-series", context.at(target, key), message, hint, target.id, "warning")


def stale_estimates(context: Context) -> Iterator[Finding]:
    """An estimate whose final figure should have been published by now."""
    published = [source.published for source in context.data.sources.values()]
    if not published:
        return
    latest = max(published, key=lambda date: date.last_day)
    finals = {(r.id, r.period) for r in context.data.readings if not r.expected and r.value is not None and not r.proxy}
    for reading in context.data.readings:
        if (
            reading.expected
            and not reading.proxy
            and (reading.id, reading.period) not in finals
            and _is_stale(reading, latest)
        ):
            message = f"an estimate for {reading.period}, and sources reach to {latest}"
            hint = "look for the final figure, or accept it with the reason"
            yield context.finding(
                "stale-estimate", context.at(reading, "expected"), message, hint, reading.id, "warning"
            )


def _is_stale(reading: Reading, latest: PartialDate) -> bool:
    year, month = reading.period.end
    return (latest.last_day[0] - year) * 12 + latest.last_day[1] - month >= _STALE_MONTHS


def conflicts(context: Context) -> Iterator[Finding]:
    """Another wording, or an equally good reading, would give another verdict."""
    for verdict in _verdicts(context):
        if "conflict" in verdict.flags:
            message = f"“{verdict.target.wording}”: another document or reading would give another verdict"
            hint = "show both with `also`, then accept it with the reason"
            place = context.at(verdict.target, "target")
            yield context.finding("conflict", place, message, hint, verdict.target.id, "warning")
