"""Cells of a printed table: the name of a row, its unit and its figure stand there one behind the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zjtrack.finding import Finding
from zjtrack.model import DataSet, Target
from zjtrack.passage import Text
from zjtrack.rules import bind

_MOST = 4  # so many times more rows must stand as printed before one that does not is odd
_SHOWN = 12


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


def printed(target: Target) -> str:
    """The wording as its document has it, misprints and all."""
    return target.correction.printed if target.correction else target.wording


def _is_cell(target: Target) -> bool:
    """Whether the wording is a figure and a comparator, without a unit or a name of its own."""
    rule = bind(target).rule if target.hand_rule is None and target.unit not in (None, "—") else None
    return rule is not None and rule.value is not None and rule.unit is None and rule.indicator is None


def _finding(target: Target, text: Text) -> Finding:
    head = f"{target.name}{target.unit}"
    if text.find(head):
        key, code, length = "target", "other-subject", 0
        message = f"behind “{target.name}” {text.file} prints “{text.behind(head, _SHOWN)}”, not “{printed(target)}”"
        hint = "write the figure of this row"
    else:
        key, code, length = "unit", "unit-unlikely", len(target.unit or "")
        message = f"behind “{target.name}” {text.file} prints “{text.behind(target.name, _SHOWN)}”, no {target.unit}"
        hint = "write the unit as printed"
    at = target.fields_at.get(key, target.at)
    end = at.column + length if length else 0
    return Finding(code, "warning", at.file, at.line, at.column, message, hint, target.id, end)
