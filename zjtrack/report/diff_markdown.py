"""A diff as a pull-request comment: short, details folded, escaped, under the services' limit."""

from __future__ import annotations

from zjtrack.diff.model import DiffReport
from zjtrack.report import escape
from zjtrack.report.diff_outline import CAP, Item, Section, last_line, outline
from zjtrack.report.view import View
from zjtrack.words.diffs import say

LIMIT = 60_000
_FOLDED_AFTER = 10


def write(report: DiffReport, view: View) -> str:
    """The comment; where it would be too long, fewer items a section until it fits."""
    cap = CAP
    while True:
        text = _write(report, view, cap)
        if len(text.encode()) < LIMIT or cap <= 1:
            return text
        cap = cap * 2 // 3


def _write(report: DiffReport, view: View, cap: int) -> str:
    title = say(view.lang, "title", base=escape.markdown(report.base), head=escape.markdown(report.head))
    blocks = [f"### {title}"]
    blocks += [_section(section, index == 0, view) for index, section in enumerate(outline(report, view.lang, cap))]
    if report.is_empty:
        blocks.append(say(view.lang, "nothing"))
    return "\n\n".join([*blocks, f"*{escape.markdown(last_line(report, view.lang))}*"]) + "\n"


def _section(section: Section, is_first: bool, view: View) -> str:
    lines = [line for item in section.items for line in _item(item)]
    if section.hidden:
        lines.append(f"- {say(view.lang, 'more', count=section.hidden)}")
    body = "\n".join(lines)
    if is_first and len(section.items) <= _FOLDED_AFTER:
        return f"**{section.title}**\n\n{body}"
    return f"<details><summary>{section.title}</summary>\n\n{body}\n\n</details>"


def _item(item: Item) -> list[str]:
    head = escape.markdown(item.text)
    strong = f"**{head}**" if item.tone in ("lost", "removed") else head
    return [f"- {strong}", *(f"  - {escape.markdown(detail)}" for detail in item.details)]
