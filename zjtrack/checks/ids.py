"""Ids: each once, each known, none reused."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from zjtrack.checks.context import Context
from zjtrack.finding import Finding
from zjtrack.model import Location, Reading

K = TypeVar("K", bound=Hashable)


def duplicate_ids(context: Context) -> Iterator[Finding]:
    """An id twice in one file: the readings of one would be taken for the other's."""
    for name, ids in context.loaded.ids.items():
        if name.startswith("actuals_"):
            continue
        for id_, place, first in _repeated((id_, place) for id_, place in ids):
            message = f"`{id_}` stands here a second time (first in line {first.line})"
            yield context.finding("duplicate-id", place, message, "give one of the rows an id of its own", str(id_))


def duplicate_numbers(context: Context) -> Iterator[Finding]:
    """A number of the annex twice: one of the two rows was misread."""
    numbered = [target for target in context.data.targets if target.number is not None and "annex" in target.lists]
    owner = {context.at(target, "number"): target.id for target in numbered}
    places = (((target.year, target.number), context.at(target, "number")) for target in numbered)
    for (_, number), place, first in _repeated(places):
        message = f"number {number} stands here a second time (first in line {first.line})"
        hint = "write each row's own number; sub-rows 9.1, 9.2"
        yield context.finding("duplicate-number", place, message, hint, owner[place])


def duplicate_sectors(context: Context) -> Iterator[Finding]:
    """A sector twice in dataset.yaml."""
    named = ((sector.name, sector.at or Location("", 0)) for sector in context.data.info.sectors)
    for name, place, first in _repeated(named):
        message = f"the sector {name} stands here a second time (first in line {first.line})"
        yield context.finding("duplicate-id", place, message, "keep one of the two")


def duplicate_readings(context: Context) -> Iterator[Finding]:
    """The same figure from the same document twice."""
    keyed = ((_reading_key(reading), reading.at) for reading in context.data.readings)
    for key, place, first in _repeated(keyed):
        message = f"the same reading of `{key[0]}` stands in line {first.line} of {first.file}"
        yield context.finding("duplicate-reading", place, message, "keep one of the two", str(key[0]))


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
