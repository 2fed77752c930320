"""How far from what was asked: the signed gap and, for amounts, the share attained (design §4)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from zjtrack.model import Better, Kind, Measure, Rule
from zjtrack.quantity import Interval, tidy
from zjtrack.verdict.threshold import ZERO, Threshold

_FOUR_PLACES = Decimal("0.0001")
_AMOUNTS: tuple[Measure, ...] = ("flow", "level", "cumulative")
_AMOUNT_KINDS = {Kind.AT_LEAST, Kind.MORE_THAN, Kind.REACH, Kind.ABOUT, Kind.BETWEEN}
_GAP_UNITS: dict[str | None, str] = {"%": "百分点", "‰": "千分点"}
_WANTS_LOWER = {Kind.AT_MOST, Kind.LESS_THAN, Kind.DECREASE, Kind.NEGATIVE, Kind.SLOWER_THAN}
_WANTS_HIGHER = {Kind.AT_LEAST, Kind.MORE_THAN, Kind.INCREASE, Kind.POSITIVE, Kind.FASTER_THAN, Kind.FULL}


def gap_unit(unit: str | None) -> str | None:
    """A difference of two percentages is in 百分点, never in %."""
    return _GAP_UNITS.get(unit, unit)


def direction_of(rule: Rule, better: Better | None) -> Better:
    """Which way is better in this test: the wording's own direction comes before the row's."""
    if rule.kind in _WANTS_LOWER:
        return "lower"
    if rule.kind in _WANTS_HIGHER:
        return "higher"
    return "neutral" if rule.kind is Kind.ZERO else better or "higher"


def gap(rule: Rule, better: Better | None, difference: Interval, threshold: Threshold) -> Decimal:
    """Signed so that positive is better than asked, from the near end of a bounded reading."""
    direction = direction_of(rule, better)
    if direction == "neutral":
        return tidy(-_outside(difference, threshold.width))
    nearest = difference.nearest(ZERO)
    return tidy(-nearest if direction == "lower" else nearest)


def _outside(difference: Interval, width: Decimal) -> Decimal:
    """How far the near end lies outside of [0, width]."""
    nearest = difference.nearest(ZERO)
    if nearest <= ZERO:
        return -nearest
    return max(difference.nearest(width) - width, ZERO)


def attainment(rule: Rule, better: Better | None, measure: Measure | None, unit: str | None,
               x: Interval, v: Decimal) -> Decimal | None:  # fmt: skip
    """x / v to four decimals, only for amounts where higher is better."""
    if rule.kind not in _AMOUNT_KINDS or direction_of(rule, better) != "higher":
        return None
    if measure not in _AMOUNTS or unit in ("%", "‰", "百分点") or v <= ZERO:
        return None
    return (x.nearest(v) / v).quantize(_FOUR_PLACES, ROUND_HALF_UP)
