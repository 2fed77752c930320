"""A year's targets together: which, in what order, how they are counted, and what the tolerance decides."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from zjtrack.dates import PartialDate, Period
from zjtrack.model import (
    DataSet,
    DataSetInfo,
    Indicator,
    ListName,
    Reading,
    Searched,
    Sector,
    Source,
    Status,
    Target,
    Tolerance,
)
from zjtrack.verdict import Comparison, Policy, compare
from zjtrack.verdict.comparison import default_lists, number_key, summarise
from zjtrack.verdict.evidence import Evidence

YEAR = Period.year(2024)
SOURCE = Source("s", "报告", "省政府", PartialDate(2025, 1), "official")
LATER = Source("l", "公报", "统计局", PartialDate(2025, 3), "official")
ROW = Target(
    "a",
    2024,
    ("annex",),
    "经济",
    "指标",
    "100左右",
    "s",
    YEAR,
    number="1",
    unit="亿元",
    better="higher",
    measure="level",
)
INFO = DataSetInfo("n", "t", "省", "1", (Sector("经济"), Sector("社会")))


def row(id_: str, **changes: object) -> Target:
    return replace(ROW, id=id_, **changes)  # type: ignore[arg-type]


def reading(id_: str, value: str, year: int = 2024) -> Reading:
    return Reading(id_, 2025, Period.year(year), "s", "q", Decimal(value), unit="亿元")


def data(*targets: Target, readings: tuple[Reading, ...] = ()) -> DataSet:
    return DataSet(INFO, targets, readings, {"s": SOURCE, "l": LATER}, searched=(Searched(2025, 2024, ("s",)),))


def ids(comparison: Comparison) -> list[str]:
    return [verdict.target.id for verdict in comparison.verdicts]


def test_rows_stand_by_sector_number_and_file_with_parts_behind_their_whole() -> None:
    rows = (
        row("part", number="11", part_of="nine"), row("late", number=None), row("ten", number="10"), row("nine-two", number="9.2"),
        row("nine", number="9"), row("social", number="2", sector="社会"), row("odd", number="A"),
        row("elsewhere", number="1", sector="别处"), row("abroad", number="1", sector="社会", part_of="nine"),
    )  # fmt: skip
    assert ids(compare(data(*rows), 2024)) == [
        "nine", "part", "nine-two", "ten", "late", "odd", "abroad", "social", "elsewhere",
    ]  # fmt: skip
    sectors = compare(data(*rows), 2024).by_sector()
    assert list(sectors) == ["经济", "社会", "别处"]
    assert [verdict.target.id for verdict in sectors["社会"]] == ["abroad", "social"]


@pytest.mark.parametrize(
    ("number", "key"), [("9.2", (9, 2)), ("10", (10,)), (None, (10**9,)), ("1.A", (1, 10**9)), ("１", (10**9,))]
)
def test_a_number_is_compared_by_its_parts(number: str | None, key: tuple[int, ...]) -> None:
    assert number_key(number) == key


def test_the_annex_where_there_is_one_else_all_lists() -> None:
    every: tuple[ListName, ...] = ("annex", "headline", "work", "livelihood")
    assert default_lists([row("a"), row("b", lists=("work",))]) == ("annex",)
    assert default_lists([row("b", lists=("work",))]) == every
    rows = (row("a", lists=("annex", "headline")), row("b", lists=("work",)), row("c", lists=("livelihood",)))
    assert ids(compare(data(*rows), 2024)) == ["a"]
    assert ids(compare(data(*rows), 2024, lists=("work", "livelihood"))) == ["b", "c"]
    assert ids(compare(data(*rows), 2024, lists=every)) == ["a", "b", "c"]
    assert compare(data(*rows[1:]), 2024).lists == every


def test_what_a_filter_hides_is_counted() -> None:
    found = compare(data(row("a"), row("b"), row("c")), 2024, keep=lambda target: target.id == "b")
    assert (ids(found), found.hidden) == (["b"], 2)
    assert compare(data(row("a")), 2024).hidden == 0


def test_a_year_without_targets_is_an_error() -> None:
    with pytest.raises(KeyError) as caught:
        compare(data(row("a", year=2023)), 2024)
    assert caught.value.args == (2024,)


def test_what_could_be_decided_is_counted_first() -> None:
    rows = (row("met"), row("missed"), row("words", wording="加快改革", unit=None), row("blank"), row("due", by=PartialDate(2026)),
            row("more"), row("most"))  # fmt: skip
    values = (reading("met", "100"), reading("missed", "50"), reading("more", "200"), reading("most", "300"))
    found = compare(data(*rows, readings=values), 2024).summary
    assert (found.met, found.missed, found.qualitative, found.unknown, found.not_due) == (3, 1, 1, 1, 1)
    assert (found.total, found.decided) == (7, 4)
    assert summarise(()).total == 0


def test_how_many_verdicts_depend_on_the_tolerance() -> None:
    rows = (row("saved"), row("lost"), row("far"), row("safe"), row("floor", wording="100以上"))
    values = (
        reading("saved", "96"),
        reading("lost", "91"),
        reading("far", "80"),
        reading("safe", "120"),
        reading("floor", "96"),
    )
    found = compare(data(*rows, readings=values), 2024)
    assert (found.moved_strict, found.moved_loose) == (("saved",), ("lost",))
    strict = compare(data(*rows, readings=values), 2024, Policy(strict=True))
    assert (strict.moved_strict, strict.moved_loose) == ((), ("saved", "lost"))
    assert strict.policy.strict


def test_the_data_sets_tolerance_is_part_of_the_policy() -> None:
    info = replace(INFO, tolerance=Tolerance(Decimal("0.2"), True))
    found = compare(replace(data(row("a"), readings=(reading("a", "80"),)), info=info), 2024, Policy(accept_proxy=True))
    assert found.policy == Policy(accept_proxy=True, dataset_tolerance=info.tolerance)
    assert (found.verdicts[0].status, found.year) == (Status.MET, 2024)
    assert (found.data.info, found.evidence.readings("a")) == (info, [reading("a", "80")])


def test_evidence_is_what_was_published_by_the_day() -> None:
    late = replace(reading("a", "1"), source="l")
    world = replace(
        data(row("a"), readings=(late, reading("a", "2"))), searched=(Searched(2025, 2024, ("l", "s", "l", "gone")),)
    )
    assert [one.value for one in Evidence(world).readings("a")] == [1, 2]
    assert [one.value for one in Evidence(world, PartialDate(2025, 2)).readings("a")] == [2]
    assert Evidence(world).readings("b") == []
    assert Evidence(world).searched(2024) == (LATER, SOURCE)
    assert Evidence(world, PartialDate(2025, 2)).searched(2024) == (SOURCE,)
    assert Evidence(world).searched(2023) == ()
    assert not Evidence(world, PartialDate(2030)).is_visible("gone")
    assert Evidence(world).is_visible("gone")
    assert Evidence(world).source("gone") is None


def test_up_to_which_year_sources_report() -> None:
    assert Evidence(DataSet(INFO)).reported_until == 0
    assert Evidence(data(row("a"))).reported_until == 2024
    assert Evidence(data(row("a")), PartialDate(2024)).reported_until == 0
    assert Evidence(data(row("a"), readings=(reading("a", "1", 2025),))).reported_until == 2025
    assert Evidence(data(row("a"), readings=(reading("a", "1", 2020),))).reported_until == 2024
    half = replace(reading("a", "1"), period=Period.parse("2024-H1"))
    assert Evidence(DataSet(INFO, readings=(half,))).reported_until == 0
    assert Evidence(data(row("a")), None, 2030).reported_until == 2030


def test_names_and_prices_of_a_series() -> None:
    world = replace(
        data(row("a", prices="real", name_en="A"), row("a", year=2023, prices="nominal"), row("b")),
        indicators={"b": Indicator("b", "乙", "B", prices="nominal"), "c": Indicator("c", "丙")},
    )
    evidence = Evidence(world)
    assert [evidence.prices_of(id_) for id_ in ("a", "b", "c", "d")] == ["real", "nominal", None, None]
    assert [evidence.name_of(id_) for id_ in ("a", "b", "c", "d")] == [
        ("指标", "A"), ("乙", "B"), ("丙", None), ("d", None),
    ]  # fmt: skip
