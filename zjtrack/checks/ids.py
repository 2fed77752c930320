"""Ids: each once, each known, none reused."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from itertools import pairwise
from typing import TypeVar

from zjtrack.checks.context import Context
from zjtrack.finding import Finding
from zjtrack.message import Message
from zjtrack.model import Location, Reading, Target

_NUMBER = re.compile(r"\d+(?:\.\d+)*\Z", re.ASCII)
K = TypeVar("K", bound=Hashable)


def duplicate_ids(context: Context) -> Iterator[Finding]:
    """An id twice in one file: the readings of one would be taken for the other's."""
    for ids in context.loaded.ids.values():
        for id_, place, first in _repeated((id_, place) for id_, place in ids):
            message = Message("`{id}` stands here a second time (first in line {line})", id=id_, line=first.line)
            yield context.finding(
                "duplicate-id", place, message, Message("give one of the rows an id of its own"), str(id_)
            )


def duplicate_numbers(context: Context) -> Iterator[Finding]:
    """A number of the annex twice: of the two rows, the one whose number does not follow from the row before it."""
    numbered = [target for target in context.data.targets if "annex" in target.lists and is_number(target.number)]
    before = {id(row): prior for prior, row in pairwise(numbered) if prior.year == row.year}
    first: dict[tuple[int, str | None], Target] = {}
    for target in numbered:
        other = first.setdefault((target.year, target.number), target)
        if other is not target:
            strays = id(other) in before and not _follows(before[id(other)].number, other.number)
            yield _same_number(context, *((other, target) if strays else (target, other)))


def is_number(number: str | None) -> bool:
    """Whether this is a number of the annex: 9, 9.1."""
    return number is not None and _NUMBER.match(number) is not None


def _same_number(context: Context, odd: Target, other: Target) -> Finding:
    message = Message(
        "number {number} stands here and in line {line}", number=odd.number, line=context.at(other, "number").line
    )
    hint = Message("write each row's own number; sub-rows 9.1, 9.2")
    return context.finding("duplicate-number", context.at(odd, "number"), message, hint, odd.id)


def _follows(before: str | None, number: str | None) -> bool:
    """9 → 9.1, 10; 9.1 → 9.2, 10."""
    old, new = ([int(part) for part in str(one).split(".")] for one in (before, number))
    steps = [[*old[:depth], old[depth] + 1] for depth in range(len(old))]
    return new in [*steps, [*old, 1]]


def duplicate_sectors(context: Context) -> Iterator[Finding]:
    """A sector twice in dataset.yaml."""
    named = ((sector.name, sector.at) for sector in context.data.info.sectors)
    for name, place, first in _repeated(named):
        message = Message(
            "the sector {name} stands here a second time (first in line {line})", name=name, line=first.line
        )
        yield context.finding("duplicate-id", place, message, Message("keep one of the two"))


def duplicate_readings(context: Context) -> Iterator[Finding]:
    """The same figure from the same document twice."""
    keyed = ((_reading_key(reading), reading.at) for reading in context.data.readings)
    for key, place, first in _repeated(keyed):
        message = Message(
            "the same reading of `{key}` stands in line {line} of {file}", key=key[0], line=first.line, file=first.file
        )
        yield context.finding("duplicate-reading", place, message, Message("keep one of the two"), str(key[0]))


def several_readings(context: Context) -> Iterator[Finding]:
    """One document that reports an indicator twice for one period: one of the two belongs to another row."""
    exact = (reading for reading in context.data.readings if reading.proxy is None)
    keyed = (((one.id, one.period, one.source, one.measure, one.prices), one.at) for one in exact)
    for key, place, first in _repeated(keyed):
        message = Message(
            "a second reading of `{id}` for {period} from `{source}` (first in line {line})",
            id=key[0],
            period=key[1],
            source=key[2],
            line=first.line,
        )
        hint = Message(
            "correct the id or the year of one of the two; if the document says both, accept it with the reason"
        )
        yield context.finding("conflict", place, message, hint, str(key[0]), "warning")


def _reading_key(reading: Reading) -> tuple[object, ...]:
    return (
        reading.id, reading.period, reading.source, reading.measure, reading.value, reading.value2, reading.text,
        reading.done, reading.direction, reading.proxy,
    )  # fmt: skip


def _repeated(keyed: Iterable[tuple[K, Location]]) -> Iterator[tuple[K, Location, Location]]:
    first: dict[K, Location] = {}
    for key, place in keyed:
        if key in first:
            yield key, place, first[key]
        else:
            first[key] = place
