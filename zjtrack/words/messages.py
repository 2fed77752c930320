"""The messages of both languages; a test holds the two tables to the same keys."""

from __future__ import annotations

from zjtrack.report.view import Lang

_ZH = {
    "met": "达到", "missed": "未达", "qualitative": "定性", "unknown": "缺数", "not_due": "未到",
    "title": "{jurisdiction}{year}年目标与结果（{lists}）", "version": "数据 {version}",
    "annex": "计划附件", "headline": "主要预期目标", "work": "工作任务", "livelihood": "民生实事",
    "status": "判定", "number": "序号", "indicator": "指标", "target": "目标", "outcome": "结果", "gap": "差距",
    "flags": "说明", "id": "标识",
    "summary": "可判定{decided}项：达到{met}，未达{missed}；另有定性{qualitative}，缺数{unknown}，未到{not_due}",
    "whole_year": "全年", "expected": "预计", "proxy_short": "替代",
    "tolerance_note": "“左右”“同步”“稳定”没有官方定义；本表容差{policy}。容差为零时{strict}项判定会变，为10%时{loose}项会变。",
    "default_policy": "为目标值的5%（%与百分点：最少0.1，最多0.5）", "strict_policy": "为零", "own_policy": "为{tolerance}",
    "unknown_note": "缺数{count}项：本数据集查阅的文件中没有可用于判定的数字。查阅：{documents}。",
    "missing_part": "{title}（缺{missing}）", "hidden_note": "筛选隐去{count}项。", "as_of_note": "只用{date}及以前发布的资料。",
    "proxy_note": "替代指标也参与判定（--accept-proxy）。", "flag_note": "说明：{flags}",
    "flag_within_tolerance": "容差内", "flag_one_sided": "单侧", "flag_expected": "预计", "flag_proxy": "替代",
    "flag_bound": "约数", "flag_rounding": "舍入", "flag_secondary_source": "转引", "flag_derived": "推算",
    "flag_corrected": "更正", "flag_conflict": "冲突", "flag_rule_by_hand": "人工", "flag_mixed_prices": "价格口径",
    "about_within_tolerance": "只因容差才算达到", "about_one_sided": "若目标也限制另一侧，则未达",
    "about_expected": "结果是预计数", "about_proxy": "用替代指标判定", "about_bound": "结果只给出范围",
    "about_rounding": "数字的舍入可能颠倒方向", "about_secondary_source": "只见于转录，未与原件核对",
    "about_derived": "由其他数字推算", "about_corrected": "印刷有明显错误，已更正",
    "about_conflict": "另有表述或同等可靠的数字会得出不同判定", "about_rule_by_hand": "规则由人工设定",
    "about_mixed_prices": "名义增速与实际增速相比",
    "r_words": "表述没有可检验的标准", "r_delegated": "由国家另行下达，未见完成与否的报告",
    "r_event_met": "已完成", "r_event_missed": "未完成", "r_partial": "部分完成，或逾期完成",
    "r_no_rows": "所给各行中没有此项结果", "r_not_due": "{year}年尚无来源报告", "r_no_reading": "本数据集查阅的{count}份文件中没有此项结果",
    "r_words_only": "来源只有文字：{text}", "r_proxy_only": "只有替代指标：{proxies}",
    "r_not_comparable": "已有数字的口径或时期与目标不同", "r_missing_reference": "缺参照指标“{name}”的数字",
    "r_missing_baseline": "缺上年数字", "r_too_coarse": "来源只给范围，不足以判定",
    "r_direction": "来源称{direction}", "up": "上升", "down": "下降", "flat": "持平",
    "less": "少{gap}", "more": "多{gap}", "same": "相等", "prior": "（上年）", "peer": "（“{name}”）", "with_tolerance": "（容差{tolerance}）",
    "would": "单独看则{status}",
    "e_wording": "官方表述", "e_rule": "规则", "e_figure": "结果数字", "e_reference": "参照数字", "e_baseline": "上年数字",
    "e_passage": "原文段落", "one_of": "（共{count}处，此为第{nth}处）",
    "e_test": "检验", "e_verdict": "判定", "e_unused": "未采用的数字", "e_also": "其他文件的表述", "e_source": "来源",
    "e_quote": "原文", "e_at": "数据位置", "e_note": "备注", "e_sentence": "可引用", "e_flags": "说明", "e_period": "时期",
    "via": "经{via}", "published": "{publisher}，{date}",
    "why_proxy": "替代指标", "why_expected": "另有最终数", "why_authority": "另有更权威来源", "why_older": "另有更新发布",
    "why_duplicate": "与采用的相同等级", "why_other_measure": "口径不同", "why_other_period": "时期不同",
    "why_other_unit": "单位不同", "why_words_only": "只有文字", "why_no_baseline": "无上年数可比",
    "s_target": "《{document}》提出{year}年{name}目标为“{wording}”；", "s_met": "据《{source}》，{outcome}，达到目标{gap}。",
    "s_missed": "据《{source}》，{outcome}，未达到目标{gap}。", "s_unknown": "未能判定：{reason}。",
    "s_qualitative": "这一表述没有可检验的标准，不作判定。", "s_gap": "（{gap}）", "s_value": "实际为{value}",
    "s_expected": "预计为{value}", "s_done": "已完成", "s_not_done": "未完成", "no_gap": "",
    "no_targets": "没有符合条件的目标。",
}  # fmt: skip

