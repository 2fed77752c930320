"""What is usual of such a name: its good direction and its unit. A wrong ``better`` turns every verdict of a row round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zjtrack.checks.context import Context
from zjtrack.finding import Finding
from zjtrack.message import Message
from zjtrack.model import Better, Target
from zjtrack.quantity import split_scale
from zjtrack.rules import settled_better

# More of these is bad …
_BURDENS = re.compile(
    r"失业率|失业人数|死亡|致死|自杀|事故|火灾|发案|案件数|犯罪|溺水|伤亡|浓度|排放(?:量|强度|总量)?$|能耗|电耗|水耗|物耗|用水量"
    r"|能源消费|煤炭消费|涨幅|价格总水平|倍差|差距|之差$|偏差|成本|负债率|债务率|杠杆率|赤字|不良(?:贷款)?率|逾期率|欠薪|拖欠"
    r"|近视率|肥胖率|发病率|患病率|感染率|辍学率|流失率|空置率|漏损率|损耗率|损失率|超标率|投诉|负担|贫困|返贫|清零"
    r"|不死人|吸烟率|破损率|停电时间|停电时长|办理时限|办结时间|通关时间|等候时间|劣[ⅤV五]类"
)
# … unless the number is the size of their fall, or counts what was done against them.
_AGAINST = re.compile(
    r"降低|下降|减少|压减|压缩|缩减|降幅|削减|处置|治理|化解|查处|控制率|达标率|合格率|治愈率|救治|整治|修复|改造|防治|消除|清退"
    r"|受理|办结|救助|帮扶|监测|普及|覆盖率"
)
# What the last words of a name measure, with the units that go with it. A ratio (人/亿元) is a unit of its own.
_UNITS = (
    (re.compile(r"(?:比例|比重|占比|份额|率|增速|增幅|涨幅)\Z"), ("%", "‰", "—")),
    (re.compile(r"(?:人数|人口|人次)\Z"), ("人", "名", "人次", "户", "%", "—")),
    (
        re.compile(
            r"(?:总额|余额|投资|社会资本|资金|投资额|收入|产值|增加值|营收|基金规模|(?:保障|低保|补贴|补助)标准)\Z"
        ),
        ("元", "美元", "%", "—"),
    ),
    (re.compile(r"里程\Z"), ("米", "公里", "千米", "%")),
)


def better_of_names(context: Context) -> Iterator[Finding]:
    """``better: lower`` of something one wants, ``higher`` of something one fears, where the wording settles nothing."""
    for bound in context.bounds:
        target, rule = bound.target, bound.rule
        if rule is None or settled_better(rule.kind) is not None or target.better not in ("higher", "lower"):
            continue
        usual = usual_better(target.name)
        if target.better != usual:
            message = Message("`better: {better}` of “{name}”", better=target.better, name=target.name)
            hint = Message("of such a name `{usual}` is usual; if it is right, accept it with the reason", usual=usual)
            place = context.at(target, "better")
            yield context.finding("better-unlikely", place, message, hint, target.id, "warning")


def usual_better(name: str) -> Better:
    """The good direction of a number of this name: higher, unless it counts what one wants less of."""
    own = _head(name)
    return "lower" if _BURDENS.search(own) and not _AGAINST.search(own) else "higher"


def units_of_names(context: Context) -> Iterator[Finding]:
    """A unit that does not measure what the name ends in: a share in kilometres."""
    for target in context.data.targets:
        usual = usual_unit(target)
        if usual is not None and target.unit is not None:
            message = Message("`unit: {unit}` of “{name}”", unit=target.unit, name=target.name)
            hint = Message("of such a name {usual} is usual; if it is right, accept it with the reason", usual=usual)
            place = context.at(target, "unit")
            yield context.finding("unit-unlikely", place, message, hint, target.id, "warning")


def usual_unit(target: Target) -> str | None:
    """The unit that goes with the name of a row that has another; ``None`` where its own will do."""
    if target.unit is None or "/" in target.unit:
        return None
    kinds = (known for ending, known in _UNITS if ending.search(_head(target.name)))
    return next((known[0] for known in kinds if split_scale(target.unit)[1] not in known), None)


def _head(name: str) -> str:
    """The name without what stands in brackets behind it."""
    return name.partition("（")[0] or name
