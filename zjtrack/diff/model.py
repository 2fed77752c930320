"""What a diff says: changed records, moved verdicts, and the causes of each move."""

from __future__ import annotations

from dataclasses import field, replace
from decimal import Decimal
from typing import Literal

from zjtrack.model import DataSet
from zjtrack.record import record
from zjtrack.verdict import Policy, Verdict

CauseName = Literal[
    "target_reworded", "rule_by_hand", "better_changed", "reference_changed", "reading_added", "reading_removed",
    "reading_revised", "proxy_changed", "baseline_revised", "reference_revised", "period_over", "tolerance_changed",
    "source_reranked", "policy_changed", "tool_changed",
]  # fmt: skip
Move = Literal["lost", "decided", "won", "other", "removed", "added"]
MOVES: tuple[Move, ...] = ("lost", "decided", "won", "other", "removed", "added")
RecordKind = Literal["target", "reading", "source", "indicator", "dataset"]
ChangeKind = Literal["removed", "changed", "added"]


@record
class State:
    """One side of a diff: its name for the reader, the data, and how it is judged.

    ``tool`` is the version of zjtrack that judged it. ``scope`` is the year and the lists that the state
    tells of where it is not the whole data set: that of a saved comparison.
    """

    name: str
    data: DataSet
    policy: Policy = field(default_factory=Policy)
    tool: str = ""
    scope: tuple[int, tuple[str, ...]] | None = None

    def within(self, scope: tuple[int, tuple[str, ...]]) -> State:
        """The same, with only the targets of that year that are on one of those lists."""
        year, lists = scope
        kept = tuple(row for row in self.data.targets if row.year == year and set(row.lists) & set(lists))
        return replace(self, data=replace(self.data, targets=kept))


@record
class Cause:
    """Why a verdict moved: which record, from what to what, and where the new state says so.

    ``source`` is the id of the document that justifies it, ``document`` its title.
    """

    cause: CauseName
    id: str
    before: str | None = None
    after: str | None = None
    at: str | None = None
    quote: str | None = None
    source: str | None = None
    document: str | None = None


@record
class VerdictMove:
    """A verdict that is not what it was; ``None`` where the target is not in that state.

    ``saved`` is the outcome that a saved comparison recorded, where today's tool judges the same
    data otherwise.
    """

    year: int
    id: str
    old: Verdict | None
    new: Verdict | None
    causes: tuple[Cause, ...] = ()
    saved: str | None = None

    @property
    def old_outcome(self) -> str | None:
        return self.saved or (self.old.outcome if self.old else None)

    @property
    def new_outcome(self) -> str | None:
        return self.new.outcome if self.new else None

    @property
    def verdict(self) -> Verdict:
        """The newer of the two sides: what the reader will find in the table."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def move(self) -> Move:
        """How bad it is: worst first in every report."""
        if self.new is None:
            return "removed"
        if self.old is None:
            return "added"
        return _move(self.saved or self.old.outcome, self.new.outcome)


def _move(old: str, new: str) -> Move:
    decided = ("met", "missed")
    if old == "met" or (old in decided and new not in decided):
        return "lost"
    if new == "met":
        return "won"
    return "decided" if new in decided else "other"


@record
class GapMove:
    """A gap that changed while its verdict stayed."""

    year: int
    id: str
    name: str
    old: Decimal | None
    new: Decimal | None
    unit: str | None
    causes: tuple[Cause, ...] = ()
    name_en: str | None = None


@record
class RecordChange:
    """A target, reading or source that was added, removed or changed, field by field."""

    record: RecordKind
    change: ChangeKind
    key: str
    id: str
    name: str
    fields: tuple[tuple[str, str | None, str | None], ...] = ()
    at: str | None = None
    year: int | None = None
    unsourced: bool = False


@record
class DiffReport:
    """Everything that differs in meaning between two states; empty where nothing does."""

    base: str
    head: str
    verdicts: tuple[VerdictMove, ...] = ()
    gaps: tuple[GapMove, ...] = ()
    targets: tuple[RecordChange, ...] = ()
    readings: tuple[RecordChange, ...] = ()
    sources: tuple[RecordChange, ...] = ()
    others: tuple[RecordChange, ...] = ()
    hints: tuple[str, ...] = ()
    same_verdicts: int = 0
    same_targets: int = 0
    same_readings: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.verdicts or self.gaps or self.targets or self.readings or self.sources or self.others)
