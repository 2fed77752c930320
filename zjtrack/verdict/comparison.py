"""A year's targets judged together, in order, and counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal

from zjtrack.model import DataSet, ListName, Target, Tolerance
from zjtrack.record import record
from zjtrack.rules import bind
from zjtrack.verdict.evidence import Evidence
from zjtrack.verdict.judge import judge
from zjtrack.verdict.model import Policy, Verdict

OUTCOMES = ("met", "missed", "qualitative", "unknown", "not_due")
TEN_PERCENT = Tolerance(Decimal("0.1"), True)


@record
class Summary:
    """What could be decided, first; there is no share over all targets (design §4)."""

    met: int = 0
    missed: int = 0
    qualitative: int = 0
    unknown: int = 0
    not_due: int = 0

    @property
    def total(self) -> int:
        return self.met + self.missed + self.qualitative + self.unknown + self.not_due

    @property
    def decided(self) -> int:
        return self.met + self.missed


@record
class Comparison:
    """Verdicts in the order of the table, and what a reader must know about the policy used.

    ``moved_strict`` and ``moved_loose`` are the ids whose status would change at a tolerance of
    nought and of 10 %.
    """

    data: DataSet
    evidence: Evidence
    year: int
    lists: tuple[ListName, ...]
    policy: Policy
    verdicts: tuple[Verdict, ...]
    moved_strict: tuple[str, ...] = ()
    moved_loose: tuple[str, ...] = ()
    hidden: int = 0

    @property
    def summary(self) -> Summary:
        return summarise(self.verdicts)

    def by_sector(self) -> dict[str, tuple[Verdict, ...]]:
        """Verdicts by sector, in the data set's order of sectors."""
        found: dict[str, list[Verdict]] = {}
        for verdict in self.verdicts:
            found.setdefault(verdict.target.sector, []).append(verdict)
        return {sector: tuple(verdicts) for sector, verdicts in found.items()}


def summarise(verdicts: Iterable[Verdict]) -> Summary:
    """Count verdicts by outcome."""
    counts = dict.fromkeys(OUTCOMES, 0)
    for verdict in verdicts:
        counts[verdict.outcome] += 1
    return Summary(**counts)


def compare(
    data: DataSet,
    year: int,
    policy: Policy | None = None,
    *,
    lists: tuple[ListName, ...] | None = None,
    keep: Callable[[Target], bool] = lambda _: True,
) -> Comparison:
    """Judge the targets of a year that are on one of ``lists`` and that ``keep`` lets through.

    Without ``lists`` it is the annex where the year has one, else all lists (design §5). The
    targets must be readable; ``KeyError`` if the year has none.
    """
    policy = replace(policy or Policy(), dataset_tolerance=data.info.tolerance)
    of_year = [target for target in data.targets if target.year == year]
    if not of_year:
        raise KeyError(year)
    lists = lists or default_lists(of_year)
    evidence = Evidence(data, policy.as_of)
    listed = [target for target in of_year if set(target.lists) & set(lists)]
    chosen = sorted((target for target in listed if keep(target)), key=_order(data, of_year))
    verdicts = tuple(judge(bind(target), evidence, policy) for target in chosen)
    strict = _moved(verdicts, evidence, replace(policy, strict=True))
    loose = _moved(verdicts, evidence, replace(policy, strict=False, tolerance=TEN_PERCENT))
    return Comparison(data, evidence, year, lists, policy, verdicts, strict, loose, len(listed) - len(chosen))


def _moved(verdicts: tuple[Verdict, ...], evidence: Evidence, policy: Policy) -> tuple[str, ...]:
    """The ids of verdicts that depend on the tolerance: only tolerant tests are judged again."""
    tolerant = (verdict for verdict in verdicts if verdict.tolerance is not None)
    again = ((verdict, judge(bind(verdict.target), evidence, policy)) for verdict in tolerant)
    return tuple(verdict.target.id for verdict, other in again if other.status is not verdict.status)


def default_lists(targets: Iterable[Target]) -> tuple[ListName, ...]:
    """The annex where there is one, else every list."""
    if any("annex" in target.lists for target in targets):
        return ("annex",)
    return ("annex", "headline", "work", "livelihood")


def number_key(number: str | None) -> tuple[int, ...]:
    """9.2 before 10: a number is compared by its parts; rows without one come last."""
    if number is None:
        return (10**9,)
    return tuple(int(part) if part.isascii() and part.isdigit() else 10**9 for part in number.split("."))


Key = tuple[int, tuple[int, ...], int, int]


def _order(data: DataSet, of_year: list[Target]) -> Callable[[Target], Key]:
    """Sector, number, file order; a part of a row comes right behind the whole."""
    sectors = {sector.name: index for index, sector in enumerate(data.info.sectors)}
    places = {target.id: index for index, target in enumerate(of_year)}
    rows = {target.id: target for target in of_year}

    def key(target: Target) -> Key:
        whole = rows.get(target.part_of or "", target)
        first = whole if whole.sector == target.sector else target
        part = 0 if first is target else places[target.id] + 1
        return sectors.get(target.sector, len(sectors)), number_key(first.number), places[first.id], part

    return key