_EN = {
    "met": "met", "missed": "missed", "qualitative": "qualitative", "unknown": "unknown", "not_due": "not due",
    "title": "{jurisdiction} · {year} · {lists}", "version": "data {version}",
    "annex": "annex of the plan", "headline": "headline targets", "work": "tasks", "livelihood": "livelihood programmes",
    "status": "Status", "number": "No.", "indicator": "Indicator", "target": "Target", "outcome": "Outcome", "gap": "Gap",
    "flags": "Flags", "id": "Id",
    "summary": "{decided} decided: {met} met, {missed} missed; besides {qualitative} qualitative, {unknown} unknown, "
    "{not_due} not due",
    "whole_year": "Year", "expected": "estimate", "proxy_short": "proxy",
    "tolerance_note": "“About”, “in step” and “stable” have no official definition; the tolerance used here is {policy}. "
    "At a tolerance of nought {strict} verdicts would change, at 10% {loose}.",
    "default_policy": "5% of the target (for % and percentage points at least 0.1, at most 0.5)",
    "strict_policy": "nought", "own_policy": "{tolerance}",
    "unknown_note": "{count} unknown: the documents searched for this data set hold no figure that decides. "
    "Searched: {documents}.",
    "missing_part": "{title} ({missing} missing)", "hidden_note": "{count} rows hidden by filters.",
    "as_of_note": "Only what was published by {date}.", "proxy_note": "Proxies decide too (--accept-proxy).",
    "flag_note": "Flags: {flags}",
    "flag_within_tolerance": "tolerance", "flag_one_sided": "one-sided", "flag_expected": "estimate",
    "flag_proxy": "proxy", "flag_bound": "bound", "flag_rounding": "rounding", "flag_secondary_source": "secondary",
    "flag_derived": "derived", "flag_corrected": "corrected", "flag_conflict": "conflict",
    "flag_rule_by_hand": "by hand", "flag_mixed_prices": "prices",
    "about_within_tolerance": "met only thanks to the tolerance",
    "about_one_sided": "a test of both sides would miss", "about_expected": "the outcome is an estimate",
    "about_proxy": "decided by a proxy", "about_bound": "the outcome is only bounded",
    "about_rounding": "rounding of the printed figures could reverse the direction",
    "about_secondary_source": "from a transcription that was not checked against the original",
    "about_derived": "computed from other figures", "about_corrected": "an evident misprint was corrected",
    "about_conflict": "another wording, or an equally good figure, would give another verdict",
    "about_rule_by_hand": "the rule was set by hand", "about_mixed_prices": "a nominal growth against a real one",
    "r_words": "the wording sets no test", "r_delegated": "set by the state; no report on its fulfilment",
    "r_event_met": "done", "r_event_missed": "not done", "r_partial": "done in part, or late",
    "r_not_due": "no source reports on {year} yet",
    "r_no_reading": "not in this data set (documents searched: {count})", "r_no_rows": "not in the rows given",
    "r_words_only": "words only: {text}", "r_proxy_only": "proxies only: {proxies}",
    "r_not_comparable": "figures are of another measure or period",
    "r_missing_reference": "no figure for the reference “{name}”", "r_missing_baseline": "no figure for the year before",
    "r_too_coarse": "the source gives only a range, which leaves it open",
    "r_direction": "the source says {direction}", "up": "up", "down": "down", "flat": "unchanged",
    "less": "{gap} less", "more": "{gap} more", "same": "equal", "prior": " (year before)", "peer": " (“{name}”)",
    "with_tolerance": " (tolerance {tolerance})",
    "would": "alone it would be: {status}",
    "e_wording": "Official wording", "e_rule": "Rule", "e_figure": "Outcome", "e_reference": "Reference",
    "e_baseline": "Year before", "e_passage": "In the document", "one_of": " (place {nth} of {count})", "e_test": "Test", "e_verdict": "Verdict", "e_unused": "Readings not used",
    "e_also": "Other documents", "e_source": "Source", "e_quote": "Quote", "e_at": "Data", "e_note": "Note",
    "e_sentence": "To quote", "e_flags": "Flags", "e_period": "Period",
    "via": "via {via}", "published": "{publisher}, {date}",
    "why_proxy": "a proxy", "why_expected": "there is a final figure", "why_authority": "there is a better source",
    "why_older": "there is a later one", "why_duplicate": "as good as the one used",
    "why_other_measure": "another measure", "why_other_period": "another period", "why_other_unit": "another unit",
    "why_words_only": "words only", "why_no_baseline": "no figure for the year before",
    "s_target": "{document} set a target for {year} of “{wording}” for {name}; ",
    "s_met": "according to {source}, {outcome}: met{gap}.", "s_missed": "according to {source}, {outcome}: missed{gap}.",
    "s_unknown": "not decided: {reason}.",
    "s_qualitative": "the wording sets no test, so there is no verdict.", "s_gap": " ({gap})",
    "s_value": "it was {value}", "s_expected": "it is estimated at {value}", "s_done": "it was done",
    "s_not_done": "it was not done", "no_gap": "",
    "no_targets": "No target fits.",
}  # fmt: skip

