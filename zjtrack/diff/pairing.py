"""Which record of one state is which of the other: by id and ``was``, never by likeness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from itertools import count
from typing import TypeVar

from zjtrack.model import Reading, Target

K = TypeVar("K", bound=Hashable)
R = TypeVar("R")


def pairs(base: Mapping[K, R], head: Mapping[K, R]) -> Iterator[tuple[K, R | None, R | None]]:
    """Every key of either side with its two records, in head's order, then what only base has."""
    for key, record in head.items():
        yield key, base.get(key), record
    for key, record in base.items():
        if key not in head:
            yield key, record, None


def target_pairs(base: Iterable[Target], head: Iterable[Target]) -> list[tuple[Target | None, Target | None]]:
    """Targets by year and id; a row whose ``was`` names an id that is gone is that row under a new id."""
    old = {(target.year, target.id): target for target in base}
    new = {(target.year, target.id): target for target in head}
    renamed = {(year, was): (year, id_) for (year, id_), target in new.items() for was in target.was}
    moved = {new_key: old_key for old_key, new_key in renamed.items() if old_key in old and old_key not in new}
    aliased = {key: old[moved.get(key, key)] for key in new if moved.get(key, key) in old}
    gone = {key: target for key, target in old.items() if key not in new and key not in moved.values()}
    return [(aliased.get(key), target) for key, target in new.items()] + [(target, None) for target in gone.values()]


def renames(matched: Collection[tuple[Target | None, Target | None]]) -> dict[str, str]:
    """The new id of each row that has one, where no row (of another year) keeps the old one."""
    kept = {new.id for _, new in matched if new}
    return {old.id: new.id for old, new in matched if old and new and old.id not in kept}


def likely_renames(matched: Iterable[tuple[Target | None, Target | None]]) -> list[tuple[Target, Target]]:
    """Rows that went and rows that came with the same name and year: a hint for a missing ``was``."""
    removed = {}
    added = []
    for old, new in matched:
        if old is not None and new is None:
            removed[(old.year, old.name)] = old
        elif new is not None and old is None:
            added.append(new)
    return [(removed[(new.year, new.name)], new) for new in added if (new.year, new.name) in removed]


ReadingKey = tuple[str, str, str, str | None, int]


def reading_map(readings: Iterable[Reading], renamed: Mapping[str, str] | None = None) -> dict[ReadingKey, Reading]:
    """Readings by indicator, period, source and measure; what these do not tell apart is numbered in file order.

    ``renamed`` gives old ids for new ones, so that a renamed row's readings meet their former selves.
    """
    numbers: dict[tuple[str, str, str, str | None], Iterator[int]] = defaultdict(count)
    found: dict[ReadingKey, Reading] = {}
    for reading in readings:
        id_ = (renamed or {}).get(reading.id, reading.id)
        key = (id_, str(reading.period), reading.source, reading.measure)
        found[(*key, next(numbers[key]))] = reading
    return found
