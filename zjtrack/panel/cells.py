"""One cell of a frame → a typed value; a cell that is not what its column holds is ``Bad``, never guessed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from zjtrack.dates import PartialDate, Period
from zjtrack.model import Tolerance

Reader = Callable[[Any], Any]

_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?\Z", re.ASCII)
_MAX_DIGITS = 40
_FLAGS = {"true": True, "false": False}


class Bad(ValueError):
    """What is wrong with a cell, and what to write."""


def text(cell: Any) -> str | None:
    """Text without the space around it; nothing where there is none."""
    return str(cell).strip() or None


def number(cell: Any) -> Decimal | None:
    """A figure. Text and ``Decimal`` keep the digits they are written with; a float has its shortest digits, 5.0 as 5."""
    if isinstance(cell, Decimal):
        written = f"{cell:f}" if cell.is_finite() else str(cell)
    elif isinstance(cell, float):
        written = f"{Decimal(float.__repr__(cell)):f}".removesuffix(".0")
    else:
        written = str(cell).strip()
    if not written:
        return None
    if not _NUMBER.match(written) or len(written) > _MAX_DIGITS:
        raise Bad(f"“{written[:60]}” is not a number in plain digits (at most {_MAX_DIGITS})")
    return Decimal(written)


def year(cell: Any) -> int | None:
    """A year of four digits; a float that is whole counts, since a missing cell makes a column float."""
    found = number(cell)
    if found is None:
        return None
    if found != found.to_integral_value() or not 1000 <= found <= 2999:
        raise Bad(f"“{cell}” is not a year; write four digits, such as 2024")
    return int(found)


def flag(cell: Any) -> bool:
    """True or false."""
    return _flag(cell) == "true"


def _flag(cell: Any) -> str:
    written = str(cell).strip().lower()
    if written not in _FLAGS:
        raise Bad(f"“{str(cell)[:40]}” is neither true nor false")
    return written


def done(cell: Any) -> str:
    """``true``, ``false`` or ``part``; a boolean will do."""
    written = str(cell).strip().lower()
    return written if written == "part" else _flag(cell)


def date(cell: Any) -> PartialDate | None:
    """A date known to the year, the month or the day, also as a time stamp."""
    written = cell.isoformat()[:10] if hasattr(cell, "isoformat") else _whole(cell)
    try:
        return PartialDate.parse(written) if written else None
    except ValueError:
        raise Bad(f"“{written[:40]}” is not a date; write 2025, 2025-03 or 2025-03-01") from None


def period(cell: Any) -> Period | None:
    """A year, or another span of whole months."""
    written = _whole(cell)
    try:
        return Period.parse(written) if written else None
    except ValueError:
        hint = "write 2024, 2021-2025, 2024-10, 2025-H1, 2025-Q3 or 2024-01/2024-11"
        raise Bad(f"“{written[:40]}” is not a period; {hint}") from None


def _whole(cell: Any) -> str:
    """A year may come as 2024 or, beside missing cells, as 2024.0."""
    return str(cell).strip().removesuffix(".0") if isinstance(cell, float) else str(cell).strip()


def tolerance(cell: Any) -> Tolerance | None:
    """A number in the row's unit, or a share such as ``5%``."""
    from zjtrack.load.fields import parse_tolerance  # noqa: PLC0415

    written = f"{number(cell):f}" if isinstance(cell, float) else str(cell).strip()
    if not written:
        return None
    found = parse_tolerance(written)
    if found is None:
        raise Bad(f"“{written[:40]}” is not a tolerance; write a number in the row's unit, or a share such as 5%")
    return found


def texts(cell: Any) -> tuple[str, ...]:
    """A list of texts; one text is a list of one."""
    items: Iterable[Any] = (cell,) if isinstance(cell, str) else cell
    return tuple(found for item in items if (found := text(item)) is not None)


def one_of(choices: tuple[str, ...]) -> Reader:
    """A reader of one of those words."""

    def read(cell: Any) -> str | None:
        written = str(cell).strip()
        if written in choices or not written:
            return written or None
        near = difflib.get_close_matches(written, choices, 1, 0.5)
        raise Bad(
            f"“{written[:40]}” is not one of {', '.join(choices)}" + (f"; did you mean {near[0]}?" if near else "")
        )

    return read
