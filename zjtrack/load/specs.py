"""What each kind of record may hold: tables that the loader walks by and the JSON Schemas are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from zjtrack.model import AUTHORITIES, LISTS, MEASURES, Kind
from zjtrack.record import record

FieldKind = Literal[
    "text", "texts", "number", "year", "flag", "choice", "choices", "done", "date", "period", "tolerance", "record",
    "records", "ids",
]  # fmt: skip


@record
class Field:
    """One key: what kind of value it takes, whether it must be there, and what it is for."""

    kind: FieldKind
    about: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    record: Mapping[str, Field] = field(default_factory=dict)


Spec = Mapping[str, Field]

_BETTER = ("higher", "lower", "neutral")
_BOUNDS = ("exact", "at_least", "more_than", "at_most", "less_than", "about", "nearly", "between")
_PRICES = ("nominal", "real")

ACCEPT: Spec = {
    "code": Field("text", "code of the warning that this row silences", True),
    "reason": Field("text", "why it may stand", True),
}
ALSO: Spec = {
    "source": Field("text", "the other document", True),
    "wording": Field("text", "how it words the target", True),
    "section": Field("text", "its heading there"),
}
CORRECTION: Spec = {
    "printed": Field("text", "what the print says", True),
    "reason": Field("text", "why that cannot be meant", True),
    "confidence": Field("text", "how sure we are", True),
}
RETIRED: Spec = {
    "year": Field("year", "the last year", True),
    "reason": Field("text", "why it ended", True),
    "by": Field("text", "id of the row that takes its place"),
}
RULE: Spec = {
    "kind": Field("choice", "the kind of test", True, tuple(kind.value for kind in Kind)),
    "value": Field("number", "the threshold"),
    "value2": Field("number", "the other end of a range"),
    "unit": Field("text", "its unit, where not the row's"),
    "reference": Field("text", "words of the reference"),
    "margin": Field("number", "by how much more than the reference"),
    "from": Field("number", "where it starts from"),
    "stretch": Field("number", "the hoped-for figure"),
    "measure": Field("choice", "what the number measures", choices=MEASURES),
    "reason": Field("text", "why the grammar's reading is not wanted", True),
}
INPUT: Spec = {
    "name": Field("text", "its name in the derivation", True),
    "value": Field("number", "the figure as printed", True),
    "unit": Field("text", "its unit"),
    "year": Field("year", "the year it measures"),
    "source": Field("text", "the document", True),
    "quote": Field("text", "the clause that carries it", True),
}
TARGET: Spec = {
    "id": Field("text", "stable across years: lower-case ascii, digits, hyphens", True),
    "number": Field("text", "as printed in the annex; sub-rows 9.1, 9.2"),
    "list": Field("choices", "where a document sets it", True, LISTS),
    "sector": Field("text", "one of the sectors of dataset.yaml", True),
    "name": Field("text", "as printed, self-contained", True),
    "name_en": Field("text", "the name in English"),
    "unit": Field("text", "as printed, — where there is none"),
    "target": Field("text", "the official wording, half-width digits", True),
    "better": Field("choice", "the good direction of the number in the row", choices=_BETTER),
    "reference": Field("text", "id of the series that the target is held against"),
    "measure": Field("choice", "what the number measures", choices=MEASURES),
    "period": Field("period", "where not the calendar year"),
    "by": Field("date", "the deadline"),
    "section": Field("text", "heading in the document"),
    "source": Field("text", "the document, where not the file's"),
    "also": Field("records", "other documents that state the same target", record=ALSO),
    "part_of": Field("text", "id of the row it is a part of"),
    "two_sided": Field("flag", "governments differ on whether too much is a miss"),
    "tolerance": Field("tolerance", 'a number in the row\'s unit, or a share such as "5%"'),
    "tags": Field("texts", "programmes and strategies"),
    "places": Field("texts", "places that it names"),
    "prices": Field("choice", "nominal or real growth", choices=_PRICES),
    "correction": Field("record", "where the print is evidently wrong", record=CORRECTION),
    "rule": Field("record", "overrides the grammar", record=RULE),
    "was": Field("texts", "earlier ids"),
    "retired": Field("record", "where the series ends", record=RETIRED),
    "accept": Field("records", "warnings silenced on this row", record=ACCEPT),
    "note": Field("text", "for the next curator"),
}
READING: Spec = {
    "id": Field("text", "the target or indicator that it measures", True),
    "value": Field("number", "the figure as printed, never in quotes"),
    "value2": Field("number", "the other end of a range"),
    "unit": Field("text", "its unit as printed"),
    "source": Field("text", "the document"),
    "quote": Field("text", "the shortest clause that carries the figure, verbatim"),
    "year": Field("year", "the year measured, where not the file's"),
    "period": Field("period", "the period measured, where not a year"),
    "measure": Field("choice", "where not the target's", choices=MEASURES),
    "bound": Field("choice", "what the print leaves open", choices=_BOUNDS),
    "expected": Field("flag", "an estimate (预计)"),
    "direction": Field("choice", "as the source states it, against the year before", choices=("up", "down", "flat")),
    "done": Field("done", "true, false or part: for events, full, zero, delegated"),
    "when": Field("date", "when it was done"),
    "text": Field("text", "an outcome in words"),
    "proxy": Field("text", "why this is not quite the target's indicator"),
    "implies": Field("choice", "what a proxy says of it by logic", choices=("at_least", "at_most")),
    "reported_as": Field("text", "the same indicator under another name"),
    "prices": Field("choice", "nominal or real growth", choices=_PRICES),
    "inputs": Field("records", "the figures that it is computed from", record=INPUT),
    "derivation": Field("text", "arithmetic over the inputs' names"),
    "section": Field("text", "heading in the document"),
    "accept": Field("records", "warnings silenced on this row", record=ACCEPT),
    "note": Field("text", "for the next curator"),
}
SOURCE: Spec = {
    "title": Field("text", "as printed", True),
    "publisher": Field("text", "who states it", True),
    "published": Field("date", "2025, 2025-03 or 2025-03-01", True),
    "authority": Field("choice", "how near to the publisher it was read", True, AUTHORITIES),
    "url": Field("text", "where it was read"),
    "via": Field("text", "the repost that was read"),
    "missing": Field("text", "a part that is lost"),
    "flaws": Field("texts", "what is wrong with its text: decimal_points"),
    "text": Field("text", "file name of its text, for --sources"),
    "sha256": Field("text", "of that file"),
    "note": Field("text", "for the next curator"),
}
INDICATOR: Spec = {
    "id": Field("text", "lower-case ascii, digits, hyphens", True),
    "name": Field("text", "the series", True),
    "name_en": Field("text", "its name in English"),
    "unit": Field("text", "its unit"),
    "measure": Field("choice", "what the number measures", choices=MEASURES),
    "prices": Field("choice", "nominal or real growth", choices=_PRICES),
}
PLACE: Spec = {
    "name": Field("text", "as the rows name it", True),
    "name_en": Field("text", "its name in English"),
    "code": Field("text", "of a city: GB/T 2260, in quotes"),
    "cities": Field("texts", "the cities it lies in or covers"),
}
EXCLUSION: Spec = {
    "source": Field("text", "the document", True),
    "quote": Field("text", "the clause with the number, verbatim", True),
    "reason": Field("text", "why it is no target", True),
}
TOPIC: Spec = {
    "ids": Field("texts", "ids of targets"),
    "tags": Field("texts", "programmes and strategies, as in the rows"),
    "words": Field("texts", "words that a row's name, wording, heading or tags contain"),
    "grade": Field("text", "how near it is to you, in your own word; --topic takes it too"),
}
SECTOR: Spec = {"name": Field("text", "as in the rows", True), "name_en": Field("text", "in English")}
POLICY: Spec = {"tolerance": Field("tolerance", "for about, in_step and stable")}
DATASET: Spec = {
    "name": Field("text", "short name", True),
    "title": Field("text", "full title", True),
    "title_en": Field("text", "title in English"),
    "jurisdiction": Field("text", "whose targets", True),
    "code": Field("text", "GB/T 2260"),
    "version": Field("text", 'of the data, such as "2026.11"', True),
    "licence": Field("text", "of the data"),
    "cite": Field("text", "how to cite it"),
    "sectors": Field("records", "in the order of the table", True, record=SECTOR),
    "policy": Field("record", "choices that hold for the whole data set", record=POLICY),
}
TARGETS_FILE: Spec = {
    "year": Field("year", "the year of the targets", True),
    "source": Field("text", "default document of the rows"),
    "targets": Field("records", "one row a target", True, record=TARGET),
}
ACTUALS_FILE: Spec = {
    "reported": Field("year", "the year in which it was reported", True),
    "year": Field("year", "default year measured", True),
    "searched": Field("texts", "the documents read for it"),
    "actuals": Field("records", "one entry a reading", True, record=READING),
}
INDICATORS_FILE: Spec = {"indicators": Field("records", "series that are no target", True, record=INDICATOR)}
PLACES_FILE: Spec = {"places": Field("records", "the gazetteer", True, record=PLACE)}
EXCLUSIONS_FILE: Spec = {"exclusions": Field("records", "numbers that are no targets", True, record=EXCLUSION)}
