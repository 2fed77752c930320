"""JSON with the printed digits: 5.0 stays 5.0, and there is no float to lose them."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any


def dumps(value: Any, indent: int | None = 2) -> str:
    """The value as JSON text; Decimals are numbers with their own digits."""
    return _write(value, indent, 0)


def _write(value: Any, indent: int | None, depth: int) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, dict):
        items = [
            f"{json.dumps(str(key), ensure_ascii=False)}: {_write(item, indent, depth + 1)}"
            for key, item in value.items()
        ]
        return _block("{", items, "}", indent, depth)
    if isinstance(value, list | tuple):
        return _block("[", [_write(item, indent, depth + 1) for item in value], "]", indent, depth)
    return json.dumps(value, ensure_ascii=False)


def _block(opening: str, items: list[str], closing: str, indent: int | None, depth: int) -> str:
    if not items:
        return opening + closing
    if indent is None:
        return opening + ", ".join(items) + closing
    inner, outer = "\n" + " " * indent * (depth + 1), "\n" + " " * indent * depth
    return opening + inner + f",{inner}".join(items) + outer + closing
