"""Readings: a unit that fits, a quote that carries the figure, arithmetic that comes out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from zjtrack.checks.arithmetic import ArithmeticProblem, evaluate, rounds_to
from zjtrack.checks.context import Context
from zjtrack.finding import Finding
from zjtrack.model import Indicator, Kind, Measure, Reading, Target
from zjtrack.quantity import conversion
from zjtrack.quote import carries, fold, numbers
from zjtrack.rules import Bound

_TAKES_DONE = {Kind.EVENT, Kind.FULL, Kind.ZERO, Kind.DELEGATED}
_BOUND_WORDS = (
    ("after", ("以上",), ("at_least", "more_than")),
    ("after", ("左右", "上下"), ("about",)),
    ("after", ("以内", "以下"), ("at_most", "less_than")),
    ("before", ("超过", "超", "突破", "逾"), ("more_than", "at_least")),
    ("before", ("近", "接近"), ("nearly", "about")),
    ("before", ("约", "大约"), ("about",)),
)


def units(context: Context) -> Iterator[Finding]:
    """A reading whose unit cannot be brought to its target's, unless it measures something else."""
    bounds = {(bound.target.id, bound.target.year): bound for bound in context.bounds}
    for reading in context.data.readings:
        if reading.value is None:
            continue
        row = _row_of(context, bounds, reading)
        if row is None or _measures_otherwise(row, reading):
            continue
        yield from _unit(context, reading, row[0])


def _row_of(
    context: Context, bounds: dict[tuple[str, int], Bound], reading: Reading
) -> tuple[Target | Indicator, Measure | None] | None:
    """The target of the reading's year, else of any year, else the indicator."""
    bound = bounds.get((reading.id, reading.period.last_year))
    bound = bound or next((found for (id_, _), found in sorted(bounds.items()) if id_ == reading.id), None)
    if bound is not None:
        return bound.target, bound.measure
    indicator = context.data.indicators.get(reading.id)
    return (indicator, indicator.measure) if indicator is not None else None


def _measures_otherwise(row: tuple[Target | Indicator, Measure | None], reading: Reading) -> bool:
    return reading.measure is not None and reading.measure != row[1]


def _unit(context: Context, reading: Reading, row: Target | Indicator) -> Iterator[Finding]:
    place = context.at(reading, "unit")
    if reading.unit is None and row.unit is not None:
        hint = f"write `unit: {row.unit}`, as the source prints it"
        yield context.finding("missing-key", reading.at, "the reading has a figure and no `unit`", hint, reading.id)
    elif reading.unit is not None and row.unit is not None and conversion(reading.unit, row.unit) is None:
        message = f"{reading.unit} cannot be brought to {row.unit}, the unit of `{row.id}`"
        hint = "correct the unit; or write `measure:` if it measures something else"
        yield context.finding("unit-mismatch", place, message, hint, reading.id, length=len(reading.unit))


def quotes(context: Context) -> Iterator[Finding]:
    """A figure that its own quote does not carry."""
    for reading in context.data.readings:
        if reading.derivation is None and reading.quote is not None:
            for key, value in (("value", reading.value), ("value2", reading.value2)):
                if value is not None and not carries(reading.quote, value, reading.unit):
                    yield _not_in_quote(context, reading, key, value)
        for one in reading.inputs:
            if not carries(one.quote, one.value, one.unit):
                message = f"{one.value:f} is none of the numbers in “{one.quote}”"
                hint = "write the figure as the quote prints it, or the quote that carries it"
                yield context.finding("value-not-in-quote", one.at or reading.at, message, hint, reading.id)


def _not_in_quote(context: Context, reading: Reading, key: str, value: Decimal) -> Finding:
    found = "、".join(f"{number.value:f}" for number in numbers(reading.quote or "")) or "none"
    message = f"{value:f} is none of the numbers in “{reading.quote}” (there: {found})"
    hint = "write the figure as the quote prints it, or the quote that carries it"
    return context.finding(
        "value-not-in-quote", context.at(reading, key), message, hint, reading.id, length=len(f"{value:f}")
    )


