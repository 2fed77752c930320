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
    flat = (flatten(row) for row in rows)
    return text(columns, ([row.get(column, "") for column in columns] for row in flat))


def text(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """The file, lines ended as Unix ends them."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return stream.getvalue()


def flatten(row: dict[str, Any], prefix: str = "") -> dict[str, str]:
    """Nested objects by their paths; lists joined by ``;``."""
    found: dict[str, str] = {}
    for key, value in row.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            found |= flatten(value, f"{name}_")
        else:
            found[name] = cell(value)
    return found


def cell(value: Any) -> str:
    """A value as csv has it: figures with their printed digits, texts that no spreadsheet obeys."""
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
        return ", ".join(f"{key}={cell(value)}" for key, value in item.items() if value is not None)
    return str(item)
