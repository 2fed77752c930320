"""Numbers that compare: 高于全省平均2个百分点, 比全国高1个百分点, 达到全国平均水平的1.5倍."""

from __future__ import annotations

import re
from typing import NamedTuple

from zjtrack.model import Kind, Measure
from zjtrack.wording import phrasebook as p
from zjtrack.wording import vocabulary as v
from zjtrack.wording.before import trim
from zjtrack.wording.cells import Cell
from zjtrack.wording.clauses import Clause
from zjtrack.wording.found import Found
from zjtrack.wording.worded import is_reference


def compare(found: Found, clause: Clause, cell: Cell) -> None:
    """relation := indicator? (高于 | 快于 | 低于) reference margin | 比 reference (高 | 低) margin | reference 的 number 倍"""
    if found.unit in v.MULTIPLES and cell.origin is None:  # 由2025年的60%提高到2030年的75%: no share of 2030
        _multiple(found, clause, cell)
    if found.reference is None and found.unit in ("百分点", "%", "位"):
        _margin(found, clause, *cell.head)


class Span(NamedTuple):
    """What is said of a reference, where its indicator ends, and from where to where the reference goes."""

    kind: Kind
    at: int
    first: int
    last: int


def _margin(found: Found, clause: Clause, start: int, end: int) -> None:
    read = _compared(clause.masked, start, end) or _than(clause.masked, start, end)
    if read is None:
        return
    reference = _without_sign(clause.text[read.first : read.last])
    if "的" in reference:  # 亩均税收高于全市平均的企业占比: which ones are counted
        return
    found.indicator = clause.text[slice(*trim(clause.masked, start, read.at))] or None
    if clause.masked[read.at] in _THAN_SIGNS and _PAST.search(reference):
        found.measure = _MOVES[found.unit][read.kind is Kind.SLOWER_THAN]
    else:
        found.kind, found.margin, found.value, found.reference = read.kind, found.value, None, reference


# 比上年高1个百分点: against the year before it is a change, and no other series is meant.
_PAST = re.compile("[年末底][水平同期]*$")
_MOVES: dict[str | None, tuple[Measure, Measure]] = {  # 高, 低
    "百分点": ("change", "change"), "%": ("growth", "decline"), "位": ("change", "change"),
}  # fmt: skip
_THAN_SIGNS = ("比", "较")


def _compared(masked: str, start: int, end: int) -> Span | None:
    """(快于 | 高于 | 低于 …) reference; 好于Ⅲ类 names no series"""
    head = masked[start:end]
    for words, kind in ((p.FASTER_WORDS, Kind.FASTER_THAN), (p.SLOWER_WORDS, Kind.SLOWER_THAN)):
        for word in words:
            name, found, reference = head.rpartition(word)
            if found and reference and not _no_series(reference[0]):
                return Span(kind, start + len(name), end - len(reference), end)
    return None


def _is_base(text: str) -> bool:
    """What a share or a multiple is of: a series, a year, 城镇居民, 低保标准."""
    return is_reference(text) or text.endswith(("居民", "标准"))


def _no_series(char: str) -> bool:
    """高于20万元, 好于Ⅲ类, 低于或等于; but 一季度 is a word."""
    return char == "或" or (char.isnumeric() and not char.isalpha())


def _than(masked: str, start: int, end: int) -> Span | None:
    """(比 | 较) reference (高 | 快 | 低 | 慢)"""
    read = p.THAN.search(masked, start, end)
    if read is None or masked[end - 2 : end] in v.BEFORE_NUMBER:
        return None
    return Span(p.THAN_WORDS[read[2]], read.start(), *read.span(1))


def _without_sign(reference: str) -> str:
    """全省平均 of 全省平均约."""
    for sign in v.COMPARING_WORDS:
        reference = reference.removesuffix(sign)
    return reference.removesuffix("的")


def _multiple(found: Found, clause: Clause, cell: Cell) -> None:
    """(达到 | 不低于 | 是) reference 的? number 倍 | number 倍于 reference; the number stays the value"""
    read = _times_before(clause, cell) or _times_after(clause, cell)
    if read is None:
        return
    found.kind = found.kind if read.kind is Kind.REACH else read.kind
    found.reference = clause.text[read.first : read.last]
    found.indicator = clause.text[slice(*trim(clause.masked, cell.head[0], read.at))] or None


_AFTER_DE = frozenset(v.BEFORE_NUMBER) | {""}
_AVERAGES = ("平均", "平均水平")
_TIMES: dict[str, Kind] = {
    "相当于": Kind.REACH, "达至": Kind.REACH, **p.PLAIN_RELATIONS, **dict.fromkeys((*v.CHANGES_TO, "是", "为"), Kind.REACH),
    "高于": Kind.MORE_THAN, "低于": Kind.LESS_THAN,
}  # fmt: skip


def _times_before(clause: Clause, cell: Cell) -> Span | None:
    """(达到 | 不低于 | 是) reference 的? before the number; without 的 only where nothing else can be meant"""
    start = cell.head[0]
    base, of, after = clause.masked[slice(*cell.head)].rpartition("的")
    alone = cell.quantity.unit == "倍" or after.endswith(_AVERAGES)
    if after not in _AFTER_DE if of else not alone:
        return None  # 全国平均水平的比例提高到85%
    base = base or after
    for verb, kind in _TIMES.items():
        name, _, series = base.rpartition(verb)
        if not series.startswith("到") and len(series) < len(base) and _is_base(series):
            return Span(kind, start + len(name), start + len(name) + len(verb), start + len(base))
    return None


def _times_after(clause: Clause, cell: Cell) -> Span | None:
    """居民收入增速2倍于经济增速: 于 and a series behind the number"""
    tail = clause.masked[slice(*cell.tail)]
    series = tail.removeprefix("于")
    if series == tail or not is_reference(series):
        return None
    return Span(Kind.REACH, cell.head[1], cell.tail[1] - len(series), cell.tail[1])
