"""Does a quote carry a figure? The number tokens of a Chinese clause, with their exact values.

``5.5`` is not in ``15.5%``: a token is the whole number as printed. 三成 is 30, 全覆盖 is 100 for a
percentage, and a fall (下降2.5%) may be read as a negative figure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from zjtrack.model import Input, Reading
from zjtrack.quantity import convert
from zjtrack.record import record

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", re.ASCII)
_CHINESE = re.compile(
    r"一半|翻一番|翻番|百分之[零〇一二两三四五六七八九十百点]+|[零〇一二两三四五六七八九十百千万亿点]+(?:成)?"
)
_FULL = re.compile(r"全覆盖|全部|全面完成|应[^\s，。、]{1,3}尽[^\s，。、]{1,3}")
_NEGATIVE = re.compile(r"(?:下降|降低|减少|负增长|回落|缩减|压减|下跌|-|−)\s*(?:了|约|近|超|至)?\s*\Z")
_DIGIT_VALUES = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_RUN = re.compile(r"[一二两三四五六七八九][零〇一二两三四五六七八九]")


@record
class Number:
    """A number as a clause prints it; ``end`` is where it stops, ``negative`` that a fall is spoken of."""

    value: Decimal
    start: int
    end: int
    negative: bool = False


def fold(text: str) -> str:
    """Full-width digits and signs as half-width ones."""
    return unicodedata.normalize("NFKC", text)


def numbers(quote: str) -> Iterator[Number]:
    """The number tokens of a clause, in order."""
    text = fold(quote)
    for match in _DIGITS.finditer(text):
        negative = _NEGATIVE.search(text, 0, match.start()) is not None
        yield Number(Decimal(match[0].replace(",", "")), match.start(), match.end(), negative)
    for match in _CHINESE.finditer(text):
        value = chinese_number(match[0])
        if value is not None:
            yield Number(value, match.start(), match.end(), _NEGATIVE.search(text, 0, match.start()) is not None)


def chinese_number(text: str) -> Decimal | None:
    """五百 → 500, 百分之六十 → 60, 三成 → 30, 一半 → 50; ``None`` where the signs make no number."""
    if text == "一半":
        return Decimal(50)
    if text in ("翻番", "翻一番"):
        return Decimal(2)
    if text.startswith("百分之"):
        return _plain(text[3:])
    if text.endswith("成"):
        tenths = _plain(text[:-1])
        return None if tenths is None else tenths * 10
    return _plain(text)


def _plain(text: str) -> Decimal | None:
    whole, point, fraction = text.partition("点")
    value = _whole(whole)
    if value is None or (point and (not fraction or any(char not in _DIGIT_VALUES for char in fraction))):
        return None
    return Decimal(f"{value}.{_digits(fraction)}")


def _whole(text: str) -> int | None:
    """一百二十三, or sign for sign as in 二〇二四; ``None`` of what is no number (千方, 十四五)."""
    if text and all(char in _DIGIT_VALUES for char in text):
        return int(_digits(text))
    if not any(char in _DIGIT_VALUES or char == "十" for char in text) or _RUN.search(text):
        return None
    total = section = digit = 0
    for char in text:
        if char in _DIGIT_VALUES:
            digit = _DIGIT_VALUES[char]
        elif char in _SMALL:
            section, digit = section + (digit or 1) * _SMALL[char], 0
        elif char == "万":  # 三亿五千万: what stands before the 亿 is done with
            total, section, digit = total + (section + digit) * 10**4, 0, 0
        else:
            total, section, digit = (total + section + digit) * 10**8, 0, 0
    return total + section + digit


def _digits(text: str) -> str:
    return "".join(str(_DIGIT_VALUES[char]) for char in text)


def carries(quote: str, value: Decimal, unit: str | None = None) -> bool:
    """Whether one of the quote's number tokens is this figure."""
    for number in numbers(quote):
        if value == number.value or (number.negative and value == -number.value):
            return True
        if unit is not None and _equal_in_unit(number, value, unit):
            return True
    return value == 100 and unit in (None, "%") and _FULL.search(quote) is not None


def _equal_in_unit(number: Number, value: Decimal, unit: str) -> bool:
    """五百万元 in a row of 万元: the token's scale belongs to the unit."""
    base = convert(value, unit, _base_of(unit))
    return base is not None and number.value >= 10_000 and base == number.value


def _base_of(unit: str) -> str:
    return unit.lstrip("百千万亿") or unit


def carries_value(quote: str, reading: Reading | Input) -> bool:
    """Whether a reading's own quote holds its figure (both ends of a range)."""
    values = [reading.value, getattr(reading, "value2", None)]
    return all(carries(quote, value, reading.unit) for value in values if value is not None)
