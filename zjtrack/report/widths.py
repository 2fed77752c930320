"""How many cells a text takes in a terminal: CJK is two wide."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=8192)
def _cell(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def width(text: str) -> int:
    """The text's width in cells."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def pad(text: str, cells: int) -> str:
    """The text filled up with spaces to so many cells."""
    return text + " " * (cells - width(text))


def wrap(text: str, cells: int) -> list[str]:
    """Lines of at most so many cells; nothing is lost, words break only where they must."""
    return [line for paragraph in text.split("\n") for line in _wrap(paragraph, cells)]


def _wrap(text: str, cells: int) -> list[str]:
    lines, line, used = [], "", 0
    for piece in re.findall(_PIECE, text):
        word, size = piece, width(piece.rstrip())
        if used and used + size > cells:
            lines.append(line.rstrip())
            line, used = "", 0
            word = word.lstrip()
        for part in word if width(word) > cells else [word]:
            step = width(part)
            if line and used + step > cells and part != " ":
                lines.append(line.rstrip())
                line, used = "", 0
            line, used = line + part, used + step
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


# What stays together: a short bracket (a unit), a run of narrow characters, a wide one with the punctuation around it.
_CLOSING = "，。；：、）》”’％%）】"
_PIECE = rf"（[^（）\s]{{1,6}}）[{_CLOSING}]*|[（《“‘【]*[^\x00-\u2e7f \uff61-\uffdc][{_CLOSING}]*|[!-\u2e7f\uff61-\uffdc]+[{_CLOSING}]* *|."
