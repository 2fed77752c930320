"""The input made even: one width, no blanks inside, names in quotes and brackets covered.

Every later step works on ``Folded.text`` and ``Folded.masked``, two strings of one length; a span
found there is brought back to the original by ``Folded.original``.
"""

from __future__ import annotations

import re

from zjtrack.wording.phrasebook import TRANSPARENT

COVER = "\ue000"  # stands for a character of a name: no word, digit or separator of the grammar

_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_WIDE.update({0x3000: " ", 0xA0: " ", 0x2103: "℃", 0xFE64: "<", 0xFE65: ">", 0x2267: "≥", 0x2266: "≤"})
_WIDE.update({0x2236: ":", 0x2212: "-", 0x2010: "-", 0x2011: "-", 0x2012: "-", 0x301C: "~", 0x223C: "~"})
_WIDE.update({0xB2: "2", 0xB3: "3", 0x2215: "/", 0x2044: "/", 0xFF0C: "，"})
_GROUPING = re.compile("(?<=[０-９])，(?=[０-９])")
_DASHES = str.maketrans("—–～", "---")
_BLANK = re.compile(r"[\s\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff*]+|</?su[bp]>")
_OF_CELL = "\u2060"  # stands for the brackets of a cell until blanks are gone
_CELL = re.compile(
    r"[\[【〔](\s*[<>≥≤]?-?[0-9][0-9.,]*(?:-[0-9.]+)?(?:%|左右|以上|以内|以下)*\s*)[\]】〕](?![0-9号])"
)  # a figure of a table
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|‘[^‘’]*’|《[^《》]*》|「[^「」]*」|『[^『』]*』|【[^【】]*】")
_PLAN = re.compile("十[一二三四五六七]五.(?:末|时期|期间|年均|累计)")  # a time, where “十五五”规划 is a name
_PROMISE = re.compile("[应愿能可].尽.|保.*争.*")  # “应保尽保”, “保7争6”
_BRACKETED = re.compile(r"\([^()]*\)|〔[^〔〕]*〕|\[[^\[\]]*\]")

_OF_WHICH = re.compile(
    r"\(其中[^0-9]+[0-9][^()]*\)(?=[，。；;\n]|$)"
)  # a further target; what else stands in brackets explains


class Folded:
    """An input, its even form, the same with names covered, and the way back to the original."""

    __slots__ = ("input", "masked", "origin", "text")

    def __init__(self, text: str) -> None:
        self.input = text
        wide = _CELL.sub(rf"{_OF_CELL}\1{_OF_CELL}", _even(text))
        self.text, self.origin = _without_blanks(wide)
        self.masked = _mask(self.text)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original input that ``text[start:end]`` was read from."""
        if not self.origin:
            return start, end
        return self.origin[start], self.origin[end - 1] + 1

    def quote(self, start: int, end: int) -> str:
        """The original characters of a span, trimmed."""
        first, last = self.original(start, end)
        return self.input[first:last].strip()


def _even(text: str) -> str:
    """Half-width letters, digits and signs; a wide comma stays wide unless it groups wide digits."""
    return _GROUPING.sub(",", text).translate(_WIDE).translate(_DASHES)


def _without_blanks(text: str) -> tuple[str, list[int]]:
    """Blanks are layout in Chinese, except between two digits, where they part two numbers."""
    pieces: list[str] = []
    origin: list[int] = []
    done = 0
    for blank in _BLANK.finditer(text):
        start, end = blank.span()
        pieces.append(text[done:start])
        origin.extend(range(done, start))
        if left := _left_of(blank):
            pieces.append(left)
            origin.append(start)
        done = end
    if not done:
        return text, []
    pieces.append(text[done:])
    origin.extend(range(done, len(text)))
    return "".join(pieces), origin


def _left_of(blank: re.Match[str]) -> str:
    """A break between lines; a blank between two digits, unless the second begins a cell on a line of its own."""
    text, (start, end), broken = blank.string, blank.span(), "\n" in blank[0]
    if text[start - 1 : start].isdigit() and text[end : end + 1].isdigit() and not (broken and _OF_CELL in blank[0]):
        return " "
    return "\n" if broken else ""


def _mask(text: str) -> str:
    """Cover quoted and bracketed names; a quotation that is itself a commitment stays readable."""
    masked = _QUOTED.sub(_cover, text)
    masked = _BRACKETED.sub(_cover_bracket, masked)
    return _BRACKETED.sub(_cover_bracket, masked)


def _cover(match: re.Match[str]) -> str:
    inside = match[0][1:-1]
    if inside in TRANSPARENT or _PLAN.match(match.string, match.start() + 1) or _PROMISE.fullmatch(inside):
        return f"{COVER}{inside}{COVER}"
    return COVER * len(match[0])


def _cover_bracket(match: re.Match[str]) -> str:
    if _OF_WHICH.match(match.string, match.start()):
        return f"，{match[0][1:-1]}{COVER}"
    return COVER * len(match[0])
