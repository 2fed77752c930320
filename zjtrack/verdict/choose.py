"""Which reading decides (design §4, *Which reading*), and why the others do not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from zjtrack.dates import Period
from zjtrack.model import AUTHORITIES, Kind, Measure, Reading, Target
from zjtrack.quantity import Interval, convert, half_unit
from zjtrack.record import record
from zjtrack.rules import Bound
from zjtrack.verdict.evidence import Evidence
from zjtrack.verdict.model import Figure, Policy, ReasonCode, Unused, WhyUnused

DIRECTIONAL = {Kind.INCREASE, Kind.DECREASE, Kind.STABLE}
_SIGNED: tuple[Measure, ...] = ("growth", "decline")
_RANKS: tuple[WhyUnused, ...] = ("proxy", "expected", "authority", "older")


@record
class Choice:
    """The best figure, those that are equally good, and the rest; or what is missing (rule 5)."""

    best: Figure | None
    rivals: tuple[Figure, ...] = ()
    unused: tuple[Unused, ...] = ()
    missing: ReasonCode = "no_reading"
    words: Figure | None = None


def choose(bound: Bound, evidence: Evidence, policy: Policy) -> Choice:
    """Sort the readings of the target's period into the one that decides and those that do not."""
    usable: list[Figure] = []
    set_aside: list[Unused] = []
    window = window_of(bound.target)
    for reading in evidence.readings(bound.target.id):
        if not _concerns(bound.target, reading, window):
            continue
        why = _why_not(bound, reading, window, policy)
        if why is None:
            usable.append(figure(bound, reading, evidence))
        else:
            set_aside.append(Unused(reading, evidence.source(reading.source), why))
    if not usable:
        return Choice(None, (), tuple(set_aside), _missing(set_aside), _words(set_aside))
    best, *others = _sorted(bound, usable, window, evidence, policy)
    rivals = tuple(other for other in others if _equally_good(best, other, window))
    beaten = [Unused(other.reading, other.source, _why_beaten(best, other, window)) for other in others]
    return Choice(best, rivals, tuple(beaten + set_aside))


def _sorted(bound: Bound, usable: list[Figure], window: Period, evidence: Evidence, policy: Policy) -> list[Figure]:
    """Best first; what was done after the target's time comes last, what lacks its year before after its equals."""
    if len(usable) == 1:
        return usable
    lacking = _lacks_baseline(bound, evidence, policy)

    def key(one: Figure) -> tuple[bool, tuple[bool, bool, int], bool, tuple[int, int, int]]:
        alone = one.value is not None and one.reading.direction is None and not decides_by_sign(bound, one.reading)
        return (_is_late(one, window), _standing(one), lacking and alone, rank(one)[3])

    return sorted(usable, key=key)


def _lacks_baseline(bound: Bound, evidence: Evidence, policy: Policy) -> bool:
    assert bound.rule is not None
    target = bound.target
    previous = target.period.previous()
    return bound.rule.kind in DIRECTIONAL and peer_figure(bound, target.id, previous, evidence, policy) is None


def _is_late(figure: Figure, window: Period) -> bool:
    return figure.reading.period.start > window.end


def row_unit(bound: Bound) -> str | None:
    """The unit that the test is in: the row's, but a share where everything is to be covered."""
    assert bound.rule is not None
    return "%" if bound.rule.kind is Kind.FULL else bound.target.unit


def window_of(target: Target) -> Period:
    """The months in which the target can be fulfilled: its period, or from its year's start to its deadline."""
    if target.by is None:
        return target.period
    start = min((target.year, 1), target.period.start)
    return Period(start, max((target.by.year, 12), target.period.end))


def _concerns(target: Target, reading: Reading, window: Period) -> bool:
    """Readings of other years are about other targets, but what was done late is about this one."""
    if reading.period.start > window.end:
        return target.by is not None and reading.done is not None
    return window.start <= reading.period.end


def is_usable(bound: Bound, reading: Reading, policy: Policy) -> bool:
    """Whether the reading could decide if there were no better one."""
    return _why_not(bound, reading, window_of(bound.target), policy) is None


def _why_not(bound: Bound, reading: Reading, window: Period, policy: Policy) -> WhyUnused | None:
    if reading.proxy is not None and reading.implies is None and not policy.accept_proxy:
        return "proxy"
    if reading.done is not None:
        return None if _tells_what_became_of_it(bound.target, reading, window) else "other_period"
    assert bound.rule is not None
    if bound.rule.kind in DIRECTIONAL and reading.direction is not None and reading.value is None:
        return None if reading.period == bound.target.period else "other_period"
    if reading.value is None:
        return "words_only"
    return _why_not_comparable(bound, reading)


def _tells_what_became_of_it(target: Target, reading: Reading, window: Period) -> bool:
    """Done is done; that it is not (wholly) done says something only once its time is over."""
    due = (target.by.year, target.by.month or 12) if target.by else window.end
    return reading.period.start >= window.start and (reading.done == "true" or reading.period.end >= due)


