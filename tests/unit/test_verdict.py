"""Target and readings → verdict: the conformance set, case by case."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

import pytest

from tests.verdict_cases import Case, cases
from zjtrack.verdict import Verdict

FIGURES = ("gap", "threshold", "threshold2", "limit", "attainment")


def facts(verdict: Verdict) -> dict[str, Any]:
    return {
        "status": verdict.status.value,
        "reason_code": verdict.reason_code,
        "gap": verdict.gap,
        "gap_unit": verdict.gap_unit,
        "threshold": verdict.threshold,
        "threshold2": verdict.threshold2,
        "limit": verdict.limit,
        "attainment": verdict.attainment,
        "flags": list(verdict.flags),
        "unused": [unused.why for unused in verdict.unused],
        "also": [other.status and other.status.value for other in verdict.also],
    }


@pytest.mark.parametrize("case", cases(), ids=[case.shows for case in cases()])
def test_case(case: Case) -> None:
    expected = {"flags": [], **case.expect}
    expected |= {key: Decimal(expected[key]) for key in FIGURES if expected.get(key) is not None}
    found = facts(case.verdict())
    assert {key: found[key] for key in expected} == expected


def test_every_case_has_a_name_of_its_own_and_every_rule_has_cases() -> None:
    assert max(Counter(case.shows for case in cases()).values()) == 1
    rules = {case.rule for case in cases()}
    assert rules == {*"1234567", "which reading", "bounds", "units", "tolerance", "one-sided", "arithmetic", "gap",
                     "attainment", "flags"}  # fmt: skip
    assert len(cases()) >= 200
