"""Typed access to a saved comparison: what ``compare`` cannot have written is an error where it is read, not later."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

Values = dict[str, Any]
T = TypeVar("T")

_PLAIN = re.compile(r"-?\d{1,200}(\.\d{1,200})?")


def content_of(path: Path) -> Values:
    """The file's object, in any encoding that JSON may have, with numbers as printed."""
    content: Values = json.loads(path.read_bytes(), parse_float=figure, parse_int=figure, parse_constant=figure)
    json.dumps(content, ensure_ascii=False, default=str).encode()  # half a character can be printed nowhere
    return content


def figure(text: str) -> Decimal:
    """A figure in plain digits, as ``compare`` writes it; ``ValueError`` for 1e99 and NaN."""
    if not _PLAIN.fullmatch(text):
        raise ValueError(f"{text[:40]} is no figure in plain digits")
    return Decimal(text)


def of(values: Values, key: str, kind: type[T]) -> T:
    """A value that must be there."""
    value = values[key]
    if not isinstance(value, kind):
        raise TypeError(f"`{key}` is {value}")
    return value


def perhaps(values: Values, key: str, kind: type[T]) -> T | None:
    """The same, or null."""
    return None if values[key] is None else of(values, key, kind)


def words(values: Values, key: str) -> tuple[str, ...]:
    """A list of texts."""
    return tuple(of({key: one}, key, str) for one in of(values, key, list))


def one_of(values: Values, key: str, choices: Iterable[T]) -> T:
    """One of the words that the key may have."""
    for choice in choices:
        if choice == values[key]:
            return choice
    raise ValueError(f"`{key}` is {values[key]}")
