"""Rows of pairs → records: the targets and readings of each government, and what is wrong with a row."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

from zjtrack.dates import PartialDate, Period
from zjtrack.finding import DataError
from zjtrack.model import (
    Also,
    Authority,
    Correction,
    DataSet,
    DataSetInfo,
    HandRule,
    Indicator,
    Kind,
    Location,
    Reading,
    Rule,
    Source,
    Target,
)
from zjtrack.panel.cells import Bad
from zjtrack.panel.columns import INPUTS, READING, REQUIRED, TARGET

_INFO = DataSetInfo("", "", "", "", ())
_UNDATED = PartialDate(9999)
_OUTCOMES = ("reading_value", "reading_text", "reading_done", "reading_direction")
_HAND = ("value", "value2", "unit", "reference", "margin", "measure")
Columns = Mapping[str, Sequence[Any]]


class ColumnError(DataError):
    """The frame has not the columns that judging needs; nothing of it was judged."""


@dataclass(slots=True)
class Problems:
    """What is wrong, by the position of the row."""

    found: dict[int, list[str]] = field(default_factory=dict)

    def add(self, at: int, message: str) -> None:
        known = self.found.setdefault(at, [])
        if message not in known:
            known.append(message)


@dataclass(slots=True)
class Government:
    """What one government asked for and what was reported of it; ``at`` of each record is the position of its row."""

    targets: dict[tuple[int, str], Target] = field(default_factory=dict)
    cells: dict[tuple[int, str], tuple[Any, ...]] = field(default_factory=dict)
    readings: dict[Reading, None] = field(default_factory=dict)
    # what a target and its other wordings stand in is not named in a frame: known on any day
    sources: dict[str, Source] = field(default_factory=lambda: {"": Source("", "", "", PartialDate(1), "official")})
    indicators: dict[str, Indicator] = field(default_factory=dict)
    spoilt: set[tuple[int, str]] = field(default_factory=set)  # targets of which a row has a problem
    reported_until: int = 0

    def dataset(self) -> DataSet:
        return DataSet(_INFO, tuple(self.targets.values()), tuple(self.readings), self.sources, self.indicators)


def governments(columns: Columns, length: int, within: Sequence[str], problems: Problems) -> list[Government]:
    """The rows by the government that they are about, which the columns ``within`` name; all of them one's without any.

    The columns have been through ``demand``.
    """
    target_names = [name for name in TARGET if name in columns]
    reading_names = [name for name in READING if name in columns]
    target_cells = zip(*(_read(name, columns[name], problems) for name in target_names), strict=True)
    readings = zip(*(_read(name, columns[name], problems) for name in reading_names), strict=True)
    keys = zip(*(columns[name] for name in within), strict=True) if within else repeat((), length)
    found: dict[tuple[Any, ...], Government] = {}
    rows = zip(range(length), keys, target_cells, readings if reading_names else repeat((), length), strict=True)
    for at, key, target, reading in rows:
        _empty(at, (*within, "year", "id"), (*key, *target[:2]), problems)
        government = found.setdefault(key, Government())
        if at in problems.found:
            government.spoilt.add((target[0], target[1]))
            continue
        asked, said = dict(zip(target_names, target, strict=True)), dict(zip(reading_names, reading, strict=True))
        _add(government, at, asked, said, target, problems)
    return list(found.values())


def demand(names: Iterable[str], within: Sequence[str] = ()) -> None:
    """Columns that are missing, and such as must be misspelt; ``ColumnError`` names them all."""
    names = list(names)
    wrong = [f"there is no column “{name}”" for name in (*REQUIRED, *within) if name not in names]
    for name in names:
        if str(name).startswith(("reading_", "rule_")) and name not in INPUTS and name not in KEPT:
            near = difflib.get_close_matches(str(name), INPUTS, 1, 0.6)
            wrong.append(
                f"“{name}” is no column of a reading or rule" + (f"; did you mean “{near[0]}”?" if near else "")
            )
    if wrong:
        raise ColumnError("; ".join(wrong))


# Columns of the table of readings that judging has no use for.
KEPT = ("reading_reported", "reading_reported_as", "reading_section", "reading_note", "reading_at", "reading_id")


def _read(name: str, cells: Sequence[Any], problems: Problems) -> list[Any]:
    """A column's cells, each kind of value read once."""
    read, found = INPUTS[name].read, list[Any]()
    known: dict[tuple[type, Any], Any] = {}
    for at, cell in enumerate(cells):
        if cell is None:
            found.append(None)
            continue
        key = (cell.__class__, cell) if isinstance(cell, str | int | float) else None
        value = known.get(key) if key else None
        if value is None:
            value = _value(read, name, cell, at, problems)
            if key:
                known[key] = value
        found.append(value)
    return found


