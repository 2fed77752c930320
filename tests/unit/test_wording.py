"""Wording → rule, on cases kept as data that other projects could reuse."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from zjtrack.wording import parse
from zjtrack.wording.jsonform import to_json

FOLDER = Path(__file__).parents[1] / "cases" / "wording"
CASES: list[dict[str, Any]] = [
    case for file in sorted(FOLDER.glob("*.yaml")) for case in yaml.safe_load(file.read_text("utf-8"))["cases"]
]
NUMBERS = ("value", "value2", "margin", "from", "stretch")


@pytest.mark.parametrize("case", CASES, ids=[case["wording"] for case in CASES])
def test_wording(case: dict[str, Any]) -> None:
    found = to_json(parse(case["wording"]))
    assert [_facts(target) for target in found["targets"]] == [_expected(target) for target in case["targets"]]
    assert bool(found["findings"]) == case.get("findings", False)


def _facts(target: dict[str, Any]) -> dict[str, Any]:
    facts = {key: target[key] for key in ("kind", "unit", *NUMBERS)}
    return {**facts, "reference": target["reference"] is not None}


def _expected(target: dict[str, Any]) -> dict[str, Any]:
    numbers = {key: Decimal(target[key]) if key in target else None for key in NUMBERS}
    return {"kind": target["kind"], "unit": target.get("unit"), **numbers, "reference": target.get("reference", False)}


def test_json_has_every_key_of_the_design() -> None:
    (target,) = to_json(parse("新增市场主体1.2万家"))["targets"]
    assert list(target) == [
        "wording", "indicator", "kind", "value", "value2", "unit", "reference", "margin", "from", "stretch", "effort",
        "measure", "period", "base_value", "base_unit",
    ]  # fmt: skip
    assert (target["value"], target["unit"], target["base_value"], target["base_unit"]) == (
        Decimal("1.2"), "万家", Decimal(12000), "家",
    )  # fmt: skip
