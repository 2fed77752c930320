"""A target while it is being read: mutable until its clause, its list and its sentence have had their say."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from zjtrack.model import Kind, Measure, Rule


@dataclass(eq=False, slots=True)
class Found:
    """What has been read of one target; becomes a ``Rule`` at the end."""

    kind: Kind
    start: int  # span of the wording in the folded text
    end: int
    indicator: str | None = None
    value: Decimal | None = None
    value2: Decimal | None = None
    unit: str | None = None
    reference: str | None = None
    margin: Decimal | None = None
    start_value: Decimal | None = None
    stretch: Decimal | None = None
    effort: str | None = None
    measure: Measure | None = None
    period: str | None = None
    plain: bool = False  # no bound word of its own: one further on in the list may hold
    number_first: bool = False

    def rule(self, wording: str) -> Rule:
        """The finished record."""
        return Rule(
            kind=self.kind, wording=wording, indicator=self.indicator or None, value=self.value, value2=self.value2,
            unit=self.unit, reference=self.reference, margin=self.margin, start=self.start_value, stretch=self.stretch,
            effort=self.effort, measure=self.measure, period=self.period,
        )  # fmt: skip