def _value(read: Any, name: str, cell: Any, at: int, problems: Problems) -> Any:
    try:
        return read(cell)
    except Bad as bad:
        problems.add(at, f"{name}: {bad}")
        return None


def _empty(at: int, names: Sequence[str], cells: Sequence[Any], problems: Problems) -> None:
    for name, cell in zip(names, cells, strict=True):
        if cell is None and at not in problems.found:
            problems.add(at, f"{name}: is empty")


def _add(government: Government, at: int, target: dict[str, Any], reading: dict[str, Any], cells: tuple[Any, ...],
         problems: Problems) -> None:  # fmt: skip
    key = (target["year"], target["id"])
    if target["wording"] is None:
        _add_series(government, target)
    elif key not in government.targets:
        government.targets[key], government.cells[key] = _target(at, target), cells
    elif government.cells[key] != cells:
        _differ(government, key, at, target, cells, problems)
    government.reported_until = max(government.reported_until, target.get("reported_until") or 0)
    if any(reading.get(name) is not None for name in _OUTCOMES):
        _add_reading(government, at, target, reading)
    elif any(cell is not None for cell in reading.values()) and (alone := _alone(reading)):
        government.spoilt.add(key)
        problems.add(at, f"{alone}: says nothing without one of {', '.join(_OUTCOMES)}")


def _alone(reading: dict[str, Any]) -> str | None:
    """A cell that qualifies an outcome, where there is none; documents may stand on every row."""
    said = ("reading_value2", "reading_when", "reading_proxy", "reading_implies", "reading_derivation")
    return next((name for name in said if reading.get(name) is not None), None)


def _differ(government: Government, key: tuple[int, str], at: int, target: dict[str, Any], cells: tuple[Any, ...],
            problems: Problems) -> None:  # fmt: skip
    government.spoilt.add(key)
    first = government.targets[key].at.line
    names = [name for name, mine, other in zip(target, cells, government.cells[key], strict=True) if mine != other]
    problems.add(first, f"{', '.join(names)}: the rows of this target differ; they must be the same")
    problems.add(at, f"{', '.join(names)}: not as in the first row of this target")


def _add_series(government: Government, row: dict[str, Any]) -> None:
    id_ = row["id"]
    indicator = Indicator(id_, row.get("name") or id_, None, row.get("unit"), row.get("measure"), row.get("prices"))
    government.indicators.setdefault(id_, indicator)


def _target(at: int, row: dict[str, Any]) -> Target:
    year, by = row["year"], row.get("by")
    own: dict[str, Any] = {
        name: row.get(name) for name in ("unit", "better", "reference", "measure", "tolerance", "prices")
    }
    printed = row.get("correction")
    return Target(
        row["id"], year, ("work",), "", row.get("name") or row["id"], row["wording"], "",
        row.get("period") or Period.due(year, by), by=by, **own,
        also=tuple(Also("", wording) for wording in row.get("also") or ()),
        two_sided=bool(row.get("two_sided")),
        correction=Correction(printed, "", "") if printed else None,
        hand_rule=_hand_rule(row), at=Location("", at),
    )  # fmt: skip


def _hand_rule(row: dict[str, Any]) -> HandRule | None:
    if row.get("rule_kind") is None:
        return None
    values = {name: row.get(f"rule_{name}") for name in _HAND}
    return HandRule(Rule(Kind(row["rule_kind"]), row["wording"], **values), "")


def _add_reading(government: Government, at: int, row: dict[str, Any], cells: dict[str, Any]) -> None:
    said = {name.removeprefix("reading_"): cell for name, cell in cells.items()}
    name, published = said.pop("source", None), said.pop("published", None)
    authority: Authority = said.pop("authority", None) or "official"
    source = f"{authority} {published} {name}"
    if source not in government.sources:
        government.sources[source] = Source(source, name or "", "", published or _UNDATED, authority)
    period = said.pop("period", None) or row.get("period") or Period.due(row["year"], row.get("by"))
    if said.get("value") is not None:
        said["unit"] = said.get("unit") or row.get("unit")
    said["bound"] = said.get("bound") or "exact"
    said["expected"] = bool(said.get("expected"))
    if row["wording"] is None:
        said["prices"] = said.get("prices") or row.get("prices")
    reading = Reading(row["id"], period.last_year, period, source, **said, at=Location("", at))
    government.readings.setdefault(reading)
