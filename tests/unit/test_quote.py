"""Which figures a clause carries, case by case."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from zjtrack.quote import carries

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "quotes.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['quote']} {case['value']}" for case in CASES])
def test_a_quote_carries_a_figure(case: dict[str, Any]) -> None:
    assert carries(case["quote"], Decimal(case["value"]), case["unit"]) is case["carries"]
