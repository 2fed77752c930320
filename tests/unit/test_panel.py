"""A frame of pairs: the simple case is simple, and what is wrong with a row is said, never guessed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

import zjtrack
from zjtrack.dates import PartialDate
from zjtrack.verdict import Policy

ROW = {"year": 2024, "id": "fdi", "wording": "200以上", "unit": "亿元", "reading_value": 210.0}


def judged(*rows: dict[str, Any], **options: Any) -> Any:
    return zjtrack.judge_frame(pd.DataFrame([{**ROW, **row} for row in rows]), **options)


def one(row: dict[str, Any], **options: Any) -> dict[str, Any]:
    found = judged(row, **options)
    assert len(found) == 1
    return dict(found.iloc[0])


def test_five_columns_will_do() -> None:
    found = one({})
    assert (found["status"], found["gap"], found["gap_unit"], found["attainment"]) == ("met", 10.0, "亿元", 1.05)
    assert found["reason"] == "210 ≥ 200，多10亿元"


def test_columns_that_judging_does_not_know_stay_with_the_row_that_decided() -> None:
    rows = [
        {"reading_published": "2025-01", "note": "first", "area": 7},
        {"reading_published": "2025-03", "note": "second", "area": 7},
    ]
    found = judged(*rows)
    assert list(found.columns[:6]) == ["year", "id", "wording", "unit", "note", "area"]
    assert (list(found["note"]), list(found["area"])) == (["second"], [7])
    assert not any(name.startswith("reading_") for name in found.columns)


def test_no_rows_give_the_columns_and_types_of_any_rows() -> None:
    whole, none = judged({}), zjtrack.judge_frame(pd.DataFrame([ROW]).iloc[:0])
    assert none.empty
    assert none.dtypes.to_dict() == whole.dtypes.to_dict()


@pytest.mark.parametrize("value", [210, 210.0, "210", Decimal("210"), "210.0"])
def test_a_figure_may_be_of_any_type(value: object) -> None:
    assert one({"reading_value": value})["gap"] == 10


def test_text_keeps_the_digits_that_a_float_has_not() -> None:
    """≈5.0 may be 4.95, ≈5 may be 4.5: held against 4.9 the digits decide."""
    row = {"wording": "不低于4.9", "unit": "%", "reading_bound": "about"}
    assert one({**row, "reading_value": "5.0"})["status"] == "met"
    assert one({**row, "reading_value": 5.0})["reason_code"] == "too_coarse"


def test_what_is_missing_may_be_none_nan_or_na() -> None:
    for nothing in (None, float("nan"), pd.NA, pd.NaT):
        assert one({"reading_value": nothing, "reading_text": nothing, "by": nothing})["reason_code"] == "not_due"
        row = {"reading_value": nothing, "reported_until": 2025}
        assert (one(row, lang="en")["reason_code"], one(row, lang="en")["reason"]) == (
            "no_reading",
            "not in the rows given",
        )


def test_dates_may_be_time_stamps_and_years_floats() -> None:
    event = {
        "wording": "办好论坛",
        "reading_value": None,
        "reading_done": True,
        "reading_when": pd.Timestamp("2024-10-15"),
        "year": 2024.0,
    }
    assert one({**event, "by": "2024-10"})["status"] == "met"
    assert one({**event, "by": "2024-09"})["reason_code"] == "partial"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"reading_value": "1,200"}, "row 0: reading_value: “1,200” is not a number"),
        ({"reading_value": float("inf")}, "not a number"),
        ({"reading_bound": "at_lest"}, "did you mean at_least"),
        ({"year": "24"}, "year: “24” is not a year"),
        ({"year": None}, "year: is empty"),
        ({"id": None}, "id: is empty"),
        ({"by": "10月"}, "by: “10月” is not a date"),
        ({"by": "2023"}, "lies before 2024"),
        ({"reading_period": "2024-13"}, "not a period"),
        ({"tolerance": "five"}, "not a tolerance"),
        ({"reading_expected": "maybe"}, "neither true nor false"),
        ({"wording": "300左右"}, "does not say which direction is good"),
        ({"wording": "5..5以上"}, "“5..5” is not a number"),
        ({"wording": "以上"}, "cannot be read"),
        ({"wording": "200人以上"}, "they measure different things"),
        ({"wording": "300—200", "better": "higher"}, "the range runs from 300 to 200"),
        ({"wording": "100以上，200以上"}, "states 2 targets"),
        ({"reading_value": None, "reading_when": "2024"}, "reading_when: says nothing without one of"),
        ({"rule_kind": "at_least"}, "has no `value`"),
    ],
)
def test_a_row_that_cannot_be_judged_is_named_or_marked(row: dict[str, Any], message: str) -> None:
    with pytest.raises(zjtrack.DataError, match=message):
        judged(row)
    sound = {**ROW, "id": "other", "note": "kept"}
    found = zjtrack.judge_frame(pd.DataFrame([{**ROW, **row}, sound]), errors="column")
    assert len(found) == 2
    assert message.removeprefix("row 0: ") in found["problem"].iloc[0]
    assert (pd.isna(found["status"].iloc[0]), found["status"].iloc[1], found["note"].iloc[1]) == (True, "met", "kept")


def test_rows_of_a_target_that_contradict_each_other_are_not_judged() -> None:
    found = judged({"note": "a"}, {"unit": "万元", "note": "b"}, errors="column")
    assert found["status"].isna().all()
    assert "unit: the rows of this target differ" in found["problem"].iloc[0]


def test_a_target_of_which_one_row_is_wrong_is_not_judged_by_the_others() -> None:
    for rows in ([{}, {"reading_value": "x"}], [{"reading_value": "x"}, {}]):
        found = judged(*rows, errors="column")
        assert (len(found), found["status"].isna().all()) == (1, True)


def test_only_the_first_twenty_problems_are_told() -> None:
    with pytest.raises(zjtrack.DataError, match="and 5 more rows") as caught:
        judged(*({"id": f"t{n}", "reading_value": "x"} for n in range(25)))
    assert str(caught.value).count("row ") == 20


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"reading_vlaue": 1}, "did you mean “reading_value”"),
        ({"rule_knid": 1}, "did you mean “rule_kind”"),
    ],
)
def test_a_column_that_must_be_misspelt_is_an_error(columns: dict[str, Any], message: str) -> None:
    with pytest.raises(zjtrack.DataError, match=message):
        judged(columns, errors="column")


def test_a_column_that_must_be_there() -> None:
    with pytest.raises(
        zjtrack.DataError, match="no column “id”; there is no column “wording”; there is no column “county”"
    ):
        zjtrack.judge_frame(pd.DataFrame({"year": [2024]}), "county")


def test_governments_do_not_see_each_other() -> None:
    rows = [{"county": "a"}, {"county": "b", "reading_value": None}, {"county": "b", "id": "x"}]
    found = judged(*rows, within="county").set_index(["county", "id"])["reason_code"]
    assert dict(found) == {("a", "fdi"): "threshold", ("b", "fdi"): "no_reading", ("b", "x"): "threshold"}
    with pytest.raises(zjtrack.DataError, match="county: is empty"):
        judged({"county": None}, within="county")


def test_the_same_reading_beside_two_targets_counts_once() -> None:
    """A join of targets and readings by id alone repeats each reading beside every year's target."""
    rows = [{"year": year, "reading_period": period, "reading_value": value}
            for year in (2023, 2024) for period, value in (("2023", 190), ("2024", 210))]  # fmt: skip
    found = judged(*rows).set_index("year")
    assert dict(found["status"]) == {2023: "missed", 2024: "met"}
    assert found["flags"].isna().all()


