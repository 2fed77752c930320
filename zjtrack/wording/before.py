"""What stands before a number: comparing words, growth words, effort; and the indicator that is left."""

from __future__ import annotations

import re
from typing import NamedTuple

from zjtrack.model import Kind
from zjtrack.wording import phrasebook as p
from zjtrack.wording import vocabulary as v
from zjtrack.wording.folding import COVER
from zjtrack.wording.periods import PLAN


class Before(NamedTuple):
    """The words directly before a number; ``end`` is where what they are said of ends."""

    end: int
    sign: Kind | None = None
    cap: bool = False
    move: str | None = None  # up | down | to | growth | decline
    shared: bool = False  # 分别, 均, 各
    each: bool = False  # 均, 各, 都: one number for several indicators
    link: bool = False  # 达到, 控制在, 提高到: the indicator is complete before it


_SHARED = frozenset(("分别", "依次", "均", "各", "都", "双双"))
_EACH = frozenset(("均", "各", "都", "双双"))
_VERBS = ("新增", "新建", "完成", "建成", "培育", "安排", "投入")
_SHARED_VERBS = tuple(f"{shared}{verb}" for shared in ("分别", "依次") for verb in _VERBS)
_MOVES = frozenset(("up", "down", "to", "growth", "decline"))
_ASIDE = re.compile(
    rf"(?:{p.HANDED_NUMBER.pattern})|[与同和跟](?:上年|去年|[0-9]{{4}}年)(?:同期|末|底)?(?:相比|比较|相较)$"
    "|[0-9一二三四五六七八九十两]{1,3}年(?:内|来)?累计$"
)
_LONGEST_ASIDE = 16
_BASELINE = re.compile("[比较在][^比较在]{0,8}(?:年|末|同期|基数|以往|目前|上届|基础上)$")  # 比上年, 在2020年基础上


def read_before(masked: str, start: int, end: int, rate: bool) -> Before:
    """before := effort? (分别 | 均)? (增长 | 提高到 | …)? (超过 | 达到 | 控制在 | …)? directly before a number"""
    start, _ = trim(masked, start, end)
    if masked.endswith(_SHARED_VERBS, start, end):
        end -= 2  # 分别新增500万千瓦、300万千瓦
    words, end = _words_before(masked, start, end, rate)
    codes = [v.BEFORE_NUMBER[word] for word in words]
    return Before(
        end,
        sign=next((v.COMPARING[code] for code in codes if code in v.COMPARING), None),
        cap="cap" in codes,
        move=next((code for code in codes if code in _MOVES), None),
        shared=not _SHARED.isdisjoint(words),
        each=not _EACH.isdisjoint(words),
        link=any(len(word) > 1 for word in words),
    )


def _words_before(masked: str, start: int, end: int, rate: bool) -> tuple[list[str], int]:
    """The words that bear on a number, the last of them first, and where what they are said of ends."""
    words: list[str] = []
    while True:
        aside = _ASIDE.search(masked, max(start, end - _LONGEST_ASIDE), end)
        if aside is not None:
            end = aside.start()
            continue
        word = _word_before(masked, start, end)
        if not word:
            shorter = _without_adverb(masked, start, end)
            if shorter == end:
                return words, end
            end = shorter
        elif _noun_here(masked, start, end, word, rate) or _second_move(word, words):
            return words, end
        else:
            words.append(word)
            end -= len(word)


def _noun_here(masked: str, start: int, end: int, word: str, rate: bool) -> bool:
    """林分优化提升200万亩, 完成200亿元: what is done, not how the number compares."""
    return (not rate and word in v.ONLY_BEFORE_RATES) or masked[start:end] in p.COUNTING_VERBS


def _second_move(word: str, words: list[str]) -> bool:
    """One change a number: what stands before it is the name of an indicator."""
    return v.BEFORE_NUMBER[word] in _MOVES and any(v.BEFORE_NUMBER[other] in _MOVES for other in words)


def _word_before(masked: str, start: int, end: int) -> str:
    for length in range(v.LONGEST_BEFORE, 0, -1):
        word = masked[max(start, end - length) : end]
        if word in v.BEFORE_NUMBER and masked[end - len(word) - 1 : end] not in v.CLOSED_WORDS:
            return word
    return ""


def _without_adverb(masked: str, start: int, end: int) -> int:
    """Take off an adverb (年均), a baseline (比上年) or an effort (力争) at the end of a phrase."""
    for length in range(_LONGEST_ADVERB, 0, -1):
        if masked[max(start, end - length) : end] in v.ADVERBS_BEFORE:
            return max(start, end - length)
    baseline = _BASELINE.search(masked, max(start, end - _LONGEST_BASELINE), end)
    return baseline.start() if baseline is not None else end


_LONGEST_ADVERB = max(map(len, v.ADVERBS_BEFORE))
_LONGEST_BASELINE = 12


def trim(masked: str, start: int, end: int) -> tuple[int, int]:
    """Take off what leads up to an indicator: 其中, 到2030年, 力争, 稳步, a comma or a cover."""
    while (later := _after_lead(masked, start, end)) > start:
        start = later
    if masked[start : start + 1] == COVER and masked[start + 1 : start + 2] != COVER:
        start += 1  # the mark of a quotation that can be read
    while end > start and masked[end - 1] in _TRAILING:
        end -= 1
    return start, end


_TRAILING = frozenset("、，,:的")
# 到2030年, 2024—2025年, 10月底前, 上半年, “十五五”时期
_DATE = re.compile(rf"{PLAN.pattern}|[0-9至-]+[年月日](?:底前|末前|前|底|末|内|的|起|以来|上半年|下半年)?")


def _after_lead(masked: str, start: int, end: int) -> int:
    """Past one word or date that leads a phrase; where it starts if none does."""
    for length in range(p.LONGEST_LEAD, 0, -1):
        word = masked[start : min(end, start + length)]
        if word in p.LEADS and not masked.startswith(tuple(p.NOT_LEAD_BEFORE.get(word, ())), start + len(word)):
            return start + len(word)
    dated = _DATE.match(masked, start, end)
    return dated.end() if dated is not None else start


def begins_flow(text: str, at: int = 0) -> bool:
    """Whether a verb of what is newly done stands here: 新增, 建成; not in 新能源, 开发区."""
    return text.startswith(p.FLOW_VERBS, at) and not text.startswith(p.NO_FLOWS, at)


# 力 ends a word in 实力保持, 大力促进, 竞争力求.
_EFFORT = re.compile(
    "|".join(
        f"(?<![实能动活压潜电争产运算引魅合财大有致着])(?:{word})" if word[0] == "力" else word
        for word in sorted(p.STRONG_EFFORTS)
    )
)


def effort_in(masked: str, start: int, end: int) -> str | None:
    """The first word of effort between two positions: 力争, 确保, 努力 …"""
    found = _EFFORT.search(masked, start, end)
    return found[0] if found else None
