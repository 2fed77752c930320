"""Derived readings: arithmetic that comes out, and a bound that its inputs give it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from zjtrack.checks.arithmetic import ArithmeticProblem, evaluate, rounds_to
from zjtrack.checks.context import Context
from zjtrack.checks.readings import OF_A_FALL, bound_word
from zjtrack.finding import Finding
from zjtrack.message import Message
from zjtrack.model import Input, Reading
from zjtrack.quote import carries, fold


def derivations(context: Context) -> Iterator[Finding]:
    """Arithmetic over the inputs that does not give the printed figure."""
    for reading in context.data.readings:
        if reading.derivation is None and not reading.inputs:
            continue
        place = context.at(reading, "derivation")
        if reading.derivation is None or not reading.inputs or reading.value is None:
            hint = Message("write all three: `value`, `derivation` and `inputs`")
            yield context.finding(
                "bad-derivation", place, Message("a derivation needs a value and inputs"), hint, reading.id
            )
            continue
        yield from _derivation(context, reading, reading.derivation, reading.value)


def _derivation(context: Context, reading: Reading, formula: str, value: Decimal) -> Iterator[Finding]:
    place = context.at(reading, "derivation")
    if not all(carries(one.quote, one.value, one.unit) for one in reading.inputs):
        return  # has been reported, and the arithmetic may be right
    names = {one.name: one.value for one in reading.inputs}
    try:
        _named_once(reading, formula)
        result = evaluate(formula, names)
    except ArithmeticProblem as problem:
        hint = Message("use + - * / ( ), digits and: {names}", names=[*names])
        yield context.finding(
            "bad-derivation",
            place,
            Message("`{formula}`: {problem}", formula=formula, problem=problem.message),
            hint,
            reading.id,
        )
        return
    if not rounds_to(result, value):
        message = Message("`{formula}` gives {result:.6g}, not {value:f}", formula=formula, result=result, value=value)
        place = context.at(reading, "value" if _is_slip(value, result) else "derivation")
        hint = Message("correct the value, the inputs or the formula")
        yield context.finding("bad-derivation", place, message, hint, reading.id)


def _is_slip(value: Decimal, result: Decimal) -> bool:
    """Whether the value looks mistyped rather than the formula: near the result, its sign or its point elsewhere."""
    if value == 0 or result == 0:
        return value == 0
    small, large = sorted((abs(value), abs(result)))
    ratio = large / small
    return ratio <= 2 or abs(ratio / 10 - 1) < Decimal("0.05")


def _named_once(reading: Reading, formula: str) -> None:
    names = [one.name for one in reading.inputs]
    for name in names:
        if names.count(name) > 1:
            raise ArithmeticProblem(Message("two inputs are called “{name}”", name=name))
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", formula) is None:
            raise ArithmeticProblem(Message("the input “{name}” is not used", name=name))


def bounds(context: Context) -> Iterator[Finding]:
    """A bound that the inputs do not give: of 突破1万亿元, divided by a figure, one knows only that it is more."""
    for reading in context.data.readings:
        given = {wanted for one in reading.inputs if (wanted := _given(reading, one)) is not None}
        if len(given) == 1 and reading.bound not in (wanted := given.pop()):
            message = Message(
                "the inputs give `bound: {wanted}`, the reading `bound: {bound}`", wanted=wanted[0], bound=reading.bound
            )
            hint = Message("write `bound: {wanted}`", wanted=wanted[0])
            place = context.at(reading, "bound" if "bound" in reading.fields_at else "derivation")
            yield context.finding("bound-unsaid", place, message, hint, reading.id, "warning")


def _given(reading: Reading, one: Input) -> tuple[str, ...] | None:
    """The bounds that one input may give the result: its own, or the opposite where the result falls as it rises."""
    said = bound_word(fold(one.quote), one.value)
    if said is None or reading.derivation is None:
        return None
    names = {other.name: other.value for other in reading.inputs}
    try:
        more = evaluate(reading.derivation, {**names, one.name: one.value + abs(one.value) / 100})
        rise = more - evaluate(reading.derivation, names)
    except ArithmeticProblem:
        return None  # has been reported
    if rise < 0:
        return tuple(OF_A_FALL.get(bound, bound) for bound in said[2])
    return said[2] if rise > 0 else None
