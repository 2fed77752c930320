"""The records that every other part speaks of.

Values only: frozen, typed, without behaviour that needs the outside world. Where a record was
read (``at``) travels with it but is left out of equality, so that moving a row changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from zjtrack.dates import PartialDate, Period
from zjtrack.record import record

Better = Literal["higher", "lower", "neutral"]
Measure = Literal["level", "flow", "growth", "decline", "change", "cumulative", "share", "multiple", "rank", "status"]
Bound = Literal["exact", "at_least", "more_than", "at_most", "less_than", "about", "nearly", "between"]
Direction = Literal["up", "down", "flat"]
Done = Literal["true", "false", "part"]
Prices = Literal["nominal", "real"]
Authority = Literal["official", "reposted", "press", "secondary"]
ListName = Literal["annex", "headline", "work", "livelihood"]

AUTHORITIES: tuple[Authority, ...] = ("official", "reposted", "press", "secondary")
LISTS: tuple[ListName, ...] = ("annex", "headline", "work", "livelihood")
MEASURES: tuple[Measure, ...] = (
    "level", "flow", "growth", "decline", "change", "cumulative", "share", "multiple", "rank", "status",
)  # fmt: skip


class Kind(StrEnum):
    """What a wording asks for: the closed set of design §3."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    REACH = "reach"
    ABOUT = "about"
    BETWEEN = "between"
    IN_STEP = "in_step"
    FASTER_THAN = "faster_than"
    SLOWER_THAN = "slower_than"
    INCREASE = "increase"
    DECREASE = "decrease"
    STABLE = "stable"
    POSITIVE = "positive"
    NEGATIVE = "negative"
    ZERO = "zero"
    FULL = "full"
    DELEGATED = "delegated"
    EVENT = "event"
    QUALITATIVE = "qualitative"


class Status(StrEnum):
    """The four outcomes of a judgement (design §4)."""

    MET = "met"
    MISSED = "missed"
    QUALITATIVE = "qualitative"
    UNKNOWN = "unknown"


@record
class Location:
    """A place in a data file, ``file`` with its directory (``data/…``); line and column count from 1."""

    file: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@record
class Rule:
    """One target as its wording states it: figures and unit as printed (design §3)."""

    kind: Kind
    wording: str
    indicator: str | None = None
    value: Decimal | None = None
    value2: Decimal | None = None
    unit: str | None = None
    reference: str | None = None
    margin: Decimal | None = None
    start: Decimal | None = None  # "from" in JSON: A of 从A到B
    stretch: Decimal | None = None
    effort: str | None = None
    measure: Measure | None = None
    period: str | None = None


@record
class Also:
    """Another document that states the same target, perhaps in other words."""

    source: str
    wording: str
    section: str | None = None
    at: Location = field(default=Location("", 0), compare=False)
    fields_at: Mapping[str, Location] = field(default_factory=dict, compare=False, repr=False)


@record
class Correction:
    """A print that is evidently wrong, and why we think so."""

    printed: str
    reason: str
    confidence: str


@record
class Retired:
    year: int
    reason: str
    by: str | None = None


@record
class Accept:
    """A warning silenced on its row, with the reason."""

    code: str
    reason: str
    at: Location = field(default=Location("", 0), compare=False)


@record
class HandRule:
    """A rule set by hand where the grammar's reading of the wording is not wanted."""

    rule: Rule
    reason: str
    at: Location = field(default=Location("", 0), compare=False)


@record
class Tolerance:
    """A tolerance: a share of the threshold (``0.05``) or a number in the row's unit."""

    amount: Decimal
    is_share: bool

    def __str__(self) -> str:
        return f"{(self.amount * 100).normalize():f}%" if self.is_share else f"{self.amount:f}"


@record
class Target:
    """A row of ``targets_YEAR.yaml``: one target as a document words it.

    ``wording`` is the YAML key ``target``. ``period`` is always set by the loader: the row's
    own, else the year of its ``by`` where that is another year, else the file's year.
    """

    id: str
    year: int
    lists: tuple[ListName, ...]
    sector: str
    name: str
    wording: str
    source: str
    period: Period
    number: str | None = None
    name_en: str | None = None
    unit: str | None = None
    better: Better | None = None
    reference: str | None = None
    measure: Measure | None = None
    by: PartialDate | None = None
    section: str | None = None
    also: tuple[Also, ...] = ()
    part_of: str | None = None
    two_sided: bool = False
    tolerance: Tolerance | None = None
    tags: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    prices: Prices | None = None
    correction: Correction | None = None
    hand_rule: HandRule | None = None
    was: tuple[str, ...] = ()
    retired: Retired | None = None
    accept: tuple[Accept, ...] = ()
    note: str | None = None
    at: Location = field(default=Location("", 0), compare=False)
    fields_at: Mapping[str, Location] = field(default_factory=dict, compare=False, repr=False)


