"""All that one verdict depends on, in parts that can be exchanged one by one.

A cause is found by trying: a part is why a verdict moved if changing it alone moves the old
verdict, or if undoing it alone moves the new one back. Nothing is guessed from names or dates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from zjtrack.diff.pairing import ReadingKey, reading_map
from zjtrack.model import DataSet, Indicator, Reading, Source, Target
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
    peer_row: Target | Indicator | None
    sources: Mapping[str, Source]
    reported_until: int
    data: DataSet
    policy: Policy

    def judge(self) -> Verdict | None:
        """The verdict in this world; ``None`` where the wording cannot be read."""
        bound = bind(self.target)
        if bound.rule is None:
            return None
        rows: tuple[Target, ...] = (self.target,)
        indicators: dict[str, Indicator] = {}
        if isinstance(self.peer_row, Target):
            rows += (self.peer_row,)
        elif self.peer_row is not None:
            indicators[self.peer_row.id] = self.peer_row
        readings = (*self.own.values(), *self.peers.values())
        part = DataSet(self.data.info, rows, readings, self.sources, indicators)
        return judge(bound, Evidence(part, self.policy.as_of, self.reported_until), self.policy)


class Worlds:
    """The worlds of one state, built on demand: only verdicts that may have moved need one."""

    def __init__(self, data: DataSet, policy: Policy, renamed: Mapping[str, str]) -> None:
        self._data = data
        self._policy = replace(policy, dataset_tolerance=data.info.tolerance)
        self._until = Evidence(data, policy.as_of).reported_until
        self._readings: dict[str, list[Reading]] = {}
        for reading in data.readings:
            id_ = renamed.get(reading.id, reading.id)
            self._readings.setdefault(id_, []).append(replace(reading, id=id_) if id_ != reading.id else reading)
        self._rows: dict[str, Target | Indicator] = dict(data.indicators)
        for target in data.targets:
            self._rows.setdefault(renamed.get(target.id, target.id), target)

    def world(self, target: Target, id_: str) -> World:
        """The world of a target, under the id that it has in the newer state."""
        reference = target.reference
        return World(
            replace(target, id=id_) if target.id != id_ else target,
            reading_map(self._readings.get(id_, [])),
            reading_map(self._readings.get(reference, [])) if reference and reference != id_ else {},
            self._rows.get(reference) if reference else None,
            self._data.sources,
            self._until,
            self._data,
            self._policy,
        )
