"""Ids: each once, each known, none reused."""

from __future__ import annotations

import difflib
from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from zjtrack.checks.context import Context
from zjtrack.finding import Finding
from zjtrack.model import Location, Reading, Target

T = TypeVar("T")


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
    numbered = (
        ((target.year, target.number), context.at(target, "number"))
        for target in context.data.targets
        if target.number is not None and "annex" in target.lists
    )
    for (_, number), place, first in _repeated(numbered):
        message = f"number {number} stands here a second time (first in line {first.line})"
        yield context.finding("duplicate-number", place, message, "write each row's own number; sub-rows 9.1, 9.2")


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


K = TypeVar("K", bound=Hashable)


def _repeated(keyed: Iterable[tuple[K, Location]]) -> Iterator[tuple[K, Location, Location]]:
    first: dict[K, Location] = {}
    for key, place in keyed:
        if key in first:
            yield key, place, first[key]
        else:
            first[key] = place


def unknown_references(context: Context) -> Iterator[Finding]:
    """Sources, references and parts that no file defines."""
    if not context.whole:
        return
    for target in context.data.targets:
        yield from _target_references(context, target)
    for reading in context.data.readings:
        yield from _source(context, reading.source, context.at(reading, "source"), reading.id)
        for one in reading.inputs:
            yield from _source(context, one.source, one.at or reading.at, reading.id)
    for entry in context.data.searched:
        for name in entry.sources:
            place = _place_in(context, entry.file, name)
            yield from _source(context, name, place, None)


def _target_references(context: Context, target: Target) -> Iterator[Finding]:
    if target.source not in context.seen_sources:
        own = "source" in target.fields_at
        place = context.at(target, "source") if own else _place_in(context, target.at.file, "source:")
        yield from _source(context, target.source, place, target.id)
    for also in target.also:
        yield from _source(context, also.source, also.at or target.at, target.id)
    for key, wanted, code in (
        ("reference", target.reference, "unknown-reference"),
        ("part_of", target.part_of, "unknown-part"),
    ):
        if wanted is not None and wanted not in context.seen_ids:
            yield _unknown(context, code, key, wanted, context.seen_ids, context.at(target, key), target.id)


def _source(context: Context, name: str, place: Location, id_: str | None) -> Iterator[Finding]:
    if name not in context.seen_sources:
        yield _unknown(context, "unknown-source", "source", name, context.seen_sources, place, id_)


def unknown_ids(context: Context) -> Iterator[Finding]:
    """Readings of an indicator that no table has."""
    if not context.whole:
        return
    for reading in context.data.readings:
        if reading.id not in context.seen_ids:
            place = context.at(reading, "id")
            yield _unknown(context, "unknown-id", "id", reading.id, context.seen_ids, place, reading.id)


def _unknown(context: Context, code: str, key: str, name: str, known: Iterable[str], place: Location,
             id_: str | None) -> Finding:  # fmt: skip
    near = difflib.get_close_matches(name, sorted(known), 1, 0.6)
    hint = f"did you mean `{near[0]}`?" if near else "define it, or correct the name"
    return context.finding(code, place, f"`{key}: {name}`: there is no such id", hint, id_, length=len(name))


def _place_in(context: Context, file: str, text: str) -> Location:
    """Where a text first stands in a file: for values of a file's head, which are no records."""
    for number, line in enumerate(context.loaded.files.get(file, "").splitlines(), 1):
        column = line.find(text)
        if column >= 0:
            return Location(file, number, column + 1)
    return Location(file, 0, 0)
