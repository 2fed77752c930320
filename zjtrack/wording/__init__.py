"""Official Chinese target wordings → rules: one small grammar, one production a function.

``parse`` reads any text, a clause or a paragraph; ``parse_cell`` a cell of a table of targets. Neither
raises: what cannot be read is a ``WordingError`` with its place and what was expected there.
"""

from __future__ import annotations

from zjtrack.wording.grammar import read
from zjtrack.wording.result import Parse, WordingError

__all__ = ["Parse", "WordingError", "parse", "parse_cell"]


def parse(text: str) -> Parse:
    """Every target that a text states, in reading order; words that set no test give one ``qualitative``."""
    return read(text)


def parse_cell(text: str) -> Parse:
    """A cell of a table (``5.5左右``, ``<0.008``, ``与经济增长同步``): the same grammar, without an indicator."""
    return read(text)
