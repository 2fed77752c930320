"""Targets without a number: 与经济增长同步, 快于面上投资增速, 持续下降, 全覆盖, 不发生…, 办好….

Each production reads one phrase and gives what it found, or nothing.
"""

from __future__ import annotations

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
    return _strip_tail(part.source[first:last].rstrip("“")).strip("使在对把")


def delegated(part: Phrase) -> Found | None:
    """delegated := (完成 | 达到 | 控制在)? superior (下达 | 规定 | 考核)? (目标 | 任务 | 指标 | 要求)"""
    text = part.text
    at = _first(text, p.SUPERIORS)
    handed = _first(text, p.HANDED_DOWN, at) if at >= 0 else -1
    if (handed < 0 or _first(text, p.TASKS, handed) < 0) and not p.THEIR_TASK.search(text):
        return None
    verb = _first(text, p.COMPLYING)
    if verb < 0 and at > 0:
        return None
    return _found(part, Kind.DELEGATED, 0, verb if verb >= 0 else 0)


def in_step(part: Phrase) -> Found | None:
    """in_step := indicator? (与 | 同 | 和 | 跟) reference (基本 | 保持)* (同步 (增长 | 提高)? | 持平 | 一致)"""
    text = part.text
    at = max(text.rfind(word) for word in p.STEPS)
    if at <= 0 or text[at:] not in p.STEP_ENDS:
        return None
    joint = max(text.rfind(word, 0, at) for word in ("与", "同", "和", "跟"))
    if joint < 0:
        return None
    reference = _without(text[joint + 1 : at], p.STEP_ADVERBS)
    if not reference or (not text.endswith("同步", 0, at + 2) and not is_reference(reference)):
        return None
    found = _found(part, Kind.IN_STEP, 0, joint)
    if text.endswith(p.LEVEL_STEPS) and (reference.startswith(p.YEARS_BEFORE) or not measurable(found.indicator or "")):
        return None  # 与上年持平 is stable; 思想与全国保持一致 has no number
    found.reference = part.source[joint + 1 : joint + 1 + len(reference)]
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
            found.reference = part.source[at + len(word) :]
            return _with_bound(found)
    return None


def _with_bound(found: Found) -> Found:
    """达到全国平均水平以上: the bound is said of the reference."""
    reference = found.reference or ""
    bound = v.AFTER_NUMBER.get(reference[-2:])
    if bound is not None:
        found.reference = reference[:-2]
        found.kind = bound if found.kind is Kind.REACH else found.kind
    return found


def _is_compared(word: str, reference: str) -> bool:
    return is_reference(reference) or (word in p.COMPARATIVES and 1 < len(reference) <= 20)


def _is_task(text: str) -> bool:
    """What a superior has set: 国家考核目标, 省下达任务."""
    return text.startswith(p.SUPERIORS) and text.endswith(("目标", "任务", "指标", "要求", "限额"))


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
        at = text.find(word)
        if at >= 0 and not _campaign(text, at + len(word)):
            if word.startswith(("不", "无")) and at + len(word) < len(text):
                return _found(part, Kind.ZERO, at + len(word), len(text.removesuffix("底线").rstrip("的")))
            return _found(part, Kind.ZERO, 0, at)
    if text.endswith(("消除", "归零")) and len(text) > 2 and not text[:-2].endswith(p.VAGUE_EVILS):
        return _found(part, Kind.ZERO, 0, len(text) - 2)
    if text.startswith("无", part.core) and text[part.core + 1 : part.core + 2].isdigit():  # 无50人以上大班额
        return _found(part, Kind.ZERO, part.core + 1, len(text))
    for verb in p.ENDING_VERBS:
        evil = text[part.core + len(verb) :]
        if text.startswith(verb, part.core) and evil and evil[0] != "在" and not evil.endswith(p.VAGUE_EVILS):
            return _found(part, Kind.ZERO, part.core + len(verb), len(text))
    return None


def full(part: Phrase) -> Found | None:
    """full := indicator 全覆盖 | objects 全部 verb | 应…尽… | 县县通 object | 所有 object verb; with 基本 before it, about"""
    text = part.text
    for word in p.FULL_WORDS:
        at = text.find(word)
        if at >= 0 and not _campaign(text, at + len(word)):
            return _covered(part, at, at + len(word))
    at = text.find("全部")
    if at >= 0 and (at + 2 == len(text) or text.startswith(p.DONE_WHOLLY, at + 2)):
        return _covered(part, at, len(text))
    if (over := p.WHOLLY_OVER.search(text)) is not None and over.start() > part.core:
        return _found(part, Kind.FULL, 0, over.start())
    at = text.find("应")
    if at >= 0 and text[at + 2 : at + 3] == "尽" and not _campaign(text, at + 4):
        return _found(part, Kind.FULL, 0, at or len(text))
    if (every := p.EVERY.match(text, part.core)) is not None:
        return _found(part, Kind.FULL, every.start(), len(text))
    if text.endswith("基本覆盖"):
        return _covered(part, len(text) - 2, len(text))
    return None


def _covered(part: Phrase, at: int, end: int) -> Found:
    nearly = part.text.endswith(("基本", "基本实现", "基本上", "近"), 0, at) or part.text.startswith(
        ("基本实现", "基本达到")
    )
    found = _found(part, Kind.ABOUT if nearly else Kind.FULL, 0, at)
    if not found.indicator:
        found.indicator = name_between(part, end, len(part.text)) or None
    if nearly:
        found.value, found.unit = Decimal(100), "%"
    return found


def _campaign(text: str, at: int) -> bool:
    """Whether a word only names a campaign: 动态清零行动, 全覆盖工程."""
    rest = text[at:].lstrip(COVER + "”“的")
    return rest.startswith(p.CAMPAIGNS) or (rest[:1] in "和与及、" and bool(rest) and rest.endswith(p.CAMPAIGNS))


