"""``compare`` as a table: aligned lines for a pipe, a drawn table for a terminal."""

from __future__ import annotations

from zjtrack.report.escape import terminal
from zjtrack.report.rows import COLUMNS, Group, groups, headings
from zjtrack.report.view import View
from zjtrack.report.widths import pad, width, wrap
from zjtrack.verdict.comparison import Comparison
from zjtrack.words import phrases
from zjtrack.words.messages import say

_COLORS = {"met": "32", "missed": "31", "qualitative": "36", "unknown": "33", "not_due": "35"}
_WIDE = 120


def write(comparison: Comparison, view: View) -> str:
    """The whole table with totals and footer."""
    found = list(groups(comparison, view))
    body = _plain(found, view) if view.width is None else _drawn(found, view)
    total = f"{say(view.lang, 'whole_year')}: {phrases.summary(comparison.summary, view.lang)}"
    head = _style(terminal(phrases.title(comparison, view.lang)), "1", view)
    if not found:
        body = say(view.lang, "no_targets") + "\n"
    lines = [_style(total, "1", view), *map(terminal, phrases.footer(comparison, view.lang))]
    return f"{head}\n\n{body}\n" + "".join(f"{line}\n" for line in _fold(lines, view))


def _fold(lines: list[str], view: View) -> list[str]:
    if view.width is None:
        return lines
    return [piece for line in lines for piece in (wrap(line, view.width) if "\x1b" not in line else [line])]


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
    """A rich table: names wrap, nothing is cut; narrow terminals put gap and flags under the outcome."""
    from rich import box  # noqa: PLC0415  # only a terminal pays for rich
    from rich.table import Table  # noqa: PLC0415

    assert view.width is not None
    columns = _columns(view.width)
    table = Table(
        box=box.ASCII2 if view.ascii else box.SIMPLE_HEAD, width=view.width, pad_edge=False, padding=(0, 1, 0, 0)
    )
    titles = headings(view)
    for column in columns:
        fixed = column in ("status", "number")
        table.add_column(titles[column], overflow="fold", no_wrap=fixed, ratio=_share(column, view.width))
    for group in found:
        table.add_section()
        _add_group(table, group, columns, view)
    return _rendered(table, view)


def _columns(cells: int) -> tuple[str, ...]:
    return COLUMNS if cells >= _WIDE else ("status", "number", "indicator", "target", "outcome")


def _share(column: str, cells: int) -> int | None:
    """Room for the columns that wrap, in proportion."""
    narrow = {"indicator": 5, "target": 3, "outcome": 4}
    wide = {"indicator": 5, "target": 3, "outcome": 3}
    return (wide if cells >= _WIDE else narrow).get(column)


def _add_group(table: object, group: Group, columns: tuple[str, ...], view: View) -> None:
    from rich.text import Text  # noqa: PLC0415

    add = table.add_row  # type: ignore[attr-defined]
    add(Text(""), Text(""), Text(group.name, style="bold"), *([Text("")] * (len(columns) - 3)))
    for line in group.lines:
        cells = dict(line.cells)
        if "gap" not in columns:
            extra = [cells["gap"] if cells["gap"] != "—" else "", cells["flags"] and f"[{cells['flags']}]"]
            cells["outcome"] = "\n".join([cells["outcome"], " ".join(filter(None, extra))]).strip()
        style = {"met": "green", "missed": "bold red", "qualitative": "cyan", "unknown": "yellow"}.get(
            line.outcome, "magenta"
        )
        add(Text(cells["status"], style=style), *(Text(cells[column]) for column in columns[1:]))
    add(Text(""), Text(""), Text(group.summary, style="italic"), *([Text("")] * (len(columns) - 3)))


def _rendered(table: object, view: View) -> str:
    from io import StringIO  # noqa: PLC0415

    from rich.console import Console  # noqa: PLC0415

    stream = StringIO()
    console = Console(
        file=stream, width=view.width, force_terminal=view.color, no_color=not view.color, highlight=False,
        color_system="standard" if view.color else None, legacy_windows=False, emoji=False, markup=False,
    )  # fmt: skip
    console.print(table)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def _style(text: str, code: str, view: View) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if view.color else text
