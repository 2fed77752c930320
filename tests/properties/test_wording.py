"""What must hold for any wording: width, blanks, numerals and order change nothing; time is linear; places are inside."""

from __future__ import annotations

import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from zjtrack.wording import parse
from zjtrack.wording.jsonform import to_json

FOLDER = Path(__file__).parents[2] / "conformance" / "wording"
CASES: list[dict[str, Any]] = [
    case
    for file in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.load(file.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))["cases"]
]
WORDINGS: list[str] = [case["wording"] for case in CASES]
# Words that bind by themselves: an event or a qualitative remark counts only where nothing else does.
PLAIN: list[str] = [
    case["wording"]
    for case in CASES
    if case["targets"]
    and "findings" not in case
    and not {"event", "qualitative"} & {target["kind"] for target in case["targets"]}
]
wordings = st.sampled_from(WORDINGS)
figures = st.decimals("0.01", 9999, places=2).map(lambda value: value.normalize() + 0)


def facts(text: str) -> list[dict[str, Any]]:
    """Every target of a text, without the words it was read from."""
    return [
        {key: value for key, value in target.items() if key != "wording"} for target in to_json(parse(text))["targets"]
    ]  # type: ignore[attr-defined]


def one(text: str) -> dict[str, Any]:
    (target,) = facts(text)
    return target


# --- width and blanks ------------------------------------------------------------------------


def wide(text: str) -> str:
    """Full-width digits, letters and signs; a comma only where it groups digits."""
    grouped = re.sub(r"(?<=[0-9]),(?=[0-9])", "\uff0c", text)
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" and char != "," else char for char in grouped)


@pytest.mark.parametrize("turn", [wide, lambda text: text.replace("%", "％").replace("(", "（").replace(")", "）")])  # type: ignore[misc]
def test_width_changes_nothing(turn: Any) -> None:
    plain = [text for text in WORDINGS if "<su" not in text]
    assert [text for text in plain if facts(turn(text)) != facts(text)] == []


@settings(deadline=None)
@given(wordings, st.lists(st.integers(0, 200), max_size=6), st.sampled_from([" ", "\u3000", "\xa0", "  "]))
def test_blanks_that_part_no_figures_change_nothing(text: str, places: list[int], blank: str) -> None:
    spaced = text
    for at in sorted({place % (len(text) + 1) for place in places}, reverse=True):
        if not re.fullmatch(r"[0-9.,０-９．，]{2}|.[0-9０-９ ]| .", spaced[at - 1 : at + 1] if at else "", re.DOTALL):
            spaced = spaced[:at] + blank + spaced[at:]
    assert facts(spaced) == facts(text)


@settings(deadline=None)
@given(figures, st.sampled_from(["亿元", "%", "万人", "个"]))
def test_blanks_around_a_figure_change_nothing(value: Decimal, unit: str) -> None:
    assert one(f"规模 达到 {value} {unit} 以上") == one(f"规模达到{value}{unit}以上")


# --- numerals and scales ---------------------------------------------------------------------

DIGITS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """A number below a hundred million as it is written: 一万零二十."""
    high, low = divmod(number, 10_000)
    if high:
        zero = "零" if low and low < 1000 else ""
        return f"{numeral(high)}万{zero}{numeral(low) if low else ''}"
    written, pending = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if not digit:
            pending = bool(written)
            continue
        written += ("零" if pending else "") + DIGITS[digit] + name
        pending = False
    return written.removeprefix("一") if written.startswith("一十") else written


@settings(deadline=None)
@given(st.integers(2, 99_999_999))
def test_numerals_are_the_number_they_write(number: int) -> None:
    read = one(f"新增高新技术企业{numeral(number)}家以上")
    assert (read["kind"], read["base_value"], read["base_unit"]) == ("at_least", number, "家")


@settings(deadline=None)
@given(st.integers(1, 100), st.sampled_from([("百", "%"), ("千", "‰")]))
def test_shares_in_words_are_the_share_in_figures(number: int, share: tuple[str, str]) -> None:
    below, sign = share
    assert one(f"覆盖率达到{below}分之{numeral(number)}以上") == one(f"覆盖率达到{number}{sign}以上")


@settings(deadline=None)
@given(figures, st.sampled_from([("百", 2), ("千", 3), ("万", 4), ("亿", 8), ("万亿", 12), ("千万", 7)]), st.sampled_from(["元", "人次", "吨"]))  # fmt: skip
def test_a_scale_is_its_factor(value: Decimal, scale: tuple[str, int], unit: str) -> None:
    name, power = scale
    read = one(f"规模达到{value}{name}{unit}")
    assert (read["value"], read["unit"]) == (value, name + unit)
    assert (read["base_value"], read["base_unit"]) == (value * 10**power, unit)


# --- a rule written out reads as itself --------------------------------------------------------

