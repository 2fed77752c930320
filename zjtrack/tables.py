"""The record as tidy tables: one row a verdict, target, other wording, reading, document; each column described.

Figures stay the printed decimals; what a writer makes of them is its own affair.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from zjtrack.model import LISTS, DataSet
from zjtrack.record import record
from zjtrack.report.compare_json import result
from zjtrack.report.view import Lang
from zjtrack.rules import bind
from zjtrack.verdict import Comparison, Policy, compare

Type = Literal["string", "integer", "number", "boolean"]
Row = tuple[Any, ...]


@record
class Column:
    """A column; ``unit`` is a unit, or the name of the column that holds each row's unit in brackets."""

    name: str
    type: Type
    about: str
    unit: str = ""


@record
class Table:
    """``key`` are the columns that name a row; ``refers`` says which columns hold the key of another table (``KEYS``)."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    key: tuple[str, ...] = ()
    refers: tuple[tuple[tuple[str, ...], str], ...] = ()


def _c(type_: Type, **columns: str) -> tuple[Column, ...]:
    return tuple(Column(name, type_, about) for name, about in columns.items())


def _figure(name: str, about: str, unit: str = "[unit]") -> Column:
    return Column(name, "number", about, unit)


_ROW = (
    *_c("integer", year="year of the target"),
    *_c("string", id="stable id of the indicator", number="number in the annex", list="annex, headline, work, livelihood; joined by “; ”",
        sector="sector", name="name as printed", name_en="name in English", unit="unit of the row",
        wording="the official wording", kind="the test that the wording sets"),
)  # fmt: skip
_TARGET = (
    *_ROW,
    _figure("value", "figure of the wording, as printed", "as printed in the wording"),
    _figure("value2", "other end of a range", "as printed in the wording"),
    _figure("margin", "by how much more than the reference", "as printed in the wording"),
    _figure("from_value", "A of 从A到B", "as printed in the wording"),
    _figure("stretch", "figure hoped for beyond it", "as printed in the wording"),
    *_c("boolean", two_sided="governments differ on whether too much is a miss"),
    *_c("string", better="good direction of the number", measure="what the number measures", period="period measured",
        by="deadline", reference="id of the series it is held against", source="document", section="heading in the document",
        tolerance="the row's own: in its unit, or a share", prices="nominal or real", rule_by_hand="why its rule was set by hand",
        part_of="id of the row it is a part of", tags="programmes and strategies", places="places named",
        correction="what is printed, where that is evidently wrong",
        was="earlier ids", note="curator's note", at="file and line of the data"),
)  # fmt: skip
VERDICT = (
    *_ROW,
    *_c("string", status="met, missed, qualitative, unknown", outcome="the same, not_due apart", reason_code="rule that decided",
        reason="the arithmetic, in words"),
    _figure("threshold", "v: the figure tested against"),
    _figure("limit", "the figure tested after tolerance"),
    _figure("tolerance", "tolerance used"),
    Column("gap", "number", "distance from v, positive is better than asked", "[gap_unit]"),
    *_c("string", gap_unit="unit of the gap"),
    Column("attainment", "number", "outcome as a share of v, for amounts where higher is better", "1"),
    *_c("string", flags="what a reader must know, joined by “; ”"),
    Column("actual_value", "number", "reported figure, as printed", "[actual_unit]"),
    Column("actual_value2", "number", "other end of a reported range", "[actual_unit]"),
    *_c("string", actual_unit="unit as reported", actual_bound="what the print leaves open"),
    *_c("boolean", actual_expected="an estimate"),
    *_c("string", actual_proxy="why the figure is not quite the target's", actual_text="outcome in words",
        actual_done="true, false, part", actual_period="period that the reported figure measures", actual_source="document",
        actual_quote="the clause, verbatim", actual_at="its row in `readings`: file and line"),
    _figure("reference_value", "reading of the reference, in the row's unit"),
    _figure("baseline_value", "reading of the year before, in the row's unit"),
    *_c("string",
        source="document of the target", at="file and line of the target"),
)  # fmt: skip
_ALSO = (
    *_c("integer", year="year of the target"),
    *_c("string", id="id of the target", source="the other document", wording="how it words the target",
        section="heading there", status="what that wording would give"),
)  # fmt: skip
_READING = (
    *_c("string", id="id of the indicator", period="period measured"),
    *_c("integer", reported="year in which it was reported"),
    _figure("value", "figure as printed"),
    _figure("value2", "other end of a range"),
    *_c("string", unit="unit as printed", measure="what it measures, where not as the target", bound="what the print leaves open"),
    *_c("boolean", expected="an estimate"),
    *_c("string", direction="as the source states it", done="true, false, part", done_when="when it was done", text="outcome in words",
        proxy="why it is not quite the target's indicator", implies="what a proxy says of it by logic", prices="nominal or real",
        reported_as="name in the source", source="document",
        quote="the clause, verbatim", derivation="arithmetic, where computed", section="heading in the document",
        note="curator's note", at="file and line of the data"),
)  # fmt: skip
_SOURCE = _c(
    "string", id="id of the document", title="title", publisher="who states it", published="date, as far as known",
    authority="official, reposted, press, secondary", url="where it was read", via="repost that was read",
    missing="part that is lost", flaws="what is wrong with its text", text="file of its text", sha256="hash of that file",
)  # fmt: skip
_INPUT = (
    *_c("string", id="id of the indicator that is computed", at="its row in `readings`: file and line", name="name in the derivation"),
    *_c("integer", year="year measured"),
    _figure("value", "figure as printed"),
    *_c("string", unit="unit as printed", source="document", quote="the clause, verbatim"),
)  # fmt: skip
_INDICATOR = _c(
    "string", id="id of a series that is no target but is referred to", name="the series", name_en="name in English", unit="unit",
    measure="what the number measures", prices="nominal or real",
)  # fmt: skip
NAMES = ("verdicts", "targets", "also", "readings", "inputs", "indicators", "sources")
# The columns by which a row of a table is referred to.
KEYS: Mapping[str, tuple[str, ...]] = {"targets": ("year", "id"), "sources": ("id",)}


def tables(data: DataSet, policy: Policy | None = None, lang: Lang = "zh") -> tuple[Table, ...]:
    """Every table of a data set, judged by ``policy``."""
    years = sorted({target.year for target in data.targets})
    comparisons = [compare(data, year, policy, lists=LISTS) for year in years]
    document, target = (("source",), "sources"), (("year", "id"), "targets")
    actual = (("actual_source",), "sources")
    key = ("year", "id")
    return (
        Table(
            "verdicts", "every target judged", VERDICT, _verdicts(comparisons, lang), key, (target, document, actual)
        ),
        Table("targets", "every target, as a document words it", _TARGET, _targets(data), key, (document,)),
        Table("also", "other documents that state the same target", _ALSO, _also(comparisons), (), (target, document)),
        Table("readings", "every reported figure, with its sentence", _READING, _readings(data), (), (document,)),
        Table("inputs", "the figures that computed readings come from", _INPUT, _inputs(data), (), (document,)),
        Table("indicators", "series that targets refer to", _INDICATOR, _indicators(data), ("id",)),
        Table("sources", "the documents", _SOURCE, _sources(data), ("id",)),
    )


def verdict_row(comparison: Comparison, index: int, lang: Lang) -> dict[str, Any]:
    """One verdict by column name."""
    verdict = comparison.verdicts[index]
    full = result(verdict, comparison, lang)
    actual = {f"actual_{key}": value for key, value in (full["actual"] or {}).items()}
    own = {"year": comparison.year, "number": full["no"], "wording": full["target"]["wording"], "outcome": verdict.outcome,
           "kind": full["target"]["kind"], "source": full["target"]["source"]}  # fmt: skip
    found = verdict.actual
    peers = {"reference_value": verdict.reference.value if verdict.reference else None,
             "baseline_value": verdict.baseline.value if verdict.baseline else None,
             "actual_period": found.reading.period if found else None}  # fmt: skip
    return {**full, **actual, **own, **peers}


def _verdicts(comparisons: Iterable[Comparison], lang: Lang) -> tuple[Row, ...]:
    found = (verdict_row(c, index, lang) for c in comparisons for index in range(len(c.verdicts)))
    return _rows(VERDICT, found)


def _targets(data: DataSet) -> tuple[Row, ...]:
    def one() -> Iterator[dict[str, Any]]:
        for target in data.targets:
            rule = bind(target).rule
            yield {
                **_fields(target, _TARGET),
                "list": target.lists, "kind": rule.kind.value if rule else None, "value": rule.value if rule else None,
                "value2": rule.value2 if rule else None, "correction": target.correction.printed if target.correction else None,
                "margin": rule.margin if rule else None, "from_value": rule.start if rule else None,
                "stretch": rule.stretch if rule else None, "rule_by_hand": target.hand_rule.reason if target.hand_rule else None,
            }  # fmt: skip

    return _rows(_TARGET, one())


def _also(comparisons: Iterable[Comparison]) -> tuple[Row, ...]:
    found = (
        {"year": c.year, "id": verdict.target.id, "source": one.also.source, "wording": one.also.wording,
         "section": one.also.section, "status": one.status.value if one.status else None}
        for c in comparisons for verdict in c.verdicts for one in verdict.also
    )  # fmt: skip
    return _rows(_ALSO, found)


def _readings(data: DataSet) -> tuple[Row, ...]:
    """``when`` is a word of SQL, so the column has another name."""
    return _rows(_READING, ({**_fields(one, _READING), "done_when": one.when} for one in data.readings))


def _inputs(data: DataSet) -> tuple[Row, ...]:
    found = ({**_fields(part, _INPUT), "id": one.id, "at": one.at} for one in data.readings for part in one.inputs)
    return _rows(_INPUT, found)


def _indicators(data: DataSet) -> tuple[Row, ...]:
    return _rows(_INDICATOR, (_fields(one, _INDICATOR) for one in data.indicators.values()))


def _sources(data: DataSet) -> tuple[Row, ...]:
    return _rows(_SOURCE, (_fields(one, _SOURCE) for one in data.sources.values()))


def _fields(one: Any, columns: Sequence[Column]) -> dict[str, Any]:
    """What a record says under the columns' names."""
    return {column.name: getattr(one, column.name, None) for column in columns}


def _rows(columns: tuple[Column, ...], found: Iterable[dict[str, Any]]) -> tuple[Row, ...]:
    return tuple(tuple(_cell(column, row.get(column.name)) for column in columns) for row in found)


def _cell(column: Column, value: Any) -> Any:
    if value is None or value in ((), []):
        return None
    if column.type != "string":
        return value
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
