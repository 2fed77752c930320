"""How many cells a text takes in a terminal: CJK is two wide."""

from __future__ import annotations

import re
from bisect import bisect_left

from rich.cells import cell_len, set_cell_size


def width(text: str) -> int:
    """The text's width in cells, as the terminal table counts them too."""
    return len(text) if text.isascii() else cell_len(text)


def pad(text: str, cells: int) -> str:
    """The text filled up with spaces to so many cells."""
    return text + " " * (cells - width(text))


def clip(text: str, cells: int) -> str:
    """The beginning of a text in at most so many cells, … for what is cut off."""
    return text if width(text) <= cells else f"{set_cell_size(text, cells - 1).rstrip()}…"


def clip_start(text: str, cells: int) -> str:
    """The end of a text in at most so many cells, … for what is cut off."""
    if width(text) <= cells:
        return text
    at = bisect_left(range(len(text)), 1 - cells, key=lambda start: -width(text[start:]))
    while at < len(text) and width(text[at]) == 0:  # a combining mark would join the …
        at += 1
    return f"…{text[at:]}"


def wrap(text: str, cells: int) -> list[str]:
    """Lines of at most so many cells; nothing is lost, words break only where they must."""
    return [line for paragraph in text.split("\n") for line in _wrap(paragraph, cells)]


def _wrap(text: str, cells: int) -> list[str]:
    lines, line = [], ""
    for piece in re.findall(_PIECE, text):
        word = piece
        if line and width(line + word.rstrip()) > cells:
            lines.append(line.rstrip())
            line, word = "", word.lstrip()
        for part in word if width(word) > cells else [word]:
            if line and part != " " and width(line + part) > cells:
                lines.append(line.rstrip())
                line = ""
            line += part
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


# What stays together: a short bracket (a unit), a run of narrow characters, a wide one with the punctuation around it.
_CLOSING = "，。；：、）》”’％%）】"
_PIECE = rf"（[^（）\s]{{1,6}}）[{_CLOSING}]*|[（《“‘【]*[^\x00-\u2e7f \uff61-\uffdc][{_CLOSING}]*|[!-\u2e7f\uff61-\uffdc]+[{_CLOSING}]* *|."
