"""A diff as JSON (design §5): the machine's view, never in anybody's language."""

from __future__ import annotations

from typing import Any

from zjtrack.diff.model import Cause, DiffReport, GapMove, RecordChange, VerdictMove


def payload(report: DiffReport) -> dict[str, Any]:
    """The object that ``diff --format json`` prints; figures stay Decimals for the JSON writer."""
    return {
        "schema": 1,
        "base": report.base,
        "head": report.head,
        "verdicts": [_verdict(move) for move in report.verdicts],
        "gaps": [_gap(move) for move in report.gaps],
        "targets": [_record(change) for change in report.targets],
        "readings": [_record(change) for change in report.readings],
        "sources": [_record(change) for change in report.sources],
        "others": [_record(change) for change in report.others],
        "hints": list(report.hints),
        "summary": summary(report),
    }


def summary(report: DiffReport) -> dict[str, Any]:
    """Counts of what moved, by how, and of what stayed the same."""
    moves: dict[str, int] = {}
    for verdict in report.verdicts:
        moves[verdict.move] = moves.get(verdict.move, 0) + 1
    return {
        "verdicts": len(report.verdicts),
        "moves": moves,
        "gaps": len(report.gaps),
        "targets": _counts(report.targets),
        "readings": _counts(report.readings),
        "sources": _counts(report.sources),
        "same": {
            "verdicts": report.same_verdicts,
            "targets": report.same_targets,
            "readings": report.same_readings,
        },
    }


def _counts(changes: tuple[RecordChange, ...]) -> dict[str, int]:
    return {kind: sum(change.change == kind for change in changes) for kind in ("added", "removed", "changed")}


def _verdict(move: VerdictMove) -> dict[str, Any]:
    target = move.verdict.target
    return {
        "year": move.year,
        "id": move.id,
        "name": target.name,
        "name_en": target.name_en,
        "move": move.move,
        "old": move.old_outcome,
        "new": move.new_outcome,
        "old_gap": move.old.gap if move.old else None,
        "new_gap": move.new.gap if move.new else None,
        "gap_unit": move.verdict.gap_unit,
        "at": str(target.at) if move.new else None,
        "causes": [cause_object(cause) for cause in move.causes],
    }


def cause_object(cause: Cause) -> dict[str, Any]:
    """One cause, with the sentence behind a figure where there is one."""
    return {
        "cause": cause.cause,
        "id": cause.id,
        "from": cause.before,
        "to": cause.after,
        "at": cause.at,
        "source": cause.source,
        "quote": cause.quote,
        "document": cause.document,
    }


def _gap(move: GapMove) -> dict[str, Any]:
    return {
        "year": move.year,
        "id": move.id,
        "name": move.name,
        "name_en": move.name_en,
        "old": move.old,
        "new": move.new,
        "unit": move.unit,
        "causes": [cause_object(cause) for cause in move.causes],
    }


def _record(change: RecordChange) -> dict[str, Any]:
    return {
        "change": change.change,
        "key": change.key,
        "id": change.id,
        "year": change.year,
        "name": change.name,
        "fields": [{"field": name, "from": old, "to": new} for name, old, new in change.fields],
        "unsourced": change.unsourced,
        "at": change.at,
    }
