"""The period that a clause states: 到2030年, 2024—2025年, 2024年10月底前, “十五五”."""

from __future__ import annotations

import re

_YEAR = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})(?:年?[-至]((?:19|20)[0-9]{2}))?年(?:([0-9]{1,2})月|(上半年|下半年|[一二三四]季度))?"
)
_PARTS = {"上半年": "H1", "下半年": "H2", "一季度": "Q1", "二季度": "Q2", "三季度": "Q3", "四季度": "Q4"}


def period_in(masked: str) -> str | None:
    """The first period of a clause that is not a baseline (较2023年); as data files write it."""
    if "年" not in masked:
        return None
    for match in _YEAR.finditer(masked):
        if (
            masked[match.start() - 1 : match.start()] not in ("比", "较", "在", "从", "以", "自", "由")
            or not match.start()
        ) and not masked.startswith("的", match.end()):
            return _written(match)
    return None


def _written(match: re.Match[str]) -> str:
    year, last, month, part = match.groups()
    if last:
        return f"{year}-{last}"
    if month and 1 <= int(month) <= 12:
        return f"{year}-{int(month):02d}"
    return f"{year}-{_PARTS[part]}" if part else str(year)
