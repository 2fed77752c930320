"""What the grammar cannot read: a comparing word without its number, a bound without its number, nothing at all."""

from __future__ import annotations

import re

from zjtrack.message import Message
from zjtrack.wording import phrasebook as p
from zjtrack.wording.cells import Cell
from zjtrack.wording.clauses import Clause
from zjtrack.wording.folding import Folded
from zjtrack.wording.quantities import Quantity
from zjtrack.wording.result import WordingError

_MALFORMED: tuple[tuple[re.Pattern[str], Message], ...] = (
    (re.compile(r"(?<![0-9Aa])[%‰]"), Message("a number before it")),
    (re.compile(r"保[十百千万亿]+元?、?争[十百千万亿]"), Message("figures, such as 保100亿争1000亿")),
    (re.compile(r"[百千万]分之(?![零〇一二两三四五六七八九十百千])"), Message("a numeral after it")),
    (re.compile(r"(?:达到?|为)约$|^约$"), Message("a number after it")),
    (re.compile(r"(?<=[0-9%])(?:[-~]|至)(?=[%，、]|$)|(?:到|^)[至~](?=[0-9])"), Message("both ends of a range")),
    (re.compile(r"(?<=[0-9])点[0-9]+(?![0-9分时])"), Message("a number such as 8.5")),
    (re.compile(r"^[与同](?:基本)?同步"), Message("a reference between")),
    (
        re.compile(
            r"(?:高于|快于|超过|多于|大于)(?=[^的0-9]{0,14}(?:平均|水平|增速|增幅|全[国省市]|[上去]年|同期))[^的0-9]{2,14}[0-9.]+多?倍"
        ),
        Message("N times it (达到全国平均水平的2倍); what is N times above can be read in two ways"),
    ),
    (
        re.compile(r"不[高低快慢]于[^的且第0-9、]{2,14}[0-9.]+(?:个?百分点|%|位)"),
        Message("高于全国1个百分点; what is not above or below by so much can be read in two ways"),
    ),
    (re.compile(r"从(?:提高|增加|提升|下降|降低)[到至]"), Message("the number where it starts")),
    (re.compile(r"保争[0-9]|^[前第][位名]"), Message("a number")),
    (
        re.compile(r"(?<![0-9])[×□○＿_]+(?![0-9])|(?<![A-Za-z0-9])[XＸ]{2,}(?![A-Za-z])|TODO"),
        Message("the figure it stands for"),
    ),
)


_WORDS = re.compile("[一-鿿]")
_FIGURES = "0123456789%‰"


def malformed(clause: Clause, quantities: list[Quantity]) -> list[WordingError]:
    """Signs and words that make no sense without a figure, and have none."""
    for pattern, expected in _MALFORMED:
        for match in pattern.finditer(clause.masked):
            if not any(match.start() in range(quantity.start, quantity.end) for quantity in quantities):
                return [WordingError(Message("“{found}” cannot be read here", found=match[0]), *match.span(), expected)]
    return []


def dangling(clause: Clause, items: list[Cell]) -> list[WordingError]:
    """A clause must not end in a word that still needs its number."""
    masked = clause.masked
    start = items[-1].quantity.end if items else 0
    rest = masked[start:]
    for word in p.NEED_NUMBER:
        if rest.endswith(word):
            return [
                WordingError(
                    Message("“{word}” without a number", word=word),
                    len(masked) - len(word),
                    len(masked),
                    Message("a number or a reference"),
                )
            ]
    for word in p.NEED_NUMBER_BEFORE:
        if rest.endswith(word) and not _bounds(rest[: -len(word)]):
            return [
                WordingError(
                    Message("“{word}” without a number", word=word),
                    len(masked) - len(word),
                    len(masked),
                    Message("a number before it"),
                )
            ]
    return []


def _bounds(rest: str) -> bool:
    """Whether 以上 has what it bounds: a class (Ⅲ类以上), or a figure that defines (的企业…达到3%以上)."""
    return rest.endswith((*p.CLASS_NOUNS, *_FIGURES))


def nothing_read(folded: Folded) -> WordingError | None:
    """A wording must hold words."""
    if _WORDS.search(folded.text):
        return None
    what = Message("no words") if folded.text.strip() else Message("empty wording")
    return WordingError(what, 0, len(folded.input), Message("a target such as 5.5左右 or 持续下降"))
