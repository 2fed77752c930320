"""Where a quote stands in a document: prints differ in width, white space and mark-up, the words do not.

Where the source says that its text lost its decimal points (``lost_points``), a gap between digits is read as one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from zjtrack.record import record

_DROPPED = re.compile(r"\s+|[*_`#]+|</?su[bp]>")
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "－": "-", "～": "~"})
_GAP = re.compile(r"[^\S\n]+")  # white space of one line
_ENDS = "。；！？"
_REACH = 70
_GRAM = 3  # signs that a quote and a stretch like it must have in a row
_TRIED = 8  # stretches that are compared
_LIKE = 0.6  # how much of them must agree


@record
class Passage:
    """A quote with the sentence around it; ``line`` counts from 1; this is place ``nth`` of ``count`` at which it stands."""

    source: str
    file: str
    line: int
    before: str
    quote: str
    after: str
    count: int = 1
    nth: int = 1


@dataclass(frozen=True)
class Text:
    """A document's text, searchable by what it says."""

    source: str
    file: str
    raw: str
    lost_points: bool = False

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        return _fold(self.raw, self.lost_points)

    def find(self, quote: str) -> list[tuple[int, int]]:
        """Start and end (in the raw text) of each place where the quote stands; a figure is found only as a whole figure."""
        folded, at = self._folded
        wanted, _ = _fold(quote, self.lost_points)
        if not wanted:
            return []
        spans = _occurrences(folded, wanted)
        return [(at[i], at[j - 1] + 1) for i, j in spans if not (self._cut(i) or self._cut(j))]

    def behind(self, clause: str, reach: int) -> list[str]:
        """What stands behind a clause at each of its places, folded: so many characters."""
        folded, _ = self._folded
        wanted, _ = _fold(clause, self.lost_points)
        spans = _occurrences(folded, wanted) if wanted else ()
        return [folded[j : j + reach] for i, j in spans if not (self._cut(i) or self._cut(j))]

    def _cut(self, here: int) -> bool:
        """Whether a number runs on across this point: 5.5 does not stand in 15.5."""
        folded, at = self._folded
        if not 0 < here < len(folded):
            return False
        left, right = folded[max(here - 2, 0) : here], folded[here : here + 2]
        gap = self.lost_points and "." in (left[-1], right[0])
        joined = gap or at[here] - at[here - 1] <= 1
        inside = left[-1].isdigit() and right[0].isdigit()
        before = left[-1] == "." and left[:1].isdigit() and right[0].isdigit()
        behind = left[-1].isdigit() and right[0] == "." and right[1:].isdigit()
        return joined and (inside or before or behind)

    def passage(self, quote: str, section: str | None = None, name: str = "") -> Passage | None:
        """Where the quote stands, with the sentence around it.

        Of several places, the first behind the heading, and of these the first whose sentence has most of the row's name:
        a bare figure (``6左右``) stands at every row that asks as much.
        """
        spans = self.find(quote)
        if not spans:
            return None
        words, _ = _fold(name, self.lost_points)
        heading = self.below(section)
        start, end = chosen = max(spans, key=lambda span: (span[0] >= heading, self._named(span[0], words)))
        before, after = self._before(start), self._after(end)
        line = self.raw.count("\n", 0, start) + 1
        plain = _plain(self.raw[start:end], self.lost_points)
        return Passage(self.source, self.file, line, before, plain, after, len(spans), spans.index(chosen) + 1)

    def below(self, section: str | None) -> int:
        """Where what stands under a heading begins: behind the first place of it."""
        return next((end for _, end in self.find(section)), 0) if section is not None else 0

    def _named(self, start: int, name: str) -> int:
        """How many of a name's neighbouring signs stand in the sentence before this place."""
        before, _ = _fold(self._before(start), self.lost_points)
        return sum(name[i : i + 2] in before for i in range(len(name) - 1))

    def nearest(self, quote: str) -> Passage | None:
        """The stretch of the text that is most like a quote which does not stand there; ``None`` where none is."""
        folded, at = self._folded
        wanted, _ = _fold(quote, self.lost_points)
        starts = Counter(
            place - index
            for index in range(len(wanted) - _GRAM + 1)
            for place, _ in _occurrences(folded, wanted[index : index + _GRAM])
        )
        like, best = _LIKE, -1
        for start in sorted(max(place, 0) for place, _ in starts.most_common(_TRIED)):
            ratio = SequenceMatcher(None, wanted, folded[start : start + len(wanted)], autojunk=False).ratio()
            if ratio > like:  # of stretches that are equally like it the first
                like, best = ratio, start
        if best < 0:
            return None
        first, last = at[best], at[min(best + len(wanted), len(at)) - 1]
        line = self.raw.count("\n", 0, first) + 1
        return Passage(self.source, self.file, line, "", _plain(self.raw[first : last + 1], self.lost_points), "")

    def _before(self, start: int) -> str:
        piece = self.raw[max(start - 2 * _REACH, 0) : start]
        cut = max(piece.rfind(mark) for mark in _ENDS)
        whole = _plain(piece[cut + 1 :], self.lost_points)
        return whole if len(whole) <= _REACH else f"…{whole[-_REACH:]}"

    def _after(self, end: int) -> str:
        piece = self.raw[end : end + 2 * _REACH]
        cuts = [found for mark in _ENDS if (found := piece.find(mark)) >= 0]
        whole = _plain(piece[: min(cuts) + 1] if cuts else piece, self.lost_points)
        return whole if len(whole) <= _REACH else f"{whole[:_REACH]}…"


def _occurrences(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    start = text.find(wanted)
    while start >= 0:
        yield start, start + len(wanted)
        start = text.find(wanted, start + 1)


def _plain(text: str, spaced: bool) -> str:
    """For the eye: mark-up gone; white space kept as one space where it stands for lost points and table cells."""
    return _DROPPED.sub(lambda match: " " if spaced and match[0].isspace() else "", text)


@lru_cache(maxsize=20_000)
def _char(char: str) -> str:
    return "".join(unicodedata.normalize("NFKC", char).translate(_QUOTES).split())


def _fold(text: str, lost_points: bool) -> tuple[str, list[int]]:
    """The text folded to what counts, and for each character where it came from.

    Of a text that lost its decimal points, a gap between two digits of one line is one.
    """
    chars: list[str] = []
    at: list[int] = []
    start = 0
    for dropped in (*_DROPPED.finditer(text), None):
        stop = dropped.start() if dropped else len(text)
        for index in range(start, stop):
            folded = _char(text[index])
            chars.append(folded)
            at += [index] * len(folded)
        start = dropped.end() if dropped else stop
        if dropped and lost_points and _GAP.fullmatch(dropped[0]) and _between_digits(text, dropped.start(), start):
            chars.append(".")
            at.append(dropped.start())
    return "".join(chars), at


def _between_digits(text: str, start: int, stop: int) -> bool:
    return text[start - 1 : start].isdecimal() and text[stop : stop + 1].isdecimal()