def growing(part: Phrase) -> Found | None:
    """positive := indicator? (正 | 稳步 | 实现)增长; negative := indicator? 负增长; 零增长 is at most 0"""
    text = part.text.rstrip(COVER)
    found: Found | None = None
    if text.endswith("零增长"):
        found = _found(part, Kind.AT_MOST, 0, len(text) - 3)
        found.value, found.unit = Decimal(0), "%"
    elif text.endswith("负增长"):
        found = _growth(part, Kind.NEGATIVE, len(text) - 3)
    elif text.endswith(("增长两位数", "增长两位数以上")):
        found = _found(part, Kind.AT_LEAST, 0, text.rfind("增长"))
        found.value, found.unit = Decimal(10), "%"
    elif text.endswith(("两位数增长", "两位数以上增长", "双位数增长", "两位数的增长")):
        found = _found(part, Kind.AT_LEAST, 0, max(text.rfind("两位数"), text.rfind("双位数")))
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
    plain = part.text.endswith(("正增长", "负增长"))  # words that only a rate can have
    if plain or found.indicator is None or measurable(found.indicator):
        return found
    return found if part.text.endswith("增长") and countable(found.indicator) else None


def stable(part: Phrase) -> Found | None:
    """stable := indicator? (保持 | 基本 | 总体)? 稳定 | 稳定 indicator | 持平"""
    text = part.text
    for word in p.STABLE_WORDS:
        if text.endswith(word):
            found = _found(part, Kind.STABLE, 0, _before_range(text, len(text) - len(word)))
            return found if found.indicator is None or measurable(found.indicator) else None
    thing = text[part.core + 2 :]
    if (
        text.startswith("稳定", part.core)
        and measurable(thing)
        and thing[0] not in "和与"
        and thing[:2] not in p.FRONT_UPS
        and not thing.endswith(p.SLOGANS)
    ):
        return _found(part, Kind.STABLE, part.core + 2, len(text))
    return None


def _before_range(text: str, end: int) -> int:
    """在合理均衡水平上 says where something is stable, not what."""
    at = text.rfind("在合理", 0, end)
    return at if at > 0 else end


def trend(part: Phrase) -> Found | None:
    """trend := indicator? baseline? adverb* (提高 | 下降 | …) | (提高 | 降低 | …) indicator"""
    text = part.text.rstrip(COVER)
    for kind, ends, fronts in p.TRENDS:
        for length in (4, 3, 2):
            if text[-length:] in ends and len(text) >= length:
                found = _found(part, kind, 0, len(text) - length)
                if _moves(text, length, found.indicator):
                    return found
        core = part.core + (2 if text.startswith("稳定", part.core) else 0)  # 稳定提升粮食产能
        thing = text[core + 2 :]
        if text[core : core + 2] in fronts and measurable(thing) and not thing.endswith(p.SLOGANS):
            return _found(part, kind, core + 2, len(text))
    return None


def _moves(text: str, length: int, indicator: str | None) -> bool:
    """Whether what goes up or down has a number: by its noun, or by a verb that only counts."""
    if indicator is None or measurable(indicator):
        return True
    return text[-length:] in p.COUNTING_MOVES and _steadily(text, len(text) - length) and countable(indicator)


def _steadily(text: str, end: int) -> bool:
    """Whether an adverb stands before a verb: 持续, 稳步, 明显."""
    return any(text[max(0, end - length) : end] in p.ADVERBS | {"稳中"} for length in (2, 3, 4))


def countable(name: str) -> bool:
    """Whether there can be more or fewer of it: not so of 获得感, 竞争力, 风险."""
    name = name.rstrip(COVER)
    return len(name) > 1 and (not name.endswith(p.VAGUE_NOUNS) or name.endswith(p.COUNTED_POWERS))


def measurable(name: str) -> bool:
    """Whether words name something that has a number: a rate, a sum, a price."""
    name = name.rstrip(COVER)
    if name.endswith(("环境质量", "空气质量")):
        return True
    return name.endswith(p.MEASURABLE) and not name.endswith(p.NOT_MEASURABLE)


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
        if text.endswith(end) and len(text) > len(end) + 1:
            return _found(part, Kind.EVENT, 0, len(text) - len(end))
    return None


def _nameable(thing: str) -> bool:
    return len(thing) > 1 and not thing.endswith(p.NOT_NAMEABLE)


def _first(text: str, words: tuple[str, ...], start: int = 0) -> int:
    places = [at for word in words if (at := text.find(word, start)) >= 0]
    return min(places) if places else -1


def _without(text: str, endings: tuple[str, ...]) -> str:
    """Take words off the end, again and again."""
    end = len(text)
    while text.endswith(endings, 0, end):
        end -= next(len(ending) for ending in endings if text.endswith(ending, 0, end))
    return text[:end]


def _strip_tail(name: str) -> str:
    """Take adverbs and a baseline (较2023年, 比上年) off the end of an indicator."""
    end = len(name)
    while (shorter := _without_adverb(name, end)) < end:
        end = shorter
    return name[:end]


_LONGEST_BASELINE = 12


def _without_adverb(name: str, end: int) -> int:
    if name.endswith(p.NOT_TAILS, 0, end):
        return end
    for length in (5, 4, 3, 2, 1):
        if end >= length and name[end - length : end] in p.TAIL_ADVERBS:
            return end - length
    low = max(0, end - _LONGEST_BASELINE)
    if (level := p.WITH_YEAR_BEFORE.search(name, low, end)) is not None:
        return level.start()
    at = max(name.rfind("较", low, end), name.rfind("比", low, end))
    return at if at >= 0 and name.endswith(p.BASELINES, at + 1, end) else end
