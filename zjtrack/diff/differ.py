"""Put two states side by side: records by key, verdicts by judging both, causes by trying."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from zjtrack.diff.causes import causes
from zjtrack.diff.model import MOVES, Cause, DiffReport, GapMove, State, VerdictMove
from zjtrack.diff.pairing import likely_renames, renames, target_pairs
from zjtrack.diff.records import indicator_changes, info_changes, reading_changes, source_changes, target_changes
from zjtrack.diff.untold import filled
from zjtrack.diff.world import World, Worlds
from zjtrack.model import Target
from zjtrack.verdict import Verdict

Saved = Mapping[tuple[int, str], str]
Matched = list[tuple[Target | None, Target | None]]


def diff(base: State, head: State, saved: Saved | None = None) -> DiffReport:
    """Everything that differs in meaning, worst first.

    ``saved`` are the outcomes that ``base`` had when it was saved: where the same data judged
    today gives another, the tool itself is the cause. A saved comparison tells of a year and its lists, and of
    the records that bore on them: what it does not tell of is neither new nor gone.
    """
    told = base
    if told.scope is not None:
        head = head.within(told.scope)
        base = filled(told, head)
    matched = target_pairs(base.data.targets, head.data.targets)
    renamed = renames(matched)
    judged = _Judged(base, head, told, renamed)
    moves, gaps, same = judged.moves(matched, saved or {})
    targets = target_changes(matched)
    readings, same_readings = reading_changes(base.data.readings, head.data.readings, renamed)
    report = DiffReport(
        base.name,
        head.name,
        tuple(sorted(moves, key=_worst_first)),
        tuple(sorted(gaps, key=lambda gap: (gap.year, gap.id))),
        targets,
        readings,
        source_changes(base.data.sources, head.data.sources),
        indicator_changes(base.data.indicators, head.data.indicators) + info_changes(base.data, head.data),
        _hints(matched),
        same,
        len(matched) - len(targets),
        same_readings,
    )
    return report if base.scope is None else _as_far_as_known(report)


def _as_far_as_known(report: DiffReport) -> DiffReport:
    changed = (
        tuple(one for one in records if one.change == "changed") for records in (report.readings, report.sources)
    )
    readings, sources = changed
    return replace(report, readings=readings, sources=sources, others=())


def _worst_first(move: VerdictMove) -> tuple[int, int, str]:
    return (MOVES.index(move.move), move.year, move.id)


def _hints(matched: Matched) -> tuple[str, ...]:
    return tuple(
        f"{new.year}: “{new.id}” looks like “{old.id}” renamed: write `was: [{old.id}]` if it is"
        for old, new in likely_renames(matched)
    )


class _Judged:
    """Both states, judged target by target."""

    def __init__(self, base: State, head: State, told: State, renamed: Mapping[str, str]) -> None:
        self._base = Worlds(base.data, base.policy, renamed)
        self._head = Worlds(head.data, head.policy, {})
        self._tools = (base.tool, head.tool)
        self._told = (told, renamed)

    def moves(self, matched: Matched, saved: Saved) -> tuple[list[VerdictMove], list[GapMove], int]:
        """Verdicts that moved, gaps that moved under a verdict that did not, and how many stayed."""
        moves: list[VerdictMove] = []
        gaps: list[GapMove] = []
        same = 0
        for old, new in matched:
            move, gap = self._pair(old, new, saved)
            moves += [move] if move else []
            gaps += [gap] if gap else []
            same += not move and not gap
        return moves, gaps, same

    def _pair(self, old: Target | None, new: Target | None, saved: Saved) -> tuple[VerdictMove | None, GapMove | None]:
        if old is not None and new is not None:
            was = saved.get((old.year, old.id))
            before, after = self._before(old, new.id, was), self._head.world(new, new.id)
            return self._compared(new, before, after, was)
        one = self._base.world(old, old.id).judge() if old else None
        other = self._head.world(new, new.id).judge() if new else None
        row = new or old
        assert row is not None
        return VerdictMove(row.year, row.id, one, other), None

    def _before(self, old: Target, id_: str, was: str | None) -> World:
        """What a saved comparison leaves out was as it is now, unless only without it its outcome comes out."""
        world = self._base.world(old, id_)
        if was is None or _outcome(world.judge()) == was:
            return world
        worlds, rows = self._as_told
        row = replace(rows[old.year, old.id], measure=old.measure)
        told = worlds.world(row, id_)
        return told if _outcome(told.judge()) == was else world

    @cached_property
    def _as_told(self) -> tuple[Worlds, Mapping[tuple[int, str], Target]]:
        state, renamed = self._told
        return Worlds(state.data, state.policy, renamed), {(row.year, row.id): row for row in state.data.targets}

    def _compared(
        self, row: Target, before: World, after: World, was: str | None
    ) -> tuple[VerdictMove | None, GapMove | None]:
        one, other = before.judge(), after.judge()
        if one is None or other is None:
            return None, None
        tool = () if was is None or was == one.outcome else (self._tool_cause(row, was, one),)
        if tool or one.outcome != other.outcome:
            found = causes(before, after, _outcome) if one.outcome != other.outcome else ()
            return VerdictMove(row.year, row.id, one, other, tool + found, was), None
        if one.gap == other.gap:
            return None, None
        return None, _gap_move(row, one, other, causes(before, after, _gap))

    def _tool_cause(self, row: Target, was: str, now: Verdict) -> Cause:
        before, after = (tool or "?" for tool in self._tools)
        return Cause("tool_changed", row.id, f"{was} (zjtrack {before})", f"{now.outcome} (zjtrack {after})")


def _outcome(verdict: Verdict | None) -> str | None:
    return verdict.outcome if verdict else None


def _gap(verdict: Verdict | None) -> tuple[str | None, Decimal | None]:
    return (verdict.outcome, verdict.gap) if verdict else (None, None)


def _gap_move(row: Target, old: Verdict, new: Verdict, found: Iterable[Cause]) -> GapMove:
    unit = new.gap_unit or old.gap_unit
    return GapMove(row.year, row.id, row.name, old.gap, new.gap, unit, tuple(found), row.name_en)