def _why_not_comparable(bound: Bound, reading: Reading) -> WhyUnused | None:
    part_year_proxy = reading.proxy is not None and reading.period.within(bound.target.period)
    if reading.period != bound.target.period and not part_year_proxy:
        return "other_period"
    assert bound.rule is not None
    if bound.rule.kind in (Kind.EVENT, Kind.DELEGATED):
        return "other_measure"
    if decides_by_sign(bound, reading):
        return None
    if not _same_measure(bound.measure, reading.measure):
        return "other_measure"
    return None if convert(Decimal(1), reading.unit, row_unit(bound)) is not None else "other_unit"


def _same_measure(wanted: Measure | None, given: Measure | None) -> bool:
    return given is None or given == wanted or (wanted in _SIGNED and given in _SIGNED)


def decides_by_sign(bound: Bound, reading: Reading) -> bool:
    """A growth or decline decides a rise or fall of the level by its sign (rule 5)."""
    assert bound.rule is not None
    directional = bound.rule.kind in (Kind.INCREASE, Kind.DECREASE)
    return directional and reading.measure in _SIGNED and bound.measure not in _SIGNED


def _missing(set_aside: list[Unused]) -> ReasonCode:
    whys = {unused.why for unused in set_aside}
    if "proxy" in whys:
        return "proxy_only"
    if whys & {"other_period", "other_measure", "other_unit"}:
        return "not_comparable"
    return "words_only" if "words_only" in whys else "no_reading"


def _words(set_aside: list[Unused]) -> Figure | None:
    """The best outcome in words, to be shown where there is nothing else."""
    words = [Figure(one.reading, one.source, None, None) for one in set_aside if one.why == "words_only"]
    return min(words, key=rank) if words else None


def rank(figure: Figure) -> tuple[bool, bool, int, tuple[int, int, int]]:
    """The order of §4: exact before proxy, final before expected, by authority, later published first."""
    year, month, day = figure.source.published.last_day if figure.source else (0, 0, 0)
    return (*_standing(figure), (-year, -month, -day))


def _standing(figure: Figure) -> tuple[bool, bool, int]:
    authority = AUTHORITIES.index(figure.source.authority) if figure.source else len(AUTHORITIES)
    return (figure.reading.proxy is not None, figure.reading.expected, authority)


def _equally_good(best: Figure, other: Figure, window: Period) -> bool:
    return _standing(best) == _standing(other) and not _is_late(other, window)


def _why_beaten(best: Figure, other: Figure, window: Period) -> WhyUnused:
    if _is_late(other, window) and not _is_late(best, window):
        return "other_period"
    if _standing(best) == _standing(other) and rank(other) < rank(best):
        return "no_baseline"
    for mine, theirs, why in zip(rank(best), rank(other), _RANKS, strict=True):
        if mine != theirs:
            return why
    return "duplicate"


def figure(bound: Bound, reading: Reading, evidence: Evidence) -> Figure:
    """A reading in the row's unit, with what its wording leaves open as an interval."""
    source = evidence.source(reading.source)
    if reading.value is None:
        return Figure(reading, source, None, None)
    unit = reading.unit if decides_by_sign(bound, reading) else row_unit(bound)
    value = convert(reading.value, reading.unit, unit)
    if value is None:
        return Figure(reading, source, None, None)
    interval = _in_unit(printed_interval(reading), reading.unit, unit)
    if _opposite(bound.measure, reading.measure):
        value, interval = -value, interval.scaled(Decimal(-1))
    return Figure(reading, source, value, interval)


def _opposite(wanted: Measure | None, given: Measure | None) -> bool:
    if wanted in _SIGNED:
        return given in _SIGNED and given != wanted
    return given == "decline"


def _in_unit(interval: Interval, unit: str | None, wanted: str | None) -> Interval:
    if unit == wanted:
        return interval
    low, high = (None if end is None else convert(end, unit, wanted) for end in (interval.low, interval.high))
    return replace(interval, low=low, high=high)


def printed_interval(reading: Reading) -> Interval:
    """What the printed figure allows the true one to be, in its own unit (design §4, *Bounds*).

    近 X is below X by an unknown amount; 左右 is half a unit of the last digit either way.
    """
    value = reading.value
    assert value is not None
    printed = _printed(reading, value)
    if reading.implies == "at_least":
        return replace(printed, high=None, high_open=False)
    if reading.implies == "at_most":
        return replace(printed, low=None, low_open=False)
    return printed


def _printed(reading: Reading, value: Decimal) -> Interval:
    if reading.value2 is not None:
        return Interval(min(value, reading.value2), max(value, reading.value2))
    if reading.bound == "about":
        return Interval(value - half_unit(value), value + half_unit(value))
    match reading.bound:
        case "at_least":
            return Interval(value, None)
        case "more_than":
            return Interval(value, None, low_open=True)
        case "at_most":
            return Interval(None, value)
        case "less_than" | "nearly":
            return Interval(None, value, high_open=True)
    return Interval.point(value)


def peer_figure(bound: Bound, id_: str, period: Period, evidence: Evidence, policy: Policy) -> Figure | None:
    """The best reading of a reference or a year before, comparable with the target's own (rule 6)."""
    candidates = [
        figure(bound, reading, evidence)
        for reading in evidence.measuring(id_, period)
        if reading.value is not None
        and (reading.proxy is None or policy.accept_proxy)
        and _same_measure(bound.measure, reading.measure)
    ]
    candidates = [candidate for candidate in candidates if candidate.value is not None]
    return min(candidates, key=rank) if candidates else None
