"""A saved ``compare --format json`` as one side of a diff: its own figures, judged again by today's tool."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import get_args

from zjtrack.dates import PartialDate, Period
from zjtrack.diff.differ import Saved
from zjtrack.diff.model import State
from zjtrack.diff.told import Values, content_of, figure, of, one_of, perhaps, words
from zjtrack.message import Message
from zjtrack.model import (
    AUTHORITIES,
    LISTS,
    MEASURES,
    Also,
    Better,
    Bound,
    DataSet,
    DataSetInfo,
    Done,
    HandRule,
    Kind,
    Location,
    Reading,
    Rule,
    Searched,
    Sector,
    Source,
    Status,
    Target,
    Tolerance,
)  # fmt: skip
from zjtrack.verdict import Policy

# What rules 1 to 3 of judging give, before a period counts as over.
_SETTLED_EARLIER = ("words_only", "event", "not_due")
_HINT = Message("save one with: zjtrack compare YEAR --list all --format json -o FILE")


class SavedError(Exception):
    """The file is no saved comparison; the message says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def read_saved(path: Path) -> tuple[State, Saved]:
    """The state that the file was written from, as far as it tells, and the outcomes that it recorded."""
    try:
        return _state(content_of(path), path.name)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise SavedError(
            Message(
                "{path} is no saved comparison ({name}: {problem}); {hint}",
                path=path,
                name=type(error).__name__,
                problem=str(error)[:80],
                hint=_HINT,
            )
        ) from None


def _state(content: Values, name: str) -> tuple[State, Saved]:
    year = int(of(content, "year", Decimal))
    results = of(content, "results", list)
    sources = {id_: _source(id_, values) for id_, values in content["sources"].items()}
    targets = tuple(_target(result, year) for result in results)
    readings = {_key(reading): reading for result in results for reading in _readings(result)}
    until = _reported_until(results, year)
    searched = Searched(until + 1, until, tuple(sources))
    data = DataSet(_info(content), targets, tuple(readings.values()), sources, {}, (searched,))
    outcomes = {(year, result["id"]): _outcome(result) for result in results}
    scope = (year, words(content, "lists"))
    return State(name, data, _policy(content["policy"]), of(content, "version", str), scope), outcomes


def _info(content: Values) -> DataSetInfo:
    data = content["data"]
    sectors = tuple(Sector(name) for name in content["summary"]["by_sector"])
    return DataSetInfo(
        of(data, "name", str), "", of(content, "jurisdiction", str), of(data, "version", str), sectors
    )  # fmt: skip


def _reported_until(results: list[Values], year: int) -> int:
    """The last year that the saved evidence reports on: rows found due, or not yet due, say where it ended."""
    ends = [(Period.parse(result["period"]).last_year, result["reason_code"]) for result in results]
    due = [end for end, code in ends if code not in _SETTLED_EARLIER]
    return max(due, default=min([year, *(end - 1 for end, code in ends if code == "not_due")]))


def _outcome(result: Values) -> str:
    return "not_due" if result["reason_code"] == "not_due" else Status(result["status"]).value


def _policy(values: Values) -> Policy:
    tolerance, as_of = of(values, "tolerance", str), perhaps(values, "as_of", str)
    return Policy(
        None if "–" in tolerance else _tolerance(tolerance),
        of(values, "strict", bool),
        of(values, "accept_proxy", bool),
        PartialDate.parse(as_of) if as_of else None,
    )


def _tolerance(text: str) -> Tolerance:
    if text.endswith("%"):
        return Tolerance(figure(text.removesuffix("%")) / 100, True)
    return Tolerance(figure(text), False)


def _source(id_: str, values: Values) -> Source:
    return Source(
        id_,
        of(values, "title", str),
        of(values, "publisher", str),
        PartialDate.parse(values["published"]),
        one_of(values, "authority", AUTHORITIES),
        perhaps(values, "url", str),
        perhaps(values, "via", str),
        perhaps(values, "missing", str),
    )


def _target(result: Values, year: int) -> Target:
    given = result["target"]
    return Target(
        of(result, "id", str),
        year,
        tuple(one_of({"list": name}, "list", LISTS) for name in result["list"]),
        of(result, "sector", str),
        of(result, "name", str),
        of(given, "wording", str),
        of(given, "source", str),
        Period.parse(result["period"]),
        perhaps(result, "no", str),
        perhaps(result, "name_en", str),
        perhaps(result, "unit", str),
        one_of(given, "better", (*get_args(Better), None)),
        perhaps(given, "reference", str),
        one_of(result, "measure", (*MEASURES, None)),
        also=tuple(Also(of(one, "source", str), of(one, "wording", str)) for one in given["also"]),
        tags=words(result, "tags"),
        places=words(result, "places"),
        hand_rule=_hand_rule(given) if "rule_by_hand" in result["flags"] else None,
        at=_place(result["at"]),
    )


def _hand_rule(given: Values) -> HandRule:
    """The rule that was set by hand when the file was saved: today's grammar must not read its wording anew."""
    value, value2, margin = (perhaps(given, key, Decimal) for key in ("value", "value2", "margin"))
    rule = Rule(Kind(given["kind"]), of(given, "wording", str), value=value, value2=value2, margin=margin)
    return HandRule(rule, "as saved")


def _readings(result: Values) -> list[Reading]:
    own = Period.parse(result["period"])
    found = [_reading(result["id"], own, result["actual"]), _reading(result["id"], own.previous(), result["baseline"])]
    if result["target"]["reference"]:
        found.append(_reading(result["target"]["reference"], own, result["reference"]))
    found += [_reading(result["id"], own, one) for one in result["unused"] if not str(one["why"]).startswith("other_")]
    return [reading for reading in found if reading is not None]


def _reading(id_: str, period: Period, values: Values | None) -> Reading | None:
    if values is None:
        return None
    return Reading(
        id_,
        period.last_year + 1,
        period,
        of(values, "source", str),
        perhaps(values, "quote", str),
        perhaps(values, "value", Decimal),
        perhaps(values, "value2", Decimal),
        perhaps(values, "unit", str),
        bound=one_of(values, "bound", get_args(Bound)),
        expected=of(values, "expected", bool),
        proxy=perhaps(values, "proxy", str),
        text=perhaps(values, "text", str),
        done=one_of(values, "done", (*get_args(Done), None)),
        at=_place(values["at"]),
    )


def _key(reading: Reading) -> tuple[object, ...]:
    return (reading.id, reading.period, reading.source, reading.value, reading.text, reading.done, reading.proxy)


def _place(text: str) -> Location:
    file, _, line = text.rpartition(":")
    return Location(file, int(line))
