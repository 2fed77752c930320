"""The columns of a frame of target–reading pairs: what each holds and how its cells are read; and those of the verdicts."""

from __future__ import annotations

from collections.abc import Mapping

from zjtrack.model import AUTHORITIES, MEASURES, Kind
from zjtrack.panel import cells
from zjtrack.panel.cells import Reader, one_of
from zjtrack.record import record
from zjtrack.tables import VERDICT, Column

_BETTER = ("higher", "lower", "neutral")
_BOUNDS = ("exact", "at_least", "more_than", "at_most", "less_than", "about", "nearly", "between")
_PRICES = one_of(("nominal", "real"))
_MEASURE = one_of(MEASURES)

REQUIRED = ("year", "id", "wording")


@record
class Input:
    """A column that is read: its reader, and what it is for."""

    read: Reader
    about: str


# What the rows of a target have in common. Without a wording a row is only a reading: of a year before, or of a reference.
TARGET: Mapping[str, Input] = {
    "year": Input(cells.year, "year of the target (of a reading without a target: the year measured)"),
    "id": Input(cells.text, "id of the indicator: the same over the years"),
    "wording": Input(cells.text, "the official wording; empty where the row is only a reading"),
    "unit": Input(cells.text, "unit of the row"),
    "better": Input(one_of(_BETTER), "good direction of the number; needed where the wording does not settle it"),
    "name": Input(cells.text, "name as printed; tells what the number measures where `measure` does not"),
    "measure": Input(_MEASURE, "what the number measures"),
    "period": Input(cells.period, "period of the target; else that of its deadline, else its year"),
    "by": Input(cells.date, "deadline"),
    "reference": Input(cells.text, "id of the series, of the same government, that it is held against"),
    "two_sided": Input(cells.flag, "governments differ on whether too much is a miss"),
    "tolerance": Input(cells.tolerance, "in the row's unit, or a share such as 5%"),
    "prices": Input(_PRICES, "nominal or real"),
    "also": Input(cells.texts, "list of other documents' wordings of the same target"),
    "correction": Input(cells.text, "what is printed, where that is evidently wrong"),
    "reported_until": Input(cells.year, "the latest year whose outcomes were searched for, where later than the readings show"),
    "rule_kind": Input(one_of(tuple(kind.value for kind in Kind)), "a rule set by hand: its kind"),
    "rule_value": Input(cells.number, "its figure"),
    "rule_value2": Input(cells.number, "the other end of its range"),
    "rule_unit": Input(cells.text, "its unit, where not the row's"),
    "rule_reference": Input(cells.text, "words of its reference"),
    "rule_margin": Input(cells.number, "by how much more than the reference"),
    "rule_measure": Input(_MEASURE, "what its number measures"),
}  # fmt: skip
READING: Mapping[str, Input] = {
    "reading_value": Input(cells.number, "figure as printed; text keeps its digits, a float 5.0 counts as 5"),
    "reading_value2": Input(cells.number, "other end of a range"),
    "reading_unit": Input(cells.text, "unit as printed; else the row's"),
    "reading_period": Input(cells.period, "period measured; else that of the target"),
    "reading_measure": Input(_MEASURE, "what it measures, where not as the target"),
    "reading_bound": Input(one_of(_BOUNDS), "what the print leaves open; else exact"),
    "reading_expected": Input(cells.flag, "an estimate"),
    "reading_direction": Input(one_of(("up", "down", "flat")), "against the year before, as the source states it"),
    "reading_done": Input(cells.done, "true, false or part: for events"),
    "reading_when": Input(cells.date, "when it was done"),
    "reading_text": Input(cells.text, "outcome in words"),
    "reading_proxy": Input(cells.text, "why it is not quite the target's indicator"),
    "reading_implies": Input(one_of(("at_least", "at_most")), "what a proxy says of it by logic"),
    "reading_prices": Input(_PRICES, "nominal or real; else as the row"),
    "reading_derivation": Input(cells.text, "arithmetic, where computed"),
    "reading_source": Input(cells.text, "document"),
    "reading_published": Input(cells.date, "when the document was published; without it, after all dated ones"),
    "reading_authority": Input(one_of(AUTHORITIES), "official, reposted, press, secondary; else official"),
    "reading_quote": Input(cells.text, "the clause, verbatim"),
}  # fmt: skip
INPUTS: Mapping[str, Input] = {**TARGET, **READING}

_JUDGED = (
    "kind", "status", "outcome", "reason_code", "reason", "threshold", "limit", "tolerance", "gap", "gap_unit", "attainment",
    "flags", "actual_value", "actual_value2", "actual_unit", "actual_bound", "actual_expected", "actual_proxy", "actual_text",
    "actual_done", "actual_source", "actual_quote", "actual_period", "reference_value", "baseline_value",
)  # fmt: skip
_NAMED = {column.name: column for column in VERDICT}
# What judging gives: as in the table of verdicts, and why a row has no verdict.
JUDGED: tuple[Column, ...] = (
    *(_NAMED[name] for name in _JUDGED),
    Column("problem", "string", "why the row could not be judged"),
)


def kept(names: list[str]) -> list[str]:
    """The columns of a frame that stay beside its verdicts: all but those of readings and those that are written anew."""
    written = {column.name for column in JUDGED}
    return [name for name in names if name not in READING and name not in written]
