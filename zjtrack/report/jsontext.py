"""JSON with the printed digits: 5.0 stays 5.0, and there is no float to lose them."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

_UNSAFE = re.compile(
    "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)


def dumps(value: Any, indent: int | None = 2) -> str:
    """The value as JSON text; Decimals are numbers with their own digits."""
    return _write(value, indent, 0)


def _write(value: Any, indent: int | None, depth: int) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, dict):
        items = [f"{_text(str(key))}: {_write(item, indent, depth + 1)}" for key, item in value.items()]
        return _block("{", items, "}", indent, depth)
    if isinstance(value, list | tuple):
        return _block("[", [_write(item, indent, depth + 1) for item in value], "]", indent, depth)
    return _text(value) if isinstance(value, str) else json.dumps(value)


def _text(text: str) -> str:
    """A string; what does not print or turns text round is written as an escape, so that no terminal obeys it."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def _block(opening: str, items: list[str], closing: str, indent: int | None, depth: int) -> str:
    if not items:
        return opening + closing
    if indent is None:
        return opening + ", ".join(items) + closing
    inner, outer = "\n" + " " * indent * (depth + 1), "\n" + " " * indent * depth
    return opening + inner + f",{inner}".join(items) + outer + closing
