"""Numbers that measure nothing: parts of names, dates, definitions. Each test says why."""

from __future__ import annotations

import re

from zjtrack.message import Message
from zjtrack.wording import phrasebook as p
from zjtrack.wording import vocabulary as v
from zjtrack.wording.result import WordingError
from zjtrack.wording.units import Amount

_ASCII_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_POLLUTANTS = ("PM", "CO", "SO", "NO", "H", "G", "A", "K", "S", "B", "X", "V", "T", "Q", "R", "N", "P")
_DIGITS = frozenset("0123456789")
_NAME_SIGNS = _ASCII_LETTERS | _DIGITS | frozenset("+.-")
_GLUED_SIGNS = frozenset("+±#№×")
_MEASURED_BY = frozenset(v.SCALES) | frozenset("%‰左以元家个台")
_MAY_FOLLOW = frozenset("(-~/“”《》[]·+=<>≥≤%\"'‘’")
_COMPARED = tuple(v.BEFORE_NUMBER)
_DAY = re.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")


def ends_here(text: str, at: int) -> bool:
    """Whether the phrase ends: punctuation, a conjunction, or nothing more."""
    return at >= len(text) or text[at] in v.ENDS


def around_digits(masked: str, start: int, end: int) -> bool:
    """Digits glued to letters or signs: G60, PM2.5, 5G, 415X, 8+4, ±800."""
    before, after = masked[start - 1 : start], masked[end : end + 1]
    if _DAY.match(masked, start):  # 2026-01-22: a date, no range
        return True
    if before in _GLUED_SIGNS or after == "×" or (after == "+" and not ends_here(masked, end + 1)):
        return True
    if before in _ASCII_LETTERS:
        return _letters_before(masked, start) in _POLLUTANTS or not _measured(masked, end)
    return after in _ASCII_LETTERS and not _latin_unit(masked, end)


def negative(masked: str, start: int) -> bool:
    """-2左右, 增长-2%: a sign, no dash of a range or a name."""
    if masked[start - 1 : start] != "-":
        return False
    return start == 1 or _stands_before(masked, start - 1, _COMPARED)


def _stands_before(masked: str, at: int, words: tuple[str, ...]) -> bool:
    return masked.endswith(words, 0, at)


def _letters_before(masked: str, start: int) -> str:
    first = start
    while masked[first - 1 : first] in _ASCII_LETTERS:
        first -= 1
    return masked[first:start]


def _measured(masked: str, end: int) -> bool:
    """After letters such as GDP a number counts only with a unit: GDP5%, but not G60科创走廊."""
    return masked[end : end + 1] in _MEASURED_BY


def _latin_unit(masked: str, at: int) -> bool:
    end = at
    while masked[end : end + 1] in _ASCII_LETTERS:
        end += 1
    return masked[at:end].lower() in v.LATIN_UNITS


def end_of_name(masked: str, at: int) -> int:
    """Where a name of letters, digits and signs ends."""
    while masked[at : at + 1] in _NAME_SIGNS:
        at += 1
    return at


def after_amount(text: str, masked: str, amount: Amount) -> bool:
    """Whether what stands around a number with its unit makes it part of a name or a definition."""
    at, unit = amount.end, amount.unit
    if _each(masked, amount.start) or text[at : at + 1] == "级":
        return True
    if _moves_on(masked, amount):
        return False
    if _stands_before(masked, amount.start, v.SIZES_IN_NAMES) and not ends_here(text, at):
        return True
    if unit is None:
        return amount.bound is None and _unitless_name(text, masked, amount)
    if unit in v.TIME_UNITS:
        return not _lasting(text, masked, amount)
    if unit == "条" and text.startswith(v.POLICY_NOUNS, at):
        return True
    if unit == "个" and text[at : at + 1] in _DIGITS:  # 实施3个100项目
        return True
    if unit in ("千伏", "伏", "类"):
        return not ends_here(text, at)
    return unit in _AREAS and amount.bound is None and not ends_here(text, at)


_AREAS = frozenset(
    [
        "县",
        "乡",
        "镇",
        "村",
        "国",
        "圈",
        "城",
        "园",
        "站",
        "点",
        "路",
        "道",
        "环",
        "层",
        "步",
        "字",
        "页",
        "针",
        "厂",
        "店",
    ]
)


def _each(masked: str, start: int) -> bool:
    """每千人口, 每10万人: what something is counted per."""
    return masked[start - 1 : start] == "每"


def _moves_on(masked: str, amount: Amount) -> bool:
    """从1.96缩小至1.81: where a change begins, not a name."""
    return _stands_before(masked, amount.start, ("从", "由", "年的")) and masked.startswith(v.CHANGES_TO, amount.end)


def _unitless_name(text: str, masked: str, amount: Amount) -> bool:
    """A bare number glued to a noun is a name (12345热线, 135工程) unless a verb counts with it."""
    at = amount.end
    if ends_here(text, at) or text.startswith("的", at):
        return False
    follower = text[at]
    if follower in v.ORDINAL_AFTER or text.startswith("方面", at):
        return True
    if not follower.isalpha():
        return False
    phrase = text[at : at + 16]
    return not counted_before(masked, amount.start) or any(noun in phrase for noun in p.CAMPAIGNS)


def _lasting(text: str, masked: str, amount: Amount) -> bool:
    """Years, days, hours are a target where the phrase ends with them and measures a duration."""
    if not ends_here(text, amount.end) and not text.startswith(v.HANDLED, amount.end):
        return False
    head = masked[max(0, amount.start - 24) : amount.start]
    if amount.unit in ("年", "月", "日", "学年", "年度", "季度", "周年"):  # 2027年 is a date, no duration
        return amount.value < 1000 and any(noun in head for noun in ("年限", "寿命", "周期", "期限", "学制"))
    bound = amount.bound is not None or amount.value2 is not None or amount.start == 0
    handled = text.startswith(("办结", "送达", "到账", "审结"), amount.end)
    return bound or handled or counted_before(masked, amount.start) or any(noun in head for noun in v.DURATIONS)


