"""Heuristics: what is possible but unlikely, across years and against the target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from zjtrack.checks.context import Context
from zjtrack.dates import PartialDate
from zjtrack.finding import Finding
from zjtrack.message import Message
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
        if v is None or v <= 0 or verdict.reference or verdict.baseline:
            continue
        if x < v / 2 or x > 2 * max(v, verdict.threshold2 or v):  # it was missed, so this is the bad side
            reading, target = verdict.actual.reading, verdict.target
            message = Message("{x:f} is far on the bad side of “{wording}”", x=x, wording=target.wording)
            hint = Message("look at `better` of {at} and at the unit; if both are right, accept it there", at=target.at)
            yield context.finding("far-off", context.at(reading, "value"), message, hint, reading.id, "warning")


def tenfold(context: Context) -> Iterator[Finding]:
    """Ten times, or a tenth of, the year before or another document's figure: a unit or a point misread?"""
    series: dict[tuple[Any, ...], list[Reading]] = {}
    for reading in context.data.readings:
        plain = reading.value is not None and reading.value > 0 and reading.unit not in ("%", "百分点")
        if plain and not reading.period.is_part_year:
            series.setdefault((reading.id, reading.measure, reading.proxy), []).append(reading)
    for readings in series.values():
        for odd, other in _odd_ones(sorted(readings, key=lambda reading: reading.period.end)):
            message = Message(
                "{value:f}{unit} against {value2:f}{unit2} in {period}",
                value=odd.value,
                unit=odd.unit or "",
                value2=other.value,
                unit2=other.unit or "",
                period=other.period,
            )
            hint = Message("look at the unit (万, 亿) and the decimal point")
            yield context.finding("tenfold", context.at(odd, "value"), message, hint, odd.id, "warning")


def _odd_ones(readings: list[Reading]) -> Iterator[tuple[Reading, Reading]]:
    """Each reading that jumps, with what it jumps from; the later one where nothing tells which is wrong."""
    pairs = [(left, right) for left, right in pairwise(readings) if _jumps(left, right)]
    if not pairs:
        return
    strange = {id(one): sum(_jumps(one, other) for other in readings) for one in readings}
    last: Reading | None = None
    for left, right in pairs:
        odd, other = (left, right) if strange[id(left)] > strange[id(right)] else (right, left)
        if left is not last:
            yield odd, other
        last = odd


def _jumps(one: Reading, other: Reading) -> bool:
    assert one.value is not None and other.value is not None
    value = convert(one.value, one.unit, other.unit)
    return value is not None and (value >= 10 * other.value or value * 10 <= other.value)


def across_years(context: Context) -> Iterator[Finding]:
    """An id whose unit, sector or good direction is not the same in every year."""
    series: dict[str, list[Target]] = {}
    for target in sorted(context.data.targets, key=lambda target: target.year):
        series.setdefault(target.id, []).append(target)
    for targets in series.values():
        for key in ("unit", "sector", "better"):
            told = [(target, str(value)) for target in targets if (value := getattr(target, key)) is not None]
            for odd, value, usual, other in _minority(told):
                message = Message(
                    "`{key}` of `{id}` is {value} here and {usual} in {year}",
                    key=key,
                    id=odd.id,
                    value=value,
                    usual=usual,
                    year=other.year,
                )
                hint = Message("an id stands for one series: give the new one an id of its own, or accept it")
                yield context.finding("changed-series", context.at(odd, key), message, hint, odd.id, "warning")


def _minority(told: list[tuple[Target, str]]) -> Iterator[tuple[Target, str, str, Target]]:
    """The years that differ from most; where there is no majority, those that differ from the year before."""
    counts = Counter(value for _, value in told).most_common()
    if len(counts) < 2:
        return
    if counts[0][1] > counts[1][1]:
        usual = counts[0][0]
        model = next(target for target, value in told if value == usual)
        yield from ((target, value, usual, model) for target, value in told if value != usual)
        return
    for (before, old), (target, value) in pairwise(told):
        if old != value:
            yield target, value, old, before


def same_names(context: Context) -> Iterator[Finding]:
    """One name under different ids: a row that stands twice in one year, a series that falls apart over several."""
    named: dict[tuple[str, str | None], list[tuple[Target, str]]] = {}
    for target in sorted(context.data.targets, key=lambda target: target.year):
        named.setdefault((target.name, target.unit), []).append((target, target.id))
    for told in named.values():
        if len({target.year for target, _ in told}) < len(told):
            yield from _twice_in_a_year(context, [target for target, _ in told])
            continue
        for odd, id_, usual, other in _minority(told):
            if id_ not in other.was:  # else `was` is the mistake
                message = Message(
                    "“{name}” is `{id}` here and `{usual}` in {year}",
                    name=odd.name,
                    id=id_,
                    usual=usual,
                    year=other.year,
                )
                hint = Message("write `id: {usual}`; if they are two series, accept it", usual=usual)
                yield context.finding("same-name", context.at(odd, "id"), message, hint, id_, "warning")


def _twice_in_a_year(context: Context, targets: list[Target]) -> Iterator[Finding]:
    first: dict[int, Target] = {}
    for target in targets:
        other = first.setdefault(target.year, target)
        if other.id != target.id:
            message = Message(
                "“{name}” is `{id}` here and `{id2}` in line {line}",
                name=target.name,
                id=target.id,
                id2=other.id,
                line=other.at.line,
            )
            hint = Message("keep one of the two rows; if they are two series, name them apart")
            yield context.finding("same-name", context.at(target, "id"), message, hint, target.id, "warning")


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
            message = Message(
                "an estimate for {period}, and sources reach to {latest}", period=reading.period, latest=latest
            )
            hint = Message("look for the final figure, or accept it with the reason")
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
            message = Message(
                "“{wording}”: another document or reading would give another verdict", wording=verdict.target.wording
            )
            hint = Message("show both with `also`, then accept it with the reason")
            place = context.at(verdict.target, "target")
            yield context.finding("conflict", place, message, hint, verdict.target.id, "warning")
