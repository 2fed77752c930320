"""What a workbook says, in both languages; a test holds the two tables to the same keys."""

from __future__ import annotations

from zjtrack.report.view import Lang

_ZH = {
    "summary": "摘要", "sector": "领域", "total": "合计", "chart": "各领域判定项数",
    "threshold": "检验值", "actual": "结果数", "gap_value": "差距数", "gap_unit": "差距单位", "unit": "单位", "quote": "结果原文",
    "actual_source": "结果来源", "target_source": "目标来源", "reason": "检验过程", "page": "第&P页，共&N页",
    "number_of": "个",
}  # fmt: skip
_EN = {
    "summary": "Summary", "sector": "Sector", "total": "Total", "chart": "Verdicts by sector",
    "threshold": "Tested against", "actual": "Figure", "gap_value": "Gap", "gap_unit": "Gap unit", "unit": "Unit",
    "quote": "Outcome, verbatim", "actual_source": "Source of the outcome", "target_source": "Source of the target",
    "reason": "Test", "page": "Page &P of &N", "number_of": "number",
}  # fmt: skip
TABLES: dict[Lang, dict[str, str]] = {"zh": _ZH, "en": _EN}


def say(lang: Lang, key: str) -> str:
    """The word of that key."""
    return TABLES[lang][key]
