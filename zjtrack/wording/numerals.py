"""Figures: digits with separators, Chinese numerals, and the scale word that follows them."""

from __future__ import annotations

import re
from decimal import Decimal

from zjtrack.wording.vocabulary import DIGITS, SCALES

MAX_DIGITS = 30  # nobody promises more; a longer run is a broken input, not a figure

_FIGURE = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_ONE = "[一二两三四五六七八九]"
_SMALL = re.compile(f"(?:({_ONE})千)?零?(?:({_ONE})百)?零?(?:({_ONE}?)十)?[零〇]?({_ONE}?)")
_POINTED = re.compile(f"({_SMALL.pattern})点(?P<places>[{''.join(DIGITS)}]+)(?!十)[{SCALES}]*")
_MIXED = re.compile("(?:([^万亿]+)亿)?零?(?:([^万亿]+)万)?零?([^万亿]*)")


def digits(text: str) -> Decimal | None:
    """digits := [0-9]+ ("." [0-9]+)? | [0-9]{1,3} ("," [0-9]{3})+ ("." [0-9]+)?"""
    figures = text.replace(",", "")
    return Decimal(figures) if _FIGURE.fullmatch(text) and len(figures) <= MAX_DIGITS else None


def chinese(text: str) -> tuple[Decimal, int] | None:
    """chinese := one figure up to 千, then what follows is scale; 一万二千 and 一亿三千万 are read as one figure.

    Gives the value and how many characters it took: 五百万 is 500 and takes two, 万 being its scale.
    """
    if "点" in text:
        return _with_point(text)
    value, used = _below_ten_thousand(text)
    if text[used:].strip(SCALES):
        return _mixed(text)
    return (Decimal(value), used) if used else None


def _below_ten_thousand(text: str) -> tuple[int, int]:
    """The value of the leading numerals up to 千, and how many characters they are."""
    small = _SMALL.match(text)
    assert small is not None  # it may be empty
    thousands, hundreds, tens, ones = small.groups()
    value = 1000 * _digit(thousands) + 100 * _digit(hundreds) + 10 * (1 if tens == "" else _digit(tens)) + _digit(ones)
    return value, small.end()


def _digit(char: str | None) -> int:
    return DIGITS[char] if char else 0


def _with_point(text: str) -> tuple[Decimal, int] | None:
    pointed = _POINTED.fullmatch(text)
    if pointed is None:
        return None  # 十八点三十分 is a time of day
    value, _ = _below_ten_thousand(pointed[1])
    figures = "".join(str(DIGITS[char]) for char in pointed["places"])
    return Decimal(f"{value}.{figures}"), pointed.end("places")


def _mixed(text: str) -> tuple[Decimal, int] | None:
    """A figure with 万 or 亿 inside it: 一万二千, 一亿三千万."""
    mixed = _MIXED.fullmatch(text)
    if mixed is None:
        return None
    total = 0
    for part in mixed.groups(""):
        value, used = _below_ten_thousand(part)
        if used < len(part):
            return None
        total = total * 10_000 + value
    return Decimal(total), len(text)
