"""Figures: digits with separators, Chinese numerals, and the scale word that follows them."""

from __future__ import annotations

from decimal import Decimal

from zjtrack.wording.vocabulary import DIGITS, SCALES, TENS

MAX_DIGITS = 30  # nobody promises more; a longer run is a broken input, not a figure


def digits(text: str) -> Decimal | None:
    """digits := [0-9]+ ("." [0-9]+)? | [0-9]{1,3} ("," [0-9]{3})+ ("." [0-9]+)?"""
    whole, dot, fraction = text.partition(".")
    groups = whole.split(",")
    grouped = 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    figures = "".join(groups)
    if len(groups) > 1 and not grouped:
        return None
    if not figures.isdecimal() or (dot and not fraction.isdecimal()) or len(figures) + len(fraction) > MAX_DIGITS:
        return None
    return Decimal(f"{figures}.{fraction}") if dot else Decimal(figures)


def chinese(text: str) -> tuple[Decimal, int] | None:
    """chinese := one figure up to 千, then what follows is scale; 一万二千 is read as one figure.

    Gives the value and how many characters it took: 五百万 is 500 and takes two, 万 being its scale.
    """
    if "点" in text:
        return _with_point(text)
    value, used = _below_ten_thousand(text)
    if not used:
        return None
    rest = text[used:]
    if rest and rest[-1] not in "万亿" and rest.strip(SCALES):
        return _mixed(text)
    return Decimal(value), used


def _below_ten_thousand(text: str) -> tuple[int, int]:
    """The value of the leading numerals up to 千, and how many characters they are."""
    total, digit, used, last_unit = 0, -1, 0, 10_000
    for char in text:
        if char in DIGITS:
            if digit > 0:
                break
            digit = DIGITS[char]
        elif char in TENS and (digit > 0 or (char == "十" and not used)) and TENS[char] < last_unit:
            last_unit = TENS[char]
            total += max(digit, 1) * last_unit
            digit = -1
        else:
            break
        used += 1
    return total + max(digit, 0), used


def _with_point(text: str) -> tuple[Decimal, int] | None:
    whole, _, fraction = text.partition("点")
    value, used = _below_ten_thousand(whole)
    tail = fraction.rstrip(SCALES)
    if used != len(whole) or not all(char in DIGITS for char in tail) or fraction[len(tail) :][:1] == "十" or not tail:
        return None  # 十八点三十分 is a time of day
    figures = "".join(str(DIGITS[char]) for char in tail)
    return Decimal(f"{value}.{figures}"), len(whole) + 1 + len(tail)


def _mixed(text: str) -> tuple[Decimal, int] | None:
    """A figure with 万 or 亿 inside it: 一万二千, 一亿三千万."""
    total, done = 0, 0
    for scale, factor in (("亿", 10**8), ("万", 10**4)):
        part, found, _ = text[done:].partition(scale)
        value, used = _below_ten_thousand(part)
        if found and used and used == len(part):
            total += value * factor
            done += used + 1
    rest = text[done:].lstrip("零")
    value, used = _below_ten_thousand(rest)
    if not done or used != len(rest):
        return None
    return Decimal(total + value), len(text)