def derivations(context: Context) -> Iterator[Finding]:
    """Arithmetic over the inputs that does not give the printed figure."""
    for reading in context.data.readings:
        if reading.derivation is None and not reading.inputs:
            continue
        place = context.at(reading, "derivation")
        if reading.derivation is None or not reading.inputs or reading.value is None:
            hint = "write all three: `value`, `derivation` and `inputs`"
            yield context.finding("bad-derivation", place, "a derivation needs a value and inputs", hint, reading.id)
            continue
        yield from _derivation(context, reading, reading.derivation, reading.value)


def _derivation(context: Context, reading: Reading, formula: str, value: Decimal) -> Iterator[Finding]:
    place = context.at(reading, "derivation")
    names = {one.name: one.value for one in reading.inputs}
    try:
        result = evaluate(formula, names)
    except ArithmeticProblem as problem:
        hint = f"use + - * / ( ), digits and: {', '.join(names)}"
        yield context.finding("bad-derivation", place, f"`{formula}`: {problem}", hint, reading.id)
        return
    if not rounds_to(result, value):
        message = f"`{formula}` gives {result:.6g}, not {value:f}"
        yield context.finding(
            "bad-derivation", place, message, "correct the value, the inputs or the formula", reading.id
        )


def combinations(context: Context) -> Iterator[Finding]:
    """Keys that make sense only together, or only for some kinds of target."""
    kinds = {(bound.target.id, bound.target.year): bound.rule.kind for bound in context.bounds if bound.rule}
    for reading in context.data.readings:
        if reading.implies is not None and reading.proxy is None:
            yield _combination(context, reading, "implies", "`implies` without `proxy`", "say in `proxy` why it is one")
        if reading.when is not None and reading.done is None:
            yield _combination(context, reading, "when", "`when` without `done`", "write `done: true`")
        if reading.value2 is not None and reading.value is None:
            yield _combination(context, reading, "value2", "`value2` without `value`", "write both ends of the range")
        kind = kinds.get((reading.id, reading.period.last_year))
        if reading.done is not None and kind is not None and kind not in _TAKES_DONE and reading.value is not None:
            message = f"`done` beside a figure, for a target of kind {kind}"
            yield _combination(context, reading, "done", message, "keep the figure: it decides")


def _combination(context: Context, reading: Reading, key: str, message: str, hint: str) -> Finding:
    return context.finding("bad-combination", context.at(reading, key), message, hint, reading.id)


def bounds(context: Context) -> Iterator[Finding]:
    """A quote that says 左右, 以上, 超, 近 or 预计 of the figure while the reading calls it exact or final."""
    for reading in context.data.readings:
        if reading.quote is None or reading.value is None or reading.inputs:
            continue
        word, wanted = _bound_word(fold(reading.quote), reading.value)
        if word is not None and reading.bound not in wanted and reading.value2 is None:
            message = f"the quote says {word} of {reading.value:f}, the reading `bound: {reading.bound}`"
            hint = f"write `bound: {wanted[0]}`"
            yield context.finding("bound-unsaid", context.at(reading, "bound"), message, hint, reading.id, "warning")
        if "预计" in reading.quote and not reading.expected:
            message = "the quote says 预计, the reading does not say `expected`"
            yield context.finding("estimate-unsaid", context.at(reading, "value"), message, "write `expected: true`",
                                  reading.id, "warning")  # fmt: skip


def _bound_word(quote: str, value: Decimal) -> tuple[str | None, tuple[str, ...]]:
    for number in numbers(quote):
        if abs(number.value) != abs(value):
            continue
        before, after = quote[max(number.start - 2, 0) : number.start], quote[number.end : number.end + 8]
        for side, words, wanted in _BOUND_WORDS:
            for word in words:
                if (before.endswith(word)) if side == "before" else _follows(after, word):
                    return word, wanted
    return None, ()


def _follows(after: str, word: str) -> bool:
    """The word stands behind the number and its unit, before the clause ends."""
    clause = after
    for mark in "，,、。；;及和 ":
        clause = clause.split(mark)[0]
    return clause.endswith(word) or word in clause[:6]
