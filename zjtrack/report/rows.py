"""The table as cells, before anybody draws it: grouped by sector, counted, in the order of the annex."""

from __future__ import annotations

from collections.abc import Iterator

from zjtrack.record import record
from zjtrack.report.escape import encodable, terminal
from zjtrack.report.view import View
from zjtrack.verdict.comparison import Comparison, summarise
from zjtrack.verdict.model import Verdict
from zjtrack.words import phrases
from zjtrack.words.messages import say


@record
class Line:
    """One target's cells by column name, with its outcome for the colour."""

    cells: dict[str, str]
    outcome: str


@record
class Group:
    """A sector with its lines and totals."""

    name: str
    lines: tuple[Line, ...]
    summary: str


COLUMNS = ("status", "number", "indicator", "target", "outcome", "gap", "flags", "id")


def groups(comparison: Comparison, view: View) -> Iterator[Group]:
    """The table's groups in the order of the data set's sectors."""
    english = {sector.name: sector.name_en for sector in comparison.data.info.sectors}
    shown = {verdict.target.id for verdict in comparison.verdicts}
    for sector, verdicts in comparison.by_sector().items():
        heading = sector if view.lang == "zh" else english.get(sector) or sector
        lines = tuple(Line(_cells(verdict, view, shown), verdict.outcome) for verdict in verdicts)
        yield Group(terminal(heading), lines, phrases.summary(summarise(verdicts), view.lang))


def _cells(verdict: Verdict, view: View, shown: set[str]) -> dict[str, str]:
    target, lang = verdict.target, view.lang
    indent = ("- " if view.ascii else "└ ") if target.part_of in shown else ""
    cells = {
        "status": phrases.status(verdict, lang, view.ascii),
        "number": target.number or "",
        "indicator": indent + phrases.name(target, lang),
        "target": phrases.wording(verdict),
        "outcome": phrases.outcome(verdict, lang),
        "gap": phrases.gap(verdict, lang),
        "flags": phrases.flags(verdict, lang),
        "id": target.id,
    }
    return {key: encodable(terminal(text), view.encoding) for key, text in cells.items()}


def headings(view: View) -> dict[str, str]:
    return {column: say(view.lang, column) for column in COLUMNS}
