"""Units: readings and wordings that cannot be brought to their row's, and which of the two was mistyped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zjtrack.checks.context import Context
from zjtrack.checks.usual import usual_unit
from zjtrack.finding import Finding
from zjtrack.message import Message
from zjtrack.model import Indicator, Measure, Reading, Target
from zjtrack.quantity import conversion
from zjtrack.record import record
from zjtrack.rules import Bound, Problem, in_yaml

Row = Target | Indicator


@record
class _Clash:
    """A row, and the unit of its wording (``problem``) or of a reading that cannot be brought to the row's."""

    row: Row
    unit: str
    reading: Reading | None = None
    problem: Problem | None = None


def units(context: Context) -> Iterator[Finding]:
    """Units of one series that cannot be brought to each other, unless a reading measures something else."""
    pairs = list(_pairs(context))
    clashes = [*_of_wordings(context), *_of_readings(pairs)]
    peers = _peers(context, pairs, clashes)
    blamed: set[int] = set()
    for clash in clashes:
        if id(clash.row) not in blamed:
            yield _finding(context, clash, odd := _is_odd(clash, peers[clash.row.id]))
            blamed |= {id(clash.row)} if odd else set()


def unsaid(context: Context) -> Iterator[Finding]:
    """A figure without a unit, where its row has one or it measures something else."""
    for reading, row, otherwise in _rows(context):
        expected = "…" if otherwise else row.unit
        if reading.unit is None and expected is not None:
            hint = Message("write `unit: {unit}`, as the source prints it", unit=in_yaml(expected))
            yield context.finding(
                "missing-key", reading.at, Message("the reading has a figure and no `unit`"), hint, reading.id
            )


def _of_wordings(context: Context) -> Iterator[_Clash]:
    for bound in context.bounds:
        for problem in bound.problems:
            if problem.code == "unit-mismatch":
                yield _Clash(bound.target, bound.target.wording[problem.start : problem.end], problem=problem)


def _of_readings(pairs: Iterable[tuple[Reading, Row]]) -> Iterator[_Clash]:
    for reading, row in pairs:
        if reading.unit is not None and row.unit is not None and conversion(reading.unit, row.unit) is None:
            yield _Clash(row, reading.unit, reading)


def _peers(context: Context, pairs: Iterable[tuple[Reading, Row]], clashes: Iterable[_Clash]) -> dict[str, list[str]]:
    """Every unit that a series is counted in: by its rows, by its readings, by a wording that clashes."""
    named: dict[str, list[str]] = {}
    rows: list[tuple[str, str | None]] = [(target.id, target.unit) for target in context.data.targets]
    rows += [(row.id, reading.unit) for reading, row in pairs]
    rows += [(clash.row.id, clash.unit) for clash in clashes if clash.problem is not None]
    for id_, unit in rows:
        named.setdefault(id_, []).extend([unit] if unit is not None else [])
    return named


def _is_odd(clash: _Clash, peers: list[str]) -> bool:
    """Whether the row's unit is the mistyped one: a wording is copied from the print, and the other rows have a say."""
    if not isinstance(clash.row, Target) or clash.row.unit is None:
        return False
    own, other = _allies(clash.row.unit, peers), _allies(clash.unit, peers)
    if clash.problem is not None:
        return other >= own
    return other > own == 1 or (other == own and usual_unit(clash.row) is not None)


def _allies(unit: str, peers: Iterable[str]) -> int:
    """How many rows of the series have a unit of the same kind, the row itself among them."""
    return sum(conversion(unit, other) is not None for other in peers)


def _finding(context: Context, clash: _Clash, odd: bool) -> Finding:
    row, problem, reading = clash.row, clash.problem, clash.reading
    if isinstance(row, Target) and problem is not None:
        place, length = context.within(context.at(row, "target"), problem.start, problem.end)
        if odd:
            place, length = context.at(row, "unit"), 0
        return context.finding("unit-mismatch", place, problem.message, problem.hint, row.id, length=length)
    assert reading is not None
    return (
        _odd_target(context, row, clash.unit)
        if odd and isinstance(row, Target)
        else _odd_reading(context, reading, row)
    )


def _odd_target(context: Context, row: Target, unit: str) -> Finding:
    message = Message(
        "{unit} cannot be brought to {unit2}, in which every other row of `{id}` counts",
        unit=row.unit,
        unit2=unit,
        id=row.id,
    )
    hint = Message("write `unit: {unit}`", unit=in_yaml(unit))
    return context.finding("unit-mismatch", context.at(row, "unit"), message, hint, row.id)


def _odd_reading(context: Context, reading: Reading, row: Row) -> Finding:
    message = Message(
        "{unit} cannot be brought to {unit2}, the unit of `{id}`", unit=reading.unit, unit2=row.unit, id=row.id
    )
    hint = Message("correct the unit; or write `measure:` if it measures something else")
    return context.finding("unit-mismatch", context.at(reading, "unit"), message, hint, reading.id)


def _pairs(context: Context) -> Iterator[tuple[Reading, Row]]:
    """Each figure with the row that it measures."""
    return ((reading, row) for reading, row, otherwise in _rows(context) if not otherwise)


def _rows(context: Context) -> Iterator[tuple[Reading, Row, bool]]:
    """Each figure with its row, of its year, else of any, else an indicator; and whether it measures something else."""
    bounds = {(bound.target.id, bound.target.year): bound for bound in context.bounds}
    any_year: dict[str, Bound] = {}
    for bound in context.bounds:
        any_year.setdefault(bound.target.id, bound)
    for reading in context.data.readings:
        if reading.value is None:
            continue
        found = bounds.get((reading.id, reading.period.last_year)) or any_year.get(reading.id)
        indicator = context.data.indicators.get(reading.id)
        if found is not None:
            yield reading, found.target, _measures_otherwise(found.measure, reading)
        elif indicator is not None:
            yield reading, indicator, _measures_otherwise(indicator.measure, reading)


def _measures_otherwise(measure: Measure | None, reading: Reading) -> bool:
    return reading.measure is not None and reading.measure != measure
