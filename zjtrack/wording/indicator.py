"""The words that name an indicator, how it is measured, and lists of several that share one number."""

from __future__ import annotations

import itertools
import re
from copy import copy

from zjtrack.model import Kind, Measure
from zjtrack.wording import phrasebook as p
from zjtrack.wording import vocabulary as v
from zjtrack.wording.before import Before, begins_flow, trim
from zjtrack.wording.cells import Cell
from zjtrack.wording.clauses import Clause, commas
from zjtrack.wording.found import Found


def name_of(found: Found, clause: Clause, cell: Cell, before: Before) -> None:
    """indicator := the words before the number, or a verb and the words after it"""
    start, end = trim(clause.masked, cell.head[0], min(before.end, cell.name_end))
    start = _last_of_list(clause.masked, start, end)
    name = clause.text[start:end]
    tail = clause.text[slice(*cell.tail)].removeprefix("的")
    noun = bool(tail) and tail[0] not in v.ENDS and not before.link and not tail.startswith(p.NOT_OBJECTS)
    found.number_first = not name or name in p.FLOW_VERBS or noun
    if found.number_first:
        for_whom = clause.masked[start] if clause.masked.startswith(p.FOR_WHOM, start) and not name else ""
        name += for_whom + tail.removesuffix("、")
    found.indicator = name
    found.measure = measure_of(found, clause.masked[slice(*cell.head)], before, cell.quantity.shape)


def _last_of_list(masked: str, start: int, end: int) -> int:
    """实施城市更新行动、完成投资220亿元: the number belongs to the last verb."""
    return max((at + 1 for at in commas(masked, start, end) if begins_flow(masked, at + 1)), default=start)


def measure_of(found: Found, head: str, before: Before, shape: str) -> Measure | None:
    """What the number measures, where the wording makes it evident."""
    name = found.indicator or ""
    if shape == "rank" or "位次" in head or "排名" in head:
        return "rank"
    if found.unit == "百分点" and before.move in ("up", "down"):
        return "change"
    if before.move in ("down", "decline"):
        return "decline"
    if before.move in ("up", "growth") and (found.unit in ("%", "倍", None) or not found.number_first):
        return "growth"
    if "倍差" in name or shape == "times":
        return "multiple"
    if found.unit in ("%", "‰", None) and name.endswith(p.SHARE_NOUNS):
        return "share"
    if "累计" in name or name.endswith("总量"):
        return "cumulative"
    return "flow" if begins_flow(name) or "新增" in name else None


_LAST_JOINT = re.compile("(.+)(?:和|与|以及|(?<!以)及)(.+)")


def parts(name: str, count: int = 0) -> list[str]:
    """The indicators of a list: A、B和C; 和 parts only the last of several, or two, or as many as ``count``."""
    by_comma = [part for part in name.split("、") if part]
    split = _LAST_JOINT.fullmatch(by_comma[-1]) if by_comma else None
    options = [by_comma, [*by_comma[:-1], *split.groups()]] if split else [by_comma]
    if count:
        return next((option for option in options if len(option) == count), [])
    return options[-1]


def indicators(found: Found) -> list[Found]:
    """A commitment in words about several indicators is one for each: 一般公共预算收入、城乡居民收入与经济增长同步."""
    names = (found.indicator or "").split("、")
    whole = found.kind in (Kind.FULL, Kind.ZERO, Kind.DELEGATED)
    if whole or not all(name.endswith(p.MEASURABLE) for name in names):
        return [found]
    return [_copy(found, name) for name in names]


def _copy(found: Found, name: str) -> Found:
    twin = copy(found)
    twin.indicator = name
    return twin


def finish(items: list[tuple[Found, Before, Cell]], subject: str | None) -> list[Found]:
    """Name the later items of a list after the earlier: their verb, or their indicator; 均 makes one each."""
    previous: tuple[Found, Before] | None = None
    names = _shared_names(items)
    for index, (found, before, _) in enumerate(items):
        if index < len(names):
            found.indicator = names[index]
            found.measure = found.measure or items[0][0].measure
        elif previous is not None:
            _inherit(found, before, *previous)
        elif not found.indicator:
            found.indicator = subject
        elif subject and found.indicator.startswith(_OF_WHAT_STANDS_BEFORE):
            found.indicator = subject + found.indicator
        previous = (found, before)
    return _one_each(*items[0]) if len(items) == 1 else []


def _one_each(found: Found, before: Before, _: Cell) -> list[Found]:
    """工业和服务业增加值均增长6%: the only number of a list is said of each indicator; gives those after the first."""
    names = parts(found.indicator or "") if before.each else []
    if names:
        found.indicator = names[0]
    return [_copy(found, name) for name in names[1:]]


def _shared_names(items: list[tuple[Found, Before, Cell]]) -> list[str]:
    """A、B和C分别增长8%、7%和6%: the first item names them all, up to one with a name of its own."""
    if not items or not items[0][1].shared:
        return []
    nameless = itertools.takewhile(lambda item: not item[0].indicator, items[1:])
    return parts(items[0][0].indicator or "", 1 + sum(1 for _ in nameless))


_OF_WHAT_STANDS_BEFORE = ("占GDP", "占比", "占全国", "占全省", "占地区生产总值")


def _inherit(found: Found, before: Before, previous: Found, earlier: Before) -> None:
    if not found.indicator:
        found.indicator = previous.indicator
        if (found.unit in v.RATES) == (previous.unit in v.RATES):  # 增长12%、突破3000亿元: the second is no growth
            found.measure = found.measure or previous.measure
        return
    name = previous.indicator or ""
    if found.indicator.startswith(_OF_WHAT_STANDS_BEFORE):
        found.indicator = name + found.indicator
        return
    verb = next((verb for verb in p.FLOW_VERBS if name.startswith(verb) and begins_flow(name)), "")
    counted = before.move is None and earlier.move is None and not before.link
    if verb and counted and not found.indicator.startswith(p.FLOW_VERBS):
        found.indicator = verb + found.indicator
        found.measure = found.measure or previous.measure
