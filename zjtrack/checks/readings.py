"""Readings: a quote that carries the figure, keys that go together, words that the reading passes over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from zjtrack.checks.context import Context
from zjtrack.finding import Finding
from zjtrack.message import Message
from zjtrack.model import Kind, Location, Reading
from zjtrack.quantity import normalise_unit
from zjtrack.quote import carries, fold, numbers

_TAKES_DONE = {Kind.EVENT, Kind.FULL, Kind.ZERO, Kind.DELEGATED}
_BOUND_WORDS = tuple(
    (side, word, bounds)
    for side, words, bounds in (
        ("after", ("以上",), ("at_least", "more_than")),
        ("after", ("左右", "上下"), ("about",)),
        ("after", ("以内", "以下"), ("at_most", "less_than")),
        ("before", ("超过", "超", "突破", "逾"), ("more_than", "at_least")),
        ("before", ("接近", "近"), ("nearly", "about")),
        ("before", ("大约", "约"), ("about",)),
    )
    for word in words
)
# 下降2.5%以上, read as -2.5, is at most that.
OF_A_FALL = {
    "at_least": "at_most", "more_than": "less_than", "at_most": "at_least", "less_than": "more_than", "nearly": "more_than",
}  # fmt: skip
_OPENING_YEAR = re.compile(r"(20\d\d)年(?!以来|底以来|至|到|-|—|计划|提出)", re.ASCII)
_RELATIVE_YEAR = re.compile(r"[上去前]一?年")
# What follows is not said of the figure before it: 3000家规模以上企业, 200名35岁以下青年.
_CLAUSE_END = re.compile(r"[,、。;及和\s\d]|规模|限额")
_SCALE = re.compile(r"万亿|亿|万|‰|%|个?百分点")


def quotes(context: Context) -> Iterator[Finding]:
    """A figure that its own quote does not carry."""
    for reading in context.data.readings:
        if reading.derivation is None and reading.quote is not None:
            for key, value in (("value", reading.value), ("value2", reading.value2)):
                if value is not None and not carries(reading.quote, value, reading.unit):
                    yield _not_in_quote(context, context.at(reading, key), value, reading.quote, reading.id)
        for one in reading.inputs:
            if not carries(one.quote, one.value, one.unit):
                yield _not_in_quote(context, context.at(one, "value"), one.value, one.quote, reading.id)


def _not_in_quote(context: Context, place: Location, value: Decimal, quote: str, id_: str) -> Finding:
    message = Message("{value:f} is none of the numbers in “{quote}”", value=value, quote=quote)
    found = [f"{number.value:f}" for number in numbers(quote)]
    if found:
        message = Message(
            "{value:f} is none of the numbers in “{quote}” (there: {found})", value=value, quote=quote, found=found
        )
    hint = Message("write the figure as the quote prints it, or the quote that carries it")
    return context.finding("value-not-in-quote", place, message, hint, id_, length=len(f"{value:f}"))


def combinations(context: Context) -> Iterator[Finding]:
    """Keys that make sense only together, or only for some kinds of target."""
    kinds = {(bound.target.id, bound.target.year): bound.rule.kind for bound in context.bounds if bound.rule}
    for reading in context.data.readings:
        if reading.implies is not None and reading.proxy is None:
            yield _combination(
                context,
                reading,
                "implies",
                Message("`implies` without `proxy`"),
                Message("say in `proxy` why it is one"),
            )
        if reading.when is not None and reading.done is None:
            yield _combination(
                context, reading, "when", Message("`when` without `done`"), Message("write `done: true`")
            )
        if reading.value2 is not None and reading.value is None:
            yield _combination(
                context, reading, "value2", Message("`value2` without `value`"), Message("write both ends of the range")
            )
        if reading.value is not None and reading.value2 is not None and reading.value2 <= reading.value:
            message = Message("the range runs from {value:f} to {value2:f}", value=reading.value, value2=reading.value2)
            hint = Message("write the smaller end as `value`, the larger as `value2`")
            yield context.finding("bad-range", context.at(reading, "value2"), message, hint, reading.id)
        kind = kinds.get((reading.id, reading.period.last_year))
        if reading.done is not None and kind is not None and kind not in _TAKES_DONE and reading.value is not None:
            message = Message("`done` beside a figure, for a target of kind {kind}", kind=kind)
            yield _combination(context, reading, "done", message, Message("keep the figure: it decides"))


def _combination(context: Context, reading: Reading, key: str, message: Message, hint: Message) -> Finding:
    return context.finding("bad-combination", context.at(reading, key), message, hint, reading.id)


def periods(context: Context) -> Iterator[Finding]:
    """A reading of a year that had not begun when it was reported."""
    hint = Message("write the year that was measured")
    for reading in context.data.readings:
        if reading.period.start[0] > reading.reported:
            key = "period" if "period" in reading.fields_at else "year"
            message = Message(
                "{period} had not begun when this was reported, in {reported}",
                period=reading.period,
                reported=reading.reported,
            )
            yield context.finding("future-year", context.at(reading, key), message, hint, reading.id)
        for one in reading.inputs:
            if one.year is not None and one.year > reading.reported:
                message = Message(
                    "{year} had not begun when this was reported, in {reported}",
                    year=one.year,
                    reported=reading.reported,
                )
                yield context.finding("future-year", context.at(one, "year"), message, hint, reading.id)


def years(context: Context) -> Iterator[Finding]:
    """A quote that opens with another year than the reading measures, or a year of its own that no quote says."""
    usual = {entry.file: entry.year for entry in context.data.searched}
    for reading in context.data.readings:
        found, last = _opening_year(reading), reading.period.last_year
        if found is not None and not reading.period.start[0] <= found <= last:
            key = "period" if "period" in reading.fields_at else "year" if "year" in reading.fields_at else "quote"
            message = Message(
                "the quote speaks of {found}, the reading is of {period}", found=found, period=reading.period
            )
            hint = Message("write `year: {found}`, or the clause of {period}", found=found, period=reading.period)
            yield context.finding("other-year", context.at(reading, key), message, hint, reading.id, "warning")
        elif "year" in reading.fields_at and last != usual[reading.at.file] and not _says_year(reading, last):
            message = Message("`year: {last}`, and the quote does not say so", last=last)
            hint = Message(
                "write the clause that names {last}, or remove `year:`; if the document says it elsewhere, accept it",
                last=last,
            )
            yield context.finding("other-year", context.at(reading, "year"), message, hint, reading.id, "warning")


def _opening_year(reading: Reading) -> int | None:
    if reading.quote is None or reading.derivation is not None:
        return None
    match = _OPENING_YEAR.match(fold(reading.quote))
    return int(match[1]) if match is not None else None


def _says_year(reading: Reading, year: int) -> bool:
    said = [quote for quote in (reading.quote, reading.section, *(one.quote for one in reading.inputs)) if quote]
    return any(str(year) in fold(quote) or _RELATIVE_YEAR.search(quote) is not None for quote in said) or any(
        one.year == year for one in reading.inputs
    )


def publications(context: Context) -> Iterator[Finding]:
    """A document that came out after the file of a reading was to be full, or before the year that it reports on."""
    for reading in context.data.readings:
        source = context.data.sources.get(reading.source)
        if source is None:
            continue
        published, place = source.published.year, context.at(reading, "source")
        if published > reading.reported:
            message = Message(
                "`{id}` was published in {published}, and this file holds what {reported} reported",
                id=source.id,
                published=source.published,
                reported=reading.reported,
            )
            hint = Message("correct the source, its date, or move the reading")
            yield context.finding("other-year", place, message, hint, reading.id, "warning", len(source.id))
        elif published < reading.period.start[0]:
            message = Message(
                "`{id}` was published in {published}, before {period} had begun",
                id=source.id,
                published=source.published,
                period=reading.period,
            )
            hint = Message("correct the source, its date or the year")
            yield context.finding("other-year", place, message, hint, reading.id, "warning", len(source.id))


def scales(context: Context) -> Iterator[Finding]:
    """A quote that counts in 亿 where the reading (or its input) counts in 万, or in % where it counts in 百分点."""
    for reading in context.data.readings:
        if not reading.inputs and reading.quote is not None and reading.value is not None:
            yield from _scaled(
                context, context.at(reading, "unit"), reading, reading.quote, reading.value, reading.unit
            )
        for one in reading.inputs:
            yield from _scaled(context, context.at(one, "unit"), reading, one.quote, one.value, one.unit)


def _scaled(
    context: Context, place: Location, reading: Reading, quote: str, value: Decimal, unit: str | None
) -> Iterator[Finding]:
    printed = _printed_scales(fold(quote), value)
    if unit is not None and printed and _scale(normalise_unit(unit)) not in printed:
        message = Message(
            "the quote prints {value:f}{printed}, the reading says `unit: {unit}`",
            value=abs(value),
            printed=sorted(printed),
            unit=unit,
        )
        hint = Message("write the unit as the quote prints it: it is converted")
        yield context.finding("other-unit", place, message, hint, reading.id, "warning", len(unit))


def _printed_scales(quote: str, value: Decimal) -> set[str]:
    """The scales that stand behind the figure; empty where the unit is not to be seen there."""
    found = {_scale(quote[number.end :]) for number in numbers(quote) if abs(number.value) == abs(value)}
    return found if all(found) else set()


def _scale(text: str) -> str:
    match = _SCALE.match(text)
    return match[0].replace("个百", "百") if match is not None else ""


def bounds(context: Context) -> Iterator[Finding]:
    """A quote that says 左右, 以上, 超, 近 or 预计 of the figure while the reading calls it exact or final."""
    for reading in context.data.readings:
        if reading.quote is not None and reading.value is not None and not reading.inputs:
            if reading.value2 is None:
                yield from _bound_unsaid(context, reading, reading.quote, reading.value)
            if "预计" in reading.quote and not reading.expected:
                message = Message("the quote says 预计, the reading does not say `expected`")
                hint = Message("write `expected: true`")
                start = reading.quote.index("预计")
                yield _unsaid(context, "estimate-unsaid", reading, start, "预计", message, hint)


def _bound_unsaid(context: Context, reading: Reading, quote: str, value: Decimal) -> Iterator[Finding]:
    said = bound_word(fold(quote), value)
    if said is not None and reading.bound not in said[2]:
        start, word, wanted = said
        message = Message(
            "the quote says {word} of {value:f}, the reading `bound: {bound}`",
            word=word,
            value=abs(value),
            bound=reading.bound,
        )
        hint = Message("write `bound: {wanted}`", wanted=wanted[0])
        yield _unsaid(context, "bound-unsaid", reading, start, word, message, hint)


def _unsaid(context: Context, code: str, reading: Reading, start: int, word: str, message: Message,
            hint: Message) -> Finding:  # fmt: skip
    """At the word of the quote that the reading passes over."""
    place, length = context.within(context.at(reading, "quote"), start, start + len(word))
    return context.finding(code, place, message, hint, reading.id, "warning", length)


def bound_word(quote: str, value: Decimal) -> tuple[int, str, tuple[str, ...]] | None:
    """Where the first word stands that makes a bound of the figure, the word, and the bounds that it may make."""
    for number in numbers(quote):
        if abs(number.value) == abs(value):
            before, after = quote[: number.start], _CLAUSE_END.split(quote[number.end : number.end + 8])[0]
            is_fall = value != number.value and not before.endswith(("-", "−"))
            for side, word, bounds in _BOUND_WORDS:
                if before.endswith(word) if side == "before" else word in after:
                    start = len(before) - len(word) if side == "before" else quote.index(word, number.end)
                    return start, word, tuple(OF_A_FALL.get(bound, bound) for bound in bounds) if is_fall else bounds
    return None
