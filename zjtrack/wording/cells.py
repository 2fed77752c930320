"""Lists taken apart: which words go with which number of a clause.

A clause is ``gap quantity gap quantity … gap``; every gap is divided into what trails the number
before it and what leads to the number after it. Numbers that define a thing (年产值超10亿元的企业,
总投资10亿元以上项目) are dropped on the way.
"""

from __future__ import annotations

from typing import NamedTuple

from zjtrack.message import Message
from zjtrack.wording import phrasebook as p
from zjtrack.wording import vocabulary as v
from zjtrack.wording.before import begins_flow, read_before, trim
from zjtrack.wording.clauses import Clause
from zjtrack.wording.names import counted_before
from zjtrack.wording.quantities import Quantity
from zjtrack.wording.result import WordingError


class Cell(NamedTuple):
    """A quantity with the span of words before and after it that are its own."""

    quantity: Quantity
    head: tuple[int, int]
    tail: tuple[int, int]
    origin: Quantity | None = None  # A of 从A到B
    name_end: int = 0  # where 从A begins, or the head ends


_LINKS = ("", "且", "或", "并")
_FARTHEST = 300  # what stands farther behind a number says nothing of it


def defining(clause: Clause, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities that state something; the rest define the thing that is counted."""
    kept: list[Quantity] = []
    if not quantities:
        return kept
    limit = len(clause.masked)
    linked = False  # by 且 or 或 to one that defines
    for index, quantity in reversed(list(enumerate(quantities))):
        gap = clause.masked[quantity.end : min(limit, quantity.end + _FARTHEST)]
        if index and _of_each_counted(clause, quantities[index - 1], quantity):
            continue
        linked = (linked and gap[:1] in _LINKS) or _defines(clause, quantity, gap, not kept)
        if not linked:
            kept.append(quantity)
            limit = quantity.start
    kept.reverse()
    return kept


def _defines(clause: Clause, quantity: Quantity, gap: str, last: bool) -> bool:
    if _of_what_ends(clause, quantity, gap):
        return True
    if gap.startswith("的"):
        return _relative(clause, quantity, gap[1:], last)
    if quantity.shape != "amount" or not gap or gap[0] in v.ENDS:
        return False
    if quantity.unit and quantity.unit.endswith(p.MONEY) and gap.startswith(p.ENTITIES_AFTER):
        head = clause.masked[max(0, quantity.start - 8) : quantity.start]
        if quantity.bound is not None or head.endswith(("超", "超过", "突破")):
            return True
        spent = head.endswith("投资") and not head.endswith("总投资")  # 完成投资100亿元 is done, 总投资 a size
        return any(noun in head for noun in v.SIZE_NOUNS) and not spent
    if quantity.bound is not None and gap.startswith(v.ENTITIES) and _sized(clause, quantity):
        return True
    if _of_that_size(clause, quantity, gap) or _has_series(clause, quantity, gap):
        return True
    if last and _size_of_built(clause, quantity, gap):
        return True
    if last:
        return _part_of_project(clause, quantity, gap) or _of_those_covered(clause, quantity, gap)
    return _from_at(clause, quantity) is None and _splits(gap) is None


def _of_what_ends(clause: Clause, quantity: Quantity, gap: str) -> bool:
    """不发生死亡3人以上的事故, 消除56人以上大班额: what there shall be none of."""
    if quantity.bound is None or not gap or gap[0] in v.ENDS:
        return False
    head = clause.masked[max(0, quantity.start - 16) : quantity.start]
    if p.SHALL_NOT_BE.search(head) is not None:
        return True
    size = _base(quantity).endswith((*p.MONEY, "人"))  # 消除隐患 can be counted, in 处
    return size and (p.SHALL_END.search(head) is not None or gap.endswith(p.ENDED))


def _sized(clause: Clause, quantity: Quantity) -> bool:
    """年综合能耗5000吨标准煤以上企业: the size of each, not how many."""
    return clause.has_before(quantity.start, v.SIZES_BEFORE)


def _of_that_size(clause: Clause, quantity: Quantity, gap: str) -> bool:
    """1000人以上自然村, 500平方米以上商场: without a verb, a unit that counts no such thing tells its size."""
    sized = quantity.bound is not None and _base(quantity) in p.SIZE_UNITS and gap.startswith(p.SIZED)
    return sized and not counted_before(clause.masked, quantity.start)


def _has_series(clause: Clause, quantity: Quantity, gap: str) -> bool:
    """26个县农村居民收入增长8%, 32个县增速高于全省平均: how many there are, of which something is measured."""
    if not _counted(quantity) or counted_before(clause.masked, quantity.start) or "、" in gap:
        return False
    compared = p.COMPARED.search(gap)
    end = compared.start() if compared else read_before(gap, 0, len(gap), True).end
    return end < len(gap) and gap[:end].endswith(p.MEASURABLE)


def _counted(quantity: Quantity) -> bool:
    """Whether the unit counts things: 个, 万户; not so %, 亿元, 公里."""
    return _base(quantity) in v.COUNT_UNITS


def _base(quantity: Quantity) -> str:
    """The unit without its scale: 吨 of 万吨."""
    return (quantity.unit or "").lstrip(v.SCALES)


def _of_each_counted(clause: Clause, share: Quantity, quantity: Quantity) -> bool:
    """80%以上的行政村年收入超过50万元: how many villages is the target, what each must have defines it."""
    between = clause.masked[share.end : quantity.start]
    return share.unit in p.SHARES and p.OF_A_GROUP.match(between) is not None and not _of_noun(clause, share)


def _relative(clause: Clause, quantity: Quantity, rest: str, last: bool) -> bool:
    """Number 的 noun defines the noun, unless the noun only repeats what is aimed at (5%左右的增长)."""
    if rest.startswith(v.NUMBER_CONTINUES) or not rest:
        return False
    named = _of_noun(clause, quantity)
    if quantity.unit in p.SHARES:  # 失业率低于5%的县达到50个
        return not last and (_splits(rest) is None or (named and "、" not in rest))
    return named or not _counted(quantity) or (not last and _splits(rest) is None)


def _of_noun(clause: Clause, quantity: Quantity) -> bool:
    """快递单量达1000单以上的经营主体: the number says how much of something each has."""
    before = read_before(clause.masked, max(0, quantity.start - 20), quantity.start, quantity.unit in p.SHARES)
    return clause.has_before(before.end, p.MEASURABLE)


def _part_of_project(clause: Clause, quantity: Quantity, gap: str) -> bool:
    """白银集团7万吨锌基合金等项目建设: the capacity is part of a project's name."""
    if _counted(quantity) or quantity.bound is not None or p.PROJECTS.search(gap) is None:
        return False
    name = clause.masked[slice(*trim(clause.masked, 0, quantity.start))]
    return name not in p.FLOW_VERBS  # 新建100公里绿道等工程


def _size_of_built(clause: Clause, quantity: Quantity, gap: str) -> bool:
    """总投资50亿元新能源项目开工, 装机600万千瓦电站投产: how large what is built will be."""
    named = not _counted(quantity) and clause.has_before(quantity.start, p.SIZE_HEADS)
    return named and gap.endswith(p.EVENT_ENDS) and gap not in p.EVENT_ENDS


def _of_those_covered(clause: Clause, quantity: Quantity, gap: str) -> bool:
    """20户以上自然村全覆盖: what is covered."""
    named = quantity.bound is not None and not counted_before(clause.masked, quantity.start)
    return named and _counted(quantity) and gap.endswith(p.FULL_WORDS)


def _from_at(clause: Clause, quantity: Quantity) -> int | None:
    """Where 从 or 由 before a quantity stands: 从2020年的10.5万元提高到…"""
    read = p.FROM.search(clause.masked, max(0, quantity.start - 12), quantity.start)
    return read.start() if read else None


def _origin_at(clause: Clause, quantity: Quantity, gap: str) -> int | None:
    """Where A of 从A到B begins with its 从, or without one (3.1%提高到3.3%)."""
    at = _from_at(clause, quantity)
    return quantity.start if at is None and gap in v.CHANGES_TO and quantity.bound is None else at


def _splits(gap: str) -> tuple[int, int] | None:
    """Where a gap parts: the end of the tail before, the start of the head after; ``None`` if it does not."""
    if not gap:
        return 0, 0
    for joint in p.JOINTS:
        follower = gap[len(joint) : len(joint) + 1]
        if gap.startswith(joint) and follower not in p.NOT_LEAD_BEFORE.get(joint, ()):
            return 0, len(joint)
    if "、" in gap:
        return _at_comma(gap)
    for joint in ("和", "与", "及", "并"):
        tail, _, rest = gap.rpartition(joint)
        if tail and (not rest or rest.startswith((*p.FLOW_VERBS, *p.STRONG_EFFORTS))):
            return len(tail), len(tail) + 1
    if gap in v.BEFORE_NUMBER:
        return 0, 0
    return _at_verb(gap)


def _at_comma(gap: str) -> tuple[int, int]:
    commas = [at for at, char in enumerate(gap) if char == "、"]
    at = next((at for at in commas if begins_flow(gap, at + 1)), commas[-1])
    return at, at + 1


def _at_verb(gap: str) -> tuple[int, int] | None:
    verb = p.SPLITTING.search(gap)
    return (verb.start(), verb.start()) if verb else None


def cells(clause: Clause, quantities: list[Quantity]) -> tuple[list[Cell], list[WordingError]]:
    """Divide a clause among its quantities; two numbers without a word between are an error."""
    found: list[Cell] = []
    errors: list[WordingError] = []
    head_start = 0
    origin: tuple[Quantity, int] | None = None
    for index, quantity in enumerate(quantities):
        last = index + 1 == len(quantities)
        limit = len(clause.masked) if last else quantities[index + 1].start
        gap = clause.masked[quantity.end : limit]
        if not last and gap and origin is None and (at := _origin_at(clause, quantity, gap)) is not None:
            origin = quantity, at
            continue
        split = (len(gap), len(gap)) if last else _splits(gap) or (len(gap), len(gap))
        if not gap and not last and not _two_figures(quantity, quantities[index + 1]):
            errors.append(_side_by_side(quantity, quantities[index + 1]))
        tail = (quantity.end, quantity.end + split[0])
        found.append(Cell(quantity, (head_start, quantity.start), tail, *(origin or (None, quantity.start))))
        head_start, origin = quantity.end + split[1], None
    return found, errors


def _two_figures(first: Quantity, second: Quantity) -> bool:
    """1.2万户5万人: each with a unit of its own."""
    return bool(first.unit) and bool(second.unit) and first.unit != second.unit


def _side_by_side(first: Quantity, second: Quantity) -> WordingError:
    return WordingError(
        Message("two numbers side by side"), first.start, second.end, Message("a word or 、 between them")
    )
