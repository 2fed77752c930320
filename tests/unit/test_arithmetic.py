"""The arithmetic of derivations, from ``tests/cases/formulas.yaml``."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from zjtrack.checks.arithmetic import ArithmeticProblem, evaluate, rounds_to

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "formulas.yaml").read_text("utf-8"))
NAMES = {"a": Decimal(6), "b": Decimal(4), "c": Decimal("0.5"), "城镇": Decimal(9)}


@pytest.mark.parametrize("case", CASES, ids=[case["formula"] for case in CASES])
def test_formula(case: dict[str, Any]) -> None:
    if "gives" in case:
        assert evaluate(case["formula"], NAMES) == Decimal(case["gives"])
    else:
        with pytest.raises(ArithmeticProblem) as problem:
            evaluate(case["formula"], NAMES)
        assert str(problem.value.message) == case["says"]


def test_a_formula_has_at_most_200_parts() -> None:
    longest = "-c" + " + c" * 99
    assert evaluate(longest, NAMES) == 49
    with pytest.raises(ArithmeticProblem, match=r"^it is too long$"):
        evaluate(f"-{longest}", NAMES)


def test_a_figure_beyond_all_measure_is_a_problem_and_no_traceback() -> None:
    with pytest.raises(ArithmeticProblem, match=r"^it is too long$"):
        evaluate(" * ".join(["9" * 100_000] * 12), NAMES)


@pytest.mark.parametrize(
    ("result", "printed", "agrees"),
    [
        ("2.45", "2.5", True),
        ("2.45", "2.4", True),
        ("2.4501", "2.4", False),
        ("-2.45", "-2.4", True),
        ("104.5", "104", True),
    ],
)
def test_a_printed_figure_is_the_result_rounded_to_its_own_digits(result: str, printed: str, agrees: bool) -> None:
    assert rounds_to(Decimal(result), Decimal(printed)) is agrees
