"""Numbers with their units and bounds: ``quantity := number many? unit? bound?``, and their relatives.

Numbers that belong to a name or a definition (“415X”, PM2.5, 15分钟, 60岁以上老年人, 2025年) are
passed over here (``names``); those that only their neighbours give away, in ``cells``.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from zjtrack.message import Message
from zjtrack.model import Kind
from zjtrack.quantity import convert
from zjtrack.wording import names, numerals
from zjtrack.wording import vocabulary as v
from zjtrack.wording.result import WordingError
from zjtrack.wording.units import Amount, bound_at, many_at, unit_at


class Quantity(NamedTuple):
    """A number that states something; the span covers unit and bound."""

    start: int
    end: int
    value: Decimal
    unit: str | None = None
    value2: Decimal | None = None
    bound: Kind | None = None
    shape: str = "amount"  # amount | rank | grade (保7争6, value2 the stretch) | times (翻一番)


Read = Quantity | WordingError | int | None

_NUMERAL = "零〇一二两三四五六七八九十百千万亿"
_FIGURE = re.compile(rf"[0-9](?:[0-9.,]*[0-9])?|[{_NUMERAL}]+(?:点[{_NUMERAL}]+)?")
_SHARE = re.compile(rf"(?P<below>[二三四五六七八九十百千万亿]+)分之(?P<above>[{_NUMERAL}点]+)")
_COUNT_OF = "总人户件个指倍台次家项参位基半多少册天函座所张条"  # 户数百万 is a number of 户
_VAGUE = re.compile(
    rf"(?<![{_COUNT_OF}])数[十百千万亿]+(?!分)|几[十百千万亿]+|[{_NUMERAL}]+几[十百千万亿]*|[一二两三四五六七八九]{{2}}[十百千万亿]+"
)
_CANDIDATE = re.compile(f"{_SHARE.pattern}|(?P<vague>{_VAGUE.pattern})|{_FIGURE.pattern}|翻|半|倍增")
_SCALE_TWICE = re.compile(r".{0,2}(?:亿亿|万万|亿万)")
_SLASHED = re.compile("([1-9]|1[0-9])/([1-9]|1[0-9])(?![0-9.%百千万亿])")  # 1/3以上, but 8/10万
_DOUBLED = re.compile("翻了?([一二两三四五1-5])?[番倍]|倍增")
_RANGE = frozenset("-~至到")


def scan(text: str, masked: str) -> tuple[list[Quantity], list[WordingError]]:
    """Every quantity of a clause, in order; ``text`` is read for units in brackets."""
    found: list[Quantity] = []
    errors: list[WordingError] = []
    done = 0
    for candidate in _CANDIDATE.finditer(masked):
        if candidate.start() < done:
            continue
        read = _read(text, masked, candidate)
        if isinstance(read, int):
            done = read
        elif isinstance(read, Quantity):
            found.append(read)
            done = read.end
        elif read is not None:
            errors.append(read)
            done = read.end
    return found, errors


def _read(text: str, masked: str, candidate: re.Match[str]) -> Read:
    """A candidate is a quantity, an error, a name that ends somewhere, or nothing."""
    start, token = candidate.start(), candidate[0]
    if token in ("翻", "半", "倍增"):
        return _multiplied(text, start, token)
    if candidate["vague"]:
        return WordingError(
            Message("“{token}” is no figure", token=token[:40]),
            start,
            candidate.end(),
            Message("a figure such as 30 or 三十"),
        )
    if candidate["below"]:
        return _fraction(text, candidate)
    before = masked[start - 1 : start]
    if before == "第" or (before == "前" and masked[start - 2 : start - 1] not in v.NO_PLACE_BEFORE):
        return _rank(text, masked, start, before)
    if before == "保" and (grade := _grade(text, start)) is not None:
        return grade
    if token[0].isdigit():
        return _digits(text, masked, start, token)
    return _chinese(text, masked, start, token)


def _digits(text: str, masked: str, start: int, token: str) -> Read:
    """amount := digits many? unit? bound?, unless the digits are part of a name"""
    end = start + len(token)
    if masked[start - 1 : start] == "±" and (value := numerals.digits(token)) is not None:
        return _around_zero(text, start, end, value)
    if names.around_digits(masked, start, end):
        return names.end_of_name(masked, end)
    if start and masked[start - 1] == ".":
        start, token = start - 1, "." + token  # .5 is no way to write 0.5
    value = numerals.digits(token)
    if value is None:
        return WordingError(
            Message("“{token}” is not a number", token=token[:40]), start, end, Message("a number such as 5.5 or 1,200")
        )
    if (part := _SLASHED.match(text, start)) is not None:
        return _slashed(text, part)
    if text[end : end + 1] == ":" and text[end + 1 : end + 2].isdigit():
        return _ratio(text, start, end, value)
    if names.is_best_of(text, masked, start, end):
        return Quantity(start, end + 1, value, "强", None, Kind.AT_MOST, "rank")
    if names.negative(masked, start):
        value, start = -value, start - 1
    amount = _amount(text, start, end, value)
    if isinstance(amount, WordingError):
        return amount
    return _unless_named(text, masked, amount)


def _amount(text: str, start: int, end: int, value: Decimal) -> Amount | WordingError:
    """amount := number many? unit? (dash number many? unit?)? bound?"""
    many, at = many_at(text, end)
    unit, at = unit_at(text, at)
    if unit is not None and unit[-1] in v.SCALES and not many:
        many, at = many_at(text, at)
        rest, at = unit_at(text, at)
        unit += rest or ""
    if unit is not None and _SCALE_TWICE.match(unit):
        return WordingError(
            Message("“{unit}” is no unit", unit=unit), end, at, Message("one scale such as 万, 亿 or 万亿")
        )
    sign, second = text[at : at + 1], _figure_at(text, at + 1)
    if second is not None and sign == "±":
        return _spread(text, Amount(start, second[1], value, unit), second[0])
    if second is not None and sign in _RANGE:
        return _ranged(text, Amount(start, second[1], value, unit), second[0])
    bound, at = bound_at(text, at)
    if many and bound is None:
        bound = Kind.MORE_THAN
    return Amount(start, at, value, unit, None, bound)


def _spread(text: str, middle: Amount, half: Decimal) -> Amount:
    """spread := number unit? ± number unit?; 6.5%±0.5个百分点 is from 6 % to 7 %"""
    unit, at = unit_at(text, middle.end)
    return Amount(middle.start, at, middle.value - half, middle.unit or unit, middle.value + half)


def _around_zero(text: str, start: int, end: int, half: Decimal) -> Read:
    """控制在±0.5%以内; ±800千伏 is the name of a line."""
    unit, at = unit_at(text, end)
    _, at = bound_at(text, at)
    return Quantity(start - 1, at, -half, unit, half) if names.ends_here(text, at) and unit in v.RATES else at


def _figure_at(text: str, at: int) -> tuple[Decimal, int] | None:
    """A figure by itself, such as the further end of a range, and where it ends; the scale of a numeral is left to its unit."""
    figure = _FIGURE.match(text, at)
    if figure is None:
        return None
    if figure[0][0].isdigit():
        value = numerals.digits(figure[0])
        return None if value is None else (value, figure.end())
    read = numerals.chinese(figure[0])
    return None if read is None else (read[0], at + read[1])


def _ranged(text: str, first: Amount, value2: Decimal) -> Amount | WordingError:
    """range := number unit? dash number unit, both ends brought to the unit of the second; ``first`` ends where that begins"""
    unit, at = unit_at(text, first.end)
    value: Decimal | None = first.value
    if unit is None:
        unit = first.unit
    elif first.unit is not None and not unit.startswith(first.unit):
        value = convert(first.value, first.unit, unit)
        if value is None:
            return WordingError(
                Message("a range from {unit} to {unit2}", unit=first.unit, unit2=unit),
                first.start,
                at,
                Message("one unit for both ends"),
            )
    assert value is not None
    bound, at = bound_at(text, at)
    if text.startswith("之间", at):
        at += 2
    return Amount(first.start, at, value, unit, value2, bound)


def _unless_named(text: str, masked: str, amount: Amount) -> Read:
    """What follows may still make the number a name: 吨级, 15分钟生活圈, 32条政策."""
    if names.after_amount(text, masked, amount):
        return amount.end
    if (error := names.stray(text, amount)) is not None:
        return error
    return Quantity(amount.start, amount.end, amount.value, amount.unit, amount.value2, amount.bound)


def _ratio(text: str, start: int, end: int, value: Decimal) -> Read:
    """ratio := number ":" "1", the first number being the value; 1:500地形图, 按1:1比例 are names"""
    figure = _FIGURE.match(text, end + 1)
    assert figure is not None
    end = figure.end()
    if text[end : end + 1] == ":" and text[end + 1 : end + 2].isdigit():
        return WordingError(
            Message("a ratio of more than two numbers"), start, end, Message("one number, or a ratio such as 1.8:1")
        )
    bound, after = bound_at(text, end)
    ended = names.ends_here(text, after)
    if figure[0] == "1" and (ended or text.startswith(v.NUMBER_CONTINUES_RATIO, after)):
        return Quantity(start, after, value, None, None, bound)
    if not ended:
        return end
    return WordingError(
        Message("the ratio {text} is not to 1", text=text[start:end][:40]), start, end, Message("a ratio such as 1.8:1")
    )


# 万分之五 is written as half a ‰: no table has a sign for it.
_SHARES = {
    "百": ("%", Decimal(1)), "千": ("‰", Decimal(1)), "万": ("‰", Decimal(10)), "十万": ("‰", Decimal(100)), "百万": ("‰", Decimal(1000)),
    "千万": ("‰", Decimal(10_000)), "亿": ("‰", Decimal(100_000)),
}  # fmt: skip


def _fraction(text: str, share: re.Match[str]) -> Read:
    """fraction := (百 | 千 | 万 | 十万 …) 分之 numeral | numeral 分之 numeral"""
    below, above, end = share["below"], share["above"], share.end()
    top = Decimal(100) if above == "百" else _value(above)
    unit, parts = _SHARES.get(below, ("%", _value(below)))
    vague = text.startswith("几", end)
    if top is None or parts is None or vague:
        end += vague
        what = Message("“{text}” is no share", text=text[share.start() : end][:40])
        return WordingError(what, share.start(), end, Message("such as 百分之十五"))
    bound, end = bound_at(text, end)
    value = top / parts if below in _SHARES else _hundredths(top, parts)
    return Quantity(share.start(), end, value, unit, None, bound)


def _slashed(text: str, part: re.Match[str]) -> Read:
    """fraction := number "/" number, the first the smaller: 1/3以上; 3/5人制 is a name"""
    bound, end = bound_at(text, part.end())
    top, bottom = Decimal(part[1]), Decimal(part[2])
    if top >= bottom or (bound is None and not names.ends_here(text, end) and text[end] != "的"):
        return end
    return Quantity(part.start(), end, _hundredths(top, bottom), "%", None, bound)


def _hundredths(top: Decimal, bottom: Decimal) -> Decimal:
    share = top * 100 / bottom
    return share if share == share.to_integral_value() else share.quantize(Decimal("0.0001"))


def _multiplied(text: str, start: int, token: str) -> Read:
    """times := 翻了? numeral? 番 | 翻倍 | 倍增 | 过半 | 半数"""
    if token == "半":
        return _half(text, start)
    doubled = _DOUBLED.match(text, start)
    if doubled is None:
        return None
    end = doubled.end()
    if not names.ends_here(text, end):
        return end
    power = v.DIGITS.get(doubled[1]) or int(doubled[1] or 1)
    bound, end = bound_at(text, end)
    return Quantity(start, end, Decimal(2**power), "倍", None, bound, "times")


def _half(text: str, start: int) -> Read:
    whole = text.startswith("半数", start)
    if not whole and text[start - 1 : start] != "过":
        return None
    bound, end = bound_at(text, start + 1 + whole)
    return Quantity(start, end, Decimal(50), "%", None, bound)


def _rank(text: str, masked: str, start: int, before: str) -> Read:
    """rank := 前 number (位 | 名 | 强)? | 第 number (位 | 名)?, where a place among others is meant"""
    figure = _FIGURE.match(text, start)
    assert figure is not None
    token, end = figure[0], figure.end()
    value = Decimal(v.TENS[token]) if token in v.TENS else _value(token)
    if value is None:
        return WordingError(
            Message("“{before}{token}” is no place", before=before, token=token[:40]),
            start - 1,
            end,
            Message("one number, such as 前10位"),
        )
    unit = text[end : end + 1] if text.startswith(_PLACES, end) else None
    end += unit is not None
    if not names.is_place(text, masked, start - 1, end, unit is not None):
        return end
    bound, end = bound_at(text, end)
    kind = Kind.AT_MOST if before == "前" else bound
    return Quantity(start - 1, end, value, unit, None, kind, "rank")


_PLACES = ("位", "名", "强", "%")


def _grade(text: str, start: int) -> Quantity | None:
    """grade := 保 number unit? 争 number unit?, the second being what is striven for"""
    first = _figure_at(text, start)
    if first is None:
        return None
    unit, at = unit_at(text, first[1])
    second = _figure_at(text, at + 1)
    if second is None or text[at : at + 1] != "争":
        return None
    unit2, end = unit_at(text, second[1])
    kind = Kind.AT_MOST if second[0] < first[0] else Kind.AT_LEAST
    return Quantity(start - 1, end, first[0], unit2 or unit, second[0], kind, "grade")


def _value(token: str) -> Decimal | None:
    if token[0].isdigit():
        return numerals.digits(token)
    read = numerals.chinese(token)
    return None if read is None or read[1] != len(token) else read[0]


def _chinese(text: str, masked: str, start: int, token: str) -> Read:
    """amount := chinese many? unit bound?, where the numeral counts; 三大, 一批, 十五五 are words"""
    if token == "一" and text[start + 1 : start + 2] == "半":
        bound, end = bound_at(text, start + 2)
        return Quantity(start, end, Decimal(50), "%", None, bound)
    read = numerals.chinese(token)
    if read is None:
        return _bare_scale(text, masked, start, token)
    amount = _amount(text, start, start + read[1], read[0])
    if isinstance(amount, WordingError) or not names.counts(text, masked, amount, token[: read[1]]):
        return None
    return _unless_named(text, masked, amount)


def _bare_scale(text: str, masked: str, start: int, token: str) -> Read:
    """scale := (突破 | 达到 | 近 | 上 …) scale unit: 突破万亿元 is one 万亿元, 近千名 about 1000 名"""
    unit, at = unit_at(text, start + (token[0] in v.TENS))
    base = (unit or "").lstrip(v.SCALES)
    bound, after = bound_at(text, at)
    bounded = bound is not None and names.bounded_counts(text, masked, start, after, base)
    if token.strip(v.SCALES) or not (bounded or names.bare_counts(text, masked, start, at, base)):
        return None
    value = Decimal(v.TENS.get(token[0], 1))
    if masked[start - 1 : start] == "上" and masked[start - 2 : start] not in v.BEFORE_NUMBER:
        return Quantity(start - 1, after, value, unit, None, Kind.AT_LEAST)
    return Quantity(start, after, value, unit, None, bound)