def test_a_policy_goes_along() -> None:
    row = {"wording": "6左右", "unit": "%", "better": "higher", "reading_value": 5.9, "reading_published": "2025-03"}
    assert one(row)["flags"] == "within_tolerance"
    assert one(row, policy=Policy(strict=True))["status"] == "missed"
    assert one(row, policy=Policy(as_of=PartialDate(2025, 1)))["reason_code"] == "not_due"


def test_an_index_is_kept() -> None:
    frame = pd.DataFrame([ROW, {**ROW, "id": "b"}], index=["x", "y"])
    assert list(zjtrack.judge_frame(frame).index) == ["x", "y"]


def test_chunks_that_are_not_sorted_are_an_error() -> None:
    rows = [pd.DataFrame([{**ROW, "county": county}]) for county in "aba"]
    with pytest.raises(zjtrack.DataError, match="do not follow each other"):
        list(zjtrack.judge_chunks(rows, "county"))
    assert list(zjtrack.judge_chunks([], "county")) == []


def test_spark_is_told_the_columns_that_come_out() -> None:
    schema = zjtrack.spark_schema([("county", "string"), ("year", "bigint"), ("reading_value", "double")])
    names = [part.split("`")[1] for part in schema.split(", ")]
    out = zjtrack.judge_frame(pd.DataFrame([{"county": "a", **ROW}]))
    assert names == [name for name in out.columns if name not in ("id", "wording", "unit")]
    assert schema.startswith("`county` string, `year` bigint, `kind` string")
