"""Records → rules: a target's wording read by the grammar and brought to its row's unit.

The grammar knows nothing of rows; this is where the row's unit, its ``better``, its
``reference`` and a rule set by hand meet what the wording says. What does not fit is a
``Problem`` with its place in the wording, for the checker to report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from zjtrack.message import Message
from zjtrack.model import Better, Kind, Measure, Rule, Target
from zjtrack.quantity import convert, split_scale
from zjtrack.record import record

if TYPE_CHECKING:
    from zjtrack.wording import Parse

_HIGHER = {Kind.AT_LEAST, Kind.MORE_THAN, Kind.FASTER_THAN, Kind.INCREASE, Kind.POSITIVE, Kind.FULL}
_LOWER = {Kind.AT_MOST, Kind.LESS_THAN, Kind.SLOWER_THAN, Kind.DECREASE, Kind.NEGATIVE, Kind.ZERO}
UNSETTLED = {Kind.REACH, Kind.ABOUT, Kind.BETWEEN, Kind.IN_STEP, Kind.STABLE}
RELATIONAL = {Kind.IN_STEP, Kind.FASTER_THAN, Kind.SLOWER_THAN}
_AS_DIRECTION = {Kind.POSITIVE: Kind.INCREASE, Kind.NEGATIVE: Kind.DECREASE}
WITHOUT_FIGURE = {Kind.EVENT, Kind.QUALITATIVE, Kind.DELEGATED}

_POINTS = ("%", "百分点")
_RATES = ("%", "‰", "百分点")
_OF_A_RATE: tuple[Measure | None, ...] = (None, "growth", "decline", "change")

# How a name tells what its number measures, first match wins; the wording's own measure comes before.
_NAME_MEASURES: tuple[tuple[tuple[str, ...], Measure], ...] = (
    (("增长", "增速", "增幅", "涨幅", "增长率"), "growth"),
    (("降低", "下降", "减少", "降幅"), "decline"),
    (("比重", "比例", "份额", "占比", "率", "强度"), "share"),
    (("倍差", "之比", "倍数"), "multiple"),
    (("位次", "排名"), "rank"),
)


@record
class Problem:
    """Why a row's wording and its other fields do not go together; span in ``target.wording``."""

    code: str
    message: Message
    hint: Message
    start: int = 0
    end: int = 0


@record
class Bound:
    """A target with its rule in the row's unit; ``rule`` is ``None`` where it could not be read."""

    target: Target
    rule: Rule | None
    better: Better | None
    measure: Measure | None
    problems: tuple[Problem, ...] = ()


def bind(target: Target) -> Bound:
    """Read a row's wording and settle unit, direction and measure (design §2 and §3)."""
    if target.hand_rule is not None:
        return _finish(target, replace(target.hand_rule.rule, wording=target.wording), _superfluous(target))
    rule, problems = _read(target)
    return _finish(target, rule, problems)


def bind_also(bound: Bound, wording: str) -> Bound:
    """The same row as another document words it; ``rule`` is ``None`` where that cannot be judged.

    The same words as the row's have the row's rule, also where that was set by hand.
    """
    if wording == bound.target.wording:
        return bound
    found = bind(replace(bound.target, wording=wording, hand_rule=None))
    if any(problem.code == "reference-required" for problem in found.problems):
        return replace(found, rule=None)
    return replace(found, better=found.better or bound.better)


# Wordings that were read in an earlier run, each as one rule: a memory, like the cache of ``_parse``.
_REMEMBERED: dict[str, Rule | None] = {}


def remember(rules: Mapping[str, Rule | None]) -> None:
    """Take what ``rules_of`` gave an earlier run of the same program, so that the grammar need not be loaded."""
    _REMEMBERED.update(rules)


def rules_of(wordings: Iterable[str]) -> dict[str, Rule | None]:
    """The rule of each wording, ``None`` for one that does not read as exactly one target without a finding."""
    parsed = ((wording, _parse(wording)) for wording in dict.fromkeys(wordings))
    return {w: one.targets[0] if not one.findings and len(one.targets) == 1 else None for w, one in parsed}


