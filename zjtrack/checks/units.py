"""Units: readings that cannot be brought to their target's, and which of the two was mistyped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zjtrack.checks.context import Context
from zjtrack.finding import Finding
from zjtrack.model import Indicator, Measure, Reading, Target
from zjtrack.quantity import conversion
from zjtrack.record import record
from zjtrack.rules import Bound

Row = Target | Indicator


@record
class _Clash:
    reading: Reading
    row: Row


def units(context: Context) -> Iterator[Finding]:
    """A reading whose unit cannot be brought to its target's, unless it measures something else."""
    clashes: list[_Clash] = []
    named: dict[str, list[str]] = {}
    for reading, row in _pairs(context):
        if reading.unit is None and row.unit is not None:
            hint = f"write `unit: {row.unit}`, as the source prints it"
            yield context.finding("missing-key", reading.at, "the reading has a figure and no `unit`", hint, reading.id)
        elif reading.unit is not None and row.unit is not None:
            named.setdefault(reading.id, []).append(reading.unit)
            if conversion(reading.unit, row.unit) is None:
                clashes.append(_Clash(reading, row))
    for target in context.data.targets:
        if target.id in named and target.unit is not None:
            named[target.id].append(target.unit)
    yield from _findings(context, clashes, named)


def _findings(context: Context, clashes: list[_Clash], named: dict[str, list[str]]) -> Iterator[Finding]:
    blamed: set[Row] = set()
    for clash in clashes:
        reading, row = clash.reading, clash.row
        assert reading.unit is not None and row.unit is not None
        peers = named[reading.id]
        if isinstance(row, Target) and _allies(row.unit, peers) == 1 and _allies(reading.unit, peers) > 1:
            if row not in blamed:
                blamed.add(row)
                yield _odd_target(context, row, reading)
        else:
            yield _odd_reading(context, reading, row)


def _allies(unit: str, peers: Iterable[str]) -> int:
    """How many rows of the series have a unit of the same kind, the row itself among them."""
    return sum(conversion(unit, other) is not None for other in peers)


def _odd_target(context: Context, target: Target, reading: Reading) -> Finding:
    message = f"{target.unit} cannot be brought to {reading.unit}, in which every other row of `{target.id}` counts"
    hint = f"write `unit: {reading.unit}`"
    place = context.at(target, "unit")
    return context.finding("unit-mismatch", place, message, hint, target.id, length=len(target.unit or ""))


def _odd_reading(context: Context, reading: Reading, row: Row) -> Finding:
    message = f"{reading.unit} cannot be brought to {row.unit}, the unit of `{row.id}`"
    hint = "correct the unit; or write `measure:` if it measures something else"
    place = context.at(reading, "unit")
    return context.finding("unit-mismatch", place, message, hint, reading.id, length=len(reading.unit or ""))


def _pairs(context: Context) -> Iterator[tuple[Reading, Row]]:
    """Each figure with the row that it measures: of its year, else of any, else an indicator."""
    bounds = {(bound.target.id, bound.target.year): bound for bound in context.bounds}
    any_year: dict[str, Bound] = {}
    for bound in context.bounds:
        any_year.setdefault(bound.target.id, bound)
    for reading in context.data.readings:
        if reading.value is None:
            continue
        found = bounds.get((reading.id, reading.period.last_year)) or any_year.get(reading.id)
        indicator = context.data.indicators.get(reading.id)
        if found is not None and not _measures_otherwise(found.measure, reading):
            yield reading, found.target
        elif found is None and indicator is not None and not _measures_otherwise(indicator.measure, reading):
            yield reading, indicator


def _measures_otherwise(measure: Measure | None, reading: Reading) -> bool:
    return reading.measure is not None and reading.measure != measure
