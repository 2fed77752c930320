"""Why a verdict moved: each part that differs is tried alone, forwards and backwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from zjtrack.diff.fields import as_text, changed_fields
from zjtrack.diff.model import Cause, CauseName
from zjtrack.diff.pairing import ReadingKey, pairs
from zjtrack.diff.world import World
from zjtrack.model import Reading, Source, Target
from zjtrack.record import record
from zjtrack.rules import bind
from zjtrack.verdict import Verdict
from zjtrack.verdict.choose import DIRECTIONAL

Effect = Callable[[Verdict | None], Any]

# Fields of a row that bear on its verdict, and what a change of them is called.
_ROW_CAUSES: tuple[tuple[CauseName, tuple[str, ...]], ...] = (
    ("target_reworded", ("wording", "unit", "measure", "period", "by", "lists", "prices", "correction")),
    ("rule_by_hand", ("hand_rule",)),
    ("better_changed", ("better", "two_sided")),
    ("tolerance_changed", ("tolerance",)),
)


@record
class Part:
    """One exchangeable difference between two worlds; ``put`` gives ``world`` the part as ``source`` has it."""

    cause: Cause
    put: Callable[[World, World], World]


def causes(base: World, head: World, effect: Effect) -> tuple[Cause, ...]:
    """Name every part that moves ``effect`` alone, or without which it would not have moved.

    Where no single part does either (two changes that cancel or need each other twice over), all
    parts are named: none is unexplained.
    """
    parts = list(_parts(base, head))
    before, after = effect(base.judge()), effect(head.judge())
    found = [part.cause for part in parts if _matters(part, base, head, before, after, effect)]
    return tuple(found or [part.cause for part in parts])


def _matters(part: Part, base: World, head: World, before: Any, after: Any, effect: Effect) -> bool:
    forwards = effect(part.put(base, head).judge())
    if forwards != before:
        return True
    return bool(effect(part.put(head, base).judge()) != after)


def _parts(base: World, head: World) -> Iterable[Part]:
    yield from _row_parts(base, head)
    yield from _own_parts(base, head)
    yield from _peer_parts(base, head)
    yield from _source_parts(base, head)
    if base.reported_until != head.reported_until:
        cause = Cause("period_over", head.target.id, str(base.reported_until), str(head.reported_until))
        yield Part(cause, lambda world, source: replace(world, reported_until=source.reported_until))
    yield from _policy_parts(base, head)


def _row_parts(base: World, head: World) -> Iterable[Part]:
    for name, fields in _ROW_CAUSES:
        old = {field: getattr(base.target, field) for field in fields}
        new = {field: getattr(head.target, field) for field in fields}
        if old != new:
            yield Part(_documented(_row_cause(name, base.target, head.target, fields), head), _put_row(fields))
    if base.target.reference != head.target.reference:
        cause = Cause("reference_changed", head.target.id, base.target.reference, head.target.reference, _at(head))
        yield Part(cause, _put_reference)


def _row_cause(name: CauseName, old: Target, new: Target, fields: tuple[str, ...]) -> Cause:
    differing = [field for field in fields if getattr(old, field) != getattr(new, field)]
    place = new.fields_at.get({"wording": "target", "hand_rule": "rule"}.get(differing[0], differing[0]), new.at)
    before, after = (
        "; ".join(as_text(getattr(row, field)) or "—" for field in differing) for row in (old, new)
    )  # fmt: skip
    return Cause(name, new.id, before, after, str(place), source=new.source)


def _documented(cause: Cause, *worlds: World) -> Cause:
    """The cause with the title of its document: a reviewer does not know ids."""
    assert cause.source is not None
    titles = [world.sources[cause.source].title for world in worlds if cause.source in world.sources]
    return replace(cause, document=titles[0]) if titles else cause


def _put_row(fields: tuple[str, ...]) -> Callable[[World, World], World]:
    def put(world: World, source: World) -> World:
        values = {field: getattr(source.target, field) for field in fields}
        return replace(world, target=replace(world.target, **values))

    return put


def _put_reference(world: World, source: World) -> World:
    target = replace(world.target, reference=source.target.reference)
    return replace(world, target=target, peers=source.peers)


def _own_parts(base: World, head: World) -> Iterable[Part]:
    for key, old, new in pairs(base.own, head.own):
        if old is None or new is None or changed_fields(old, new):
            cause = _reading_cause(_own_name(head, old, new), head.target.id, old, new)
            yield Part(_documented(cause, head, base), _put_reading(key, "own"))


def _peer_parts(base: World, head: World) -> Iterable[Part]:
    if base.target.reference != head.target.reference:
        return
    for key, old, new in pairs(base.peers, head.peers):
        if old is None or new is None or changed_fields(old, new):
            reference = head.target.reference or head.target.id
            cause = _reading_cause("reference_revised", reference, old, new)
            yield Part(_documented(cause, head, base), _put_reading(key, "peers"))


def _own_name(head: World, old: Reading | None, new: Reading | None) -> CauseName:
    reading = new or old
    assert reading is not None
    if reading.period == head.target.period.previous() and is_directional(head.target):
        return "baseline_revised"
    if old is None:
        return "reading_added"
    if new is None:
        return "reading_removed"
    return "proxy_changed" if (old.proxy, old.implies) != (new.proxy, new.implies) else "reading_revised"


def is_directional(target: Target) -> bool:
    """Whether the target asks for a rise, a fall or no change, and so is held against the year before."""
    rule = bind(target).rule
    return rule is not None and rule.kind in DIRECTIONAL


def _reading_cause(name: CauseName, id_: str, old: Reading | None, new: Reading | None) -> Cause:
    reading = new or old
    assert reading is not None
    place = str(new.at) if new is not None else None
    return Cause(name, id_, figure_text(old), figure_text(new), place, reading.quote, reading.source)


def figure_text(reading: Reading | None) -> str | None:
    """A reading as a reviewer would name it: figure and unit, or what it says instead."""
    if reading is None:
        return None
    if reading.value is None:
        return reading.text or (f"done: {reading.done}" if reading.done else reading.direction)
    end = f"—{reading.value2:f}" if reading.value2 is not None else ""
    marks = [reading.bound if reading.bound != "exact" else "", "expected" if reading.expected else ""]
    marks.append("proxy" if reading.proxy else "")
    extra = ", ".join(mark for mark in marks if mark)
    unit = "" if reading.unit in (None, "—") else reading.unit
    return f"{reading.value:f}{end}{unit}" + (f" ({extra})" if extra else "")


def _put_reading(key: ReadingKey, side: str) -> Callable[[World, World], World]:
    def put(world: World, source: World) -> World:
        readings = dict(getattr(world, side))
        given = getattr(source, side).get(key)
        if given is None:
            del readings[key]
        else:
            readings[key] = given
        sources = world.sources if given is None else _with_source(world, source, given)
        changes: dict[str, Any] = {"sources": sources, side: readings}
        return replace(world, **changes)

    return put


def _with_source(world: World, source: World, reading: Reading) -> Mapping[str, Source]:
    """A reading that is new here may come from a document that is new here."""
    known = source.sources.get(reading.source)
    return {reading.source: known, **world.sources} if known else world.sources


def _source_parts(base: World, head: World) -> Iterable[Part]:
    used = {reading.source for world in (base, head) for reading in (*world.own.values(), *world.peers.values())}
    for id_ in sorted(used):
        old, new = base.sources.get(id_), head.sources.get(id_)
        if old is None or new is None or (old.authority, old.published) == (new.authority, new.published):
            continue
        before, after = (f"{source.authority}, {source.published}" for source in (old, new))
        yield Part(Cause("source_reranked", id_, before, after, str(new.at)), _put_source(id_))


def _put_source(id_: str) -> Callable[[World, World], World]:
    def put(world: World, source: World) -> World:
        return replace(world, sources={**world.sources, id_: source.sources[id_]})

    return put


def _policy_parts(base: World, head: World) -> Iterable[Part]:
    old, new = base.policy, head.policy
    if old.dataset_tolerance != new.dataset_tolerance:
        before, after = as_text(old.dataset_tolerance), as_text(new.dataset_tolerance)
        yield Part(Cause("tolerance_changed", "dataset", before, after), _put_dataset_tolerance)
    before, after = policy_text(old), policy_text(new)
    if before != after:
        yield Part(Cause("policy_changed", "policy", before, after), _put_policy)


def policy_text(policy: Any) -> str:
    """The choices that differ from the default, in words."""
    chosen = {
        "tolerance": as_text(policy.tolerance),
        "strict": as_text(policy.strict),
        "accept_proxy": as_text(policy.accept_proxy),
        "as_of": as_text(policy.as_of),
    }
    return ", ".join(f"{name}: {text}" for name, text in chosen.items() if text) or "default"


def _put_dataset_tolerance(world: World, source: World) -> World:
    return replace(world, policy=replace(world.policy, dataset_tolerance=source.policy.dataset_tolerance))


def _put_policy(world: World, source: World) -> World:
    return replace(world, policy=replace(source.policy, dataset_tolerance=world.policy.dataset_tolerance))


def _at(world: World) -> str:
    return str(world.target.fields_at.get("reference", world.target.at))
