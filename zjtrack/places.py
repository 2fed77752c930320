"""Which names of the gazetteer concern a place: 宁波舟山港 concerns both its cities."""

from __future__ import annotations

from collections.abc import Iterable

from zjtrack.model import Place


def canonical(wanted: str, gazetteer: Iterable[Place]) -> str:
    """The gazetteer's name for 温州市, Wenzhou or 330300; the word itself where it has none."""
    word = wanted.strip().casefold()
    for place in gazetteer:
        known = {place.name, f"{place.name}市", place.name_en or "", place.code or ""}
        if word and word in {name.casefold() for name in known}:
            return place.name
    return wanted


def covering(wanted: str, gazetteer: Iterable[Place]) -> frozenset[str]:
    """The names in whose rows somebody who asks for ``wanted`` is interested: its own, and those that lie in it or cover it."""
    entries = tuple(gazetteer)
    name = canonical(wanted, entries)
    return frozenset({name, *(place.name for place in entries if name in place.cities)})
