"""A data set as rows of pairs: every reading once, beside the target that it is measured for, and every target at least once."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from zjtrack.model import DataSet, Indicator, Reading, Source, Target
from zjtrack.panel.columns import READING, TARGET
from zjtrack.tables import Column, Table
from zjtrack.verdict import Policy
from zjtrack.verdict.evidence import Evidence

_OWN = (Column("sector", "string", "sector"), Column("list", "string", "annex, headline, work, livelihood"))
_TYPES = {"year": "integer", "reported_until": "integer", "two_sided": "boolean", "reading_expected": "boolean"}
Row = dict[str, Any]


def pairs(data: DataSet, policy: Policy | None = None) -> Table:
    """The rows that judge to what the data set is judged to; figures are text, so that no digit is lost."""
    described = {**TARGET, **READING}
    columns = (*(Column(name, _TYPES.get(name, "string"), one.about) for name, one in described.items()), *_OWN)  # type: ignore[arg-type]
    evidence = Evidence(data, policy.as_of if policy else None)
    rows = tuple(tuple(_plain(row.get(column.name)) for column in columns) for row in _rows(data, evidence))
    return Table("pairs", "every target with its readings", columns, rows)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value if value is None or isinstance(value, bool | int | list) else str(value)


def _rows(data: DataSet, evidence: Evidence) -> Iterator[Row]:
    waiting = {id_: list(evidence.readings(id_)) for id_ in dict.fromkeys(reading.id for reading in data.readings)}
    for target in data.targets:
        asked = _target(target, data, evidence)
        mine = [one for one in waiting.get(target.id, ()) if one.period.last_year == target.period.last_year]
        waiting[target.id] = [one for one in waiting.get(target.id, ()) if one not in mine]
        yield from ({**asked, **_reading(one, evidence)} for one in mine)
        if not mine:
            yield asked
    series: dict[str, Target | Indicator] = {**data.indicators, **{t.id: t for t in reversed(data.targets)}}
    for id_, readings in waiting.items():
        yield from ({**_series(series.get(id_)), **_alone(one), **_reading(one, evidence)} for one in readings)
    silent = [id_ for id_ in data.indicators if id_ not in waiting]
    yield from ({**_series(series[id_]), "year": data.targets[0].year, "id": id_} for id_ in silent)


def _alone(reading: Reading) -> Row:
    return {"year": reading.period.last_year, "id": reading.id}


def _series(row: Target | Indicator | None) -> Row:
    return {"name": row.name, "unit": row.unit, "prices": row.prices} if row else {}


def _target(target: Target, data: DataSet, evidence: Evidence) -> Row:
    own = {name: getattr(target, name, None) for name in TARGET}
    rule = target.hand_rule.rule if target.hand_rule else None
    hand = {name: getattr(rule, name.removeprefix("rule_")) for name in TARGET if rule and name.startswith("rule_")}
    also = [other.wording for other in target.also if evidence.is_visible(other.source)]
    return {
        **own, **hand, "also": also or None, "tolerance": target.tolerance or data.info.tolerance,
        "two_sided": target.two_sided or None, "correction": target.correction.printed if target.correction else None,
        "reported_until": evidence.reported_until or None, "sector": target.sector, "list": "; ".join(target.lists),
    }  # fmt: skip


def _reading(reading: Reading, evidence: Evidence) -> Row:
    found = {name: getattr(reading, name.removeprefix("reading_"), None) for name in READING}
    source: Source | None = evidence.source(reading.source)
    bound = None if reading.bound == "exact" else reading.bound
    found |= {"reading_bound": bound, "reading_expected": reading.expected or None}
    return found | ({"reading_published": source.published, "reading_authority": source.authority} if source else {})
