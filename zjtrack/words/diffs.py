"""What a diff says, in both languages; a test holds the two tables to the same keys."""

from __future__ import annotations

from zjtrack.report.view import Lang

_ZH = {
    "title": "数据差异：{base} → {head}",
    "nothing": "没有实质差异。",
    "verdicts": "判定变动",
    "gaps": "判定未变、差距有变",
    "removed": "删除",
    "added": "新增",
    "changed": "修改",
    "hints": "提示",
    "more": "……另有{count}项",
    "same": "不变：判定{verdicts}项，目标{targets}项，读数{readings}项",
    "target": "目标", "reading": "读数", "source": "来源", "indicator": "参照指标", "dataset": "数据集",
    "met": "达到", "missed": "未达", "qualitative": "定性", "unknown": "缺数", "not_due": "未到", "absent": "无",
    "lost": "变差", "decided": "转为可判定", "won": "变好", "other": "其他变动",
    "verdict_removed": "判定删除", "verdict_added": "判定新增", "in_document": "见{source}", "merge_base": "与{branch}的分叉点",
    "working_tree": "工作目录",
    "gap": "差距 {old} → {new}",
    "none": "无",
    "unsourced": "没有引文支持该数字",
    "quote": "“{quote}”（{source}）",
    "target_reworded": "目标表述修改", "rule_by_hand": "人工设定规则", "better_changed": "优劣方向修改",
    "reference_changed": "参照指标更换", "reading_added": "新增读数", "reading_removed": "删除读数",
    "reading_revised": "读数修订", "proxy_changed": "替代指标标记变化", "baseline_revised": "上年基数修订",
    "reference_revised": "参照读数修订", "period_over": "已有来源报告该年", "tolerance_changed": "容差修改",
    "source_reranked": "来源等级或日期变化", "policy_changed": "判定口径变化", "tool_changed": "工具版本变化",
}  # fmt: skip

_EN = {
    "title": "Data diff: {base} → {head}",
    "nothing": "No difference in meaning.",
    "verdicts": "Verdicts that moved",
    "gaps": "Gaps that moved, verdict unchanged",
    "removed": "Removed",
    "added": "Added",
    "changed": "Changed",
    "hints": "Hints",
    "more": "… and {count} more",
    "same": "Unchanged: {verdicts} verdicts, {targets} targets, {readings} readings",
    "target": "target", "reading": "reading", "source": "source", "indicator": "indicator", "dataset": "data set",
    "met": "met", "missed": "missed", "qualitative": "qualitative", "unknown": "unknown", "not_due": "not due",
    "absent": "none",
    "lost": "worse", "decided": "now decided", "won": "better", "other": "other",
    "verdict_removed": "Verdicts removed", "verdict_added": "Verdicts added", "in_document": "in {source}",
    "merge_base": "merge base with {branch}", "working_tree": "working tree",
    "gap": "gap {old} → {new}",
    "none": "none",
    "unsourced": "no quote carries this figure",
    "quote": "“{quote}” ({source})",
    "target_reworded": "target reworded", "rule_by_hand": "rule set by hand", "better_changed": "good direction changed",
    "reference_changed": "reference replaced", "reading_added": "reading added", "reading_removed": "reading removed",
    "reading_revised": "reading revised", "proxy_changed": "proxy mark changed", "baseline_revised": "baseline revised",
    "reference_revised": "reference revised", "period_over": "a source now reports on the year",
    "tolerance_changed": "tolerance changed", "source_reranked": "source re-ranked or re-dated",
    "policy_changed": "policy changed", "tool_changed": "tool changed",
}  # fmt: skip

TABLES: dict[Lang, dict[str, str]] = {"zh": _ZH, "en": _EN}


def say(lang: Lang, key: str, **values: object) -> str:
    """The message of that key with its values filled in."""
    return TABLES[lang][key].format(**values)