@record
class Input:
    """A figure that a derived reading is computed from."""

    name: str
    value: Decimal
    source: str
    quote: str
    unit: str | None = None
    year: int | None = None
    at: Location = field(default=Location("", 0), compare=False)
    fields_at: Mapping[str, Location] = field(default_factory=dict, compare=False, repr=False)


@record
class Reading:
    """A reported figure (or event, or words) for one indicator and period, with its sentence.

    ``reported`` is the year of the actuals file; ``period`` is always set by the loader.
    ``done`` is kept as text because ``part`` stands beside true and false.
    """

    id: str
    reported: int
    period: Period
    source: str
    quote: str | None = None
    value: Decimal | None = None
    value2: Decimal | None = None
    unit: str | None = None
    measure: Measure | None = None
    bound: Bound = "exact"
    expected: bool = False
    direction: Direction | None = None
    done: Done | None = None
    when: PartialDate | None = None
    text: str | None = None
    proxy: str | None = None
    implies: Literal["at_least", "at_most"] | None = None
    reported_as: str | None = None
    prices: Prices | None = None
    inputs: tuple[Input, ...] = ()
    derivation: str | None = None
    section: str | None = None
    accept: tuple[Accept, ...] = ()
    note: str | None = None
    at: Location = field(default=Location("", 0), compare=False)
    fields_at: Mapping[str, Location] = field(default_factory=dict, compare=False, repr=False)


@record
class Source:
    """A document: what it is, who published it, when, and where it was read."""

    id: str
    title: str
    publisher: str
    published: PartialDate
    authority: Authority
    url: str | None = None
    via: str | None = None
    missing: str | None = None
    flaws: tuple[str, ...] = ()
    text: str | None = None
    sha256: str | None = None
    note: str | None = None
    at: Location = field(default=Location("", 0), compare=False)
    fields_at: Mapping[str, Location] = field(default_factory=dict, compare=False, repr=False)


@record
class Indicator:
    """A series that is no target itself but is referred to (``indicators.yaml``)."""

    id: str
    name: str
    name_en: str | None = None
    unit: str | None = None
    measure: Measure | None = None
    prices: Prices | None = None
    at: Location = field(default=Location("", 0), compare=False)


@record
class Sector:
    name: str
    name_en: str | None = None
    at: Location = field(default=Location("", 0), compare=False)


@record
class Place:
    """An entry of the gazetteer (``places.yaml``): a city has a ``code``, anything else the ``cities`` it concerns."""

    name: str
    name_en: str | None = None
    code: str | None = None
    cities: tuple[str, ...] = ()
    at: Location = field(default=Location("", 0), compare=False)
    fields_at: Mapping[str, Location] = field(default_factory=dict, compare=False, repr=False)


@record
class Exclusion:
    """A clause of a document that holds a number and is no target, and why (``exclusions.yaml``)."""

    source: str
    quote: str
    reason: str
    at: Location = field(default=Location("", 0), compare=False)
    fields_at: Mapping[str, Location] = field(default_factory=dict, compare=False, repr=False)


@record
class Topic:
    """What one reader follows (``topics.yaml``): rows by id, by tag, or by words that they contain.

    ``grade`` is the reader's own word for how near it is to her (专业相关).
    """

    name: str
    ids: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    grade: str | None = None
    at: Location = field(default=Location("", 0), compare=False)
    fields_at: Mapping[str, Location] = field(default_factory=dict, compare=False, repr=False)


@record
class Searched:
    """Which documents were read for the outcomes of ``year`` (an actuals file's ``searched``)."""

    reported: int
    year: int
    sources: tuple[str, ...]
    file: str = field(default="", compare=False)
    places: tuple[Location, ...] = field(default=(), compare=False)


@record
class DataSetInfo:
    """``dataset.yaml``: whose targets these are, and the order of the sectors."""

    name: str
    title: str
    jurisdiction: str
    version: str
    sectors: tuple[Sector, ...]
    title_en: str | None = None
    code: str | None = None
    licence: str | None = None
    cite: str | None = None
    tolerance: Tolerance | None = None


@record
class DataSet:
    """Everything a data directory says, in file order."""

    info: DataSetInfo
    targets: tuple[Target, ...] = ()
    readings: tuple[Reading, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    searched: tuple[Searched, ...] = ()
    places: tuple[Place, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    topics: Mapping[str, Topic] = field(default_factory=dict)
