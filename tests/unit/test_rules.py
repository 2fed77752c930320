"""A row's wording in the row's unit: what is brought over, and what does not go together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from zjtrack.dates import Period
from zjtrack.model import Better, HandRule, Kind, Measure, Rule, Target
from zjtrack.rules import _in_row_unit, bind, bind_also, remember, rules_of, settled_better

ROW = Target("x", 2024, ("work",), "s", "指标", "200以上", "a", Period.year(2024), unit="亿元", measure="level")


def codes(target: Target) -> list[str]:
    return [problem.code for problem in bind(target).problems]


@pytest.mark.parametrize(
    ("wording", "unit", "value"),
    [
        ("1000万以上", "万人", "1000"), ("1000万以上", "人", "10000000"), ("2万亿元以上", "亿元", "20000"),
        ("2万亿元以上", None, "2"), ("5‰以上", "%", "0.5"), ("200以上", "亿元", "200"), ("100万千瓦以上", "千瓦", "1000000"),
    ],
)  # fmt: skip
def test_a_wording_is_brought_to_the_row(wording: str, unit: str | None, value: str) -> None:
    rule = bind(replace(ROW, wording=wording, unit=unit)).rule
    assert rule is not None
    assert rule.value == Decimal(value)
    assert unit is None or rule.unit in (unit, None)


def test_all_figures_of_a_wording_are_brought_to_the_row() -> None:
    rule = bind(replace(ROW, wording="2—3万亿元", better="higher")).rule
    assert rule is not None
    assert (rule.value, rule.value2) == (20000, 30000)
    rule = bind(replace(ROW, wording="从2万亿元提高到3万亿元", better="higher")).rule
    assert rule is not None
    assert (rule.start, rule.value, rule.unit) == (20000, 30000, "亿元")


@pytest.mark.parametrize(
    ("wording", "unit"), [("1000万以上", "%"), ("30个以上", "人"), ("2%以上", "百分点"), ("5亿元以上", "亿美元")]
)
def test_a_unit_that_measures_another_thing_is_named_with_its_place(wording: str, unit: str) -> None:
    bound = bind(replace(ROW, wording=wording, unit=unit))
    (problem,) = bound.problems
    printed = wording[problem.start : problem.end]
    assert bound.rule is None
    assert problem.code == "unit-mismatch"
    assert problem.message == f"the wording counts in {printed}, the row in {unit}: they measure different things"
    shown = '"%"' if printed == "%" else printed  # unquoted, it would be no YAML
    assert problem.hint == f"write `unit: {shown}`, or correct the wording"
    assert printed in ("万", "个", "%", "亿元")


def test_a_margin_in_points_goes_with_a_row_in_percent_only() -> None:
    row = replace(ROW, wording="高于全省平均2个百分点以上", reference="r", measure="growth")
    for unit in ("%", "百分点"):
        rule = bind(replace(row, unit=unit)).rule
        assert rule is not None
        assert rule.margin == 2
    assert codes(replace(row, unit="亿元")) == ["unit-mismatch"]
    rule = bind(replace(row, wording="比全国高1位", unit="位")).rule
    assert rule is not None
    assert rule.margin == 1


def test_several_targets_in_a_row() -> None:
    bound = bind(replace(ROW, wording="新增就业100万人、失业率5%以内"))
    (problem,) = bound.problems
    assert bound.rule is None
    assert (problem.code, problem.start, problem.end) == ("several-targets", 0, len("新增就业100万人、失业率5%以内"))
    assert problem.message == "the wording “新增就业100万人、失业率5%以内” states 2 targets; a row states one"
    assert problem.hint == "split it into one row a number, with `part_of:` where one is a part of another"


def test_an_unreadable_wording() -> None:
    bound = bind(replace(ROW, wording="200以上以下", better="higher"))
    assert (bound.rule, bound.target.wording) == (None, "200以上以下")
    assert (bound.better, bound.measure) == ("higher", "level")
    assert {problem.code for problem in bound.problems} == {"unreadable-wording"}
    for problem in bound.problems:
        assert problem.message.startswith("the wording “200以上以下” cannot be read: ")
        assert problem.hint.startswith("expected ")
        assert problem.hint.endswith("; or set `rule:` by hand, with a reason")
        assert 0 <= problem.start < problem.end <= len("200以上以下")


@pytest.mark.parametrize(
    ("wording", "better", "expected"),
    [
        ("100", None, ["better-required"]), ("100左右", None, ["better-required"]), ("5—6", None, ["better-required"]),
        ("基本稳定", None, ["better-required"]), ("100", "lower", []), ("200以上", "lower", ["better-contradicts"]),
        ("不高于20", "higher", ["better-contradicts"]), ("不高于20", "neutral", ["better-contradicts"]),
        ("200以上", "higher", []), ("持续下降", None, []), ("加快推进改革", None, []),
    ],
)  # fmt: skip
def test_which_way_is_good_is_asked_for_or_settled(wording: str, better: Better | None, expected: list[str]) -> None:
    assert codes(replace(ROW, wording=wording, better=better)) == expected


def test_what_is_said_of_a_direction() -> None:
    (required,) = bind(replace(ROW, wording="100")).problems
    assert required.message == "“100” does not say which direction is good"
    assert required.hint == "write `better: higher`, `lower` or `neutral`: the good direction of the number in the row"
    (against,) = bind(replace(ROW, better="lower")).problems
    assert against.message == "`better: lower` against the wording “200以上”"
    assert against.hint == "the wording asks for `higher`: remove `better:` or correct it"


def test_references_and_units_are_asked_for() -> None:
    (missing,) = bind(replace(ROW, wording="不低于经济增速")).problems
    assert (missing.code, missing.message) == ("reference-required", "“不低于经济增速” compares with another series")
    assert missing.hint == "write `reference:` with the id of a target or of an entry in indicators.yaml"
    assert codes(replace(ROW, wording="与经济增长同步", better="higher")) == ["reference-required"]
    assert codes(replace(ROW, wording="不低于经济增速", reference="r")) == []
    (unit,) = bind(replace(ROW, unit=None)).problems
    assert (unit.code, unit.message) == ("missing-key", "`unit` is missing")
    assert unit.hint == "write the unit as printed, `—` where there is none"
    assert codes(replace(ROW, wording="办好世界论坛", unit=None)) == []
    assert codes(replace(ROW, wording="完成国家下达目标", unit=None)) == []
    assert codes(replace(ROW, wording="全覆盖", unit=None)) == ["missing-key"]


def by_hand(kind: Kind, value: int | None, wording: str) -> Target:
    rule = Rule(kind, wording, value=None if value is None else Decimal(value))
    return replace(ROW, wording=wording, hand_rule=HandRule(rule, "r"))


def test_a_rule_by_hand_that_says_what_the_grammar_says() -> None:
    (problem,) = bind(by_hand(Kind.AT_LEAST, 200, "200以上")).problems
    assert problem.code == "superfluous-rule"
    assert problem.message == "the grammar reads this wording just as `rule:` says"
    assert problem.hint == "remove `rule:`"
    for target in (
        by_hand(Kind.MORE_THAN, 200, "200以上"),
        by_hand(Kind.AT_LEAST, 201, "200以上"),
        by_hand(Kind.AT_LEAST, 200, "200以上以下"),
        by_hand(Kind.AT_LEAST, 200, "新增就业200万人、失业率5%以内"),
    ):
        assert codes(target) == []
        rule = bind(target).rule
        assert rule is not None
        assert rule.wording == target.wording


def test_another_documents_wording() -> None:
    bound = bind(replace(ROW, wording="100", better="lower"))
    assert bind_also(bound, "100") is bound
    other = bind_also(bound, "90左右")
    assert (other.rule and other.rule.kind, other.better) == (Kind.ABOUT, "lower")
    assert bind_also(bind(ROW), "90左右").better == "higher"
    assert bind_also(bound, "不低于经济增速").rule is None
    assert bind_also(bound, "30人以上").rule is None
    hand = bind(by_hand(Kind.AT_LEAST, 230, "200以上"))
    again = bind_also(hand, "210以上").rule
    assert again is not None
    assert again.value == 210


@pytest.mark.parametrize(
    ("name", "measure"),
    [
        ("地区生产总值增长", "growth"), ("消费价格涨幅", "growth"), ("单位能耗降低", "decline"), ("用水量下降", "decline"),
        ("服务业比重", "share"), ("失业率", "share"), ("研发投入强度", "share"), ("城乡居民收入倍差", "multiple"),
        ("城乡收入之比", "multiple"), ("综合排名", "rank"), ("新增就业", "flow"), ("新建公园", "flow"), ("完成造林", "flow"), ("改造管网", "flow"),
        ("地区生产总值", "level"), ("研发投入强度（增长）", "share"), ("（增长）", "level"), ("人均收入增长（实际）", "growth"),
    ],
)  # fmt: skip
def test_a_name_tells_what_its_number_measures(name: str, measure: Measure) -> None:
    assert bind(replace(ROW, name=name, measure=None)).measure == measure


def test_a_rows_own_measure_comes_before_the_wordings_and_that_before_the_names() -> None:
    assert bind(replace(ROW, name="失业率", measure="level")).measure == "level"
    assert bind(replace(ROW, name="失业率", wording="零增长", unit="%", measure=None)).measure == "growth"


@pytest.mark.parametrize(
    ("wording", "unit", "name", "measure", "kind"),
    [
        ("稳步增长", "%", "收入增长", None, Kind.POSITIVE), ("稳步增长", "%", "收入", None, Kind.POSITIVE),
        ("稳步增长", "‰", "收入", None, Kind.POSITIVE), ("稳步增长", None, "收入", None, Kind.POSITIVE),
        ("稳步增长", "亿元", "收入", None, Kind.INCREASE), ("稳步增长", "%", "研发占比", None, Kind.INCREASE),
        ("稳步增长", "%", "收入", "share", Kind.INCREASE), ("正增长", "亿元", "收入", None, Kind.INCREASE),
        ("正增长", "%", "收入", "growth", Kind.POSITIVE), ("负增长", "亿元", "收入", None, Kind.DECREASE),
        ("负增长", "%", "收入增长", "growth", Kind.NEGATIVE), ("持续增长", "%", "收入增长", None, Kind.POSITIVE),
        ("持续增长", "亿元", "收入", None, Kind.INCREASE), ("持续提高", "%", "收入增长", None, Kind.INCREASE), ("持续下降", "%", "收入增长", None, Kind.DECREASE),
    ],
)  # fmt: skip
def test_growth_of_a_rate_is_its_sign_and_of_anything_else_its_rise(
    wording: str, unit: str | None, name: str, measure: Measure | None, kind: Kind
) -> None:
    rule = bind(replace(ROW, wording=wording, unit=unit, name=name, measure=measure)).rule
    assert rule is not None
    assert rule.kind is kind


def test_every_kind_settles_its_direction_or_leaves_it() -> None:
    higher = {kind for kind in Kind if settled_better(kind) == "higher"}
    lower = {kind for kind in Kind if settled_better(kind) == "lower"}
    assert higher == {Kind.AT_LEAST, Kind.MORE_THAN, Kind.FASTER_THAN, Kind.INCREASE, Kind.POSITIVE, Kind.FULL}
    assert lower == {Kind.AT_MOST, Kind.LESS_THAN, Kind.SLOWER_THAN, Kind.DECREASE, Kind.NEGATIVE, Kind.ZERO}


def test_rules_of_an_earlier_run_are_taken_as_they_are() -> None:
    read = rules_of(["200以上", "200以上以下", "新增就业100万人、失业率5%以内", "200以上"])
    assert list(read) == ["200以上", "200以上以下", "新增就业100万人、失业率5%以内"]
    assert [rule and rule.kind for rule in read.values()] == [Kind.AT_LEAST, None, None]
    wording = "任意约定的表述甲"
    remember({wording: read["200以上"]})
    rule = bind(replace(ROW, wording=wording)).rule
    assert rule is not None
    assert (rule.kind, rule.value) == (Kind.AT_LEAST, 200)


def test_every_figure_of_a_rule_is_brought_to_the_rows_unit() -> None:
    printed = Rule(Kind.AT_LEAST, "w", value=Decimal(2), stretch=Decimal(3), margin=Decimal(1), unit="万亿元")
    rule, problems = _in_row_unit(replace(ROW, unit="亿元"), printed)
    assert rule is not None
    assert (rule.value, rule.stretch, rule.margin, rule.unit, problems) == (20000, 30000, 10000, "亿元", ())


def test_a_rule_by_hand_takes_the_rows_words() -> None:
    rule = bind(
        replace(ROW, wording="加快改革", hand_rule=HandRule(Rule(Kind.AT_LEAST, "", value=Decimal(2)), "r"))
    ).rule
    assert rule is not None
    assert rule.wording == "加快改革"
    assert codes(replace(by_hand(Kind.AT_LEAST, 200, "200亿元以上"), unit="亿元")) == ["superfluous-rule"]


def test_a_remembered_rule_is_brought_to_the_rows_unit_and_none_stays_none() -> None:
    remember({"任意约定的表述乙": rules_of(["2万亿元以上"])["2万亿元以上"], "任意约定的表述丙": None})
    rule = bind(replace(ROW, wording="任意约定的表述乙", unit="亿元")).rule
    assert rule is not None
    assert rule.value == 20000
    assert bind(replace(ROW, wording="任意约定的表述丙")).rule is None
