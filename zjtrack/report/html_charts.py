"""The page's pictures as plain SVG. They place marks; every figure that they print comes from the verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from zjtrack.report.html_text import esc
from zjtrack.report.series import Point
from zjtrack.report.view import Lang
from zjtrack.report.widths import width as cells
from zjtrack.verdict.comparison import Summary
from zjtrack.verdict.model import Verdict
from zjtrack.words import pages, phrases
from zjtrack.words.messages import say

_HALF = 60  # pixels from the target's line to the end of the scale
_FULL = Decimal("0.5")  # the deviation drawn there; what lies beyond gets an arrow


def deviation(verdict: Verdict) -> Decimal | None:
    """The gap as a share of the target: what the row's dot shows and the gap column sorts by."""
    if verdict.gap is None or not verdict.threshold:
        return None
    return (verdict.gap / abs(verdict.threshold)).quantize(Decimal("0.0001"))


def dot(verdict: Verdict, lang: Lang) -> str:
    """The target as a line in the middle, the outcome as a dot: right is better than asked. Empty if not comparable."""
    share = deviation(verdict)
    if share is None:
        return ""
    place = float(max(min(share / _FULL, Decimal(1)), Decimal(-1))) * _HALF
    x = round(64 + place, 1)
    mark = _arrow(x, place) if abs(share) > _FULL else _mark(verdict.outcome, x)
    side = "side_better" if place > 0 else "side_worse" if place < 0 else "side_same"
    said = pages.say(lang, "deviation", side=pages.say(lang, side), gap=phrases.gap(verdict, lang))
    return (
        f'<svg class="d {verdict.outcome}" viewBox="0 0 128 16" width="128" height="16" role="img" aria-label="{esc(said)}">'
        f'<path class="st" d="M64 8H{x}"/><path class="tg" d="M64 1V15"/>{mark}</svg>'
    )


def _mark(outcome: str, x: float) -> str:
    """A disc where it was met, a diamond where it was missed."""
    if outcome == "met":
        return f'<circle class="mk" cx="{x}" cy="8" r="4.5"/>'
    return f'<path class="mk" d="M{x} 2.5l5.5 5.5-5.5 5.5-5.5-5.5z"/>'


def _arrow(x: float, place: float) -> str:
    tip, back = (x + 3, x - 6) if place > 0 else (x - 3, x + 6)
    return f'<path class="mk" d="M{tip} 8L{back} 3V13z"/>'


_BAR, _ROW = 150, 24
HATCH = (  # once a page, and never in a hidden part: what is not rendered paints nothing
    '<svg class="vh" width="1" height="1" aria-hidden="true"><defs><pattern id="hatch" width="5" height="5" '
    'patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="h0" width="5" height="5"/>'
    '<rect class="h1" width="2" height="5"/></pattern></defs></svg>'
)


def sectors(rows: Sequence[tuple[str, Summary]], lang: Lang) -> str:
    """Bars from a middle line: missed to the left (hatched), met to the right; undecided as a number."""
    left, right = max([1, *(s.missed for _, s in rows)]), max([1, *(s.met for _, s in rows)])
    unit = min(2 * _BAR / (left + right), 22)
    middle = 40 + 7.2 * max(cells(name) for name, _ in rows) + left * unit
    width = round(middle + right * unit + 100)
    height = len(rows) * _ROW + 30
    head = (
        f'<text class="hd" x="{middle - 8:.1f}" y="14" text-anchor="end">✗ {esc(say(lang, "missed"))}</text>'
        f'<text class="hd" x="{middle + 8:.1f}" y="14">✓ {esc(say(lang, "met"))}</text>'
        f'<text class="hd" x="{width - 4}" y="14" text-anchor="end">{esc(pages.say(lang, "undecided_short"))}</text>'
    )
    body = "".join(
        _bar(name, summary, 24 + index * _ROW, unit, middle, width) for index, (name, summary) in enumerate(rows)
    )
    said = "; ".join(
        pages.say(lang, "sector_row", sector=name, met=s.met, missed=s.missed, rest=s.total - s.decided)
        for name, s in rows
    )
    return (
        f'<svg class="sec" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{esc(said)}">'
        f'{head}{body}<path class="tg" d="M{middle:.1f} 22V{height - 4}"/></svg>'
    )


