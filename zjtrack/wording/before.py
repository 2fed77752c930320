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


_SHARED_VERB = re.compile("(?:分别|依次)(新增|新建|完成|建成|培育|安排|投入)$")
_SHARED = frozenset(("分别", "依次", "均", "各", "都", "双双"))
_BESIDE = re.compile("[与同和跟](?:上年|去年|[0-9]{4}年)(?:同期|末|底)?(?:相比|比较|相较)$")
_YEARS_TOGETHER = re.compile("[0-9一二三四五六七八九十两]{1,3}年(?:内|来)?累计$")
_EACH = frozenset(("均", "各", "都", "双双"))
_BASELINES = ("上年", "去年", "同期", "年", "末", "基数", "以往", "目前", "上届", "往年", "基础上", "全年")


def read_before(masked: str, start: int, end: int, rate: bool) -> Before:
    """before := effort? (分别 | 均)? (增长 | 提高到 | …)? (超过 | 达到 | 控制在 | …)? directly before a number"""
    sign: Kind | None = None
    cap = shared = each = link = False
    move: str | None = None
    start, _ = trim(masked, start, end)
    if (verb := _SHARED_VERB.search(masked, max(start, end - 8), end)) is not None:
        end, shared = verb.start(1), True  # 分别新增500万千瓦、300万千瓦
    while end > start:
        if (handed := p.HANDED_NUMBER.search(masked, max(start, end - 16), end)) is not None:
            end = handed.start()
            continue
        word = _word_before(masked, start, end)
        if not rate and word in v.ONLY_BEFORE_RATES:
            break
        if not word:
            shorter = _without_adverb(masked, start, end)
            if shorter == end:
                break
            end = shorter
            continue
        code = v.BEFORE_NUMBER[word]
        if masked[start:end] in p.COUNTING_VERBS:
            break
        sign = sign or v.COMPARING.get(code)
        cap = cap or code == "cap"
        if code in _MOVES:
            if move is not None:
                break
            move = code if code != "to" else f"{code} {v.direction_of(word)}"
        shared, each = shared or word in _SHARED, each or word in _EACH
        link = link or len(word) > 1
        end -= len(word)
    return Before(end, sign, cap, move, shared, each, link)


_MOVES = frozenset(("up", "down", "to", "growth", "decline"))


def _word_before(masked: str, start: int, end: int) -> str:
    for length in range(min(v.LONGEST_BEFORE, end - start), 0, -1):
        word = masked[end - length : end]
        if word in v.BEFORE_NUMBER and masked[end - length - 1 : end] not in v.CLOSED_WORDS:
            return word
    return ""


def _without_adverb(masked: str, start: int, end: int) -> int:
    """Take off an adverb (年均), a baseline (比上年) or an effort (力争) at the end of a phrase."""
    if (years := _YEARS_TOGETHER.search(masked, max(start, end - 7), end)) is not None:
        return years.start()
    if (beside := _BESIDE.search(masked, max(start, end - 14), end)) is not None:
        return beside.start()
    for length in range(min(5, end - start), 0, -1):
        if masked[end - length : end] in v.ADVERBS_BEFORE:
            return end - length
    low = max(start, end - 10)
    at = max(masked.rfind(word, low, end) for word in ("比", "较", "在"))
    if at >= 0 and masked.endswith(_BASELINES, at + 1, end):
        return at
    return end


def trim(masked: str, start: int, end: int) -> tuple[int, int]:
    """Take off what leads up to an indicator: 其中, 到2030年, 力争, 稳步, a comma or a cover."""
    moved = True
    while moved and start < end:
        moved = False
        for length in range(min(p.LONGEST_LEAD, end - start), 0, -1):
            word = masked[start : start + length]
            if word in p.LEADS and (masked[start + length : start + length + 1] or " ") not in p.NOT_LEAD_BEFORE.get(
                word, ""
            ):
                start += length
                moved = True
                break
        if not moved and (dated := _date_end(masked, start, end)) > start:
            start, moved = dated, True
    if masked[start : start + 1] == COVER and masked[start + 1 : start + 2] != COVER:
        start += 1  # the mark of a quotation that can be read
    while end > start and masked[end - 1] in "、，,:的":
        end -= 1
    return start, end


def begins_flow(text: str, at: int = 0) -> bool:
    """Whether a verb of what is newly done stands here: 新增, 建成; not in 新能源, 开发区."""
    return text.startswith(p.FLOW_VERBS, at) and not text.startswith(p.NO_FLOWS, at)


def _date_end(masked: str, start: int, end: int) -> int:
    """Past a date that leads a clause: 到2030年, 2024—2025年, 10月底前, 上半年."""
    plan = PLAN.match(masked, start, end)
    if plan is not None:
        return plan.end()
    at = start
    while at < end and masked[at] in "0123456789-至":
        at += 1
    if at == start or at >= end or masked[at] not in "年月日":
        return start
    at += 1
    for word in ("底前", "末前", "前", "底", "末", "内", "的", "起", "以来", "上半年", "下半年"):
        if masked.startswith(word, at):
            return min(end, at + len(word))
    return at


def effort_in(masked: str, start: int, end: int) -> str | None:
    """The first word of effort between two positions: 力争, 确保, 努力 …"""
    best, found = end, None
    for word in p.STRONG_EFFORTS:
        at = masked.find(word, start, end)
        if at >= 0 and (at < best or (at == best and len(word) > len(found or ""))):
            best, found = at, word
    return found
