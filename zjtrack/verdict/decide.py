"""The rules in the order of the page (design §4): the first that applies decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from zjtrack.model import Better, Kind, Rule, Status
from zjtrack.quantity import Interval, convert, half_unit
from zjtrack.record import record
from zjtrack.rules import Bound
from zjtrack.verdict import threshold as t
from zjtrack.verdict.choose import DIRECTIONAL, Choice, decides_by_sign, peer_figure, row_unit, window_of
from zjtrack.verdict.evidence import Evidence
from zjtrack.verdict.model import Figure, Policy, ReasonCode

_SIDES = {"up": 1, "flat": 0, "down": -1}


@record
class Case:
    """What one judgement looks at."""

    bound: Bound
    rule: Rule
    evidence: Evidence
    policy: Policy
    choice: Choice

    @property
    def best(self) -> Figure | None:
        return self.choice.best


@record
class Found:
    """What a rule found; the rest of the verdict is the same for all of them."""

    status: Status
    code: ReasonCode
    actual: Figure | None = None
    reference: Figure | None = None
    baseline: Figure | None = None
    test: t.Threshold | None = None
    difference: Interval | None = None
    tolerance: Decimal | None = None


def decide(case: Case) -> Found:
    """Apply the rules in order; the last one always decides."""
    return next(found for rule in RULES if (found := rule(case)) is not None)


def _words_only(case: Case) -> Found | None:
    """1. The wording sets no test."""
    if case.rule.kind is not Kind.QUALITATIVE:
        return None
    return Found(Status.QUALITATIVE, "words_only", case.best or case.choice.words)


def _done_in_time(case: Case) -> Found | None:
    """2. Reported as done, in time where there is a deadline."""
    if case.best is None or case.best.reading.done != "true" or _in_time(case) is not True:
        return None
    return Found(Status.MET, "event", case.best)


def _not_due(case: Case) -> Found | None:
    """3. No source reports on the year in which the target falls due."""
    if window_of(case.bound.target).last_year <= case.evidence.reported_until or _part_year_is_over(case):
        return None
    return Found(Status.UNKNOWN, "not_due", case.best)


def _part_year_is_over(case: Case) -> bool:
    """A target for part of a year is due once a figure for just that part is there."""
    period = case.bound.target.period
    return period.is_part_year and case.best is not None and case.best.reading.period == period


def _not_done(case: Case) -> Found | None:
    """4. Reported as not done, in part or late; delegated without a word on it."""
    done = case.best.reading.done if case.best else None
    if done == "false":
        return Found(Status.MISSED, "event", case.best)
    if done == "part" or (done == "true" and _in_time(case) is False):
        return Found(Status.UNKNOWN, "partial", case.best)
    if case.rule.kind is Kind.DELEGATED and done is None:
        return Found(Status.QUALITATIVE, "delegated")
    return None


def _nothing_usable(case: Case) -> Found | None:
    """5. No reading, or none that can be held against the target."""
    if case.best is not None:
        return None
    words = case.choice.words if case.choice.missing == "words_only" else None
    return Found(Status.UNKNOWN, case.choice.missing, words)


def _done_too_coarsely(case: Case) -> Found | None:
    """7 for events: done, but the sources do not say whether in time."""
    assert case.best is not None
    return Found(Status.UNKNOWN, "too_coarse", case.best) if case.best.reading.done else None


def _stated_direction(case: Case) -> Found | None:
    """6 and 7 for directions that the source states, where there is no figure to set against another."""
    best = case.best
    assert best is not None
    if case.rule.kind not in DIRECTIONAL or best.reading.direction is None:
        return None
    baseline = _baseline(case)
    if best.interval is not None and baseline is not None and not _direction_knows_better(case, best, baseline):
        return None
    status = _direction_status(case, _SIDES[best.reading.direction])
    if status is None:
        return None
    return Found(status, "direction", best, baseline=baseline)


def _direction_knows_better(case: Case, best: Figure, baseline: Figure) -> bool:
    """Rises and falls within the rounding of the print; a steady figure has its tolerance instead."""
    return case.rule.kind is not Kind.STABLE and rounding_decides(case.bound, best, baseline, baseline.value)


def _sign_of_growth(case: Case) -> Found | None:
    """7 for a rise or fall that is reported as a growth or decline: its sign decides."""
    best = case.best
    assert best is not None
    if not decides_by_sign(case.bound, best.reading) or best.interval is None:
        return None
    test = t.Threshold(t.ZERO, Interval.point(t.ZERO))
    return _tested(case, "direction", test, actual=best)


def _missing_peer(case: Case) -> Found | None:
    """6. A reference or the year before is needed and absent."""
    assert case.best is not None
    if case.rule.kind in DIRECTIONAL:
        return None if _baseline(case) else Found(Status.UNKNOWN, "missing_baseline", case.best)
    if _needs_reference(case) and _reference(case) is None:
        return Found(Status.UNKNOWN, "missing_reference", case.best)
    return None


def _test(case: Case) -> Found | None:
    """7. The test itself."""
    best = case.best
    assert best is not None
    if best.interval is None:
        return Found(Status.UNKNOWN, "words_only", best)
    if case.rule.kind in DIRECTIONAL:
        baseline = _baseline(case)
        return _tested(case, "direction", _relative(case, baseline), actual=best, baseline=baseline)
    if _needs_reference(case):
        reference = _reference(case)
        return _tested(case, "relation", _relative(case, reference), actual=best, reference=reference)
    return _tested(case, "threshold", t.fixed(case.rule, case.bound.better), actual=best)


RULES: tuple[Callable[[Case], Found | None], ...] = (
    _words_only,
    _done_in_time,
    _not_due,
    _not_done,
    _nothing_usable,
    _done_too_coarsely,
    _stated_direction,
    _sign_of_growth,
    _missing_peer,
    _test,
)


def _in_time(case: Case) -> bool | None:
    """Whether what is done was done by the deadline; ``None`` where the sources do not tell."""
    target, best = case.bound.target, case.best
    assert best is not None
    deadline = target.by.last_day if target.by else target.period.last_day
    when = best.reading.when
    if when is not None and when.last_day <= deadline:
        return True
    if when is not None and when.first_day > deadline:
        return False
    if target.by is None:
        return True
    if (*best.reading.period.start, 1) > deadline:
        return False
    known_by = [best.reading.period.last_day]
    if best.source is not None:
        known_by.append(best.source.published.last_day)
    return True if min(known_by) <= deadline else None


def _needs_reference(case: Case) -> bool:
    return t.fixed(case.rule, None) is None


def _reference(case: Case) -> Figure | None:
    target = case.bound.target
    if target.reference is None:
        return None
    return peer_figure(case.bound, target.reference, target.period, case.evidence, case.policy)


def _baseline(case: Case) -> Figure | None:
    target = case.bound.target
    return peer_figure(case.bound, target.id, target.period.previous(), case.evidence, case.policy)


def _relative(case: Case, peer: Figure | None) -> t.Threshold:
    assert peer is not None and peer.value is not None and peer.interval is not None
    return t.relative(case.rule, peer.value, peer.interval)


def _direction_status(case: Case, side: int) -> Status | None:
    """What a stated up (1), flat (0) or down (-1) says; ``None`` where it depends on by how much."""
    if case.rule.kind is Kind.STABLE:
        sides: dict[Better | None, bool] = {"lower": side > 0, "neutral": side != 0}
        worse = sides.get(case.bound.better, side < 0)
        return None if worse else Status.MET
    wanted = 1 if case.rule.kind is Kind.INCREASE else -1
    return Status.MET if side == wanted else Status.MISSED


def rounding_decides(bound: Bound, x: Figure, peer: Figure, v: Decimal | None) -> bool:
    """Whether x is so close to v, which comes from another printed figure, that rounding could reverse the order."""
    if x.value is None or v is None:
        return False
    return abs(x.value - v) < _room(bound, x) + _room(bound, peer)


def _room(bound: Bound, figure: Figure) -> Decimal:
    """Half a unit of the digit that was printed last, in the row's unit."""
    reading = figure.reading
    assert reading.value is not None
    return convert(half_unit(reading.value), reading.unit, row_unit(bound)) or t.ZERO