def _bar(name: str, summary: Summary, y: int, unit: float, middle: float, width: int) -> str:
    missed, met, text = summary.missed * unit, summary.met * unit, y + 15
    parts = [f'<text x="0" y="{text}">{esc(name)}</text>']
    if missed:
        parts.append(f'<rect class="b-missed" x="{middle - missed:.1f}" y="{y + 3}" width="{missed:.1f}" height="16"/>')
        parts.append(f'<text x="{middle - missed - 5:.1f}" y="{text}" text-anchor="end">{summary.missed}</text>')
    if met:
        parts.append(f'<rect class="b-met" x="{middle:.1f}" y="{y + 3}" width="{met:.1f}" height="16"/>')
        parts.append(f'<text x="{middle + met + 5:.1f}" y="{text}">{summary.met}</text>')
    rest = summary.total - summary.decided
    parts.append(f'<text class="mu" x="{width - 4}" y="{text}" text-anchor="end">{rest}</text>')
    return "".join(parts)


_W, _TOP, _BOTTOM, _STEP = 40, 22, 74, 76


def history(points: Sequence[Point], unit: str, lang: Lang) -> str:
    """Target (a bar across) and outcome (a dot) of each year; empty where there are no two figures to compare."""
    values = [value for point in points for value in (point.asked, point.got) if value is not None]
    if len(values) < 2 or len(points) < 2:
        return ""
    low, high = min(values), max(values)
    scale = Decimal(_BOTTOM - _TOP) / (high - low or 1)
    width = 2 * _W + _STEP * (len(points) - 1)
    places = [(_W + index * _STEP, point) for index, point in enumerate(points)]

    def y(value: Decimal) -> float:
        return round(float(_BOTTOM - (value - low) * scale), 1)

    line = " ".join(f"{x},{y(point.got)}" for x, point in places if point.got is not None)
    marks = "".join(_year(x, point, y) for x, point in places)
    said = "; ".join(_said(point, unit, lang) for point in points)
    return (
        f'<svg class="hi" viewBox="0 0 {width} 114" width="{width}" height="114" role="img" aria-label="{esc(said)}">'
        f'<polyline class="ln" points="{line}"/>{marks}</svg>'
    )


def _year(x: int, point: Point, y: Callable[[Decimal], float]) -> str:
    parts = [f'<text x="{x}" y="110" text-anchor="middle">{point.year}</text>']
    if point.asked is not None:
        parts.append(f'<path class="tg" d="M{x - 14} {y(point.asked)}h28"/>')
        below = point.got is not None and point.got >= point.asked
        parts.append(_label(x, y(point.asked) + (13 if below else -5), phrases.number(point.asked), "mu"))
    if point.got is not None:
        outcome = point.verdict.outcome if point.verdict else "none"
        parts.append(f'<g class="{outcome}">{_mark_at(outcome, x, y(point.got))}</g>')
        above = point.asked is None or point.got >= point.asked
        parts.append(_label(x, y(point.got) + (-8 if above else 17), phrases.number(point.got), "vl"))
    return "".join(parts)


def _mark_at(outcome: str, x: int, y: float) -> str:
    if outcome == "missed":
        return f'<path class="mk" d="M{x} {y - 5}l5 5-5 5-5-5z"/>'
    return f'<circle class="mk" cx="{x}" cy="{y}" r="4.5"/>'


def _label(x: int, y: float, text: str, name: str) -> str:
    return f'<text class="{name}" x="{x}" y="{y}" text-anchor="middle">{esc(text)}</text>'


def _said(point: Point, unit: str, lang: Lang) -> str:
    parts = [str(point.year)]
    if point.asked is not None:
        parts.append(f"{pages.say(lang, 'legend_target')} {phrases.number(point.asked)}{unit}")
    if point.got is not None:
        parts.append(f"{pages.say(lang, 'legend_outcome')} {phrases.number(point.got)}{unit}")
    return " ".join(parts)
