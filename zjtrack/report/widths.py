"""How many cells a text takes in a terminal: CJK is two wide."""

from __future__ import annotations

import re

from rich.cells import cell_len


def width(text: str) -> int:
    """The text's width in cells, as the terminal table counts them too."""
    return len(text) if text.isascii() else cell_len(text)


def pad(text: str, cells: int) -> str:
    """The text filled up with spaces to so many cells."""
    return text + " " * (cells - width(text))


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
