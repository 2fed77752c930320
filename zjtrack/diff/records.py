"""What was added, removed and changed among targets, readings, sources and the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from zjtrack.diff.causes import figure_text
from zjtrack.diff.fields import changed_fields
from zjtrack.diff.model import RecordChange, RecordKind
from zjtrack.diff.pairing import pairs, reading_map
from zjtrack.model import DataSet, Indicator, Reading, Source, Target
from zjtrack.quote import carries_value


def target_changes(matched: Iterable[tuple[Target | None, Target | None]]) -> tuple[RecordChange, ...]:
    """Rows added, removed (under their own heading) and changed, field by field."""
    found = (_target_change(old, new) for old, new in matched)
    return _sorted(change for change in found if change is not None)


def _target_change(old: Target | None, new: Target | None) -> RecordChange | None:
    row = new or old
    assert row is not None
    return _change("target", f"{row.year}/{row.id}", row.id, row.name, old, new, row.year)


def reading_changes(
    base: Iterable[Reading], head: Iterable[Reading], renamed: Mapping[str, str]
) -> tuple[tuple[RecordChange, ...], int]:
    """Readings added, removed and revised, and how many stayed as they were."""
    old, new = reading_map(base, renamed), reading_map(head)
    matched = list(pairs(old, new))
    found = [_reading_change(before, after) for _, before, after in matched]
    changes = _sorted(change for change in found if change is not None)
    return changes, len(matched) - len(changes)


def _reading_change(old: Reading | None, new: Reading | None) -> RecordChange | None:
    reading = new or old
    assert reading is not None
    key = f"{reading.id}/{reading.period}/{reading.source}"
    return _change("reading", key, reading.id, figure_text(reading) or "", old, new, reading.period.last_year)


def source_changes(base: Mapping[str, Source], head: Mapping[str, Source]) -> tuple[RecordChange, ...]:
    """Documents added, removed and described otherwise."""
    return _mapped("source", base, head, lambda source: source.title)


def indicator_changes(base: Mapping[str, Indicator], head: Mapping[str, Indicator]) -> tuple[RecordChange, ...]:
    """Series that are referred to, added, removed and changed."""
    return _mapped("indicator", base, head, lambda indicator: indicator.name)


def info_changes(base: DataSet, head: DataSet) -> tuple[RecordChange, ...]:
    """What ``dataset.yaml`` says otherwise, the policy among it."""
    fields = changed_fields(base.info, head.info)
    return (RecordChange("dataset", "changed", "dataset", head.info.name, head.info.title, fields),) if fields else ()


def _mapped(
    record: RecordKind, base: Mapping[str, Any], head: Mapping[str, Any], name: Any
) -> tuple[RecordChange, ...]:
    found = (_change(record, key, key, name(new or old), old, new, None) for key, old, new in pairs(base, head))
    return _sorted(change for change in found if change is not None)


def _change(
    record: RecordKind, key: str, id_: str, name: str, old: Any, new: Any, year: int | None
) -> RecordChange | None:
    if new is None:
        return RecordChange(record, "removed", key, id_, name, year=year)
    at = str(new.at)
    if old is None:
        return RecordChange(record, "added", key, id_, name, (), at, year, _is_unsourced(new))
    fields = changed_fields(old, new)
    if not fields:
        return None
    unsourced = _is_unsourced(new) and any(key in ("value", "value2", "quote", "inputs") for key, _, _ in fields)
    return RecordChange(record, "changed", key, id_, name, fields, at, year, unsourced)


def _is_unsourced(record: Any) -> bool:
    """A figure without a quote that carries it (``--fail-on unsourced``)."""
    if not isinstance(record, Reading) or record.value is None:
        return False
    return not record.inputs and (record.quote is None or not carries_value(record.quote, record))


def _sorted(changes: Iterable[RecordChange]) -> tuple[RecordChange, ...]:
    order = ("removed", "changed", "added")
    return tuple(sorted(changes, key=lambda change: (order.index(change.change), change.key)))
