"""What the grammar cannot read: a comparing word without its number, a bound without its number, nothing at all."""

from __future__ import annotations

from zjtrack.wording import phrasebook as p
from zjtrack.wording.cells import Cell
from zjtrack.wording.clauses import Clause
from zjtrack.wording.folding import Folded
from zjtrack.wording.result import WordingError


def dangling(clause: Clause, items: list[Cell]) -> list[WordingError]:
    """A clause must not end in a word that still needs its number."""
    masked = clause.masked
    start = items[-1].quantity.end if items else 0
    rest = masked[start:]
    for word in p.NEED_NUMBER:
        if rest.endswith(word):
            return [
                WordingError(
                    f"“{word}” without a number", len(masked) - len(word), len(masked), "a number or a reference"
                )
            ]
    for word in p.NEED_NUMBER_BEFORE:
        if rest.endswith(word) and not rest[: -len(word)].endswith(p.CLASS_NOUNS):
            return [
                WordingError(f"“{word}” without a number", len(masked) - len(word), len(masked), "a number before it")
            ]
    return []


def nothing_read(folded: Folded) -> WordingError | None:
    """A wording must hold words."""
    if any("一" <= char <= "鿿" for char in folded.text):
        return None
    what = "no words" if folded.text.strip() else "empty wording"
    return WordingError(what, 0, len(folded.input), "a target such as 5.5左右 or 持续下降")
