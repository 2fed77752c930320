"""Units as they are printed: ``unit := scale? base ("(" base ")")? ("/" scale? base)*``."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from zjtrack.model import Kind
from zjtrack.wording import vocabulary as v


class Amount(NamedTuple):
    """A number with unit and bound, before it is known whether it is a name."""

    start: int
    end: int
    value: Decimal
    unit: str | None = None
    value2: Decimal | None = None
    bound: Kind | None = None


_LONGEST = max(map(len, v.UNITS))
_LATIN = re.compile(r"[A-Za-zμµ][A-Za-z0-9·]*")
_COUNTED = re.compile("[一-鿿]{1,3}(?=$|[，,、。；;)]|以上|以下|以内|左右)")
_PER_TENS = re.compile("/10*万")  # 8/10万
_PER_NUMBER = re.compile("10*(万)|[0-9]{1,2}")  # 10万, 3公里
_ALTERNATIVE = re.compile(r"\(([^()]{1,6})\)")
_ONCE_MORE = re.compile(
    r"\((?=[^()]*[0-9])[^()]{2,14}\)(?=以上|左右|以内|以下)"
)  # 3800万吨(760亿斤)以上: in another unit
_BOUND = re.compile(
    "|".join(word if len(word) > 1 else rf"{re.escape(word)}(?=$|[{''.join(v.ENDS)}])" for word in v.AFTER_NUMBER)
)
_INCLUDED = re.compile(r"\(不?含[^()]{0,12}\)")
_STRICTLY = {kind: kind for kind in Kind} | {Kind.AT_LEAST: Kind.MORE_THAN, Kind.AT_MOST: Kind.LESS_THAN}
_SCALES = frozenset(v.SCALES)
_INITIALS = frozenset(unit[0] for unit in v.UNITS)
_ENDS = v.ENDS | {""}


def unit_at(text: str, at: int) -> tuple[str | None, int]:
    """unit := scale? base ("(" base ")")? ("/" base)*; the printed unit, or ``None``, and where it ends"""
    end = _scaled(text, at)
    if end == at and not _PER_TENS.match(text, at):
        return None, at
    end = _alternative(text, end)
    while text[end : end + 1] in ("/", "·", "每"):
        per = _per(text, end + 1)
        if per == end + 1:
            break
        end = per
    unit = text[at:end]
    return v.UNIT_ALIASES.get(unit, unit), end


def _scaled(text: str, at: int) -> int:
    """The end of scale? base?; where it starts if there is neither."""
    while not (base := _base(text, at)) and text[at : at + 1] in _SCALES:
        at += 1
    return at + len(base)


def _base(text: str, at: int) -> str:
    """The longest unit that begins here and is not the beginning of another word."""
    latin = _LATIN.match(text, at)
    if latin is not None:
        return latin[0] if latin[0].lower() in v.LATIN_UNITS else ""
    if text[at : at + 1] not in _INITIALS:
        return ""
    for length in range(_LONGEST, 0, -1):
        word = text[at : at + length]
        if word in v.UNITS:
            return "" if text.startswith(v.NOT_UNIT_BEFORE.get(word, ()), at + length) else word
    return ""


def _alternative(text: str, at: int) -> int:
    """The end of a second classifier in brackets: 台(套), 个(件、套)."""
    other = _ALTERNATIVE.match(text, at)
    return other.end() if other is not None and all(part in v.UNITS for part in other[1].split("、")) else at


def _per(text: str, at: int) -> int:
    """The end of what a unit is counted per: 立方米, 千瓦时, 亿元, 年, 10万."""
    if (number := _PER_NUMBER.match(text, at)) is not None:
        base = _base(text, number.end())
        if (number[1] or base) and not base.startswith(("千瓦", "兆瓦")):  # 500万千瓦/1000万千瓦时 are two figures
            return number.end() + len(base)
    end = _scaled(text, at)
    if end > at:
        return end if text[at - 1] != "每" or _stands_alone(text, end) else at
    other = _COUNTED.match(text, at)  # 元/车: whatever is counted
    return other.end() if other else at


def _stands_alone(text: str, at: int) -> bool:
    return text[at : at + 1] in _ENDS or bound_at(text, at)[0] is not None


def many_at(text: str, at: int) -> tuple[bool, int]:
    """many := 多 | 余 between a number and its unit"""
    many = text[at : at + 1] in ("多", "余")
    return many, at + many


def bound_at(text: str, at: int) -> tuple[Kind | None, int]:
    """bound := 以上 | 以内 | 左右 | …, with (含) or (不含) before or after it; 5%以下(不含5%) is less than 5 %"""
    if text.startswith("(以上)", at):
        return Kind.AT_LEAST, at + len("(以上)")
    included = _INCLUDED.match(text, at) or _ONCE_MORE.match(text, at)
    bound = _BOUND.match(text, included.end() if included else at)
    if bound is None:
        return None, at
    kind = v.AFTER_NUMBER[bound[0]]
    excluded = text.startswith("(不含", at) or text.startswith("(不含", bound.end())
    return _STRICTLY[kind] if excluded else kind, bound.end()
