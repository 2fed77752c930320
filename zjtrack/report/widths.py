"""How many cells a text takes in a terminal: CJK is two wide."""

from __future__ import annotations

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
    lines, line, used = [], "", 0
    for piece in _pieces(text):
        word = piece
        size = width(word)
        if used and used + size > cells:
            lines.append(line.rstrip())
            line, used = "", 0
            word = word.lstrip()
            size = width(word)
        for char in word if size > cells else [word]:
            step = width(char)
            if used + step > cells and line:
                lines.append(line.rstrip())
                line, used = "", 0
            line, used = line + char, used + step
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str) -> list[str]:
    """Where a line may break: after spaces, and around each wide character; never before closing punctuation."""
    pieces: list[str] = []
    for char in text:
        joins = bool(pieces) and (
            char in "，。；：、）》”％%）" or (not _wide(char) and not _wide(pieces[-1][-1]) and pieces[-1][-1] != " ")
        )
        if joins:
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _wide(char: str) -> bool:
    return _cell(char) == 2
