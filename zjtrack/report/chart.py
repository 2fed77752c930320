"""``show ID``: target and outcome over the years, drawn in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from zjtrack.report.escape import encodable, terminal
from zjtrack.report.series import Point, series
from zjtrack.report.view import View
from zjtrack.report.widths import pad, width
from zjtrack.verdict.comparison import Comparison
from zjtrack.verdict.model import Verdict
from zjtrack.words import pages, phrases

_PIPED = 80
_LEAST = 12
_COLORS = {"met": "32", "missed": "31"}


def chart(years: Sequence[tuple[Comparison, Verdict]], view: View) -> list[str]:
    """A bar a year from nought, the target a stroke on it; no line where there are no two figures to compare."""
    points = series(years)
    values = [value for point in points for value in (point.asked, point.got) if value is not None]
    if len(values) < 2 or min(values) < 0 or max(values) == 0:
        return []
    cells = [_cells(point, view) for point in points]
    if _taken(cells) + _LEAST > (view.width or _PIPED):
        cells = [[year, reported] for year, _, reported in cells]
    sizes = [max(map(width, column)) for column in zip(*cells, strict=True)]
    room = max(min((view.width or _PIPED) - _taken(cells) - 1, 60), _LEAST)
    scale = Decimal(room) / max(values)
    name = terminal(phrases.name(years[-1][1].target, view.lang))
    lines = [f"{name}: {pages.say(view.lang, 'history_figure')}  {_legend(view)}"]
    for point, row in zip(points, cells, strict=True):
        left = "  ".join(pad(cell, size) for cell, size in zip(row, sizes, strict=True))
        lines.append(f"{left}  {_bar(point, scale, view)}".rstrip())
    return [encodable(line, view.encoding) if not view.color else line for line in lines]


def _taken(cells: list[list[str]]) -> int:
    """The width of the columns before the bar, with their gutters."""
    return sum(max(map(width, column)) + 2 for column in zip(*cells, strict=True))


def block(pairs: Sequence[tuple[Comparison, Verdict]], view: View) -> list[str]:
    """The charts of all indicators among the verdicts, each as one block of lines."""
    ids = dict.fromkeys(verdict.target.id for _, verdict in pairs)
    charts = (chart([pair for pair in pairs if pair[1].target.id == id_], view) for id_ in ids)
    return ["\n".join(lines) for lines in charts if lines]


def _signs(view: View) -> tuple[str, str]:
    plain = view.ascii or encodable("█┃", view.encoding) != "█┃"
    return ("#", "|") if plain else ("█", "┃")


def _legend(view: View) -> str:
    bar, stroke = _signs(view)
    return f"{bar} {pages.say(view.lang, 'legend_outcome')}  {stroke} {pages.say(view.lang, 'legend_target')}"


def _cells(point: Point, view: View) -> list[str]:
    wording = phrases.wording(point.verdict) if point.verdict else "—"
    status = phrases.status(point.verdict, view.lang, view.ascii) if point.verdict else ""
    value = phrases.value_text(point.reading, view.lang) if point.reading else "—"
    return [str(point.year), terminal(wording), terminal(f"{value} {status}".rstrip())]


def _bar(point: Point, scale: Decimal, view: View) -> str:
    """The outcome as a bar; the target's stroke stands in it or behind it."""
    bar, stroke = _signs(view)
    length = round(point.got * scale) if point.got is not None else 0
    drawn = list(bar * length)
    if point.asked is not None:
        place = max(round(point.asked * scale) - 1, 0)
        drawn += " " * (place + 1 - len(drawn))
        drawn[place] = stroke
    color = _COLORS.get(point.verdict.outcome) if point.verdict and view.color else None
    text = "".join(drawn)
    return f"\x1b[{color}m{text}\x1b[0m" if color else text
