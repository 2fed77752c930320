"""How wide each column of a drawn table is: what is short gets its natural width, what is long shares the rest."""

from __future__ import annotations

from collections.abc import Sequence

from zjtrack.record import record
from zjtrack.report.rows import COLUMNS
from zjtrack.report.widths import width, wrap

Cells = dict[str, str]

WIDE = 120  # cells from which gap, flags and id have columns of their own
_NARROW = ("status", "number", "indicator", "target", "outcome")
_GUTTER = 2
_WRAPS = ("indicator", "target", "outcome", "gap")
_LEAST = {"indicator": 20, "target": 14, "outcome": 14, "gap": 10}
_FLOOR = 8


@record
class Layout:
    """The columns shown, their widths in cells, and the space between them."""

    columns: tuple[str, ...]
    sizes: dict[str, int]
    gutter: int

    @property
    def width(self) -> int:
        return sum(self.sizes.values()) + self.gutter * (len(self.columns) - 1)

    def fit(self, cells: Cells) -> list[str]:
        """A row's cells wrapped to their columns; nothing is cut."""
        shown = _shown(cells, self.columns, self.sizes.get("outcome", 0))
        return ["\n".join(wrap(shown[column], self.sizes[column])) for column in self.columns]


def layout(rows: Sequence[Cells], room: int) -> Layout:
    """The layout for a terminal so many cells wide."""
    columns = COLUMNS if room >= WIDE else _NARROW
    gutter = _GUTTER if room >= WIDE else 1
    natural = {
        column: max(width(line) for row in rows for line in _natural(row, column, columns)) for column in columns
    }
    fixed = sum(size for column, size in natural.items() if column not in _WRAPS)
    flexible = {column: natural[column] for column in columns if column in _WRAPS}
    left = room - 1 - fixed - gutter * (len(columns) - 1)
    return Layout(columns, natural | _shared(flexible, left), gutter)


def _natural(row: Cells, column: str, columns: tuple[str, ...]) -> list[str]:
    return _shown(row, columns, 10**6)[column].split("\n")


def _shared(natural: dict[str, int], room: int) -> dict[str, int]:
    """Natural widths where they fit; else the widest gives way first, down to its least, in a very narrow terminal below."""
    sizes = dict(natural)
    for least in (_LEAST, dict.fromkeys(_LEAST, _FLOOR)):
        while sum(sizes.values()) > room and any(sizes[column] > least[column] for column in sizes):
            sizes[max(sizes, key=lambda column: sizes[column] - least[column])] -= 1
    return sizes


def _shown(cells: Cells, columns: tuple[str, ...], room: int) -> Cells:
    """Where gap and flags have no column they stand behind the outcome, or below it."""
    if "gap" in columns:
        return cells
    gap = "" if cells["gap"] == "—" else f"({cells['gap']})"
    outcome = " ".join(filter(None, (cells["outcome"], gap)))
    if width(outcome) > room:
        outcome = "\n".join(filter(None, (cells["outcome"], gap)))
    flags = f"[{cells['flags']}]" if cells["flags"] and cells["status"] != cells["flags"] else ""
    return cells | {"outcome": "\n".join(filter(None, (outcome, flags)))}
