"""The worked examples that the docs print are what the engine says of them."""

from __future__ import annotations

from tests.judging import EXAMPLES, MARK, PAGE, render
from tests.verdict_cases import cases
from zjtrack.model import Kind


def test_the_page_holds_the_examples_as_the_engine_judges_them() -> None:
    assert PAGE.read_text("utf-8").partition(MARK)[2] == render()


def test_every_rule_and_every_kind_has_an_example() -> None:
    shown = [case for case in cases() if case.shows in EXAMPLES]
    assert {case.rule for case in shown} == {case.rule for case in cases()}
    assert {case.verdict().rule.kind for case in shown} == set(Kind)
