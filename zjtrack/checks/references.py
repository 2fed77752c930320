"""Names that point somewhere: sources, ids, sectors, codes; each is reported once, where the slip was made."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping

from zjtrack.checks.context import Context, Row
from zjtrack.finding import CODES, Finding
from zjtrack.message import NOTHING, Message
from zjtrack.model import Location, Target
from zjtrack.record import record

_NEAR = 0.6
_SAME_WORD = (
    0.75  # a slip of the hand: what is defined and never used, under nearly the name that is used and not defined
)


@record
class Use:
    """One place that names something defined elsewhere."""

    code: str
    key: str
    name: str
    place: Location
    id: str | None


def unknown_sources(context: Context) -> Iterator[Finding]:
    """Documents that sources.yaml does not have."""
    if context.sources_known:
        known = dict(context.loaded.ids.get("sources.yaml", ()))
        yield from unknown(context, list(_source_uses(context)), known)


def _source_uses(context: Context) -> Iterator[Use]:
    for target in context.data.targets:
        yield Use("unknown-source", "source", target.source, context.at(target, "source"), target.id)
        for also in target.also:
            yield Use("unknown-source", "source", also.source, context.at(also, "source"), target.id)
    for reading in context.data.readings:
        yield Use("unknown-source", "source", reading.source, context.at(reading, "source"), reading.id)
        for one in reading.inputs:
            yield Use("unknown-source", "source", one.source, context.at(one, "source"), reading.id)
    for excluded in context.data.exclusions:
        yield Use("unknown-source", "source", excluded.source, context.at(excluded, "source"), None)
    for entry in context.data.searched:
        for name, place in zip(entry.sources, entry.places, strict=False):
            yield Use("unknown-source", "searched", name, place, None)


def unknown_ids(context: Context) -> Iterator[Finding]:
    """Ids of readings, references and parts that no table defines."""
    if context.ids_known:
        yield from unknown(context, list(_id_uses(context)), context.defined)


def _id_uses(context: Context) -> Iterator[Use]:
    for reading in context.data.readings:
        yield Use("unknown-id", "id", reading.id, context.at(reading, "id"), reading.id)
    for target in context.data.targets:
        by = target.retired.by if target.retired is not None else None
        for code, key, name, place in (
            ("unknown-reference", "reference", target.reference, context.at(target, "reference")),
            ("unknown-part", "part_of", target.part_of, context.at(target, "part_of")),
            ("unknown-reference", "by", by, context.at(target, "retired")),
        ):
            if name is not None:
                yield Use(code, key, name, place, target.id)


def unknown_sectors(context: Context) -> Iterator[Finding]:
    """A sector that dataset.yaml does not name would have no place in the table."""
    known = {sector.name: sector.at for sector in context.data.info.sectors}
    if known:
        uses = [
            Use("unknown-sector", "sector", target.sector, context.at(target, "sector"), target.id)
            for target in context.data.targets
        ]
        yield from unknown(context, uses, known)


def unknown(context: Context, uses: list[Use], known: Mapping[str, Location]) -> Iterator[Finding]:
    """One finding a name: at its definition where that was mistyped, else at its first use."""
    idle = known.keys() - {use.name for use in uses}
    strangers: dict[str, list[Use]] = {}
    for use in uses:
        if use.name not in known:
            strangers.setdefault(use.name, []).append(use)
    for name, places in strangers.items():
        meant = _meant(name, places, idle, alone=len(strangers) == 1)
        if meant is not None:
            yield _mistyped(context, places, meant, known[meant])
        else:
            yield _unknown(context, places, known)


def _meant(name: str, places: list[Use], idle: Collection[str], alone: bool) -> str | None:
    """The definition that was mistyped, not the uses: nothing refers to it, and it is near, or the only such pair of sectors."""
    if len({use.place for use in places}) < 2:
        return None
    if alone and len(idle) == 1 and places[0].key == "sector":
        return next(iter(idle))
    return near(name, idle, _SAME_WORD if name.isascii() else 0.5)


def _mistyped(context: Context, uses: list[Use], idle: str, place: Location) -> Finding:
    name = uses[0].name
    message = Message(
        "nothing refers to `{idle}`, and {count} places to `{name}`, which nothing defines",
        idle=idle,
        count=len(uses),
        name=name,
    )
    hint = Message("did you mean `{name}`?", name=name)
    place, length = context.word(place, idle)
    return context.finding(uses[0].code, place, message, hint, idle if uses[0].key == "id" else None, length=length)


def _unknown(context: Context, uses: list[Use], known: Collection[str]) -> Finding:
    first = uses[0]
    nearest = near(first.name, known, _NEAR if first.name.isascii() else 0.4)
    few = len(known) <= 12
    hint = (
        Message("did you mean `{nearest}`?", nearest=nearest)
        if nearest
        else Message("there are: {known}", known=[*known])
        if few and known
        else Message("define it, or correct the name")
    )
    place, length = context.word(first.place, first.name)
    return context.finding(first.code, place, Message("`{key}: {name}`: there is no such {kind}{more}", key=first.key, name=first.name, kind=_KIND[first.code], more=_more(uses)),
                           hint, first.id, length=length)  # fmt: skip


_KIND = {"unknown-source": Message("source"), "unknown-sector": Message("sector")} | dict.fromkeys(
    ("unknown-id", "unknown-reference", "unknown-part"), Message("id")
)


def _more(uses: list[Use]) -> Message:
    places = [use.place for use in uses[1:4]]
    if len(uses) > 4:
        return Message(" (also in {places} and so on)", places=places)
    return Message(" (also in {places})", places=places) if places else NOTHING


def near(name: str, known: Iterable[str], cutoff: float = _NEAR) -> str | None:
    """The nearest of the known names, if one is near."""
    found = difflib.get_close_matches(name, sorted(known), 1, cutoff)
    return found[0] if found else None


def cycles(context: Context) -> Iterator[Finding]:
    """A target that is held against itself, or is a part of itself, by way of others."""
    for key in ("reference", "part_of"):
        edges = {(target.year, target.id): target for target in context.data.targets}
        settled: set[tuple[int, str]] = set()
        for start in edges:
            path = _path(edges, start, key)
            if path and not settled & set(path):
                settled |= set(path)
                target = edges[path[0]]
                way = " → ".join(id_ for _, id_ in path)
                message = Message("`{key}` leads back to the row itself: {way}", key=key, way=way)
                yield context.finding("cycle", context.at(target, key), message, Message("name another row"), target.id)


def _path(edges: Mapping[tuple[int, str], Target], start: tuple[int, str], key: str) -> list[tuple[int, str]]:
    """From a row back to itself along its references; empty where it does not come back."""
    path, at = [start], edges[start]
    while (name := getattr(at, key)) is not None:
        step = (start[0], name)
        if step == start:
            return [*path, start]
        if step in path or step not in edges:
            return []
        path.append(step)
        at = edges[step]
    return []


def reused(context: Context) -> Iterator[Finding]:
    """An id under ``was`` that is in use, a row that stands after its series was retired."""
    ended = {t.id: (t.retired.year, t.at) for t in context.data.targets if t.retired is not None}
    late = {t.id for t in context.data.targets if t.retired is not None and t.year > t.retired.year}
    for target in context.data.targets:
        for old in target.was:
            if old in context.defined:
                message = Message("`was: {old}`: that id is in use ({defined})", old=old, defined=context.defined[old])
                hint = Message("an id is never reused: rename the row in every year, or remove it from `was`")
                yield context.finding("reused-id", context.at(target, "was"), message, hint, target.id)
    for target in context.data.targets:
        year, place = ended.get(target.id, (target.year, target.at))
        if target.retired is not None and target.year > target.retired.year:
            message = Message(
                "`{id}` was retired with {year}, and its row stands here for {year2}",
                id=target.id,
                year=target.retired.year,
                year2=target.year,
            )
            hint = Message("write the last year in which the series has a target")
            yield context.finding("retired-id", context.at(target, "retired"), message, hint, target.id)
        elif target.year > year and target.id not in late:
            message = Message(
                "`{id}` was retired with {year} ({place}) and stands here for {year2}",
                id=target.id,
                year=year,
                place=place,
                year2=target.year,
            )
            hint = Message("correct `retired`, or give the new series an id of its own")
            yield context.finding("retired-id", context.at(target, "id"), message, hint, target.id)


def accepted_codes(context: Context) -> Iterator[Finding]:
    """``accept`` of a code that is none, or of an error, which nothing silences."""
    warnings = [code for code, severity in CODES.items() if severity == "warning"]
    for row, accept in context.accepting():
        if accept.code not in warnings:
            yield _bad_code(context, row, accept.code, accept.at, warnings)


def _bad_code(context: Context, row: Row, code: str, place: Location, warnings: list[str]) -> Finding:
    known = code in CODES
    message = (
        Message("`{code}` is an error, and an error cannot be accepted", code=code)
        if known
        else Message("`{code}` is no code of a warning", code=code)
    )
    nearest = near(code, warnings)
    hint = (
        Message("did you mean `{nearest}`?", nearest=nearest)
        if nearest and not known
        else Message("mend the row")
        if known
        else Message("`zjtrack check` shows the code")
    )
    return context.finding("unknown-code", place, message, hint, row.id)
