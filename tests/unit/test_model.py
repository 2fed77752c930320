"""The few words that records say of themselves."""

from __future__ import annotations

from decimal import Decimal

from zjtrack.finding import Finding, sort_key
from zjtrack.model import Location, Tolerance


def test_a_place_prints_as_file_and_line() -> None:
    assert str(Location("data/targets_2024.yaml", 12, 3)) == "data/targets_2024.yaml:12"


def test_a_tolerance_prints_as_it_is_typed() -> None:
    assert str(Tolerance(Decimal("0.05"), True)) == "5%"
    assert str(Tolerance(Decimal("0.1"), True)) == "10%"
    assert str(Tolerance(Decimal("0.025"), True)) == "2.5%"
    assert str(Tolerance(Decimal("0.30"), False)) == "0.30"


def test_findings_have_a_total_order() -> None:
    one = Finding("b", "warning", "f", 1, 1, "m")
    rest = [
        Finding("a", "error", "f", 1, 1, "m"), Finding("b", "error", "f", 1, 1, "m"), Finding("b", "error", "f", 1, 1, "n"),
        one, Finding("a", "note", "f", 1, 1, "m"), Finding("a", "error", "f", 1, 2, "a"), Finding("a", "error", "f", 2, 1, "a"),
        Finding("a", "error", "g", 1, 1, "a"),
    ]  # fmt: skip
    mixed = rest[3:] + rest[:3]
    assert sorted(mixed, key=sort_key) == rest
