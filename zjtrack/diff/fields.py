"""Field by field: what differs between two records, as text that a reviewer can read."""

from __future__ import annotations

from dataclasses import Field, fields
from decimal import Decimal
from functools import cache
from typing import Any

_YAML_NAMES = {"wording": "target", "lists": "list", "hand_rule": "rule"}


def changed_fields(old: Any, new: Any) -> tuple[tuple[str, str | None, str | None], ...]:
    """(key, from, to) for each key of the YAML whose meaning differs; digits count (5.0 is not 5)."""
    found = []
    for field in _told(new.__class__):
        before, after = getattr(old, field.name), getattr(new, field.name)
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
        return "; ".join(map(str, map(as_text, value)))
    if hasattr(value, "__dataclass_fields__") and type(value).__dict__.get("__str__") is None:
        return ", ".join(_parts(value))
    return str(value)


def _parts(record: Any) -> list[str]:
    shown = ((field.name, as_text(getattr(record, field.name))) for field in _told(record.__class__))
    return [f"{name}: {text}" for name, text in shown if text is not None]


@cache
def _told(cls: Any) -> tuple[Field[Any], ...]:
    """The fields that make a record what it is: where it stands is none of them."""
    return tuple(field for field in fields(cls) if field.compare)