@lru_cache(maxsize=65536)
def _parse(wording: str) -> Parse:
    from zjtrack.wording import parse_cell  # noqa: PLC0415

    return parse_cell(wording)


def _read(target: Target) -> tuple[Rule | None, tuple[Problem, ...]]:
    if target.wording in _REMEMBERED:
        known = _REMEMBERED[target.wording]
        return (None, ()) if known is None else _in_row_unit(target, known)
    parsed = _parse(target.wording)
    if parsed.findings:
        return None, tuple(
            Problem(
                "unreadable-wording",
                Message(
                    "the wording “{wording}” cannot be read: {message}", wording=target.wording, message=error.message
                ),
                Message("expected {expected}; or set `rule:` by hand, with a reason", expected=error.expected),
                error.start,
                error.end,
            )
            for error in parsed.findings
        )
    if len(parsed.targets) != 1:
        return None, (_several(target, parsed),)
    return _in_row_unit(target, parsed.targets[0])


def _several(target: Target, parsed: Parse) -> Problem:
    return Problem(
        "several-targets",
        Message(
            "the wording “{wording}” states {count} targets; a row states one",
            wording=target.wording,
            count=len(parsed.targets),
        ),
        Message("split it into one row a number, with `part_of:` where one is a part of another"),
        0,
        len(target.wording),
    )


def _in_row_unit(target: Target, rule: Rule) -> tuple[Rule | None, tuple[Problem, ...]]:
    if rule.unit is None or target.unit is None or rule.kind in WITHOUT_FIGURE or _is_multiple_of_reference(rule):
        return rule, ()
    printed, rule = rule.unit, _with_counted(rule, rule.unit, target.unit)
    converted = [
        None if value is None else convert(value, rule.unit, target.unit)
        for value in (rule.value, rule.value2, rule.start, rule.stretch)
    ]
    if rule.value is not None and converted[0] is None:
        return None, (_unit_mismatch(target, printed),)
    value, value2, start, stretch = converted
    margin = _margin_in_row_unit(rule, target.unit)
    if rule.margin is not None and margin is None:
        return None, (_unit_mismatch(target, printed),)
    if rule.margin is not None:  # 高于全国1—2个百分点: the further end of the margin
        value2 = rule.value2 if margin == rule.margin else value2
    return replace(rule, value=value, value2=value2, start=start, stretch=stretch, margin=margin, unit=target.unit), ()


def _with_counted(rule: Rule, printed: str, unit: str) -> Rule:
    """1000万 in a row of 万人 is 1000万人: a scale alone counts what the row counts."""
    counted = split_scale(unit)[1]
    alone = split_scale(printed)[1] == "" and counted not in _RATES
    return replace(rule, unit=printed + counted) if alone else rule


def _margin_in_row_unit(rule: Rule, unit: str) -> Decimal | None:
    """A difference of two percentages is in 百分点, so a margin in either goes with a row in %."""
    if rule.margin is None or (rule.unit in _POINTS and unit in _POINTS):
        return rule.margin
    return convert(rule.margin, rule.unit, unit)


def _is_multiple_of_reference(rule: Rule) -> bool:
    return rule.reference is not None and rule.value is not None and rule.unit in ("倍", "成", "%")


def in_yaml(unit: str) -> str:
    """A unit as one writes it in YAML, where unquoted text cannot begin with %."""
    return f'"{unit}"' if unit.startswith("%") else unit


def _unit_mismatch(target: Target, unit: str) -> Problem:
    start = max(target.wording.find(unit), 0)
    return Problem(
        "unit-mismatch",
        Message(
            "the wording counts in {unit}, the row in {unit2}: they measure different things",
            unit=unit,
            unit2=target.unit,
        ),
        Message("write `unit: {unit}`, or correct the wording", unit=in_yaml(unit)),
        start,
        start + len(unit),
    )