TABLES: dict[Lang, dict[str, str]] = {"zh": _ZH, "en": _EN}

_SCALES_EN = {"万亿": "trillion ", "亿": "hundred million ", "万": "ten thousand ", "千": "thousand ", "": ""}
_UNITS_EN = {
    "百分点": "pp", "美元": "US$", "元": "yuan", "人": "people", "人次": "person-times", "吨": "t", "吨标煤": "tce",
    "吨标准煤": "tce", "公里": "km", "千米": "km", "平方公里": "km²", "平方千米": "km²", "平方米": "m²", "立方米": "m³", "亩": "mu",
    "公顷": "ha", "千瓦": "kW", "千瓦时": "kWh", "标箱": "TEU", "户": "households", "岁": "years", "倍": "times", "斤": "jin",
    "微克/立方米": "µg/m³", "分钟": "minutes", "小时": "hours", "元/月": "yuan/month", "元/年": "yuan/year",
    "标准箱": "TEU", "场次": "sessions", "户次": "household-times", "人/亿元": "people per hundred million yuan",
    "元/人": "yuan per person", "分/千瓦时": "fen/kWh", "分/立方米": "fen/m³", "—": "", "套（间）": "", "场（次）": "",
    **dict.fromkeys("件个家张项座条所处间套台名场批幅只支种部辆架艘株片门起例位列栋宗期", ""),
}  # fmt: skip


def say(lang: Lang, key: str, **values: object) -> str:
    """The message of that key with its values filled in."""
    return TABLES[lang][key].format(**values)


def unit_text(unit: str | None, lang: Lang) -> str:
    """A unit behind a figure. English keeps the scale as printed, so that the digits stay, and a unit it has no word for."""
    if unit is None or unit == "—":
        return ""
    if lang == "zh" or unit in ("%", "‰"):
        return unit
    for scale, word in _SCALES_EN.items():
        base = _UNITS_EN.get(unit.removeprefix(scale)) if unit.startswith(scale) else None
        if base is not None:
            return f" {word}{base}".rstrip()
    return f" {unit}"
