"""Field by field: what differs between two records, as text that a reviewer can read."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from typing import Any

_YAML_NAMES = {"wording": "target", "lists": "list", "hand_rule": "rule"}
_NOT_SHOWN = {"at", "fields_at"}


def changed_fields(old: Any, new: Any) -> tuple[tuple[str, str | None, str | None], ...]:
    """(key, from, to) for each key of the YAML whose meaning differs; digits count (5.0 is not 5)."""
    found = []
    for field in fields(new):
        if field.name in _NOT_SHOWN:
            continue
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before is after or (isinstance(before, str) and before == after):
            continue
        if before != after or as_text(before) != as_text(after):
            found.append((_YAML_NAMES.get(field.name, field.name), as_text(before), as_text(after)))
    return tuple(found)


def as_text(value: Any) -> str | None:
    """A field's value as a reviewer would say it; ``None`` and empty lists are absent."""
    if value is None or value == () or value is False:
        return None
    if isinstance(value, bool):
        return "true"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, tuple):
        return "; ".join(as_text(item) or "" for item in value)
    if hasattr(value, "__dataclass_fields__") and type(value).__dict__.get("__str__") is None:
        return ", ".join(_parts(value))
    return str(value)


def _parts(record: Any) -> list[str]:
    shown = ((field.name, as_text(getattr(record, field.name))) for field in fields(record))
    return [f"{name}: {text}" for name, text in shown if text is not None and name not in _NOT_SHOWN]
