"""Units and amounts, exactly: scales, conversions between units of one kind, and intervals.

Nothing here is a binary float. ``万亿元`` is 10000 ``亿元``, ``亿斤`` is 5 ``万吨``; ``%`` and
``百分点`` stay apart, as do a month's and a year's figure (design §4).
"""

from __future__ import annotations

import unicodedata
from decimal import Context, Decimal, Inexact
from functools import lru_cache

from zjtrack.record import record

_SCALES: tuple[tuple[str, Decimal], ...] = tuple(
    (name, Decimal(10) ** power)
    for name, power in (
        ("千万亿", 15), ("百万亿", 14), ("十万亿", 13), ("万亿", 12), ("千亿", 11), ("百亿", 10), ("十亿", 9),
        ("亿", 8), ("千万", 7), ("百万", 6), ("十万", 5), ("万", 4), ("千", 3), ("百", 2), ("十", 1),
    )
)  # fmt: skip

# Units whose name begins with a scale word but is one word, with their factor to the base of their kind.
# Land is counted in 亩, so that 公顷, 平方公里 and 平方米 all convert exactly.
_BASES: dict[str, tuple[str, Decimal]] = {
    name: (base, Decimal(factor))
    for name, base, factor in (
        ("%", "%", "1"), ("‰", "%", "0.1"), ("成", "%", "10"), ("百分点", "百分点", "1"),
        ("克", "克", "1"), ("千克", "克", "1000"), ("公斤", "克", "1000"), ("斤", "克", "500"), ("吨", "克", "1000000"),
        ("毫克", "克", "0.001"), ("微克", "克", "0.000001"),
        ("米", "米", "1"), ("公里", "米", "1000"), ("千米", "米", "1000"),
        ("亩", "亩", "1"), ("公顷", "亩", "15"), ("平方公里", "亩", "1500"), ("平方千米", "亩", "1500"),
        ("平方米", "亩", "0.0015"),
        ("瓦", "瓦", "1"), ("千瓦", "瓦", "1000"), ("兆瓦", "瓦", "1000000"), ("吉瓦", "瓦", "1000000000"),
        ("千瓦时", "千瓦时", "1"), ("度", "千瓦时", "1"),
        ("立方米", "立方米", "1"), ("方", "立方米", "1"),
        ("元", "元", "1"), ("元人民币", "元", "1"), ("角", "元", "0.1"),
        ("美元", "美元", "1"),
        ("吨标准煤", "吨标准煤", "1"), ("吨标煤", "吨标准煤", "1"),
        ("标箱", "标箱", "1"), ("标准箱", "标箱", "1"), ("TEU", "标箱", "1"),
        ("人", "人", "1"), ("名", "人", "1"), ("人次", "人次", "1"),
        ("家", "家", "1"), ("户", "户", "1"), ("个", "个", "1"), ("项", "项", "1"),
        ("倍", "倍", "1"), ("—", "—", "1"),
    )
}  # fmt: skip

_ALIASES = {"个百分点": "百分点", "pct": "百分点", "％": "%", "-": "—", "–": "—", "无": "—"}
_MAX_DIGITS = 40

# A figure has up to 40 digits and a scale up to 16 more: wide enough that no sum or product is ever rounded.
EXACT = Context(prec=120)


def normalise_unit(unit: str) -> str:
    """Fold width and the few spellings that mean the same unit (``个百分点``, ``％``)."""
    folded = unicodedata.normalize("NFKC", unit).strip().replace(" ", "")
    return _ALIASES.get(folded, folded)


@lru_cache(maxsize=4096)
def split_scale(unit: str) -> tuple[Decimal, str]:
    """Split ``万家`` into ``(10000, 家)``; a unit that is one word (``千瓦``, ``百分点``) stays whole."""
    unit = normalise_unit(unit)
    if unit in _BASES:
        return Decimal(1), unit
    for name, factor in _SCALES:
        if unit.startswith(name):
            return factor, unit[len(name) :]
    return Decimal(1), unit