def stray(text: str, amount: Amount) -> WordingError | None:
    """A sign that can follow no number: the figure would be left hanging."""
    at = amount.end
    if ends_here(text, at):
        return None
    sign = text[at]
    if sign.isdigit() and (amount.unit or "").lstrip(v.SCALES) in v.COUNT_UNITS:
        return None  # 1.2万户5万人: two figures of one thing
    if not sign.isalpha() and sign not in _MAY_FOLLOW:
        return WordingError(
            Message("the number “{text}” is followed by “{sign}”", text=text[amount.start:at], sign=sign), amount.start, at + 1,
            Message("a unit, a bound such as 以上, or the end of the phrase"),
        )  # fmt: skip
    return None


def counted_before(masked: str, start: int) -> bool:
    """Whether a verb or a comparing word stands directly before a number."""
    for length in range(v.LONGEST_BEFORE, 0, -1):
        word = masked[max(0, start - length) : start]
        if word in v.BEFORE_NUMBER or word in p.FLOW_VERBS:
            return True
    return False


def counts(text: str, masked: str, amount: Amount, numeral: str) -> bool:
    """Whether a Chinese numeral counts. 五百家 does; 三大, 四条诗路, 一批, 二十大 do not."""
    if amount.unit is None and amount.bound is None:
        return ends_here(text, amount.end) and _stands_before(masked, amount.start, p.NEED_NUMBER)
    large = len(numeral) > 1 or (amount.unit is not None and amount.unit.startswith(("万", "亿")))
    if amount.unit in ("倍", "成", "番", "%", "百分点") or amount.value2 is not None:
        compared = masked.endswith(v.COMPARING_WORDS, 0, amount.start)  # 超九成群众, 近八成县域
        return amount.unit != "成" or amount.bound is not None or compared or ends_here(text, amount.end)
    if large:
        return True
    if numeral == "一" and (amount.unit not in _SINGLE or not _new_before(masked, amount.start)):
        return False
    if amount.unit not in _FEW:
        return False
    if amount.bound is not None or ends_here(text, amount.end):
        return True
    return counted_before(masked, amount.start) and not _stands_before(masked, amount.start, _VAGUE_VERBS)


_VAGUE_VERBS = ("推动", "推进", "支持", "落实", "开展", "实施", "带动", "是", "的", "等", "在", "有", "为")
_FEW = frozenset(
    [
        "家",
        "个",
        "项",
        "条",
        "座",
        "处",
        "所",
        "支",
        "艘",
        "件",
        "台",
        "名",
        "人",
        "位",
        "套",
        "辆",
        "架",
        "场",
        "次",
        "部",
        "户",
        "间",
        "栋",
        "只",
        "亩",
        "公里",
        "个月",
        "年",
    ]
)
_SINGLE = frozenset(["家", "所", "座", "条", "个", "项", "支", "艘", "台", "名"])


def _new_before(masked: str, start: int) -> bool:
    return _stands_before(masked, start, ("新增", "建成", "新建", "新培育", "引进", "达到", "超过", "组建"))


def bare_counts(text: str, masked: str, start: int, end: int, unit: str) -> bool:
    """Whether a scale without a number counts: 突破万亿元, 迈上千亿台阶, 带动万名青年; ``end`` is that of its unit."""
    if text.startswith(_STEPS, end):
        return True
    reached = _stands_before(masked, start, _REACHED)
    if unit not in v.UNITS:
        return reached and not unit and ends_here(text, end)
    if reached and unit in _AREAS and any(scale in text[start:end] for scale in ("亿", "百万", "千万")):
        return False  # GDP超千亿县达到60个
    if reached:
        return text[end : end + 1] != "级" and not text.startswith(v.ENTITIES, end)
    before = masked[start - 1 : start]
    if before == "上":
        return masked[start - 2 : start - 1] not in ("以", "线", "路", "海", "陆", "网")
    if before in ("近", "逾"):
        return True
    return unit in ("名", "人", "户") and _stands_before(masked, start, _REACHING)


def bounded_counts(text: str, masked: str, start: int, end: int, unit: str) -> bool:
    """千家以上 counts; 亿元以上项目, 百亿元以上企业 name what is counted by its size."""
    if unit in v.COUNT_UNITS:
        return ends_here(text, end) or counted_before(masked, start)
    return unit in v.UNITS and end >= len(text)


_REACHED = ("突破", "超", "超过", "达到", "迈上", "跨越", "跨上", "破", "过", "登上", "站上")
_REACHING = ("带动", "惠及", "培训", "新增", "吸纳")
_STEPS = ("大关", "台阶", "新台阶")


def is_best_of(text: str, masked: str, start: int, end: int) -> bool:
    """跻身全国20强 is a place; 世界500强, 全国百强 are names of lists."""
    if text[end : end + 1] != "强" or end - start > 2 or not ends_here(text, end + 1):
        return False
    return _stands_before(masked, start, ("全国", "全省", "全市", "全球", "世界", "跻身", "进入"))


def is_place(text: str, masked: str, start: int, end: int, has_unit: bool) -> bool:
    """Whether 前N, 第N is a place among others (全国前10位), not a part of the year or an ordinal."""
    goes_on = text.startswith(("行列", "左右", *v.CHANGES_TO), end)
    if not (ends_here(text, end) or goes_on):
        return False
    head = masked[max(0, start - 12) : start]
    alone = start == 0 and end == len(text)  # a cell
    return has_unit or alone or any(cue in head for cue in p.RANK_CUES)
