"""Wording → rule, on cases kept as data that other projects could reuse."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from zjtrack.model import Kind
from zjtrack.wording import parse, parse_cell
from zjtrack.wording.jsonform import to_json
from zjtrack.wording.numerals import chinese

FOLDER = Path(__file__).parents[2] / "conformance" / "wording"
CASES: list[dict[str, Any]] = [
    case
    for file in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.load(file.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))["cases"]
]
NUMBERS = ("value", "value2", "margin", "from", "stretch")
SENTENCES = {"cells", "from", "names", "numbers", "reference", "several", "shared", "stretch", "unread"}


@pytest.mark.parametrize("case", CASES, ids=[case["wording"] for case in CASES])
def test_wording(case: dict[str, Any]) -> None:
    found = to_json(parse(case["wording"]))
    assert [_facts(target, case) for target in found["targets"]] == [_expected(target) for target in case["targets"]]
    named = [(target["indicator"], expected["indicator"])
             for target, expected in zip(found["targets"], case["targets"], strict=True) if "indicator" in expected]  # fmt: skip
    assert [read for read, _ in named] == [stated for _, stated in named]
    assert bool(found["findings"]) == case.get("findings", False)


def test_the_set_is_large_names_a_rule_for_each_case_and_shows_every_kind() -> None:
    assert len(CASES) >= 400
    assert len({case["wording"] for case in CASES}) == len(CASES)
    assert all(case["rule"] in {kind.value for kind in Kind} | SENTENCES and case["shows"] for case in CASES)
    assert {target["kind"] for case in CASES for target in case["targets"]} == {kind.value for kind in Kind}


def _facts(target: dict[str, Any], case: dict[str, Any]) -> dict[str, Any]:
    facts = {key: target[key] for key in ("kind", "unit", "reference", *NUMBERS)}
    stated = any("period" in expected for expected in case["targets"])
    return {**facts, "period": target["period"] if stated else None}


def _expected(target: dict[str, Any]) -> dict[str, Any]:
    numbers = {key: Decimal(target[key]) if key in target else None for key in NUMBERS}
    words = {key: target.get(key) for key in ("unit", "reference", "period")}
    return {"kind": target["kind"], **words, **numbers}


@pytest.mark.parametrize("cell", ["5.5左右", "<0.008", "与经济增长同步"])
def test_a_cell_is_read_as_any_text(cell: str) -> None:
    assert parse_cell(cell) == parse(cell)


def test_json_has_every_key_of_the_design() -> None:
    (target,) = to_json(parse("新增市场主体1.2万家"))["targets"]
    assert list(target) == [
        "wording", "indicator", "kind", "value", "value2", "unit", "reference", "margin", "from", "stretch", "effort",
        "measure", "period", "base_value", "base_unit",
    ]  # fmt: skip
    assert (target["value"], target["unit"], target["base_value"], target["base_unit"]) == (
        Decimal("1.2"), "万家", Decimal(12000), "家",
    )  # fmt: skip


LONG = [
    "新增企业" + "十" * 60 + "几家",
    "比例达到1:" + "2" * 60,
    "增长百分之" + "百" * 60,
    "排名全国前" + "百" * 60 + "位",
    "增长" + "9" * 60,
]


@pytest.mark.parametrize("wording", LONG, ids=["vague", "ratio", "share", "place", "number"])
def test_a_message_shows_forty_characters_of_what_cannot_be_read(wording: str) -> None:
    (finding,) = to_json(parse(wording))["findings"]
    assert max(map(len, re.findall("[^ “”前]+", finding["message"]))) == 40


def test_a_figure_has_thirty_digits_at_most() -> None:
    (target,) = parse("增长" + "9" * 30).targets
    assert target.value == Decimal("9" * 30)
    assert parse("增长" + "9" * 31).findings


@pytest.mark.parametrize("numeral", ["一亿二亿", "三万四万"])
def test_scales_that_do_not_fall_make_no_figure(numeral: str) -> None:
    assert chinese(numeral) is None
