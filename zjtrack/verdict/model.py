"""What a judgement says: the verdict with everything needed to replay it."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from zjtrack.dates import PartialDate
from zjtrack.model import Also, Better, Measure, Reading, Rule, Source, Status, Target, Tolerance
from zjtrack.quantity import Interval
from zjtrack.record import record

ReasonCode = Literal[
    "words_only", "event", "not_due", "partial", "delegated", "no_reading", "proxy_only", "not_comparable",
    "missing_reference", "missing_baseline", "threshold", "relation", "direction", "too_coarse",
]  # fmt: skip
Flag = Literal[
    "within_tolerance", "one_sided", "expected", "proxy", "bound", "rounding", "secondary_source", "derived",
    "corrected", "conflict", "rule_by_hand", "mixed_prices",
]  # fmt: skip
WhyUnused = Literal[
    "proxy", "expected", "authority", "older", "duplicate", "other_measure", "other_period", "other_unit",
    "words_only", "no_baseline",
]  # fmt: skip
FLAGS: tuple[Flag, ...] = (
    "within_tolerance", "one_sided", "expected", "proxy", "bound", "rounding", "secondary_source", "derived",
    "corrected", "conflict", "rule_by_hand", "mixed_prices",
)  # fmt: skip

DEFAULT_SHARE = Decimal("0.05")
PERCENT_FLOOR = Decimal("0.1")
PERCENT_CEILING = Decimal("0.5")


@record
class Policy:
    """The choices a reader may vary: they are printed with every result.

    ``tolerance`` overrides those of rows and data set; ``dataset_tolerance`` only the default.
    """

    tolerance: Tolerance | None = None
    strict: bool = False
    accept_proxy: bool = False
    as_of: PartialDate | None = None
    dataset_tolerance: Tolerance | None = None


@record
class Figure:
    """A reading brought to the unit of the row that it is held against.

    ``value`` is the printed figure in that unit (``None`` for events and words); ``interval``
    is what the print allows the true value to be.
    """

    reading: Reading
    source: Source | None
    value: Decimal | None
    interval: Interval | None


@record
class Unused:
    """A reading that was seen and did not decide, why, and what it would have said alone."""

    reading: Reading
    source: Source | None
    why: WhyUnused
    would: Status | None = None


@record
class AlsoVerdict:
    """The status that another document's wording of the target would give (``None``: not readable)."""

    also: Also
    status: Status | None


@record
class Verdict:
    """One target judged.

    ``threshold`` is v, ``limit`` the number tested after tolerance, ``gap`` signed so that
    positive is better than asked, in ``gap_unit``. ``searched`` are the documents read for the
    year, for verdicts that must say what was looked through.
    """

    target: Target
    rule: Rule
    better: Better | None
    measure: Measure | None
    status: Status
    reason_code: ReasonCode
    actual: Figure | None = None
    reference: Figure | None = None
    baseline: Figure | None = None
    unused: tuple[Unused, ...] = ()
    threshold: Decimal | None = None
    threshold2: Decimal | None = None
    limit: Decimal | None = None
    tolerance: Decimal | None = None
    gap: Decimal | None = None
    gap_unit: str | None = None
    attainment: Decimal | None = None
    flags: tuple[Flag, ...] = ()
    also: tuple[AlsoVerdict, ...] = ()
    searched: tuple[Source, ...] = ()

    @property
    def not_due(self) -> bool:
        """Whether it is unknown only because its time has not come: counted apart."""
        return self.status is Status.UNKNOWN and self.reason_code == "not_due"

    @property
    def outcome(self) -> str:
        """The word the summary counts it under: a status, or ``not_due``."""
        return "not_due" if self.not_due else self.status.value
