"""Targets without a number: 与经济增长同步, 快于面上投资增速, 持续下降, 全覆盖, 不发生…, 办好….

Each production reads one phrase and gives what it found, or nothing.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from zjtrack.model import Kind
from zjtrack.wording import phrasebook as p
from zjtrack.wording import vocabulary as v
from zjtrack.wording.before import trim
from zjtrack.wording.folding import COVER
from zjtrack.wording.found import Found


class Phrase(NamedTuple):
    """A stretch of a clause without a number that counts; ``core`` is where it begins after 力争, 持续, 其中 …"""

    text: str  # names covered
    source: str  # the same, with names readable
    start: int  # in the clause
    core: int


def phrase(text: str, masked: str, start: int, end: int) -> Phrase:
    """Cut a phrase out of a clause."""
    core, _ = trim(masked, start, end)
    return Phrase(masked[start:end], text[start:end], start, core - start)


def read(part: Phrase) -> Found | None:
    """commitment := delegated | in_step | relation | zero | full | growing | first_ever | first_place | stable | trend"""
    for production in PRODUCTIONS:
        found = production(part)
        if found is not None:
            return found
    return None


def _found(part: Phrase, kind: Kind, start: int, end: int) -> Found:
    """A target said of the words between two places of the phrase."""
    found = Found(kind, part.start, part.start + len(part.text))
    found.indicator = name_between(part, start, end) or None
    return found


def name_between(part: Phrase, start: int, end: int) -> str:
    """An indicator without what leads up to it and without adverbs or a baseline after it."""
    first, last = trim(part.text, start, max(start, end))
    return _strip_tail(part.source[first:last].removesuffix("“")).strip(p.PREPOSITIONS)


def delegated(part: Phrase) -> Found | None:
    """delegated := (完成 | 达到 | 控制在)? superior (下达 | 规定 | 考核)? (目标 | 任务 | 指标 | 要求)"""
    superior, verb = p.A_SUPERIOR.search(part.text), p.COMPLYING.search(part.text)
    if superior is None or not (_handed_down(part.text, superior.start()) or p.THEIR_TASK.search(part.text)):
        return None
    if verb is None and superior.start():
        return None
    return _found(part, Kind.DELEGATED, 0, verb.start() if verb else 0)


def _handed_down(text: str, start: int) -> bool:
    """Whether what hands down and a task follow in this order."""
    handed = p.IS_HANDED_DOWN.search(text, start)
    return handed is not None and p.A_TASK.search(text, handed.start()) is not None


def in_step(part: Phrase) -> Found | None:
    """in_step := indicator? (与 | 同 | 和 | 跟) reference (基本 | 保持)* (同步 (增长 | 提高)? | 持平 | 一致)"""
    match = p.IN_STEP.search(part.text)
    if match is None or not (match[2].startswith("同步") or is_reference(match[1])):
        return None
    found = _found(part, Kind.IN_STEP, 0, match.start())
    measured = found.indicator is not None and measurable(found.indicator)
    if match[2] in p.LEVEL_STEPS and (match[1].startswith(p.YEARS_BEFORE) or not measured):
        return None  # 与上年持平 is stable; 思想与全国保持一致 has no number
    found.reference = part.source[slice(*match.span(1))]
    return found


def relation(part: Phrase) -> Found | None:
    """relation := indicator? (快于 | 高于 | 低于 | 不低于 | 达到 …) reference"""
    for words, kind in p.RELATIONS:
        for word in words:
            at = part.text.find(word)
            reference = part.text[at + len(word) :]
            if (
                at < 0
                or part.text[at - 1 : at + len(word)] in v.CLOSED_WORDS
                or not (_is_task(reference) or _is_compared(word, reference))
            ):
                continue
            found = _found(part, kind or p.PLAIN_RELATIONS[word], 0, at)
            return _with_bound(found, part.source[at + len(word) :])
    return None


def _with_bound(found: Found, reference: str) -> Found:
    """达到全国平均水平以上: the bound is said of the reference."""
    bound = v.AFTER_NUMBER.get(reference[-2:])
    found.reference = reference if bound is None else reference[:-2]
    if bound is not None and found.kind is Kind.REACH:
        found.kind = bound
    return found


def _is_compared(word: str, reference: str) -> bool:
    return is_reference(reference) or (word in p.COMPARATIVES and 0 < len(reference) <= 20)


def _is_task(text: str) -> bool:
    """What a superior has set: 国家考核目标, 省下达任务."""
    return text.startswith(p.SUPERIORS) and text.endswith(p.SET_TASKS)


def is_reference(text: str) -> bool:
    """Whether words name a series to compare with: 全国平均, 经济增速, 上年."""
    if p.YEAR_LEVEL.match(text):
        return True
    if text.endswith(p.VAGUE_LEVELS):
        return False
    return bool(text) and not text[0].isdigit() and any(noun in text for noun in p.REFERENCE_NOUNS)


def zero(part: Phrase) -> Found | None:
    """zero := indicator? (动态)? 清零 | 不发生 event | 零事故 | 消除 object"""
    text = part.text
    for word in p.ZERO_WORDS:
        name, found, rest = text.partition(word)
        if found and not p.CAMPAIGN.match(rest):
            if rest and word.startswith(("不", "无")):
                return _found(part, Kind.ZERO, len(text) - len(rest), len(text.removesuffix("底线").rstrip("的")))
            return _found(part, Kind.ZERO, 0, len(name))
    evil = text.removesuffix("消除")
    if evil != text and evil and not evil.endswith(p.VAGUE_EVILS):
        return _found(part, Kind.ZERO, 0, len(evil))
    if (ended := p.ENDING.match(text, part.core)) is not None and not text.endswith(p.VAGUE_EVILS):
        return _found(part, Kind.ZERO, ended.end(), len(text))
    return None


def full(part: Phrase) -> Found | None:
    """full := indicator 全覆盖 | objects 全部 verb | 应…尽… | 县县通 object | 所有 object verb; with 基本 before it, about"""
    text = part.text
    for word in p.FULL_WORDS:
        name, found, rest = text.partition(word)
        if found and not p.CAMPAIGN.match(rest):
            return _covered(part, len(name), len(text) - len(rest))
    if (wholly := p.WHOLLY.search(text)) is not None:
        return _covered(part, wholly.start(), len(text))
    if (over := p.WHOLLY_OVER.search(text)) is not None and over.start() > part.core:
        return _found(part, Kind.FULL, 0, over.start())
    if (ought := p.OUGHT.search(text)) is not None and not p.CAMPAIGN.match(text, ought.end()):
        return _found(part, Kind.FULL, 0, ought.start() or len(text))
    if (every := p.EVERY.match(text, part.core)) is not None:
        return _found(part, Kind.FULL, every.start(), len(text))
    if text.endswith("基本覆盖"):
        return _covered(part, len(text) - 2, len(text))
    return None


def _covered(part: Phrase, at: int, end: int) -> Found:
    nearly = part.text[:at].endswith(p.NEARLY) or part.text.startswith(p.NEARLY_DONE)
    found = _found(part, Kind.ABOUT if nearly else Kind.FULL, 0, at)
    if not found.indicator:
        found.indicator = name_between(part, end, len(part.text)) or None
    if nearly:
        found.value, found.unit = Decimal(100), "%"
    return found


def growing(part: Phrase) -> Found | None:
    """positive := indicator? (正 | 稳步 | 实现)增长; negative := indicator? 负增长; 零增长 is at most 0"""
    text = part.text.rstrip(COVER)
    found: Found | None = None
    if text.endswith("零增长"):
        found = _found(part, Kind.AT_MOST, 0, len(text) - 3)
        found.value, found.unit = Decimal(0), "%"
    elif text.endswith("负增长"):
        found = _growth(part, Kind.NEGATIVE, len(text) - 3)
    elif (digits := p.TWO_DIGITS.search(text)) is not None:
        found = _found(part, Kind.AT_LEAST, 0, digits.start())
        found.value, found.unit = Decimal(10), "%"
    else:
        for word in p.POSITIVE_WORDS:
            if text.endswith(word):
                found = _growth(part, Kind.POSITIVE, len(text) - len(word))
                break
    if found is not None:
        found.measure = "growth"
    return found


def first_ever(part: Phrase) -> Found | None:
    """first_ever := indicator (实现)? 零的突破: more than none"""
    match = p.FIRST_EVER.search(part.source)
    if match is None or match.start() <= part.core:
        return None
    found = _found(part, Kind.MORE_THAN, 0, match.start())
    found.value = Decimal(0)
    return found


def first_place(part: Phrase) -> Found | None:
    """first_place := indicator? (位居 | 保持)? series 首位: the same as 第1位"""
    match = p.FIRST_PLACE.search(part.text)
    if match is None:
        return None
    found = _found(part, Kind.REACH, 0, match.start())
    found.value, found.measure = Decimal(1), "rank"
    return found


def _growth(part: Phrase, kind: Kind, end: int) -> Found | None:
    found = _found(part, kind, 0, end)
    if part.text.endswith(p.OF_A_RATE) or found.indicator is None or measurable(found.indicator):
        return found
    return found if part.text.endswith("增长") and countable(found.indicator) else None


def stable(part: Phrase) -> Found | None:
    """stable := indicator? (保持 | 基本 | 总体)? 稳定 | 稳定 indicator | 持平"""
    text = part.text
    for word in p.STABLE_WORDS:
        if text.endswith(word):
            found = _found(part, Kind.STABLE, 0, _before_range(text, len(text) - len(word)))
            return found if found.indicator is None or measurable(found.indicator) else None
    thing = text[part.core :].removeprefix("稳定")
    steadied = len(thing) < len(text) - part.core and measurable(thing)
    if steadied and not thing.startswith(p.NOT_STEADIED) and not thing.endswith(p.SLOGANS):
        return _found(part, Kind.STABLE, len(text) - len(thing), len(text))
    return None


def _before_range(text: str, end: int) -> int:
    """在合理均衡水平上 says where something is stable, not what."""
    return len(text[:end].partition("在合理")[0]) or end


def trend(part: Phrase) -> Found | None:
    """trend := indicator? baseline? adverb* (提高 | 下降 | …) | (提高 | 降低 | …) indicator"""
    text = part.text.rstrip(COVER)
    for kind, ends, fronts in p.TRENDS:
        for length in (4, 3, 2):
            if text[-length:] in ends and len(text) >= length:
                found = _found(part, kind, 0, len(text) - length)
                if _moves(text, length, found.indicator):
                    return found
        rest = text[part.core :].removeprefix("稳定")  # 稳定提升粮食产能
        if rest[:2] in fronts and measurable(rest[2:]) and not rest.endswith(p.SLOGANS):
            return _found(part, kind, len(text) - len(rest[2:]), len(text))
    return None


def _moves(text: str, length: int, indicator: str | None) -> bool:
    """Whether what goes up or down has a number: by its noun, or by a verb that only counts."""
    if indicator is None or measurable(indicator):
        return True
    steadily = text[:-length].endswith(p.STEADILY)
    return text[-length:] in p.COUNTING_MOVES and steadily and countable(indicator)


def countable(name: str) -> bool:
    """Whether there can be more or fewer of it: not so of 获得感, 竞争力, 风险."""
    return not name.endswith(p.VAGUE_NOUNS) or name.endswith(p.COUNTED_POWERS)


def measurable(name: str) -> bool:
    """Whether words name something that has a number: a rate, a sum, a price."""
    name = _REMARK.sub("", name.rstrip(COVER))
    if name.endswith(("环境质量", "空气质量")):
        return True
    return name.endswith(p.MEASURABLE) and not name.endswith(p.NOT_MEASURABLE)


_REMARK = re.compile(r"\([^()]*\)$")  # 居民消费价格(CPI)


PRODUCTIONS = (delegated, in_step, relation, zero, full, growing, first_ever, first_place, stable, trend)


def event(part: Phrase, strict: bool = False) -> Found | None:
    """event := (办好 | 举办 | 出台 | 建成 | …) object | object (开工 | 建成 | 通车 | …)"""
    text = part.text
    for verb in p.EVENT_VERBS:
        if text.startswith(verb, part.core):
            if strict and verb in p.LOOSE_EVENT_VERBS:
                return None
            at = part.core + len(verb)
            return _found(part, Kind.EVENT, at, len(text)) if _nameable(text[at:]) else None
    for end in p.EVENT_ENDS:
        name = text.removesuffix(end)
        if name != text and len(name) > 1:
            return _found(part, Kind.EVENT, 0, len(name))
    return None


def _nameable(thing: str) -> bool:
    return len(thing) > 1 and not thing.endswith(p.NOT_NAMEABLE)


def _strip_tail(name: str) -> str:
    """Take adverbs and a baseline (较2023年, 比上年) off the end of an indicator."""
    end = len(name)
    while length := _tail(name[max(0, end - _LONGEST_BASELINE) : end]):
        end -= length
    return name[:end]


_LONGEST_BASELINE = 12


def _tail(name: str) -> int:
    """How much of the end is an adverb or a baseline."""
    if name.endswith(p.NOT_TAILS):
        return 0
    for length in range(p.LONGEST_TAIL, 0, -1):
        if name[-length:] in p.TAIL_ADVERBS:
            return len(name[-length:])
    since = p.SINCE.search(name) or p.WITH_YEAR_BEFORE.search(name)
    return len(name) - since.start() if since else 0
