"""From what the rules found to a verdict that can be replayed: numbers, flags, what was not used."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext

from zjtrack.model import Also, Status
from zjtrack.quantity import EXACT
from zjtrack.rules import Bound, bind_also
from zjtrack.verdict import threshold as t
from zjtrack.verdict.choose import Choice, choose, decides_by_sign, figure, is_usable, row_unit, window_of
from zjtrack.verdict.decide import Case, Found, decide
from zjtrack.verdict.evidence import Evidence
from zjtrack.verdict.flags import flags_of
from zjtrack.verdict.gap import attainment, gap, gap_unit
from zjtrack.verdict.model import AlsoVerdict, Policy, Unused, Verdict


def judge(bound: Bound, evidence: Evidence, policy: Policy | None = None) -> Verdict:
    """Judge one target by what the evidence holds.

    ``bound.rule`` must be readable: data with unreadable wordings is refused before judging.
    """
    assert bound.rule is not None
    policy = policy or Policy()
    with localcontext(EXACT):
        case = Case(bound, bound.rule, evidence, policy, choose(bound, evidence, policy))
        return _verdict(case, decide(case))


def _verdict(case: Case, found: Found) -> Verdict:
    target, test = case.bound.target, found.test
    measured = _measurements(case, found)
    also = tuple(_also(case, other) for other in target.also if case.evidence.is_visible(other.source))
    return Verdict(
        target,
        case.rule,
        case.bound.better,
        case.bound.measure,
        found.status,
        found.code,
        found.actual,
        found.reference,
        found.baseline,
        _unused(case),
        test.value if test else None,
        _other_end(case, test) if test and test.width else None,
        _limit(case, found),
        found.tolerance,
        *measured,
        flags_of(case, found, also),
        also,
        case.evidence.searched(window_of(target).last_year),
    )


def _measurements(case: Case, found: Found) -> tuple[Decimal | None, str | None, Decimal | None]:
    """Gap, its unit and the attainment, where the test was decided by figures."""
    if found.difference is None or found.test is None:
        return None, None, None
    assert found.actual is not None and found.actual.interval is not None
    rule, bound = case.rule, case.bound
    amount = gap(rule, bound.better, found.difference, found.test)
    share = attainment(rule, bound.better, bound.measure, bound.target.unit, found.actual.interval, found.test.value)
    unit = found.actual.reading.unit if decides_by_sign(bound, found.actual.reading) else row_unit(bound)
    return amount, gap_unit(unit), share


def _other_end(case: Case, test: t.Threshold) -> Decimal:
    """The better end of a range, of which v is the worse."""
    return test.value - test.width if case.bound.better == "lower" else test.value + test.width


def _limit(case: Case, found: Found) -> Decimal | None:
    """The number that was tested: v, less (or plus) the tolerance on the side that the reading is on."""
    if found.test is None:
        return None
    room = found.tolerance or t.ZERO
    if case.bound.better == "neutral" and found.actual is not None and found.actual.value is not None:
        above = found.actual.value > found.test.value
        return found.test.value + max(room, found.test.width) if above else found.test.value - room
    return found.test.value + room if case.bound.better == "lower" else found.test.value - room


def _unused(case: Case) -> tuple[Unused, ...]:
    """The readings that did not decide, each with what it would say if it were all there is."""
    return tuple(replace(unused, would=_would(case, unused)) for unused in case.choice.unused)


def _would(case: Case, unused: Unused) -> Status | None:
    """Met or missed, had this reading been the only one (a proxy: had it been accepted)."""
    policy = replace(case.policy, accept_proxy=True)
    if not is_usable(case.bound, unused.reading, policy):
        return None
    alone = Choice(figure(case.bound, unused.reading, case.evidence))
    status = decide(replace(case, policy=policy, choice=alone)).status
    return status if status in (Status.MET, Status.MISSED) else None


def _also(case: Case, also: Also) -> AlsoVerdict:
    """The same target as another document words it, judged by the same readings."""
    bound = bind_also(case.bound, also.wording)
    if bound.rule is None:
        return AlsoVerdict(also, None)
    choice = choose(bound, case.evidence, case.policy)
    return AlsoVerdict(also, decide(replace(case, bound=bound, rule=bound.rule, choice=choice)).status)
