"""A target while it is being read: mutable until its clause, its list and its sentence have had their say."""

from __future__ import annotations

from decimal import Decimal

from zjtrack.model import Kind, Measure, Rule


class Found:
    """What has been read of one target; becomes a ``Rule`` at the end."""

    __slots__ = (
        "effort", "end", "indicator", "kind", "margin", "measure", "number_first", "period", "plain", "reference",
        "start", "start_value", "stretch", "unit", "value", "value2",
    )  # fmt: skip

    def __init__(self, kind: Kind, start: int, end: int) -> None:
        self.kind = kind
        self.start = start  # span of the wording in the folded text
        self.end = end
        self.indicator: str | None = None
        self.value: Decimal | None = None
        self.value2: Decimal | None = None
        self.unit: str | None = None
        self.reference: str | None = None
        self.margin: Decimal | None = None
        self.start_value: Decimal | None = None
        self.stretch: Decimal | None = None
        self.effort: str | None = None
        self.measure: Measure | None = None
        self.period: str | None = None
        self.plain = False  # no bound word of its own: one further on in the list may hold
        self.number_first = False

    def rule(self, wording: str) -> Rule:
        """The finished record."""
        return Rule(
            kind=self.kind, wording=wording, indicator=self.indicator or None, value=self.value, value2=self.value2,
            unit=self.unit, reference=self.reference, margin=self.margin, start=self.start_value, stretch=self.stretch,
            effort=self.effort, measure=self.measure, period=self.period,
        )  # fmt: skip
