"""``compare`` as a table: aligned lines for a pipe, a drawn table for a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from zjtrack.report.escape import terminal
from zjtrack.report.layout import Layout, layout
from zjtrack.report.rows import COLUMNS, Group, Line, groups, headings
from zjtrack.report.view import View
from zjtrack.report.widths import pad, width, wrap
from zjtrack.verdict.comparison import Comparison
from zjtrack.words import phrases
from zjtrack.words.messages import say

_COLORS = {"met": "32", "missed": "31", "qualitative": "36", "unknown": "33", "not_due": "35"}
_STYLES = {"met": "green", "missed": "bold red", "qualitative": "cyan", "unknown": "yellow", "not_due": "magenta"}


def write(comparison: Comparison, view: View) -> str:
    """The whole table with totals and footer."""
    found = list(groups(comparison, view))
    head = _lines(phrases.title(comparison, view.lang), view, bold=True)
    body = _plain(found, view) if view.width is None else _drawn(found, view)
    if not found:
        body = say(view.lang, "no_targets") + "\n"
    total = f"{say(view.lang, 'whole_year')}: {phrases.summary(comparison.summary, view.lang)}"
    notes = "".join(_lines(note, view) for note in phrases.footer(comparison, view.lang))
    return f"{head}\n{body}\n{_lines(total, view, bold=True)}{notes}"


def _lines(text: str, view: View, bold: bool = False) -> str:
    """A paragraph: whole in a pipe, wrapped in a terminal."""
    text = terminal(text)
    pieces = [text] if view.width is None else wrap(text, view.width)
    return "".join(f"{_style(piece, '1', view) if bold else piece}\n" for piece in pieces)


def _plain(found: list[Group], view: View) -> str:
    """One row one line, aligned, nothing wrapped or cut: for ``grep`` and ``less``."""
    lines = [line.cells for group in found for line in group.lines]
    titles = headings(view)
    sizes = {column: max([width(titles[column]), *(width(cells[column]) for cells in lines)]) for column in COLUMNS}
    text = [_aligned(titles, sizes)]
    for group in found:
        text.append(f"== {group.name}  {group.summary}")
        text += [_style(_aligned(line.cells, sizes), _COLORS[line.outcome], view) for line in group.lines]
    return "\n".join(text) + "\n"


def _aligned(cells: dict[str, str], sizes: dict[str, int]) -> str:
    return "  ".join(pad(cells[column], sizes[column]) for column in COLUMNS).rstrip()


def _drawn(found: list[Group], view: View) -> str:
    """Rich tables of one layout, a sector each under its heading; names wrap, nothing is cut."""
    assert view.width is not None
    titles = headings(view)
    plan = layout([titles, *(line.cells for group in found for line in group.lines)], view.width)
    rule = ("-" if view.ascii else "─") * min(plan.width, view.width)
    parts = [_tabled([(titles, "bold")], plan, view), f"{rule}\n"]
    for group in found:
        parts.append(_heading(group, view))
        parts.append(_tabled([_styled(line) for line in group.lines], plan, view))
    return "".join(parts)


def _styled(line: Line) -> tuple[dict[str, str], str]:
    return line.cells, _STYLES[line.outcome]


def _heading(group: Group, view: View) -> str:
    """The sector and its totals, on a line where there is room."""
    assert view.width is not None
    name = _style(group.name, "1", view)
    if width(group.name) + 2 + width(group.summary) <= view.width:
        return f"\n{name}  {group.summary}\n"
    return f"\n{name}\n" + "".join(f"{piece}\n" for piece in wrap(group.summary, view.width))


def _tabled(rows: Iterable[tuple[dict[str, str], str]], plan: Layout, view: View) -> str:
    from rich.table import Table  # noqa: PLC0415  # only a terminal pays for rich
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, plan.gutter, 0, 0))
    for column in plan.columns:
        table.add_column(width=plan.sizes[column], no_wrap=True)
    for cells, style in rows:
        fitted = plan.fit(cells)
        table.add_row(Text(fitted[0], style=style), *map(Text, fitted[1:]))
    return _rendered(table, view)


def _rendered(table: object, view: View) -> str:
    from io import StringIO  # noqa: PLC0415

    from rich.console import Console  # noqa: PLC0415

    stream = StringIO()
    console = Console(
        file=stream, width=10_000, force_terminal=view.color, no_color=not view.color, highlight=False,
        color_system="standard" if view.color else None, legacy_windows=False, emoji=False, markup=False,
    )  # fmt: skip
    console.print(table)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def _style(text: str, code: str, view: View) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if view.color else text
