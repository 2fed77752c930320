"""Clauses: what stands between 。；，: each is read by itself, with what the ones before it left to say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from zjtrack.wording.folding import Folded

_SEPARATOR = re.compile(
    r"(?:[。；;！!？?\n，]|[,：:](?![0-9])|(?<![0-9])[,:]|(?<!^[0-9])(?<!^[0-9]{2})(?<!\n[0-9])(?<!\n[0-9]{2})\.(?=$|[。；;！!？?\n]))+"
)  # 61.4. ends in a stop, 25. is a place in a list
_COMMA = re.compile("、")
_HARD = frozenset("。；;！!？?\n")
_ENUMERATOR = re.compile(
    r"[-•·●■◆]*(?:[0-9]{1,2}(?:[.](?![0-9.])|[、)](?![0-9]+%))|[一二三四五六七八九十]{1,3}(?:是|、(?=.{6}))|第[一二三四五六七八九十]、"
    r"|[①-⑳]|[(（](?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[)）])"
)


class Clause(NamedTuple):
    """A clause by itself; ``offset`` is where it begins in the folded text."""

    text: str
    masked: str
    offset: int
    hard: bool  # whether a full stop or semicolon stands before it

    def has_before(self, at: int, words: tuple[str, ...]) -> bool:
        """Whether one of the words ends where ``at`` says."""
        return self.masked.endswith(words, None, at)


def clauses(folded: Folded) -> Iterator[Clause]:
    """clauses := clause ((， | 。 | ； | ：) clause)*, without enumerators such as 7. and 三是"""
    start, hard = 0, True
    for separator in _SEPARATOR.finditer(folded.masked):
        yield _clause(folded, start, hard, separator.start())
        start, hard = separator.end(), not _HARD.isdisjoint(separator[0])
    yield _clause(folded, start, hard)


def _clause(folded: Folded, start: int, hard: bool, end: int | None = None) -> Clause:
    text = folded.text[start:end]
    number = _ENUMERATOR.match(text)
    if number is not None and number.end() < len(text):
        start += number.end()
    return Clause(folded.text[start:end], folded.masked[start:end], start, hard)


def commas(masked: str, start: int, end: int) -> list[int]:
    """Where a 、 stands between two places of a clause."""
    return [comma.start() for comma in _COMMA.finditer(masked, start, end)]
