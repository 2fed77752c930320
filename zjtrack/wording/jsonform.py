"""The JSON object of one wording (design §3): every key always there, numbers as ``Decimal`` with the printed digits."""

from __future__ import annotations

from decimal import Decimal

from zjtrack.model import Rule
from zjtrack.quantity import split_scale, tidy
from zjtrack.wording.result import Parse, WordingError

JsonValue = str | int | Decimal | None


def to_json(parse: Parse) -> dict[str, object]:
    """``{"input", "targets", "findings"}``; ``base_*`` have the scale word resolved."""
    return {
        "input": parse.input,
        "targets": [target_json(rule) for rule in parse.targets],
        "findings": [finding_json(error) for error in parse.findings],
    }


def target_json(rule: Rule) -> dict[str, JsonValue]:
    """One target; what the wording does not state is ``None``."""
    base_value, base_unit = _base(rule)
    return {
        "wording": rule.wording,
        "indicator": rule.indicator,
        "kind": rule.kind.value,
        "value": rule.value,
        "value2": rule.value2,
        "unit": rule.unit,
        "reference": rule.reference,
        "margin": rule.margin,
        "from": rule.start,
        "stretch": rule.stretch,
        "effort": rule.effort,
        "measure": rule.measure,
        "period": rule.period,
        "base_value": base_value,
        "base_unit": base_unit,
    }


def finding_json(error: WordingError) -> dict[str, JsonValue]:
    """One thing that could not be read, with its place in the input."""
    return {"message": error.message, "start": error.start, "end": error.end, "expected": error.expected}


def _base(rule: Rule) -> tuple[Decimal | None, str | None]:
    if rule.unit is None:
        return rule.value, None
    factor, unit = split_scale(rule.unit)
    return None if rule.value is None else tidy(rule.value * factor), unit or None