def _tested(case: Case, code: ReasonCode, test: t.Threshold | None, *, actual: Figure,
            reference: Figure | None = None, baseline: Figure | None = None) -> Found:  # fmt: skip
    assert test is not None and actual.interval is not None
    tolerance = _tolerance(case, test)
    difference = t.difference(actual.interval, test.interval)
    status = status_within(case, difference, tolerance or t.ZERO, test.width)
    if status is None and _accepted_proxy(case, actual):
        assert actual.value is not None
        actual = replace(actual, interval=Interval.point(actual.value))
        return _tested(case, code, test, actual=actual, reference=reference, baseline=baseline)
    if status is None:
        return Found(Status.UNKNOWN, "too_coarse", actual, reference, baseline, test, None, tolerance)
    return Found(status, code, actual, reference, baseline, test, difference, tolerance)


def _accepted_proxy(case: Case, actual: Figure) -> bool:
    """A proxy that logic makes only a bound may, when accepted, stand for the figure itself."""
    is_bound = actual.reading.implies is not None and actual.interval != Interval.point(actual.value or t.ZERO)
    return case.policy.accept_proxy and is_bound and actual.value is not None


def _tolerance(case: Case, test: t.Threshold) -> Decimal | None:
    target = case.bound.target
    return t.tolerance_for(case.rule, case.bound.better, test.value, target.unit, target.tolerance, case.policy)


def status_within(case: Case, difference: Interval, tolerance: Decimal, width: Decimal) -> Status | None:
    """Met, missed, or ``None`` where a bounded reading leaves it open."""
    return t.status_of(difference, t.passing(case.rule, case.bound.better, tolerance, width))
