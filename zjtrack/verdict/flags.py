"""What a reader should know about a verdict before relying on it (design §4, *Flags*)."""

from __future__ import annotations

from dataclasses import replace

from zjtrack.model import Kind, Status
from zjtrack.verdict import threshold as t
from zjtrack.verdict.choose import Choice
from zjtrack.verdict.decide import Case, Found, decide, rounding_decides, status_within
from zjtrack.verdict.model import FLAGS, AlsoVerdict, Flag

_DECIDED = (Status.MET, Status.MISSED)
_WITH_TWO_SIDES = {*t.TOLERANT, Kind.REACH, Kind.BETWEEN}


def flags_of(case: Case, found: Found, also: tuple[AlsoVerdict, ...]) -> tuple[Flag, ...]:
    raised = _reading_flags(found) | _test_flags(case, found) | _row_flags(case, found, also)
    return tuple(flag for flag in FLAGS if flag in raised)


def _reading_flags(found: Found) -> set[Flag]:
    """What the reader should know about the reading that was used."""
    if found.actual is None:
        return set()
    reading, source = found.actual.reading, found.actual.source
    flags: dict[Flag, bool] = {
        "expected": reading.expected,
        "proxy": reading.proxy is not None,
        "bound": reading.bound != "exact" or reading.value2 is not None or reading.implies is not None,
        "secondary_source": source is not None and source.authority == "secondary",
        "derived": reading.derivation is not None,
    }
    return {flag for flag, raised in flags.items() if raised}


def _row_flags(case: Case, found: Found, also: tuple[AlsoVerdict, ...]) -> set[Flag]:
    target = case.bound.target
    flags: dict[Flag, bool] = {
        "corrected": target.correction is not None,
        "rule_by_hand": target.hand_rule is not None,
        "conflict": _conflicts(case, found, also),
    }
    return {flag for flag, raised in flags.items() if raised}


def _conflicts(case: Case, found: Found, also: tuple[AlsoVerdict, ...]) -> bool:
    """Another wording, or an equally good reading, would give another status."""
    if any(other.status is not None and other.status is not found.status for other in also):
        return True
    if found.status not in _DECIDED:
        return False
    statuses = (decide(replace(case, choice=Choice(rival))).status for rival in case.choice.rivals)
    return any(status in _DECIDED and status is not found.status for status in statuses)


def _test_flags(case: Case, found: Found) -> set[Flag]:
    flags: dict[Flag, bool] = {
        "within_tolerance": _saved_by_tolerance(case, found),
        "one_sided": _other_side_misses(case, found),
        "rounding": _rounding(case, found),
        "mixed_prices": _mixed_prices(case, found),
    }
    return {flag for flag, raised in flags.items() if raised}


def _saved_by_tolerance(case: Case, found: Found) -> bool:
    if found.status is not Status.MET or not found.tolerance or found.difference is None or found.test is None:
        return False
    return status_within(case, found.difference, t.ZERO, found.test.width) is not Status.MET


def _other_side_misses(case: Case, found: Found) -> bool:
    """A row on which governments differ: would the two-sided test miss where this one is met?"""
    if not case.bound.target.two_sided or found.status is not Status.MET or found.difference is None:
        return False
    if case.rule.kind not in _WITH_TWO_SIDES:
        return False
    return _two_sided_status(case, found) is Status.MISSED


def _two_sided_status(case: Case, found: Found) -> Status | None:
    rule, target = case.rule, case.bound.target
    assert found.actual is not None and found.actual.interval is not None and found.test is not None
    test = t.fixed(rule, "neutral") or found.test
    room = t.tolerance_for(rule, "neutral", test.value, target.unit, target.tolerance, case.policy) or t.ZERO
    passing = t.passing(rule, "neutral", room, test.width)
    return t.status_of(t.difference(found.actual.interval, test.interval), passing)


def _rounding(case: Case, found: Found) -> bool:
    peer = found.baseline or found.reference
    if case.rule.kind in t.TOLERANT or found.status not in _DECIDED or peer is None or found.actual is None:
        return False
    v = found.test.value if found.test else peer.value
    return rounding_decides(case.bound, found.actual, peer, v)


def _mixed_prices(case: Case, found: Found) -> bool:
    """A nominal figure held against a real one, or against a target that means the other."""
    if found.status not in _DECIDED or found.actual is None:
        return False
    peers = [peer.reading for peer in (found.reference, found.baseline) if peer is not None]
    sides = {reading.prices or case.evidence.prices_of(reading.id) for reading in (found.actual.reading, *peers)}
    return len((sides | {case.bound.target.prices}) - {None}) > 1
