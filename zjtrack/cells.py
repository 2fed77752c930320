"""What stands behind a clause in its document: the unit and the figure of a table's row, a word that limits a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from zjtrack.finding import Finding
from zjtrack.message import Message
from zjtrack.model import DataSet, Reading, Target
from zjtrack.passage import Text
from zjtrack.rules import bind

_MOST = 4  # so many times more rows must stand as printed before one that does not is odd
_SHOWN = 12
_BOUNDS = ("左右", "以上", "以下", "以内", "上下")
_FIGURE_FIRST = re.compile(r"[^0-9，,、。；;]{0,6}[0-9]")
_FIGURE_LAST = re.compile(r"[0-9０-９][^0-9０-９，,、。；;]{0,6}\Z")


def cells(data: DataSet, texts: Mapping[str, Text]) -> Iterator[Finding]:
    """Rows whose unit or bare figure is not what the table prints behind their name, where it prints most rows so.

    A bare figure (``14``) stands somewhere in every document; only its place tells whose it is.
    """
    for source, text in texts.items():
        rows = [target for target in data.targets if target.source == source and _is_cell(target)]
        rows = [target for target in rows if text.find(target.name)]
        odd = [target for target in rows if not text.find(f"{target.name}{target.unit}{printed(target)}")]
        if len(odd) * _MOST < len(rows):
            yield from (_finding(target, text) for target in odd)


def cut_short(data: DataSet, texts: Mapping[str, Text]) -> Iterator[Finding]:
    """Clauses with a figure that end before 左右 or 以上, wherever they stand: the print says less than they do."""
    for target in data.targets:
        yield from _cut(printed(target), texts.get(target.source), target, "target")
    for reading in data.readings:
        if reading.value is not None and reading.quote is not None and reading.bound == "exact":
            yield from _cut(reading.quote, texts.get(reading.source), reading, "quote")


def _cut(clause: str, text: Text | None, row: Target | Reading, key: str) -> Iterator[Finding]:
    behind = text.behind(clause, 2) if text is not None and _FIGURE_LAST.search(clause) else []
    if text is not None and behind and all(word in _BOUNDS for word in behind):
        at = row.fields_at.get(key, row.at)
        message = Message("“{clause}” goes on in {file}: {behind}", clause=clause, file=text.file, behind=behind[0])
        yield Finding(
            "bound-unsaid",
            "warning",
            at.file,
            at.line,
            at.column,
            message,
            Message("copy the clause to its end"),
            row.id,
        )


def printed(target: Target) -> str:
    """The wording as its document has it, misprints and all."""
    return target.correction.printed if target.correction else target.wording


def _is_cell(target: Target) -> bool:
    """Whether the wording is a figure and a comparator, without a unit or a name of its own."""
    rule = bind(target).rule if target.hand_rule is None and target.unit not in (None, "—") else None
    return rule is not None and rule.value is not None and rule.unit is None and rule.indicator is None


def _cell(text: Text, head: str) -> str:
    """What stands behind a name: in the table, where a figure does, rather than where the text speaks of it."""
    places = text.behind(head, _SHOWN)
    return next((behind for behind in places if _FIGURE_FIRST.match(behind)), places[0])


def _finding(target: Target, text: Text) -> Finding:
    head = f"{target.name}{target.unit}"
    if text.find(head):
        key, code, length = "target", "other-subject", 0
        message = Message(
            "behind “{name}” {file} prints “{behind}”, not “{printed}”",
            name=target.name,
            file=text.file,
            behind=_cell(text, head),
            printed=printed(target),
        )
        hint = Message("write the figure of this row")
    else:
        key, code, length = "unit", "unit-unlikely", len(target.unit or "")
        message = Message(
            "behind “{name}” {file} prints “{behind}”, no {unit}",
            name=target.name,
            file=text.file,
            behind=_cell(text, target.name),
            unit=target.unit,
        )
        hint = Message("write the unit as printed")
    at = target.fields_at.get(key, target.at)
    end = at.column + length if length else 0
    return Finding(code, "warning", at.file, at.line, at.column, message, hint, target.id, end)