@lru_cache(maxsize=4096)
def _reduce(unit: str) -> tuple[Decimal, str]:
    """A unit as a factor of its base; both sides of ``人/亿元`` are reduced."""
    top, slash, bottom = normalise_unit(unit).partition("/")
    factor, base = _reduce_simple(top)
    if not slash:
        return factor, base
    bottom_factor, bottom_base = _reduce_simple(bottom)
    with_slash = f"{base}/{bottom_base}"
    ratio = Decimal(factor) / bottom_factor
    return ratio, with_slash


def _reduce_simple(unit: str) -> tuple[Decimal, str]:
    scale, rest = split_scale(unit)
    base, factor = _BASES.get(rest, (rest, Decimal(1)))
    return scale * factor, base


def conversion(source: str, target: str) -> tuple[Decimal, Decimal] | None:
    """What to multiply by and what to divide by, from one unit to another; ``None`` where they differ in kind.

    Two factors rather than their ratio: 1500 亩 is 100 公顷 exactly, though a fifteenth is no decimal.
    """
    source_factor, source_base = _reduce(source)
    target_factor, target_base = _reduce(target)
    if source_base != target_base:
        return None
    return source_factor, target_factor


def convert(value: Decimal, source: str | None, target: str | None) -> Decimal | None:
    """``value`` in another unit with no digit lost, or ``None`` where it cannot be brought there.

    An absent unit is that of the other side: a bare number in a row is in the row's unit.
    """
    if source is None or target is None or source == target:
        return value
    factors = conversion(source, target)
    return None if factors is None else tidy(_quotient(EXACT.multiply(value, factors[0]), factors[1]))


def _quotient(value: Decimal, divisor: Decimal) -> Decimal:
    """Exact where it is a decimal at all; thirds and the like end after 28 digits."""
    exact = EXACT.copy()
    exact.clear_flags()
    found = exact.divide(value, divisor)
    return Context(prec=28).plus(found) if exact.flags[Inexact] else found


def tidy(value: Decimal) -> Decimal:
    """Undo exponents and zeros that arithmetic (never the print) has added: ``1E+4`` → ``10000``."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0:
        return value.quantize(Decimal(1), context=EXACT)
    return value


def half_unit(value: Decimal) -> Decimal:
    """Half a unit of the last printed digit: the room that rounding leaves around a printed figure."""
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(5).scaleb(exponent - 1)


@record
class Interval:
    """What a reading allows the true value to be; ``None`` is unbounded, an end is included unless open."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        return cls(value, value)

    def inside(self, other: Interval) -> bool:
        """Whether every value of this interval lies in the other."""
        return self._not_below(other) and self._not_above(other)

    def meets(self, other: Interval) -> bool:
        """Whether the two share a value."""
        return not (self._all_below(other) or other._all_below(self))

    def nearest(self, value: Decimal) -> Decimal:
        """The end (or inner point) closest to ``value``: a gap is measured from there."""
        if self.low is not None and value < self.low:
            return self.low
        if self.high is not None and value > self.high:
            return self.high
        return value

    def scaled(self, factor: Decimal) -> Interval:
        """The interval in another unit; a negative factor swaps its ends."""
        ends = (_times(self.low, factor), _times(self.high, factor))
        if factor < 0:
            return Interval(ends[1], ends[0], self.high_open, self.low_open)
        return Interval(ends[0], ends[1], self.low_open, self.high_open)

    def _not_below(self, other: Interval) -> bool:
        if other.low is None:
            return True
        if self.low is None or self.low < other.low:
            return False
        return self.low > other.low or self.low_open or not other.low_open

    def _not_above(self, other: Interval) -> bool:
        if other.high is None:
            return True
        if self.high is None or self.high > other.high:
            return False
        return self.high < other.high or self.high_open or not other.high_open

    def _all_below(self, other: Interval) -> bool:
        if self.high is None or other.low is None or self.high > other.low:
            return False
        return self.high < other.low or self.high_open or other.low_open


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else tidy(value * factor)
