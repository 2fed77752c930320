"""From clauses to targets: each number with its words becomes a rule, phrases without a number where they bind."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from zjtrack.model import Kind
from zjtrack.wording import phrasebook as p
from zjtrack.wording import vocabulary as v
from zjtrack.wording import worded
from zjtrack.wording.before import Before, effort_in, read_before, trim
from zjtrack.wording.cells import Cell, cells, defining
from zjtrack.wording.clauses import Clause, clauses, commas
from zjtrack.wording.folding import COVER, Folded
from zjtrack.wording.found import Found
from zjtrack.wording.indicator import finish, indicators, name_of
from zjtrack.wording.periods import period_in, year_of, years_in
from zjtrack.wording.quantities import scan
from zjtrack.wording.relations import compare
from zjtrack.wording.result import Parse, WordingError
from zjtrack.wording.unread import dangling, malformed, nothing_read

LONGEST_PHRASE = 120  # characters; what is longer is no list of indicators


@dataclass(slots=True)
class Reader:
    """What has been read so far of one input, and what later clauses inherit."""

    folded: Folded
    targets: list[Found] = field(default_factory=list)
    errors: list[WordingError] = field(default_factory=list)
    words: list[Clause] = field(default_factory=list)  # clauses without a target
    subject: str | None = None
    period: str | None = None
    years: list[str] = field(default_factory=list)
    effort: str | None = None


def read(text: str) -> Parse:
    """wording := clause+; a wording in which no clause binds is one event or one qualitative target"""
    folded = Folded(text)
    reader = Reader(folded)
    for clause in clauses(folded):
        _read_clause(reader, clause)
    if reader.targets:
        _read_events(reader)
    elif not reader.errors:
        _words_only(reader)
    reader.targets.sort(key=lambda found: found.start)
    targets = tuple(found.rule(folded.quote(found.start, found.end)) for found in reader.targets)
    return Parse(text, targets, tuple(reader.errors))


def _read_clause(reader: Reader, clause: Clause) -> None:
    """clause := item (、 item)* | phrase (、 phrase)*"""
    items, errors = _items(clause)
    if errors:
        _report(reader, clause, errors[0])
        return
    if clause.hard:
        reader.subject = reader.period = None
        reader.years = []
    reader.effort = None
    reader.years = years_in(clause.masked) or reader.years
    if not items:
        reader.period = period_in(clause.masked) or reader.period
    before = len(reader.targets)
    if items:
        _read_items(reader, clause, items)
    else:
        for phrase in _phrases(clause, 0):
            _add(reader, clause, phrase)
    if len(reader.targets) > before:
        return
    unread = dangling(clause, items)
    if unread:
        _report(reader, clause, unread[0])
    else:
        reader.words.append(clause)


def _items(clause: Clause) -> tuple[list[Cell], list[WordingError]]:
    """The numbers of a clause that state something, each with its words."""
    quantities, errors = scan(clause.text, clause.masked)
    errors = errors or malformed(clause, quantities)
    if errors:
        return [], errors
    items, errors = cells(clause, defining(clause, quantities))
    return items, errors or (dangling(clause, items) if items else [])


def _report(reader: Reader, clause: Clause, error: WordingError) -> None:
    """Note what could not be read, at its place in the original."""
    start, end = reader.folded.original(clause.offset + error.start, clause.offset + error.end)
    reader.errors.append(WordingError(error.message, start, end, error.expected))


def _read_items(reader: Reader, clause: Clause, items: list[Cell]) -> None:
    """item (、 item)* (、 phrase)*, an item being words and a number"""
    items[-1], phrases = _cut(clause, items[-1])
    read_items: list[tuple[Found, Before, Cell]] = []
    for item in items:
        reader.period = period_in(clause.masked[item.head[0] : item.tail[1]]) or reader.period
        cell = item._replace(head=_peel(reader, clause, item.head))
        before = read_before(clause.masked, cell.head[0], cell.head[1], cell.quantity.unit in v.RATES)
        found = _numeric(reader, clause, cell, before)
        if found is not None:
            read_items.append((found, before, cell))
            reader.targets.append(found)
    share(read_items)
    _share_years(reader, read_items)
    reader.targets += finish(read_items, reader.subject)
    if read_items:
        reader.subject = read_items[-1][0].indicator
    for phrase in phrases:
        _add(reader, clause, phrase)


def _cut(clause: Clause, last: Cell) -> tuple[Cell, list[Found]]:
    """The commitments in words behind the last number, and its own words without them."""
    start, _ = last.tail
    at = clause.masked.find("、", start)
    phrases = _phrases(clause, at + 1) if at != -1 else []
    return (last._replace(tail=(start, phrases[0].start - 1)) if phrases else last), phrases


def _peel(reader: Reader, clause: Clause, head: tuple[int, int]) -> tuple[int, int]:
    """Read commitments in words that stand in a list before a number, and leave the rest to the number."""
    start, end = head
    for found in _list(clause, start, [*commas(clause.masked, start, end), end]):
        start = found.end + 1
        _add(reader, clause, found)
    return start, end


def _phrases(clause: Clause, start: int) -> list[Found]:
    """phrase (、 phrase)* up to the end of the clause"""
    end = len(clause.masked)
    return _list(clause, start, [*commas(clause.masked, start, end), end, end])


def _list(clause: Clause, start: int, stops: list[int]) -> list[Found]:
    """Nouns in a list wait for the predicate that ends it: a phrase ends at each stop but the last, which is only looked ahead to."""
    read: list[Found] = []
    begin = at = start
    for stop, after in itertools.pairwise(stops):
        begin = at if stop - begin > LONGEST_PHRASE else begin
        at = stop + 1
        found = worded.read(worded.phrase(clause.text, clause.masked, begin, stop))
        if found is None or (found.reference is not None and _goes_on(clause.masked[at:after])):
            continue
        read.append(found)
        begin = at
    return read


def _goes_on(following: str) -> bool:
    """高于全国、全省平均水平: the reference goes on after the comma where what follows only names a series."""
    return following.endswith(("平均", "水平", "增速")) and len(following) <= p.LONGEST_REFERENCE


def _add(reader: Reader, clause: Clause, found: Found) -> None:
    """Take up a commitment in words, once for each indicator it is made of."""
    reader.effort = effort_in(clause.masked, found.start, found.end) or reader.effort
    period = period_in(clause.masked[found.start : found.end]) or reader.period
    for single in indicators(found):
        single.start += clause.offset
        single.end += clause.offset
        single.effort, single.period = reader.effort, period
        reader.targets.append(single)


def _numeric(reader: Reader, clause: Clause, cell: Cell, before: Before) -> Found | None:
    """target := words before? number after?"""
    quantity = cell.quantity
    if _is_stretch(reader, clause, cell, before):
        reader.targets[-1].stretch = quantity.value
        return None
    found = Found(kind_of(clause.masked, before, cell), clause.offset + cell.head[0], clause.offset + cell.tail[1])
    found.value, found.unit, found.value2 = quantity.value, quantity.unit, quantity.value2
    found.plain = quantity.bound is None and quantity.value2 is None
    if quantity.shape == "grade":
        found.value2, found.stretch = None, quantity.value2
    if cell.origin is not None:
        found.start_value = cell.origin.value
        found.unit = found.unit or cell.origin.unit
    name_of(found, clause, cell, before)
    compare(found, clause, cell)
    reader.effort = found.effort = effort_in(clause.masked, *cell.head) or reader.effort
    found.period = (year_of(clause.masked, cell.head[1]) if cell.origin else None) or reader.period
    return found


def kind_of(masked: str, before: Before, cell: Cell) -> Kind:
    """What the words on both sides of a number ask for; a comparing word before it is the stronger."""
    quantity = cell.quantity
    if quantity.shape in ("rank", "grade") and quantity.bound is not None:
        return quantity.bound
    if before.sign is Kind.MORE_THAN and _breaks_through(masked, before, cell):
        return quantity.bound or Kind.REACH
    if before.sign is not None and before.sign is not Kind.ABOUT:
        return quantity.bound if quantity.bound is Kind.ABOUT else before.sign
    if quantity.value2 is not None:
        return Kind.BETWEEN
    for kind in (quantity.bound, before.sign):
        if kind is not None:
            return kind
    if before.cap:
        return Kind.AT_MOST
    return Kind.AT_LEAST if "至少" in masked[slice(*cell.head)] else Kind.REACH


def _breaks_through(masked: str, before: Before, cell: Cell) -> bool:
    """突破100项关键核心技术: the verb, not the comparison."""
    start, end = cell.head
    nothing_named = trim(masked, start, before.end)[0] >= before.end
    following = masked[slice(*cell.tail)].lstrip(COVER)  # “卡脖子”技术, but not (现价)
    return nothing_named and masked[start:end].endswith("突破") and following[:1] not in v.ENDS | {""}


def _is_stretch(reader: Reader, clause: Clause, cell: Cell, before: Before) -> bool:
    """…10%、力争12%: a second number that is only striven for belongs to the first."""
    if not reader.targets or (clause.hard and cell.head[0] == 0):
        return False
    if reader.targets[-1].value is None and reader.targets[-1].margin is None:
        return False
    words = clause.masked[cell.head[0] : before.end]
    if words not in p.STRIVING or clause.masked[slice(*cell.tail)] not in ("", "目标", "的目标"):
        return False
    return cell.quantity.unit in (None, reader.targets[-1].unit)


def share(items: list[tuple[Found, Before, Cell]]) -> None:
    """After 分别, 均, 各 the bound on the last number holds for all; a comparison before the first, too."""
    for (first, earlier, _), (found, before, cell) in itertools.pairwise(items):
        alone = before.end == cell.head[0] and before.sign is None and not before.cap and before.move is None
        if alone and found.plain and found.kind is Kind.REACH and (earlier.sign is not None or earlier.cap):
            found.kind = first.kind
    if not any(before.shared for _, before, _ in items):
        return
    last = items[-1][0]
    for found, _, _ in items[:-1]:
        if found.plain and found.kind is Kind.REACH and not last.plain and last.kind is not Kind.BETWEEN:
            found.kind = last.kind


def _share_years(reader: Reader, items: list[tuple[Found, Before, Cell]]) -> None:
    """到2027年、2030年分别达到80%、95%: a year for each."""
    if len(reader.years) == len(items) and any(before.shared for _, before, _ in items):
        for index, year in enumerate(reader.years):
            items[index][0].period = year


def _read_events(reader: Reader) -> None:
    """Beside other targets, only what can be done or not done is one: 办好…, …建成投运."""
    for clause in reader.words:
        reader.effort = reader.period = None
        found = worded.event(worded.phrase(clause.text, clause.masked, 0, len(clause.masked)), strict=True)
        if found is not None:
            _add(reader, clause, found)


def _words_only(reader: Reader) -> None:
    """A wording without any other target: an event, or words that set no test."""
    error = nothing_read(reader.folded)
    if error is not None:
        reader.errors.append(error)
        return
    for clause in reader.words:
        found = worded.event(worded.phrase(clause.text, clause.masked, 0, len(clause.masked)))
        if found is not None:
            _add(reader, clause, found)
            return
    reader.targets.append(Found(Kind.QUALITATIVE, 0, len(reader.folded.text)))
