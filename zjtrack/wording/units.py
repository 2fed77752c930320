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
_REPEATED = ("以上", "左右", "以内", "以下")
_INCLUDED = ("(含)", "(以上)", "(不含)")


def unit_at(text: str, at: int) -> tuple[str | None, int]:
    """unit := scale? base ("(" base ")")? ("/" base)*; the printed unit, or ``None``, and where it ends"""
    start = at
    base = _base(text, at)
    if not base:
        while text[at : at + 1] in _SCALES and at < len(text):
            at += 1
            if base := _base(text, at):
                break
    if not base and at == start and not _PER_TENS.match(text, at):
        return None, at
    at += len(base)
    at = _alternative(text, at)
    while text[at : at + 1] in ("/", "·", "每") and at < len(text):
        per = _per(text, at + 1)
        if per == at + 1:
            break
        at = per
    unit = text[start:at]
    return v.UNIT_ALIASES.get(unit, unit), at


_SCALES = frozenset(v.SCALES)


def _base(text: str, at: int) -> str:
    """The longest unit that begins here and is not the beginning of another word."""
    first = text[at : at + 1]
    if first in _LETTERS and first:
        latin = _LATIN.match(text, at)
        return latin[0] if latin and latin[0].lower() in v.LATIN_UNITS else ""
    if first not in _INITIALS:
        return ""
    for length in range(_LONGEST, 0, -1):
        word = text[at : at + length]
        if word in v.UNITS and len(word) == length:
            follower = text[at + length : at + length + 1]
            if follower and follower in v.NOT_UNIT_BEFORE.get(word, ""):
                continue
            return word
    return ""


_LETTERS = frozenset("μµABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_INITIALS = frozenset(unit[0] for unit in v.UNITS)


def _alternative(text: str, at: int) -> int:
    """The end of a second classifier in brackets: 台(套), 个(件、套)."""
    if text[at : at + 1] != "(":
        return at
    close = text.find(")", at, at + 8)
    inside = text[at + 1 : close] if close > 0 else ""
    return close + 1 if inside and all(part in v.UNITS for part in inside.split("、")) else at


def _per(text: str, at: int) -> int:
    """The end of what a unit is counted per: 立方米, 千瓦时, 亿元, 年, 10万."""
    if (number := _PER_NUMBER.match(text, at)) is not None:
        base = _base(text, number.end())
        if (number[1] or base) and not base.startswith(("千瓦", "兆瓦")):  # 500万千瓦/1000万千瓦时 are two figures
            return number.end() + len(base)
    while text[at : at + 1] in _SCALES and at < len(text) and not _base(text, at):
        at += 1
    if base := _base(text, at):
        end = at + len(base)
        return end if text[at - 1] != "每" or _stands_alone(text, end) else at
    other = _COUNTED.match(text, at) if text[at - 1] == "/" else None  # 元/车: whatever is counted
    return other.end() if other else at


def _stands_alone(text: str, at: int) -> bool:
    return at >= len(text) or text[at] in v.ENDS or bound_at(text, at)[0] is not None


def many_at(text: str, at: int) -> tuple[bool, int]:
    """many := 多 | 余 between a number and its unit"""
    many = text[at : at + 1] in ("多", "余")
    return many, at + many


def bound_at(text: str, at: int) -> tuple[Kind | None, int]:
    """bound := 以上 | 以内 | 左右 | …, perhaps with (含) before it"""
    for included in _INCLUDED:
        if text.startswith(included, at):
            if included == "(以上)":
                return Kind.AT_LEAST, at + len(included)
            at += len(included)
    if text[at : at + 1] == "(":  # 3800万吨(760亿斤)以上: the same once more, in another unit
        close = text.find(")", at, at + 16)
        if close > 0 and text.startswith(_REPEATED, close + 1) and any(char.isdigit() for char in text[at:close]):
            at = close + 1
    for length in (3, 2, 1):
        word = text[at : at + length]
        kind = v.AFTER_NUMBER.get(word)
        if kind is not None and (len(word) > 1 or at + 1 >= len(text) or text[at + 1] in v.ENDS):
            return kind, at + len(word)
    return None, at
