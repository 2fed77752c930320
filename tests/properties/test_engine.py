"""What must hold for any figures: better never loses, order never matters, units change nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjtrack.dates import PartialDate, Period
from zjtrack.model import Better, DataSet, DataSetInfo, Reading, Source, Status, Target
from zjtrack.rules import bind
from zjtrack.verdict import Policy, Verdict, judge
from zjtrack.verdict.evidence import Evidence
from zjtrack.wording import parse

SOURCES = {
    id_: Source(id_, id_, "省政府", PartialDate(2025, month), "official")
    for id_, month in (("a", 1), ("b", 3), ("c", 5))
}
INFO = DataSetInfo("s", "s", "s", "1", ())
figures = st.decimals(-1000, 1000, places=2)
WORDINGS: list[tuple[str, Better | None]] = [
    ("200以上", None), ("超过200", None), ("不高于200", None), ("<200", None), ("200左右", "higher"), ("200左右", "lower"),
    ("200", "higher"), ("200", "lower"), ("150—200", "higher"), ("150—200", "lower"),
]  # fmt: skip
TARGET = Target("x", 2024, ("work",), "s", "指标", "200以上", "a", Period.year(2024), unit="亿元", measure="level")


def verdict(target: Target, *readings: Reading, policy: Policy | None = None) -> Verdict:
    return judge(bind(target), Evidence(DataSet(INFO, (target,), readings, SOURCES)), policy)


def reading(value: Decimal, source: str = "a", unit: str = "亿元") -> Reading:
    return Reading("x", 2025, Period.year(2024), source, "…", value, unit=unit)


@pytest.mark.parametrize(("wording", "better"), WORDINGS)
@given(one=figures, other=figures)
def test_a_better_outcome_never_loses_a_verdict(
    wording: str, better: Better | None, one: Decimal, other: Decimal
) -> None:
    target = replace(TARGET, wording=wording, better=better)
    higher = bind(target).better == "higher"
    worse, best = sorted((one, other), reverse=not higher)
    if verdict(target, reading(worse)).status is Status.MET:
        assert verdict(target, reading(best)).status is Status.MET


@given(figures)
def test_scaling_units_changes_nothing(value: Decimal) -> None:
    plain = verdict(TARGET, reading(value))
    scaled = verdict(TARGET, reading(value * 10000, unit="万元"))
    assert (plain.status, plain.gap, plain.flags) == (scaled.status, scaled.gap, scaled.flags)


@given(st.permutations([reading(Decimal(150), "a"), reading(Decimal(250), "b"), reading(Decimal(199), "c")]))
def test_the_order_of_readings_never_matters(readings: list[Reading]) -> None:
    found = verdict(TARGET, *readings)
    assert (found.status, found.actual and found.actual.value) == (Status.MISSED, Decimal(199))


@given(figures, figures)
def test_a_proxy_never_changes_a_decided_verdict(value: Decimal, other: Decimal) -> None:
    alone = verdict(TARGET, reading(value))
    proxied = verdict(TARGET, replace(reading(other, "c"), proxy="口径不同"), reading(value))
    assert alone.status is proxied.status


@given(figures)
def test_strict_never_meets_what_tolerance_misses(value: Decimal) -> None:
    target = replace(TARGET, wording="200左右", better="higher")
    if verdict(target, reading(value), policy=Policy(strict=True)).status is Status.MET:
        assert verdict(target, reading(value)).status is Status.MET


@given(st.text(max_size=60))
def test_parse_reads_or_says_why_and_never_crashes(text: str) -> None:
    found = parse(text)
    assert all(0 <= error.start <= error.end <= len(text) for error in found.findings)


@given(
    st.lists(
        st.sampled_from([*"增长达到以上左右超过%万亿元个家分别、，和与至—5.12三十百0不低于同步稳定其中（）"]),
        max_size=40,
    )
)
def test_parse_survives_every_mixture_of_its_own_words(pieces: list[str]) -> None:
    parse("".join(pieces))
