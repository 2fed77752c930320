"""Does a clause speak of its row at all? A figure of the neighbouring row or sentence is a figure like any other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from zjtrack.checks.context import Context
from zjtrack.finding import Finding
from zjtrack.message import Message
from zjtrack.model import Target
from zjtrack.quote import fold
from zjtrack.rules import Bound

_WORDS = re.compile(r"[\u4e00-\u9fffA-Za-z]+")
# Words of any target, which say nothing of its subject.
_ANY = re.compile(r"全[年省市县区国]|力争|确保|努力|完成|实现|建成|新增|达到?|以上|以内|左右|\d年")


def quotes(context: Context) -> Iterator[Finding]:
    """A quote that has no two signs in common with its row; of proxies and derivations the row says why they differ."""
    words = _words(context)
    for reading in context.data.readings:
        if reading.quote is None or reading.proxy is not None or reading.inputs or reading.id not in words:
            continue
        said = pairs([reading.quote])
        if said and not said & (words[reading.id] | pairs([reading.reported_as])):
            message = Message("the quote “{quote}” names nothing of `{id}`", quote=reading.quote, id=reading.id)
            hint = Message("correct the id or the quote; if the document calls it otherwise, write `reported_as:`")
            yield context.finding("other-subject", context.at(reading, "quote"), message, hint, reading.id, "warning")


def wordings(context: Context) -> Iterator[Finding]:
    """A wording that has no two signs in common with the row's name, nor with what else is known of the series."""
    for bound in context.bounds:
        target = bound.target
        said = pairs([_subject(bound)])
        if said and not said & pairs([target.name]) and not said & _elsewhere(context, target):
            message = Message(
                "the wording “{wording}” names nothing of “{name}”", wording=target.wording, name=target.name
            )
            hint = Message(
                "write the wording of this row; if the document calls it otherwise, accept it with the reason"
            )
            yield context.finding("other-subject", context.at(target, "target"), message, hint, target.id, "warning")


def _subject(bound: Bound) -> str:
    rule = bound.rule
    return "" if rule is None or rule.indicator is None else _ANY.sub("", fold(rule.indicator))


def _elsewhere(context: Context, target: Target) -> set[str]:
    """Words of the series: its other years' rows, its other documents', its readings."""
    rows = [row for row in context.data.targets if row.id == target.id]
    clauses: list[str | None] = [also.wording for also in target.also]
    clauses += [clause for row in rows if row is not target for clause in (row.name, row.wording)]
    clauses += [reading.quote for reading in context.data.readings if reading.id == target.id]
    return pairs(clauses)


def _words(context: Context) -> dict[str, set[str]]:
    """What each series is called, in all of its rows."""
    words: dict[str, set[str]] = {}
    for target in context.data.targets:
        clauses = (target.name, target.wording, *(also.wording for also in target.also))
        words.setdefault(target.id, set()).update(pairs(clauses))
    for indicator in context.data.indicators.values():
        words.setdefault(indicator.id, set()).update(pairs([indicator.name]))
    return words


def pairs(clauses: Iterable[str | None]) -> set[str]:
    """Each two neighbouring signs of words; figures and punctuation fall out."""
    found: set[str] = set()
    for clause in filter(None, clauses):
        text = "".join(_WORDS.findall(fold(clause)))
        found.update(text[i : i + 2] for i in range(len(text) - 1))
    return found
