"""A saved ``compare --format json`` as one side of a diff: its own figures, judged again by today's tool."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from zjtrack.dates import PartialDate, Period
from zjtrack.diff.differ import Saved
from zjtrack.diff.model import State
from zjtrack.message import Message
from zjtrack.model import (
    Also,
    DataSet,
    DataSetInfo,
    HandRule,
    Kind,
    Location,
    Reading,
    Rule,
    Searched,
    Sector,
    Source,
    Target,
    Tolerance,
)  # fmt: skip
from zjtrack.verdict import Policy

# What rules 1 to 3 of judging give, before a period counts as over.
_SETTLED_EARLIER = ("words_only", "event", "not_due")


class SavedError(Exception):
    """The file is no saved comparison; the message says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def read_saved(path: Path) -> tuple[State, Saved]:
    """The state that the file was written from, as far as it tells, and the outcomes that it recorded."""
    try:
        content = json.loads(path.read_text("utf-8-sig"), parse_float=Decimal, parse_int=Decimal)
        return _state(content, path.name)
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        hint = Message("save one with: zjtrack compare YEAR --list all --format json -o FILE")
        raise SavedError(
            Message(
                "{path} is no saved comparison ({name}: {problem}); {hint}",
                path=path,
                name=type(error).__name__,
                problem=str(error)[:80],
                hint=hint,
            )
        ) from None


def _state(content: dict[str, Any], name: str) -> tuple[State, Saved]:
    year = int(content["year"])
    results = content["results"]
    sources = {id_: _source(id_, values) for id_, values in content["sources"].items()}
    targets = tuple(_target(result, year) for result in results)
    readings = {_key(reading): reading for result in results for reading in _readings(result, year)}
    info = DataSetInfo(content["data"]["name"], "", content["jurisdiction"], content["data"]["version"],
                       tuple(Sector(sector) for sector in content["summary"]["by_sector"]))  # fmt: skip
    until = _reported_until(results, year)
    data = DataSet(info, targets, tuple(readings.values()), sources, {}, (Searched(until + 1, until, tuple(sources)),))
    outcomes = {(year, result["id"]): _outcome(result) for result in results}
    scope = (year, tuple(content["lists"]))
    return State(name, data, _policy(content["policy"]), str(content["version"]), scope), outcomes


def _reported_until(results: list[dict[str, Any]], year: int) -> int:
    """The last year that the saved evidence reports on: rows found due, or not yet due, say where it ended."""
    ends = [(Period.parse(result["period"]).last_year, result["reason_code"]) for result in results]
    due = [end for end, code in ends if code not in _SETTLED_EARLIER]
    return max(due, default=min([year, *(end - 1 for end, code in ends if code == "not_due")]))


def _outcome(result: dict[str, Any]) -> str:
    return "not_due" if result["reason_code"] == "not_due" else str(result["status"])


def _policy(values: dict[str, Any]) -> Policy:
    as_of = values.get("as_of")
    text = str(values.get("tolerance") or "")
    own = None if "–" in text or not text else _tolerance(text)
    return Policy(
        own, bool(values["strict"]), bool(values["accept_proxy"]), PartialDate.parse(as_of) if as_of else None
    )


def _tolerance(text: str) -> Tolerance:
    return Tolerance(Decimal(text[:-1]) / 100, True) if text.endswith("%") else Tolerance(Decimal(text), False)


def _source(id_: str, values: dict[str, Any]) -> Source:
    published = PartialDate.parse(values["published"])
    return Source(id_, values["title"], values["publisher"], published, values["authority"], values["url"],
                  values["via"], values["missing"])  # fmt: skip


def _target(result: dict[str, Any], year: int) -> Target:
    given = result["target"]
    return Target(
        result["id"], year, tuple(result["list"]), result["sector"], result["name"], given["wording"], given["source"],
        Period.parse(result["period"]), result["no"], result["name_en"], result["unit"], given["better"],
        given["reference"], result["measure"], at=_place(result["at"]),
        also=tuple(Also(one["source"], one["wording"]) for one in given["also"]),
        hand_rule=_hand_rule(given) if "rule_by_hand" in result["flags"] else None,
    )  # fmt: skip


def _hand_rule(given: dict[str, Any]) -> HandRule:
    """The rule that was set by hand when the file was saved: today's grammar must not read its wording anew."""
    rule = Rule(Kind(given["kind"]), given["wording"], value=given["value"], value2=given["value2"],
                margin=given["margin"])  # fmt: skip
    return HandRule(rule, "as saved")


def _readings(result: dict[str, Any], year: int) -> list[Reading]:
    own = Period.parse(result["period"])
    found = [_reading(result["id"], own, result["actual"]), _reading(result["id"], own.previous(), result["baseline"])]
    if result["target"]["reference"]:
        found.append(_reading(result["target"]["reference"], own, result["reference"]))
    found += [_reading(result["id"], own, one) for one in result["unused"] if not str(one["why"]).startswith("other_")]
    return [reading for reading in found if reading is not None]


def _reading(id_: str, period: Period, values: dict[str, Any] | None) -> Reading | None:
    if values is None:
        return None
    return Reading(
        id_, period.last_year + 1, period, values["source"], values["quote"], values["value"], values["value2"],
        values["unit"], bound=values["bound"], expected=values["expected"], proxy=values["proxy"], text=values["text"],
        done=values["done"], at=_place(values["at"]),
    )  # fmt: skip


def _key(reading: Reading) -> tuple[object, ...]:
    return (reading.id, reading.period, reading.source, reading.value, reading.text, reading.done, reading.proxy)


def _place(text: str) -> Location:
    file, _, line = text.rpartition(":")
    return Location(file, int(line))