def _superfluous(target: Target) -> tuple[Problem, ...]:
    hand = target.hand_rule
    assert hand is not None
    parsed = _parse(target.wording)
    if parsed.findings or len(parsed.targets) != 1:
        return ()
    rule, _ = _in_row_unit(target, parsed.targets[0])
    if rule is None or _test_of(rule) != _test_of(hand.rule):
        return ()
    return (
        Problem(
            "superfluous-rule",
            Message("the grammar reads this wording just as `rule:` says"),
            Message("remove `rule:`"),
        ),
    )


def _test_of(rule: Rule) -> tuple[Kind, Decimal | None, Decimal | None, Decimal | None]:
    return (rule.kind, rule.value, rule.value2, rule.margin)


def _finish(target: Target, rule: Rule | None, problems: tuple[Problem, ...]) -> Bound:
    if rule is None:
        return Bound(target, None, target.better, target.measure, problems)
    rule = _of_growth(target, rule)
    problems = problems + _row_problems(target, rule)
    return Bound(target, rule, target.better or settled_better(rule.kind), measure_of(target, rule), problems)


def _of_growth(target: Target, rule: Rule) -> Rule:
    """稳步增长 of a growth rate asks that it be positive; of anything else that it rise (design §3)."""
    if rule.kind in _AS_DIRECTION and not _is_rate(target, rule):
        return replace(rule, kind=_AS_DIRECTION[rule.kind], measure=None)
    steady = rule.kind is Kind.INCREASE and target.wording.endswith("增长")
    if steady and measure_of(target, replace(rule, measure=None)) == "growth":
        return replace(rule, kind=Kind.POSITIVE)
    return rule


def _is_rate(target: Target, rule: Rule) -> bool:
    by_name = measure_of(target, replace(rule, measure=None))
    return target.unit in (*_RATES, None) and target.measure in _OF_A_RATE and by_name != "share"


def settled_better(kind: Kind) -> Better | None:
    """The good direction that a kind of wording settles by itself, if it does (design §2)."""
    if kind in _HIGHER:
        return "higher"
    return "lower" if kind in _LOWER else None


def _row_problems(target: Target, rule: Rule) -> tuple[Problem, ...]:
    found = []
    settled = settled_better(rule.kind)
    if target.better is None and rule.kind in UNSETTLED:
        found.append(
            Problem("better-required", Message("“{wording}” does not say which direction is good", wording=target.wording),
                    Message("write `better: higher`, `lower` or `neutral`: the good direction of the number in the row"))
        )  # fmt: skip
    if target.better is not None and settled is not None and target.better != settled:
        found.append(
            Problem("better-contradicts", Message("`better: {better}` against the wording “{wording}”", better=target.better, wording=target.wording),
                    Message("the wording asks for `{settled}`: remove `better:` or correct it", settled=settled))
        )  # fmt: skip
    if target.reference is None and (rule.kind in RELATIONAL or rule.reference is not None):
        found.append(
            Problem("reference-required", Message("“{wording}” compares with another series", wording=target.wording),
                    Message("write `reference:` with the id of a target or of an entry in indicators.yaml"))
        )  # fmt: skip
    if target.unit is None and rule.kind not in WITHOUT_FIGURE:
        found.append(
            Problem(
                "missing-key",
                Message("`unit` is missing"),
                Message("write the unit as printed, `—` where there is none"),
            )
        )
    return tuple(found)


def measure_of(target: Target, rule: Rule) -> Measure | None:
    """What the number measures: the row's word for it, else the wording's, else the name's."""
    if target.measure is not None:
        return target.measure
    if rule.measure is not None:
        return rule.measure
    name = target.name.split("（")[0] or target.name
    for endings, measure in _NAME_MEASURES:
        if name.endswith(endings):
            return measure
    return "flow" if name.startswith(("新增", "完成", "新建", "改造")) else "level"
