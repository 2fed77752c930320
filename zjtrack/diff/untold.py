"""What a saved comparison does not tell of is taken to be as it is now: neither new nor gone, and the cause of nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from operator import attrgetter
from typing import Any

from zjtrack.diff.causes import is_directional
from zjtrack.diff.model import State
from zjtrack.diff.pairing import renames, target_pairs
from zjtrack.model import Also, HandRule, Reading, Rule, Source, Target, Tolerance
from zjtrack.rules import bind
from zjtrack.verdict import Policy
from zjtrack.verdict.evidence import Evidence

_ROW = (
    "id", "lists", "sector", "name", "name_en", "wording", "source", "period", "number", "unit", "reference",
    "tags", "places",
)  # fmt: skip
_READING = ("source", "quote", "value", "value2", "unit", "bound", "expected", "text", "done", "proxy")
_SOURCE = ("title", "publisher", "published", "authority", "url", "via", "missing")
_rule = attrgetter("kind", "value", "value2", "margin")


def filled(saved: State, now: State) -> State:
    """The saved state with what its file leaves out, as ``now`` has it."""
    matched = target_pairs(saved.data.targets, now.data.targets)
    sources = {id_: _source(source, now.data.sources.get(id_)) for id_, source in saved.data.sources.items()}
    own, policy = _tolerance(saved, now)
    data = replace(
        now.data,
        info=replace(saved.data.info, tolerance=own),
        targets=tuple(_row(old, new) if new else old for old, new in matched if old),
        readings=(*_readings(saved.data.readings, now.data.readings, renames(matched)), *_untold(saved, now)),
        sources={**now.data.sources, **sources},
        searched=saved.data.searched,
    )
    return replace(saved, data=data, policy=policy)


def _tolerance(saved: State, now: State) -> tuple[Tolerance | None, Policy]:
    """That of the data set, and the reader's choices: the file says which tolerance was used, not who set it."""
    if saved.policy.tolerance == now.data.info.tolerance:
        return saved.policy.tolerance, replace(saved.policy, tolerance=None)
    return None, saved.policy


def _told(record: Any, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


def _row(old: Target, new: Target) -> Target:
    """A file tells the measure and the direction that were judged by, whether the row gave them or its wording did."""
    by_hand = old.hand_rule and (new.hand_rule or old.hand_rule)
    row = replace(new, also=_also(old.also, new.also), hand_rule=by_hand, **_told(old, _ROW))
    bound = bind(row)
    return replace(
        row,
        measure=new.measure if bound.measure == old.measure else old.measure,
        better=new.better if bound.better == old.better else old.better,
        hand_rule=by_hand if _is_that(bound.rule, old.hand_rule) else old.hand_rule,
    )


def _is_that(rule: Rule | None, by_hand: HandRule | None) -> bool:
    return rule is not None and by_hand is not None and bool(_rule(rule) == _rule(by_hand.rule))


def _also(old: Iterable[Also], new: Iterable[Also]) -> tuple[Also, ...]:
    now = {(one.source, one.wording): one for one in new}
    return tuple(now.get((one.source, one.wording), one) for one in old)


def _readings(old: Iterable[Reading], new: Iterable[Reading], renamed: Mapping[str, str]) -> Iterable[Reading]:
    now: dict[str, list[Reading]] = {}
    for reading in new:
        now.setdefault(reading.id, []).append(reading)
    for reading in old:
        yield _reading(reading, now.get(renamed.get(reading.id, reading.id), []))


def _reading(old: Reading, now: list[Reading]) -> Reading:
    """The same sentence and figure, if it still stands there; else what is now said there, with the figure as it was."""
    told = _told(old, _READING)
    same = [reading for reading in now if _told(reading, _READING) == told]
    if not same:
        same = [reading for reading in now if (reading.source, reading.period) == (old.source, old.period)]
    if not same:
        return old
    nearest = min(same, key=lambda reading: (reading.period != old.period, reading.unit != old.unit))
    return replace(nearest, id=old.id, **told)


def _untold(saved: State, now: State) -> Iterable[Reading]:
    """A file tells a baseline, or a series that is no row, where it was needed; and nothing published after its ``as_of``."""
    told = {(reading.id, reading.period) for reading in saved.data.readings}
    rows = {row.id: row for row in saved.data.targets}
    peers = {(row.id, row.period.previous()) for row in rows.values() if is_directional(row)}
    peers |= {(row.reference, row.period) for row in rows.values() if row.reference and row.reference not in rows}
    peers -= told
    seen = Evidence(now.data, saved.policy.as_of)
    for reading in now.data.readings:
        if (reading.id, reading.period) in peers or not seen.is_visible(reading.source):
            yield reading


def _source(old: Source, new: Source | None) -> Source:
    return replace(new, **_told(old, _SOURCE)) if new else old
