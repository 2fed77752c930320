"""``compare --summary``: a bar a sector, met, missed and undecided by sign as well as by colour."""

from __future__ import annotations

from zjtrack.report.escape import encodable, terminal
from zjtrack.report.view import View
from zjtrack.report.widths import pad, width, wrap
from zjtrack.verdict.comparison import Comparison, Summary, summarise
from zjtrack.words import pages, phrases
from zjtrack.words.messages import say

_SIGNS = {"met": "█", "missed": "▒", "rest": "·"}
_ASCII = {"met": "#", "missed": "x", "rest": "."}
_COLORS = {"met": "32", "missed": "31", "rest": "2"}
_PIPED = 80


def write(comparison: Comparison, view: View) -> str:
    """Title, a bar a sector, the year's totals, what the signs mean."""
    english = {one.name: one.name_en for one in comparison.data.info.sectors}
    rows = [
        (sector if view.lang == "zh" else english.get(sector) or sector, summarise(found))
        for sector, found in comparison.by_sector().items()
    ]
    if not rows:
        return say(view.lang, "no_targets") + "\n"
    rows = [(encodable(terminal(name), view.encoding), summary) for name, summary in rows]
    first = max(width(name) for name, _ in rows)
    counts = [_counts(summary, view) for _, summary in rows]
    second = max(map(width, counts))
    room = max((view.width or _PIPED) - first - second - 6, 10)
    most = max(summary.total for _, summary in rows)
    lines = [
        f"{pad(name, first)}  {pad(count, second)}  {_bar(summary, min(1.0, room / most), view)}".rstrip()
        for (name, summary), count in zip(rows, counts, strict=True)
    ]
    head = _text(phrases.title(comparison, view.lang), view)
    total = f"{say(view.lang, 'whole_year')}: {phrases.summary(comparison.summary, view.lang)}"
    return "\n".join([head, "", *lines, "", _legend(view), _text(total, view)]) + "\n"


def _text(text: str, view: View) -> str:
    text = encodable(terminal(text), view.encoding)
    return text if view.width is None else "\n".join(wrap(text, view.width))


def _counts(summary: Summary, view: View) -> str:
    marks = phrases.ASCII_MARKS if view.ascii else phrases.MARKS
    return f"{marks['met']}{summary.met:<3} {marks['missed']}{summary.missed:<3} {_signs(view)['rest']}{summary.total - summary.decided}"


def _signs(view: View) -> dict[str, str]:
    return _ASCII if view.ascii or encodable("█▒·", view.encoding) != "█▒·" else _SIGNS


def _bar(summary: Summary, scale: float, view: View) -> str:
    """As many cells as targets where there is room, else in proportion; what is there gets at least one cell."""
    parts = {"met": summary.met, "missed": summary.missed, "rest": summary.total - summary.decided}
    bar = ""
    for key, count in parts.items():
        cells = max(round(count * scale), 1) if count else 0
        piece = _signs(view)[key] * cells
        bar += f"\x1b[{_COLORS[key]}m{piece}\x1b[0m" if view.color and piece else piece
    return bar


def _legend(view: View) -> str:
    signs, lang = _signs(view), view.lang
    words = {"met": say(lang, "met"), "missed": say(lang, "missed"), "rest": pages.say(lang, "undecided_short")}
    return "  ".join(f"{signs[key]} {word}" for key, word in words.items())
