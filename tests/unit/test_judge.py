"""What a verdict carries besides its status, on records that the checker would have refused or that no case can show."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from zjtrack.dates import PartialDate, Period
from zjtrack.model import Also, DataSet, DataSetInfo, Input, Reading, Searched, Source, Status, Target
from zjtrack.rules import bind
from zjtrack.verdict import Policy, Verdict, judge
from zjtrack.verdict.evidence import Evidence

YEAR = Period.year(2024)
SOURCE = Source("s", "报告", "省政府", PartialDate(2025, 1), "official")
ROW = Target("a", 2024, ("annex",), "经济", "指标", "200以上", "s", YEAR, unit="亿元", measure="level")
READING = Reading("a", 2025, YEAR, "s", "q", Decimal(210), unit="亿元")


def verdict(target: Target, *readings: Reading, policy: Policy | None = None) -> Verdict:
    data = DataSet(
        DataSetInfo("n", "t", "省", "1", ()),
        (target,),
        readings,
        {"s": SOURCE},
        searched=(Searched(2025, 2024, ("s",)),),
    )
    return judge(bind(target), Evidence(data), policy)


def test_a_verdict_can_be_replayed_from_what_it_carries() -> None:
    found = verdict(replace(ROW, wording="100左右", better="higher"), READING)
    assert (found.target.id, found.rule.kind.value, found.better, found.measure) == ("a", "about", "higher", "level")
    assert found.actual is not None
    assert (found.actual.reading, found.actual.source, found.actual.value) == (READING, SOURCE, 210)
    assert (found.threshold, found.limit, found.tolerance, found.gap, found.gap_unit) == (100, 95, 5, 110, "亿元")
    assert (found.threshold2, found.reference, found.baseline, found.unused, found.also) == (None, None, None, (), ())
    assert found.searched == (SOURCE,)
    assert not found.not_due
    assert found.outcome == "met"


def test_reference_and_baseline_are_carried() -> None:
    other = replace(READING, id="r", value=Decimal(200))
    found = verdict(replace(ROW, wording="不低于全省平均", reference="r"), READING, other)
    assert (found.reference and found.reference.reading, found.baseline, found.threshold) == (other, None, 200)
    before = replace(READING, period=Period.year(2023), value=Decimal(200))
    found = verdict(replace(ROW, wording="持续提高"), READING, before)
    assert (found.baseline and found.baseline.reading, found.reference, found.threshold) == (before, None, 200)
    stated = verdict(replace(ROW, wording="持续提高"), replace(READING, direction="up", value=Decimal(200)), before)
    assert stated.baseline is not None
    assert stated.baseline.reading == before
    coarse = verdict(replace(ROW, wording="持续提高"), replace(READING, bound="at_most"), before)
    assert (coarse.reason_code, coarse.threshold, coarse.limit) == ("too_coarse", 200, 200)
    assert coarse.baseline is not None
    open_reference = verdict(
        replace(ROW, wording="不低于全省平均", reference="r"), READING, replace(other, bound="at_least")
    )
    assert (open_reference.reason_code, open_reference.tolerance) == ("too_coarse", None)
    assert open_reference.reference is not None


def test_an_outcome_in_words_is_shown_with_its_source() -> None:
    words = replace(READING, value=None, unit=None, text="稳步改善")
    for target in (ROW, replace(ROW, wording="加快推进改革", unit=None)):
        found = verdict(target, words)
        assert found.actual is not None
        assert (found.actual.reading, found.actual.source, found.actual.value) == (words, SOURCE, None)
    hidden = verdict(ROW, words, replace(READING, proxy="口径不同"))
    assert (hidden.reason_code, hidden.actual) == ("proxy_only", None)


def test_the_best_of_several_outcomes_in_words_is_shown() -> None:
    words = replace(READING, value=None, unit=None, text="稳步改善")
    final, estimate = replace(words, text="改善"), replace(words, text="预计改善", expected=True)
    found = verdict(ROW, estimate, final)
    assert found.actual is not None
    assert found.actual.reading == final


def test_what_did_not_decide_says_what_it_would_have_said() -> None:
    proxies = (replace(READING, proxy="a"), replace(READING, proxy="b", value=Decimal(1)))
    found = verdict(ROW, *proxies)
    assert [(unused.why, unused.would) for unused in found.unused] == [("proxy", Status.MET), ("proxy", Status.MISSED)]
    assert found.unused[0].source == SOURCE
    coarse = replace(READING, proxy="c", bound="at_most")
    foreign = replace(READING, unit="万人")
    found = verdict(ROW, coarse, foreign)
    assert [(unused.why, unused.would) for unused in found.unused] == [("proxy", None), ("other_unit", None)]
    estimate = replace(READING, expected=True, value=Decimal(190))
    found = verdict(ROW, estimate, READING)
    assert [(unused.why, unused.would) for unused in found.unused] == [("expected", Status.MISSED)]


def test_a_relation_without_a_reference_cannot_be_tested() -> None:
    assert verdict(replace(ROW, wording="与经济增长同步", better="higher"), READING).reason_code == "missing_reference"
    assert verdict(replace(ROW, wording="不低于经济增速"), READING).reason_code == "missing_reference"


def test_a_source_that_is_not_in_the_data_comes_last() -> None:
    unknown = replace(READING, source="gone", value=Decimal(190))
    assert verdict(ROW, unknown).status is Status.MISSED
    assert verdict(ROW, unknown, READING).status is Status.MET
    assert verdict(ROW, READING, unknown).status is Status.MET
    event = replace(ROW, wording="办好世界论坛", unit=None, by=PartialDate(2024, 10))
    done = replace(READING, source="gone", value=None, unit=None, done="true")
    assert verdict(event, done).reason_code == "too_coarse"
    assert verdict(event, replace(done, period=Period.parse("2024-01/2024-10"))).reason_code == "event"
    assert verdict(event, replace(done, period=Period.parse("2024-01/2024-10"), source="s")).reason_code == "event"


def test_a_baseline_or_reference_without_a_figure_is_none() -> None:
    before = replace(READING, period=Period.year(2023), value=None, text="较好")
    assert verdict(replace(ROW, wording="持续提高"), READING, before).reason_code == "missing_baseline"
    foreign = replace(READING, period=Period.year(2023), measure="growth")
    assert verdict(replace(ROW, wording="持续提高"), READING, foreign).reason_code == "missing_baseline"


def test_not_due_is_counted_apart() -> None:
    found = verdict(replace(ROW, by=PartialDate(2026)), READING)
    assert (found.status, found.reason_code, found.outcome, found.not_due) == (
        Status.UNKNOWN,
        "not_due",
        "not_due",
        True,
    )
    assert [unused.reading for unused in found.unused] == [] or found.unused[0].reading == READING
    assert verdict(ROW).outcome == "unknown"


def test_a_policy_that_is_not_given_is_the_default() -> None:
    assert verdict(ROW, READING, policy=None) == verdict(ROW, READING, policy=Policy())


def test_an_accepted_proxy_that_was_a_bound_stands_for_the_figure() -> None:
    proxy = replace(READING, value=Decimal(100), proxy="只是一部分", implies="at_least")
    found = verdict(ROW, proxy, policy=Policy(accept_proxy=True))
    assert found.actual is not None
    assert (found.status, found.actual.interval and found.actual.interval.high) == (Status.MISSED, 100)
    plain = replace(READING, value=Decimal(100), bound="at_least")
    assert verdict(ROW, plain, policy=Policy(accept_proxy=True)).reason_code == "too_coarse"


def test_the_reading_is_shown_where_it_does_not_decide() -> None:
    event = replace(ROW, wording="办好世界论坛", unit=None)
    done = replace(READING, value=None, unit=None, done="true")
    fall = replace(READING, value=None, unit=None, direction="down")
    before = replace(READING, period=Period.year(2023))
    steady = replace(ROW, wording="基本稳定", better="higher")
    for target, readings, code in (
        (replace(ROW, by=PartialDate(2026)), [READING], "not_due"),
        (event, [replace(done, done="false")], "event"),
        (event, [replace(done, done="part")], "partial"),
        (replace(event, by=PartialDate(2024, 10)), [done], "too_coarse"),
        (replace(ROW, wording="持续提高"), [READING], "missing_baseline"),
        (replace(ROW, wording="不低于经济增速", reference="r"), [READING], "missing_reference"),
        (steady, [fall, before], "words_only"),
    ):
        found = verdict(target, *readings)
        assert (found.reason_code, found.actual and found.actual.reading) == (code, readings[0])
    told = verdict(replace(ROW, wording="完成国家下达目标"), READING)
    assert (told.reason_code, told.actual) == ("delegated", None)


def test_a_tolerance_is_carried_though_it_does_not_decide() -> None:
    found = verdict(
        replace(ROW, wording="100左右", better="higher"), replace(READING, value=Decimal(96), bound="at_most")
    )
    assert (found.reason_code, found.tolerance) == ("too_coarse", 5)


def test_an_accepted_proxy_is_held_against_reference_and_year_before() -> None:
    proxy = replace(READING, value=Decimal(190), proxy="只是一部分", implies="at_least")
    before, other = (
        replace(READING, period=Period.year(2023), value=Decimal(200)),
        replace(READING, id="r", value=Decimal(200)),
    )
    accepted = Policy(accept_proxy=True)
    rise = verdict(replace(ROW, wording="持续提高"), proxy, before, policy=accepted)
    assert (rise.status, rise.gap, rise.baseline and rise.baseline.reading) == (Status.MISSED, -10, before)
    relation = replace(ROW, wording="不低于全省平均", reference="r")
    found = verdict(relation, proxy, other, policy=accepted)
    assert (found.status, found.gap, found.reference and found.reference.reading) == (Status.MISSED, -10, other)
    part = replace(proxy, value=Decimal(210))
    assert verdict(relation, part, replace(other, bound="at_least"), policy=accepted).reason_code == "too_coarse"


def test_a_growth_is_a_decline_with_the_other_sign() -> None:
    target = replace(ROW, wording="2.5以上", unit="%", measure="decline")
    found = verdict(target, replace(READING, value=Decimal(-3), unit="%", measure="growth"))
    assert (found.status, found.actual and found.actual.value, found.gap) == (Status.MET, 3, Decimal("0.5"))


def test_what_was_not_used_names_its_source_and_what_it_would_say_if_accepted() -> None:
    proxy = replace(READING, value=Decimal(100), proxy="只是一部分", implies="at_least")
    (unused,) = verdict(ROW, READING, proxy).unused
    assert (unused.reading, unused.source, unused.why, unused.would) == (proxy, SOURCE, "proxy", Status.MISSED)


def test_the_other_wording_is_carried_with_its_verdict() -> None:
    judged, foreign = Also("s", "220亿元以上"), Also("s", "220万人以上")
    found = verdict(replace(ROW, also=(judged, foreign)), READING)
    assert [(one.also, one.status) for one in found.also] == [(judged, Status.MISSED), (foreign, None)]


def test_no_digit_is_lost_in_a_judgement() -> None:
    found = verdict(ROW, replace(READING, value=Decimal("12345678901234567890123456789012.5")))
    assert found.gap == Decimal("12345678901234567890123456788812.5")


def test_prices_of_a_reference_are_those_of_its_row() -> None:
    target = replace(ROW, wording="不低于全省平均", reference="r", prices="nominal")
    other = replace(ROW, id="r", prices="real")
    readings = (READING, replace(READING, id="r", value=Decimal(200)))
    data = DataSet(DataSetInfo("n", "t", "省", "1", ()), (target, other), readings, {"s": SOURCE})
    assert judge(bind(target), Evidence(data)).flags == ("mixed_prices",)


def test_a_derived_figure_is_known_with_its_inputs() -> None:
    derived = replace(READING, derivation="a", inputs=(Input("a", Decimal(210), "s", "q"),))
    data = DataSet(DataSetInfo("n", "t", "省", "1", ()), (ROW,), (derived,), {"s": SOURCE})
    assert Evidence(data, PartialDate(2025, 2)).readings("a") == [derived]
    assert Evidence(data, PartialDate(2024, 12)).readings("a") == []
