"""Dates known to the year, month or day, and periods: what is read, what is refused, what each says."""

from __future__ import annotations

import pytest

from zjtrack.dates import PartialDate, Period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", (2024, 1, 1), (2024, 12, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2023-02", (2023, 2, 1), (2023, 2, 28)),
        ("2024-12", (2024, 12, 1), (2024, 12, 31)),
        ("2024-01-01", (2024, 1, 1), (2024, 1, 1)),
        ("2024-02-29", (2024, 2, 29), (2024, 2, 29)),
    ],
)
def test_a_date_is_its_first_and_its_last_day(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    date = PartialDate.parse(text)
    assert (date.first_day, date.last_day, str(date)) == (first, last, text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2024-13", "no such month: '2024-13'"), ("2024-00", "no such month: '2024-00'"),
        ("2024-00-01", "no such month: '2024-00-01'"), ("2023-02-29", "no such day: '2023-02-29'"),
        ("2024-01-00", "no such day: '2024-01-00'"), ("2024-1", "not a date: '2024-1'"), ("", "not a date: ''"),
        ("2024\n", r"not a date: '2024\n'"), ("24", "not a date: '24'"), ("２０２４", "not a date: '２０２４'"),
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message is compared below
        PartialDate.parse(text)
    assert str(caught.value) == why


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024", (2024, 1), (2024, 12)), ("2024-10", (2024, 10), (2024, 10)), ("2024-12", (2024, 12), (2024, 12)),
        ("2025-H1", (2025, 1), (2025, 6)), ("2025-H2", (2025, 7), (2025, 12)),
        ("2025-Q1", (2025, 1), (2025, 3)), ("2025-Q2", (2025, 4), (2025, 6)), ("2025-Q3", (2025, 7), (2025, 9)),
        ("2025-Q4", (2025, 10), (2025, 12)), ("2021-2025", (2021, 1), (2025, 12)),
        ("2024-01/2024-11", (2024, 1), (2024, 11)), ("2023-07/2024-06", (2023, 7), (2024, 6)),
        ("2023-12/2024-12", (2023, 12), (2024, 12)), ("2024-02/2024-05", (2024, 2), (2024, 5)),
    ],
)  # fmt: skip
def test_a_period_is_whole_months_and_prints_as_it_was_read(
    text: str, start: tuple[int, int], end: tuple[int, int]
) -> None:
    period = Period.parse(text)
    assert (period.start, period.end, str(period)) == (start, end, text)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2024-2024", "2024"),
        ("2024-01/2024-12", "2024"),
        ("2024-03/2024-03", "2024-03"),
        ("2024-01/2024-06", "2024-H1"),
    ],
)
def test_a_period_has_one_spelling(text: str, canonical: str) -> None:
    assert str(Period.parse(text)) == canonical


@pytest.mark.parametrize(
    "text",
    ["2025-2021", "2024-02/2024-01", "2024-00/2024-05", "2024-01/2024-00", "2024-13/2025-01", "2024-01/2024-13",
     "2024-01-01", "2024-H3", "2024-Q5", "x"],
)  # fmt: skip
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^(not a period|not a date|no such month): '{text}'$"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("text", "part", "reports_on"),
    [
        ("2024", False, 2024), ("2024-H1", True, None), ("2024-H2", True, None), ("2024-01/2024-11", True, None),
        ("2023-07/2024-06", False, None), ("2022-01/2024-06", False, 2023), ("2021-2025", False, 2025),
        ("2023-02/2024-01", False, None), ("2023-01/2024-01", False, 2023), ("2023-02/2024-12", False, 2024),
    ],
)  # fmt: skip
def test_what_a_period_reports_on(text: str, part: bool, reports_on: int | None) -> None:
    period = Period.parse(text)
    assert (period.is_part_year, period.reports_on) == (part, reports_on)


def test_periods_lie_in_each_other_and_have_one_before() -> None:
    year, half = Period.year(2024), Period.parse("2024-H1")
    assert half.within(year)
    assert year.within(year)
    assert not year.within(half)
    assert not Period.parse("2024-H2").within(half)
    assert not Period.parse("2023-12/2024-03").within(year)
    assert half.previous() == Period.parse("2023-H1")
    assert Period.parse("2021-2025").previous() == Period.parse("2020-2024")
    assert (half.last_year, half.last_day) == (2024, (2024, 6, 30))
    assert Period.parse("2024-02").last_day == (2024, 2, 29)


def test_eleven_months_across_a_new_year_are_part_of_a_year() -> None:
    assert Period.parse("2023-08/2024-06").is_part_year
    assert not Period.parse("2023-07/2024-06").is_part_year


def test_a_target_is_of_its_year_or_of_that_of_its_deadline() -> None:
    assert str(Period.due(2024, None)) == "2024"
    assert str(Period.due(2024, PartialDate.parse("2027-06"))) == "2027"
