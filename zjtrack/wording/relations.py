"""Numbers that compare: 高于全省平均2个百分点, 比全国高1个百分点, 达到全国平均水平的1.5倍."""

from __future__ import annotations

from zjtrack.model import Kind
from zjtrack.wording import phrasebook as p
from zjtrack.wording import vocabulary as v
from zjtrack.wording.before import trim
from zjtrack.wording.cells import Cell
from zjtrack.wording.clauses import Clause
from zjtrack.wording.found import Found
from zjtrack.wording.worded import is_reference


def compare(found: Found, clause: Clause, cell: Cell) -> None:
    """relation := indicator? (高于 | 快于 | 低于) reference margin | 比 reference (高 | 低) margin | reference 的 number 倍"""
    start, end = cell.head
    if found.unit in v.MULTIPLES and cell.origin is None:  # 由2025年的60%提高到2030年的75%: no share of 2030
        _multiple(found, clause, cell)
    if found.reference is None and found.unit in ("百分点", "%", "位"):
        _margin(found, clause, start, end)


def _margin(found: Found, clause: Clause, start: int, end: int) -> None:
    read = _compared(clause.masked, start, end) or _than(clause.masked, start, end)
    if read is None:
        return
    kind, at, first, last = read
    found.kind, found.margin, found.value = kind, found.value, None
    found.reference = _without_sign(clause.text[first:last])
    name = trim(clause.masked, start, at)
    found.indicator = clause.text[slice(*name)] or None


def _compared(masked: str, start: int, end: int) -> tuple[Kind, int, int, int] | None:
    """(快于 | 高于 | 低于 …) reference: kind, where the comparison begins, and the span of the reference"""
    for words, kind in ((p.FASTER_WORDS, Kind.FASTER_THAN), (p.SLOWER_WORDS, Kind.SLOWER_THAN)):
        for word in words:
            at = masked.find(word, start, end)
            first = at + len(word)
            if at >= 0 and masked[at - 1 : at] not in ("不", "或") and first < end and not _no_series(masked[first]):
                return kind, at, first, end
    return None


def _is_base(text: str) -> bool:
    """What a share or a multiple is of: a series, a year, 城镇居民, 低保标准."""
    return (
        is_reference(text)
        or text.endswith(("居民", "标准"))
        or (len(text) == 5 and text[:4].isdigit() and text[4] == "年")
    )


def _no_series(char: str) -> bool:
    """好于Ⅲ类, 高于5%: what follows is a class or a figure, no series to compare with."""
    return char.isdigit() or "Ⅰ" <= char <= "Ⅻ"


def _than(masked: str, start: int, end: int) -> tuple[Kind, int, int, int] | None:
    """(比 | 较) reference (高 | 快 | 低 | 慢): unless the reference is only the year before"""
    at = max(masked.rfind("比", start, end), masked.rfind("较", start, end))
    if at < 0 or masked[at - 1 : at] in ("占", "之", "同", "环", "对"):
        return None
    for word, kind in p.THAN_WORDS:
        if masked.endswith(word, at, end) and masked[end - 2 : end] not in v.BEFORE_NUMBER:
            last = end - len(word)
            past = masked[at + 1 : last].rstrip("水平同期").endswith(("上年", "去年", "年", "末"))
            return None if past or at + 1 >= last else (kind, at, at + 1, last)
    return None


def _without_sign(reference: str) -> str:
    """全省平均 of 全省平均约."""
    for sign in v.COMPARING_WORDS:
        reference = reference.removesuffix(sign)
    return reference.strip("的、")


def _multiple(found: Found, clause: Clause, cell: Cell) -> None:
    """(达到 | 不低于 | 是) reference 的? number 倍 | number 倍于 reference; the number stays the value"""
    read = _times_before(clause, cell) or _times_after(clause, cell)
    if read is None:
        return
    sign, link, first, last = read
    found.kind = found.kind if sign is Kind.REACH else sign
    found.reference = clause.text[first:last]
    found.indicator = clause.text[slice(*trim(clause.masked, cell.head[0], link))] or None


Multiple = tuple[Kind, int, int, int]  # the kind, where the indicator ends, and the span of the reference


_AFTER_DE = frozenset(v.BEFORE_NUMBER) | {""}


def _times_before(clause: Clause, cell: Cell) -> Multiple | None:
    """(达到 | 不低于 | 是) reference 的? before the number; without 的 only where nothing else can be meant"""
    start, end = cell.head
    at = clause.masked.rfind("的", start, end)
    if at < 0 and cell.quantity.unit != "倍" and not clause.masked.endswith(("平均", "平均水平"), start, end):
        return None
    if at >= 0 and clause.masked[at + 1 : end] not in _AFTER_DE:
        return None  # 全国平均水平的比例提高到85%
    last = at if at >= 0 else end
    for verb in ("达到", "相当于", *p.PLAIN_RELATIONS, *((*v.CHANGES_TO, "是", "为") if at >= 0 else ())):
        link = clause.masked.rfind(verb, start, last)
        first = link + len(verb)
        if link >= 0 and clause.masked[first] not in "到至" and _is_base(clause.masked[first:last]):
            return p.PLAIN_RELATIONS.get(verb, Kind.REACH), link, first, last
    return None


def _times_after(clause: Clause, cell: Cell) -> Multiple | None:
    """居民收入增速2倍于经济增速: 于 and a series behind the number"""
    start, end = cell.tail
    if (
        cell.quantity.unit != "倍"
        or not clause.masked.startswith("于", start)
        or not is_reference(clause.masked[start + 1 : end])
    ):
        return None
    return Kind.REACH, cell.head[1], start + 1, end
