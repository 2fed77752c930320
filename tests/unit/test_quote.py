"""Which figures a clause carries, case by case."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from zjtrack.dates import Period
from zjtrack.model import Input, Reading
from zjtrack.quote import carries, carries_value

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "quotes.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['quote']} {case['value']}" for case in CASES])
def test_a_quote_carries_a_figure(case: dict[str, Any]) -> None:
    assert carries(case["quote"], Decimal(case["value"]), case["unit"]) is case["carries"]


@pytest.mark.parametrize(
    ("quote", "value", "value2", "carried"),
    [
        ("投入30000元", "3", None, True),
        ("投入30000元", "4", None, False),
        ("投入3万—5万元", "3", "5", True),
        ("投入3万—5万元", "3", "6", False),
        ("投入3万—5万元", "2", "5", False),
        ("投入增加", None, None, True),
    ],
)
def test_a_reading_needs_both_its_ends(quote: str, value: str | None, value2: str | None, carried: bool) -> None:
    ends = (Decimal(end) if end else None for end in (value, value2))
    reading = Reading("funds", 2025, Period.year(2024), "report", quote, *ends, unit="万元")
    assert carries_value(quote, reading) is carried


def test_an_input_has_one_end() -> None:
    one = Input("甲", Decimal(3), "report", "投入30000元", unit="万元")
    assert carries_value(one.quote, one)
