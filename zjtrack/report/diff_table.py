"""A diff for the terminal and the pipe: plain lines, coloured where asked."""

from __future__ import annotations

from zjtrack.diff.model import DiffReport
from zjtrack.report import escape
from zjtrack.report.diff_outline import Item, last_line, outline
from zjtrack.report.view import View
from zjtrack.words.diffs import say

_MARKS = {"lost": "✗", "decided": "!", "won": "✓", "other": "~", "removed": "-", "added": "+", "plain": "·"}
_ASCII = {"lost": "x", "won": "+", "plain": "*"}
_COLORS = {"lost": "31", "decided": "33", "won": "32", "removed": "31", "added": "32"}


def write(report: DiffReport, view: View) -> str:
    """The whole report as text, ending in what stayed the same."""
    lines = [_bold(say(view.lang, "title", base=_safe(report.base), head=_safe(report.head)), view)]
    for section in outline(report, view.lang):
        lines += ["", _bold(section.title, view)]
        for item in section.items:
            lines += _item(item, view)
        if section.hidden:
            lines.append("  " + say(view.lang, "more", count=section.hidden))
    if report.is_empty:
        lines += ["", say(view.lang, "nothing")]
    return "\n".join([*lines, "", last_line(report, view.lang)]) + "\n"


def _item(item: Item, view: View) -> list[str]:
    mark = _ASCII.get(item.tone, _MARKS[item.tone]) if view.ascii else _MARKS[item.tone]
    head = f"{mark} {_safe(item.text)}"
    color = _COLORS.get(item.tone)
    if view.color and color:
        head = f"\x1b[{color}m{head}\x1b[0m"
    return [f"  {head}", *(f"      {_safe(detail)}" for detail in item.details)]


def _bold(text: str, view: View) -> str:
    return f"\x1b[1m{text}\x1b[0m" if view.color else text


def _safe(text: str) -> str:
    return escape.terminal(text)
