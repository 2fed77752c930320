"""Units and intervals: every conversion exact, every end open or closed as it was printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zjtrack.quantity import Interval, convert, half_unit, normalise_unit, split_scale, tidy


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        ("1", "千万亿元", "亿元", "10000000"), ("1", "百万亿元", "亿元", "1000000"), ("1", "十万亿元", "亿元", "100000"),
        ("1", "万亿元", "亿元", "10000"), ("1", "千亿元", "亿元", "1000"), ("1", "百亿元", "亿元", "100"),
        ("1", "十亿元", "亿元", "10"), ("1", "亿元", "万元", "10000"), ("1", "千万元", "万元", "1000"),
        ("1", "百万元", "万元", "100"), ("1", "十万元", "万元", "10"), ("1", "万元", "元", "10000"),
        ("1", "千元", "元", "1000"), ("1", "百元", "元", "100"), ("1", "十元", "元", "10"), ("1", "元", "角", "10"),
        ("1", "亿斤", "万吨", "5"), ("1", "吨", "公斤", "1000"), ("1", "千克", "克", "1000"), ("2", "斤", "公斤", "1"),
        ("1", "克", "毫克", "1000"), ("1", "毫克", "微克", "1000"), ("1", "公里", "米", "1000"), ("1", "千米", "公里", "1"),
        ("1", "公顷", "亩", "15"), ("1", "平方公里", "公顷", "100"), ("1", "平方千米", "平方公里", "1"),
        ("1", "公顷", "平方米", "10000"), ("1", "千瓦", "瓦", "1000"), ("1", "兆瓦", "千瓦", "1000"),
        ("1", "吉瓦", "兆瓦", "1000"), ("1", "亿千瓦时", "亿度", "1"), ("1", "亿立方米", "亿方", "1"),
        ("1", "元人民币", "元", "1"), ("1", "吨标煤", "吨标准煤", "1"), ("1", "万标准箱", "万标箱", "1"),
        ("1", "万TEU", "万标箱", "1"), ("3", "名", "人", "3"), ("50", "‰", "%", "5"), ("3", "成", "%", "30"),
        ("1", "万元/人", "元/人", "10000"), ("1", "人/万元", "人/亿元", "10000"), ("2", "个百分点", "百分点", "2"),
        ("1500", "亩", "公顷", "100"), ("7", "床位", "床位", "7"), ("7", "万床位", "床位", "70000"),
        ("0.1", "万人", "人", "1000"),
    ],
)  # fmt: skip
def test_scales_and_units_convert_exactly(value: str, source: str, target: str, expected: str) -> None:
    assert convert(Decimal(value), source, target) == Decimal(expected)


@pytest.mark.parametrize(
    ("source", "target"),
    [("%", "百分点"), ("元/月", "元/年"), ("元", "美元"), ("人", "人次"), ("个", "人"), ("吨", "吨标准煤"), ("元/人", "元"),
     ("倍", "%"), ("瓦", "千瓦时"), ("米", "亩"), ("—", "%"), ("家", "户"), ("个", "项"), ("立方米", "平方米")],
)  # fmt: skip
def test_units_of_different_kinds_never_convert(source: str, target: str) -> None:
    assert convert(Decimal(1), source, target) is None


def test_an_absent_unit_is_that_of_the_other_side() -> None:
    assert convert(Decimal("1.50"), None, "元") == convert(Decimal("1.50"), "元", None) == Decimal("1.50")


def test_printed_digits_stay_and_added_ones_go() -> None:
    assert str(convert(Decimal("1.50"), "亿元", "亿元")) == "1.50"
    assert str(convert(Decimal("2"), "亿元", "元")) == "200000000"
    assert str(tidy(Decimal("1E+4"))) == "10000"
    assert str(tidy(Decimal("1E+1"))) == "10"
    assert str(tidy(Decimal("1.0"))) == "1.0"
    assert str(tidy(Decimal("7E+50"))) == "7" + "0" * 50
    assert str(tidy(Decimal("NaN"))) == "NaN"


def test_no_digit_is_lost_and_thirds_end() -> None:
    long = "1234567890123456789012345678901234567.891"
    assert convert(Decimal(long), "亿元", "元") == Decimal("123456789012345678901234567890123456789100000")
    third = convert(Decimal(100), "亩", "公顷")
    assert str(third) == "6.666666666666666666666666667"


@pytest.mark.parametrize(
    ("unit", "same"), [("％", "%"), ("pct", "百分点"), ("个百分点", "百分点"), (" 亿 元 ", "亿元"), ("-", "—"), ("–", "—"), ("无", "—")]
)  # fmt: skip
def test_spellings_of_one_unit(unit: str, same: str) -> None:
    assert normalise_unit(unit) == same


@pytest.mark.parametrize(
    ("unit", "scale", "rest"),
    [("万家", 10**4, "家"), ("千瓦", 1, "千瓦"), ("百分点", 1, "百分点"), ("千米", 1, "千米"), ("万", 10**4, ""), ("家", 1, "家"),
     ("亿千瓦时", 10**8, "千瓦时")],
)  # fmt: skip
def test_a_unit_is_a_scale_and_the_rest(unit: str, scale: int, rest: str) -> None:
    assert split_scale(unit) == (scale, rest)


@pytest.mark.parametrize(
    ("value", "half"), [("5", "0.5"), ("5.0", "0.05"), ("0.12", "0.005"), ("300", "0.5"), ("-1.5", "0.05")]
)
def test_half_a_unit_of_the_last_digit(value: str, half: str) -> None:
    assert half_unit(Decimal(value)) == Decimal(half)


ONE, TWO, THREE = Decimal(1), Decimal(2), Decimal(3)
CLOSED = Interval(ONE, TWO)
OPEN = Interval(ONE, TWO, True, True)
ABOVE_ONE = Interval(ONE, None, low_open=True)
FROM_ONE = Interval(ONE, None)
TO_TWO = Interval(None, TWO)
BELOW_TWO = Interval(None, TWO, high_open=True)
ALL = Interval(None, None)


@pytest.mark.parametrize(
    ("one", "other", "inside"),
    [
        (CLOSED, CLOSED, True), (CLOSED, OPEN, False), (OPEN, CLOSED, True), (OPEN, OPEN, True), (CLOSED, FROM_ONE, True),
        (CLOSED, ABOVE_ONE, False), (OPEN, ABOVE_ONE, True), (CLOSED, TO_TWO, True), (CLOSED, BELOW_TWO, False),
        (OPEN, BELOW_TWO, True), (FROM_ONE, CLOSED, False), (TO_TWO, CLOSED, False), (ALL, ALL, True), (CLOSED, ALL, True),
        (Interval(ONE, THREE), CLOSED, False), (Interval(Decimal(0), TWO), CLOSED, False), (Interval.point(ONE), CLOSED, True),
        (Interval.point(TWO), OPEN, False), (Interval(Decimal("1.5"), Decimal("1.6")), OPEN, True),
        (FROM_ONE, ABOVE_ONE, False), (TO_TWO, BELOW_TWO, False), (ABOVE_ONE, FROM_ONE, True), (BELOW_TWO, TO_TWO, True),
    ],
)  # fmt: skip
def test_inside(one: Interval, other: Interval, inside: bool) -> None:
    assert one.inside(other) is inside


@pytest.mark.parametrize(
    ("one", "other", "meets"),
    [
        (CLOSED, Interval(TWO, THREE), True), (OPEN, Interval(TWO, THREE), False),
        (CLOSED, Interval(TWO, THREE, low_open=True), False), (CLOSED, Interval(THREE, None), False),
        (FROM_ONE, Interval(None, ONE), True), (ABOVE_ONE, Interval(None, ONE), False),
        (FROM_ONE, Interval(None, ONE, high_open=True), False), (ALL, CLOSED, True), (TO_TWO, FROM_ONE, True),
        (CLOSED, OPEN, True), (Interval(None, Decimal(0)), CLOSED, False),
    ],
)  # fmt: skip
def test_meets(one: Interval, other: Interval, meets: bool) -> None:
    assert one.meets(other) is meets
    assert other.meets(one) is meets


def test_the_nearest_point_and_the_interval_in_another_unit() -> None:
    assert [CLOSED.nearest(Decimal(x)) for x in ("0", "1", "1.5", "2", "9")] == [ONE, ONE, Decimal("1.5"), TWO, TWO]
    assert FROM_ONE.nearest(THREE) == THREE
    assert TO_TWO.nearest(Decimal(-9)) == -9
    half_open = Interval(ONE, TWO, low_open=True)
    assert half_open.scaled(TWO) == Interval(TWO, Decimal(4), low_open=True)
    assert half_open.scaled(-ONE) == Interval(-TWO, -ONE, high_open=True)
    assert Interval(ONE, TWO, high_open=True).scaled(-ONE) == Interval(-TWO, -ONE, low_open=True)
    assert Interval(ONE, TWO, high_open=True).scaled(TWO) == Interval(TWO, Decimal(4), high_open=True)
    assert FROM_ONE.scaled(-ONE) == Interval(None, -ONE)
    assert half_open.scaled(Decimal(0)) == Interval(Decimal(0), Decimal(0), low_open=True)