BOUNDS = {
    "at_least": ("不低于{v}{u}", "{v}{u}以上", "至少{v}{u}", "≥{v}{u}"),
    "more_than": ("超过{v}{u}", "突破{v}{u}", ">{v}{u}"),
    "at_most": ("不超过{v}{u}", "控制在{v}{u}以内", "{v}{u}以下", "≤{v}{u}"),
    "less_than": ("低于{v}{u}", "<{v}{u}"),
    "about": ("{v}{u}左右", "约{v}{u}", "接近{v}{u}"),
    "reach": ("达到{v}{u}", "{v}{u}", "提高到{v}{u}"),
}
FORMS = [(kind, form) for kind, forms in BOUNDS.items() for form in forms]
UNITS = st.sampled_from(["%", "亿元", "万人", "家", "微克/立方米", "万吨标准煤", "公里", "‰", "百分点"])


@settings(deadline=None)
@given(st.sampled_from(FORMS), figures, UNITS)
def test_a_bound_written_out_is_read_as_it_was(form: tuple[str, str], value: Decimal, unit: str) -> None:
    kind, words = form
    read = one("指标数值" + words.format(v=value, u=unit))
    assert (read["kind"], read["value"], read["unit"], read["indicator"]) == (kind, value, unit, "指标数值")


@settings(deadline=None)
@given(figures, figures, UNITS, st.sampled_from(["—", "-", "～", "至"]))
def test_a_range_written_out_is_read_as_it_was(low: Decimal, high: Decimal, unit: str, dash: str) -> None:
    for text in (f"{low}{dash}{high}{unit}", f"{low}{unit}{dash}{high}{unit}"):
        read = one("指标数值" + text)
        assert (read["kind"], read["value"], read["value2"], read["unit"]) == ("between", low, high, unit)


@settings(deadline=None)
@given(figures, st.sampled_from(["全国平均水平", "全省平均", "经济增速"]), st.sampled_from(["高于", "快于", "低于"]))
def test_a_margin_written_out_is_read_as_it_was(margin: Decimal, reference: str, word: str) -> None:
    read = one(f"居民收入增速{word}{reference}{margin}个百分点")
    kind = "slower_than" if word == "低于" else "faster_than"
    assert (read["kind"], read["reference"], read["margin"], read["value"]) == (kind, reference, margin, None)


# --- parts and wholes --------------------------------------------------------------------------


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(PLAIN), st.sampled_from(PLAIN), st.sampled_from("；。\n"))
def test_two_wordings_in_one_text_give_the_targets_of_each(first: str, second: str, stop: str) -> None:
    if stop == "\n" and first[-1].isdigit() and second[0].isdigit():
        known = re.search("[前争:/][0-9]+$", first) is not None  # a rank or a ratio is over; its line is read on
        assert known or parse(f"{first}{stop}{second}").findings  # one figure that was broken, or two: nobody knows
        return
    assert facts(f"{first}{stop}{second}") == facts(first) + facts(second)


@settings(deadline=None)
@given(wordings, st.integers(0, 200), st.integers(0, 200))
def test_places_of_findings_are_inside_the_input(text: str, start: int, end: int) -> None:
    piece = text[start % (len(text) + 1) :][: end % (len(text) + 1) + 1]
    read = parse(piece)
    assert all(
        0 <= error.start <= error.end <= len(piece) and error.message and error.expected for error in read.findings
    )
    assert read.targets or read.findings


@settings(deadline=None)
@given(wordings, st.sampled_from([" ", "\n", "\u3000"]))
def test_places_of_findings_point_at_the_same_words(text: str, lead: str) -> None:
    plain, moved = parse(text).findings, parse(lead + text).findings
    assert [text[error.start : error.end] for error in plain] == [
        (lead + text)[error.start : error.end].lstrip() for error in moved
    ]


# --- time ----------------------------------------------------------------------------------------

HOSTILE = ["9", "9.", "1,234", "、", "（", "）", "(", "[", "“", "万", "分别", "一", "百分之", "5%", "5%、", "增长", "持续", "力争", "比", "较上年",
           "与经济增长同步、", "高于全国", "从1到2", "和", "应保尽保", "前3", "全覆盖", "保5争6", "十五五", "2024年", "不低于", "的", "<", "*", " ", "－", "1/2",
           "县县通", "所有", "A1", "%", "元/", "每", "两", "；", "，5%", "\ue000", "稳定", "第"]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_steps_grow_with_length_and_no_faster(piece: str) -> None:
    short = piece * (300 // len(piece))
    few, many = steps(short), steps(short * 8)
    assert many <= 12 * few + 2000


def steps(text: str) -> int:
    """Calls made while reading: Python's own and those of strings and patterns."""
    count = 0

    def seen(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        parse(text)
    finally:
        sys.setprofile(None)
    return count
