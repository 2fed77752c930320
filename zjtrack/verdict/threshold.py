"""The test itself: what a reading must lie in, with and without tolerance (design §3 and §4).

Everything is a difference ``x − v`` held against an interval around zero, so that a fixed
number, a reference and a baseline are tested by the same few lines, bounded readings included.
"""

from __future__ import annotations

from decimal import Decimal

from zjtrack.model import Better, Kind, Rule, Status, Tolerance
from zjtrack.quantity import Interval
from zjtrack.record import record
from zjtrack.verdict.model import DEFAULT_SHARE, PERCENT_CEILING, PERCENT_FLOOR, Policy

ZERO = Decimal(0)
TOLERANT = {Kind.ABOUT, Kind.IN_STEP, Kind.STABLE}
PERCENT_UNITS = ("%", "百分点")

_UP = Interval(ZERO, None)
_ABOVE = Interval(ZERO, None, low_open=True)
_DOWN = Interval(None, ZERO)
_BELOW = Interval(None, ZERO, high_open=True)

_PLAIN: dict[Kind, Interval] = {
    Kind.AT_LEAST: _UP,
    Kind.MORE_THAN: _ABOVE,
    Kind.AT_MOST: _DOWN,
    Kind.LESS_THAN: _BELOW,
    Kind.INCREASE: _ABOVE,
    Kind.DECREASE: _BELOW,
    Kind.POSITIVE: _ABOVE,
    Kind.NEGATIVE: _BELOW,
    Kind.ZERO: Interval.point(ZERO),
    Kind.FULL: _UP,
}


@record
class Threshold:
    """v (an interval where it comes from a reading), and the width of a range."""

    value: Decimal
    interval: Interval
    width: Decimal = ZERO


def fixed(rule: Rule, better: Better | None) -> Threshold | None:
    """v where the wording or the kind gives it; ``None`` where a reference or a baseline must."""
    if rule.kind in (Kind.POSITIVE, Kind.NEGATIVE, Kind.ZERO):
        return Threshold(ZERO, Interval.point(ZERO))
    if rule.kind is Kind.FULL:
        return Threshold(Decimal(100), Interval.point(Decimal(100)))
    if rule.reference is not None or rule.value is None:
        return None
    if rule.kind is Kind.BETWEEN and rule.value2 is not None:
        return _range(rule.value, rule.value2, better)
    return Threshold(rule.value, Interval.point(rule.value))


def _range(one: Decimal, other: Decimal, better: Better | None) -> Threshold:
    low, high = min(one, other), max(one, other)
    worse = high if better == "lower" else low
    return Threshold(worse, Interval.point(worse), high - low)


_PARTS = {"倍": 1, "成": 10, "%": 100}


def relative(rule: Rule, value: Decimal, interval: Interval) -> Threshold:
    """v where it is another reading, times X for a multiple of it, shifted by the margin asked for."""
    if rule.value is not None and rule.unit in _PARTS:  # 2倍, 90%, 八成 of the other reading
        share = rule.value / _PARTS[rule.unit]
        value, interval = value * share, interval.scaled(share)
    if rule.margin is None:
        return Threshold(value, interval)
    shift = -rule.margin if rule.kind is Kind.SLOWER_THAN else rule.margin
    return Threshold(value + shift, _shifted(interval, shift))


def _shifted(interval: Interval, by: Decimal) -> Interval:
    low = None if interval.low is None else interval.low + by
    high = None if interval.high is None else interval.high + by
    return Interval(low, high, interval.low_open, interval.high_open)


def difference(x: Interval, v: Interval) -> Interval:
    """All values that x − v can take."""
    low = None if x.low is None or v.high is None else x.low - v.high
    high = None if x.high is None or v.low is None else x.high - v.low
    return Interval(low, high, x.low_open or v.high_open, x.high_open or v.low_open)


def passing(rule: Rule, better: Better | None, tolerance: Decimal, width: Decimal) -> Interval:
    """The values of x − v that meet the target."""
    if rule.kind is Kind.FASTER_THAN:
        return _ABOVE if rule.margin is None else _UP
    if rule.kind is Kind.SLOWER_THAN:
        return _BELOW if rule.margin is None else _DOWN
    if rule.kind in _PLAIN:
        return _PLAIN[rule.kind]
    if rule.kind is Kind.BETWEEN and better == "neutral":
        return Interval(ZERO, width)
    return _one_sided(better, tolerance)


def _one_sided(better: Better | None, tolerance: Decimal) -> Interval:
    """``reach`` and the tolerant kinds: not worse than v by more than the tolerance; both sides if neutral."""
    low = None if better == "lower" else -tolerance
    high = tolerance if better in ("lower", "neutral") else None
    return Interval(low, high)


def status_of(difference: Interval, passing: Interval) -> Status | None:
    """All of it passes: met; none of it: missed; else the reading leaves it open."""
    if difference.inside(passing):
        return Status.MET
    return None if difference.meets(passing) else Status.MISSED


def tolerance_for(rule: Rule, better: Better | None, v: Decimal, unit: str | None, row: Tolerance | None,
                  policy: Policy) -> Decimal | None:  # fmt: skip
    """How much worse than v still passes, ``None`` for kinds that allow nothing.

    The option comes before the row, the row before the data set, the data set before the default.
    """
    if rule.kind not in TOLERANT and not (rule.kind is Kind.REACH and better == "neutral"):
        return None
    if policy.strict:
        return ZERO
    chosen = policy.tolerance or row or policy.dataset_tolerance
    if chosen is None:
        return default_tolerance(v, unit)
    return abs(v) * chosen.amount if chosen.is_share else chosen.amount


def default_tolerance(v: Decimal, unit: str | None) -> Decimal:
    """5 % of \\|v\\|; for % and 百分点 at least 0.1 and at most 0.5 (design §4)."""
    share = abs(v) * DEFAULT_SHARE
    if unit not in PERCENT_UNITS:
        return share
    return min(max(share, PERCENT_FLOOR), PERCENT_CEILING)
