"""Rows as CSV: columns are the JSON's paths joined by ``_``, the same columns whatever the data."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from zjtrack.report import escape

_FIGURE = ("value", "value2", "unit", "bound", "expected", "proxy", "text", "done", "source", "quote", "at")
COMPARE_COLUMNS = (
    "id", "no", "list", "sector", "name", "name_en", "unit", "measure", "period", "at", "tags", "places",
    *(f"target_{key}" for key in ("wording", "kind", "value", "value2", "reference", "margin", "better", "source", "also")),
    *(f"{part}_{key}" for part in ("actual", "reference", "baseline") for key in _FIGURE),
    "unused", "threshold", "limit", "tolerance", "status", "reason_code", "reason", "gap", "gap_unit", "attainment",
    "flags",
)  # fmt: skip


def table(rows: Iterable[dict[str, Any]], columns: tuple[str, ...]) -> str:
    """The rows under those columns; cells that a spreadsheet might obey are made harmless."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        flat = flatten(row)
        writer.writerow([flat.get(column, "") for column in columns])
    return stream.getvalue()


def flatten(row: dict[str, Any], prefix: str = "") -> dict[str, str]:
    """Nested objects by their paths; lists joined by ``;``."""
    found: dict[str, str] = {}
    for key, value in row.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            found |= flatten(value, f"{name}_")
        else:
            found[name] = _cell(value)
    return found


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, list | tuple):
        return escape.csv("; ".join(_item(item) for item in value))
    return escape.csv(str(value))


def _item(item: Any) -> str:
    if isinstance(item, dict):
        return ", ".join(f"{key}={_cell(value)}" for key, value in item.items() if value is not None)
    return str(item)
