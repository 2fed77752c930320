"""The period that a clause states: 到2030年, 2024—2025年, 2024年10月底前, “十五五”."""

from __future__ import annotations

import re

from zjtrack.wording.folding import COVER
from zjtrack.wording.vocabulary import DIGITS

_YEAR = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})(?:年?[-至]((?:19|20)[0-9]{2}))?年(?:(1[0-2]|0?[1-9])月|(上半年|下半年|[一二三四]季度))?"
)
_OF_YEAR = re.compile("([0-9]{4})年的")
# The words after it tell the five years from the plan of that name (“十五五”规划纲要).
PLAN = re.compile(f"{COVER}?十([一二三四五六七])五{COVER}?(?:规划)?(?:(末)期?|时期|期间|期内|以来|(?=年均|累计))")
_BASELINES = frozenset("比较在从以自由")
_AFTER_BASELINE = ("的", "水平", "同期", "相比", "持平", "基本持平")
_PARTS = {"上半年": "H1", "下半年": "H2", "一季度": "Q1", "二季度": "Q2", "三季度": "Q3", "四季度": "Q4"}


def period_in(masked: str) -> str | None:
    """The first period of a clause that is not a baseline (较2023年); as data files write it."""
    years = years_in(masked)
    if years:
        return years[0]
    plan = PLAN.search(masked)
    return _plan(plan[1], last=bool(plan[2])) if plan else None


def years_in(masked: str) -> list[str]:
    """All of them that are given in figures."""
    return [
        _written(match)
        for match in _YEAR.finditer(masked)
        if masked[match.start() - 1 : match.start()] not in _BASELINES
        and not masked.startswith(_AFTER_BASELINE, match.end())
    ]


def year_of(masked: str, end: int) -> str | None:
    """The year whose value a number is: 提高到2030年的75%."""
    year = _OF_YEAR.match(masked, end - 6)
    return year[1] if year is not None else None


def _plan(ordinal: str, last: bool) -> str:
    """The years of a five-year plan; the eleventh began in 2006."""
    first = 2001 + 5 * DIGITS[ordinal]
    return str(first + 4) if last else f"{first}-{first + 4}"


def _written(match: re.Match[str]) -> str:
    year, last, month, part = match.groups()
    if last:
        return f"{year}-{last}"
    if month:
        return f"{year}-{month:0>2}"
    return f"{year}-{_PARTS[part]}" if part else str(year)
