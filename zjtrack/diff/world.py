"""All that one verdict depends on, in parts that can be exchanged one by one.

A cause is found by trying: a part is why a verdict moved if changing it alone moves the old
verdict, or if undoing it alone moves the new one back. Nothing is guessed from names or dates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from zjtrack.diff.pairing import ReadingKey, reading_map
from zjtrack.model import DataSet, Reading, Source, Target
from zjtrack.record import record
from zjtrack.rules import bind
from zjtrack.verdict import Policy, Verdict, judge
from zjtrack.verdict.evidence import Evidence


@record
class World:
    """What one target is judged by: its row, the readings it may use, and how they are weighed."""

    target: Target
    own: Mapping[ReadingKey, Reading]
    peers: Mapping[ReadingKey, Reading]
    peer_row: Target | None
    sources: Mapping[str, Source]
    reported_until: int
    data: DataSet
    policy: Policy

    def judge(self) -> Verdict | None:
        """The verdict in this world; ``None`` where the wording cannot be read."""
        bound = bind(self.target)
        if bound.rule is None:
            return None
        rows = (self.target,) if self.peer_row is None else (self.target, self.peer_row)
        readings = (*self.own.values(), *self.peers.values())
        part = replace(self.data, targets=rows, readings=readings, sources=self.sources)
        return judge(bound, Evidence(part, self.policy.as_of, self.reported_until), self.policy)


class Worlds:
    """The worlds of one state, built on demand: only verdicts that may have moved need one."""

    def __init__(self, data: DataSet, policy: Policy, renamed: Mapping[str, str]) -> None:
        self._data = data
        self._policy = replace(policy, dataset_tolerance=data.info.tolerance)
        self._until = Evidence(data, policy.as_of).reported_until
        self._renamed: dict[Any, str] = {**renamed}
        self._readings: dict[str | None, list[Reading]] = {}
        for reading in data.readings:
            self._readings.setdefault(reading.id, []).append(reading)
        self._rows: dict[str | None, Target] = {}
        for target in data.targets:
            self._rows.setdefault(target.id, target)

    def world(self, target: Target, id_: str) -> World:
        """The world of a target, under the ids that it and its reference have in the newer state."""
        reference = target.reference
        known_as: Any = self._renamed.get(reference, reference)
        peer = self._rows.get(reference)
        return World(
            replace(target, id=id_, reference=known_as),
            reading_map(_as(id_, self._readings.get(target.id, []))),
            reading_map(_as(known_as, self._readings.get(reference, []))),
            peer and replace(peer, id=known_as),
            self._data.sources,
            self._until,
            self._data,
            self._policy,
        )


def _as(id_: str, readings: list[Reading]) -> list[Reading]:
    return [replace(reading, id=id_) for reading in readings]
