"""What the web page and the terminal's charts say, in both languages; a test holds the two tables to the same keys."""

from __future__ import annotations

from zjtrack.report.view import Lang

_ZH = {
    "heading": "{jurisdiction}：说到的，做到了吗？",
    "lead": "政府的年度目标，与后来公布的结果逐项对照。每个判定都可展开，看到规则、数字、算式和出处。",
    "years": "年份", "year": "{year}年", "skip": "跳到表格",
    "decided": "{year}年的{total}项目标中，{decided}项可以判定：{met}项达到，{missed}项未达。",
    "undecided": "其余：{parts}。", "comma": "，", "rest_qualitative": "定性{count}项（表述没有可检验的标准）",
    "rest_unknown": "缺数{count}项（本数据集没有足以判定的数字）", "rest_not_due": "未到{count}项（尚无来源报告该年）",
    "nothing_decided": "{year}年的{total}项目标，目前没有一项可以判定。",
    "h_sectors": "各领域：达到与未达", "h_missed": "未达的目标，差多少", "h_unknown": "不知道多少，为什么",
    "h_all": "全部目标", "h_sources": "来源", "h_method": "怎样判定",
    "sector_figure": "各领域可判定的目标：达到与未达的项数", "sector_row": "{sector}：达到{met}，未达{missed}，未判定{rest}",
    "sector_note": "只画可以判定的目标；右列是未判定的项数（定性、缺数、未到）。", "undecided_short": "未判定",
    "no_missed": "可以判定的目标中没有未达的。",
    "unknown_lead": "{unknown}项缺数：不是“未达”，而是查阅的文件里没有足以判定的数字。",
    "u_no_reading": "查阅的文件中没有此项结果", "u_proxy_only": "只有替代指标", "u_not_comparable": "数字的口径或时期与目标不同",
    "u_words_only": "来源只有文字，没有数字", "u_too_coarse": "来源只给范围，不足以判定", "u_partial": "部分完成，或逾期",
    "u_missing_reference": "缺参照指标的数字", "u_missing_baseline": "缺上年数字", "u_delegated": "由国家另行下达",
    "searched": "查阅的文件", "count": "项数", "reason": "原因",
    "by_list": "按目标的出处", "total": "共", "decided_short": "可判定", "more_missed": "显示其余{count}项",
    "search": "搜索", "search_hint": "名称、英文名、标识、表述", "sector": "领域", "list": "文件", "place": "地方", "tag": "专项",
    "any": "全部", "reset": "清除", "shown": "显示{shown}项，共{total}项：达到{met}，未达{missed}",
    "nothing_shown": "没有符合条件的目标。", "against": "与目标相比", "written_in": "结果写在", "against_hint": "差距占目标值的比例，右为更好",
    "worse": "◂ 更差", "better": "更好 ▸", "deviation": "结果比目标{side}，差距{gap}", "side_better": "更好",
    "side_worse": "更差", "side_same": "相等", "why": "依据", "sort_by": "按此列排序", "table_caption": "{year}年全部目标与结果",
    "source": "来源", "open_link": "原文链接", "history": "历年", "history_figure": "历年目标与结果", "copy": "复制", "copied": "已复制",
    "legend_target": "目标", "legend_outcome": "结果", "row": "行",
    "method": "“左右”“同步”“稳定”没有官方定义；这里的容差{policy}。缺数不算未达。判定只用已公布的数字，替代指标不参与判定（除非注明）。",
    "made": "数据 {name} {version} · {licence} · zjtrack {program}", "cite": "引用：{cite}",
    "written": "已写入 {path}（{size} KB）", "no_history": "没有其他年份的数字",
    "bars_title": "{jurisdiction}{year}年：各领域判定", "bars_total": "全年", "unlisted": "—",
    "estimate": "预计", "chart_title": "目标与结果", "target_at": "目标", "also_name": "另名",
    "authority_official": "官方原件", "authority_reposted": "官方文件的转载", "authority_press": "媒体报道",
    "authority_secondary": "二手转引", "missing_part": "缺{part}",
}  # fmt: skip

_EN = {
    "heading": "{jurisdiction}: said, and done?",
    "lead": "What the government said it would reach each year, held against what was later reported. Every verdict opens "
    "to its rule, figures, arithmetic and sources.",
    "years": "Years", "year": "{year}", "skip": "Skip to the table",
    "decided": "Of {total} targets for {year}, {decided} can be decided: {met} met, {missed} missed.",
    "undecided": "The rest: {parts}.", "comma": ", ", "rest_qualitative": "{count} qualitative (the wording sets no test)",
    "rest_unknown": "{count} unknown (no figure in this data set that decides)",
    "rest_not_due": "{count} not due (no source reports on the year yet)",
    "nothing_decided": "None of the {total} targets for {year} can be decided yet.",
    "h_sectors": "Met and missed, by sector", "h_missed": "What was missed, and by how much",
    "h_unknown": "How much is not known, and why",
    "h_all": "All targets", "h_sources": "Sources", "h_method": "How it is judged",
    "sector_figure": "Decided targets by sector: how many were met, how many missed",
    "sector_row": "{sector}: {met} met, {missed} missed, {rest} undecided",
    "sector_note": "Drawn are the targets that can be decided; the last column counts the undecided "
    "(qualitative, unknown, not due).",
    "undecided_short": "undecided", "no_missed": "None of the targets that can be decided was missed.",
    "unknown_lead": "{unknown} are unknown. That is not “missed”: the documents searched hold no figure that decides.",
    "u_no_reading": "no outcome in the documents searched", "u_proxy_only": "only a proxy was reported",
    "u_not_comparable": "figures of another measure or period", "u_words_only": "words only, no figure",
    "u_too_coarse": "only a range, which leaves it open", "u_partial": "done in part, or late",
    "u_missing_reference": "no figure for the reference", "u_missing_baseline": "no figure for the year before",
    "u_delegated": "set by the state",
    "searched": "Documents searched", "count": "Targets", "reason": "Reason",
    "by_list": "By where it was set", "total": "Total", "decided_short": "Decided",
    "more_missed": "Show the other {count}",
    "search": "Search", "search_hint": "name in Chinese or English, id, wording", "sector": "Sector", "list": "List",
    "place": "Place", "tag": "Programme",
    "any": "all", "reset": "Clear", "shown": "{shown} of {total} shown: {met} met, {missed} missed",
    "nothing_shown": "No target fits.", "against": "Against target",
    "written_in": "Where the outcome is written",
    "against_hint": "the gap as a share of the target; right is better", "worse": "◂ worse", "better": "better ▸",
    "deviation": "outcome {side} than the target, gap {gap}", "side_better": "better", "side_worse": "worse",
    "side_same": "no other", "why": "Evidence", "sort_by": "sort by this column",
    "table_caption": "All targets and outcomes of {year}", "source": "Source", "open_link": "link",
    "history": "Over the years", "history_figure": "Target and outcome over the years", "copy": "Copy", "copied": "Copied",
    "legend_target": "target", "legend_outcome": "outcome", "row": "Row",
    "method": "“About”, “in step” and “stable” have no official definition; the tolerance used here is {policy}. A missing "
    "figure is never a miss. Only published figures decide; proxies do not, unless it says so.",
    "made": "Data {name} {version} · {licence} · zjtrack {program}", "cite": "Cite as: {cite}",
    "written": "{path} written ({size} KB)", "no_history": "no figure for other years",
    "bars_title": "{jurisdiction} {year}: verdicts by sector", "bars_total": "Year", "unlisted": "—",
    "estimate": "estimate", "chart_title": "Target and outcome", "target_at": "target", "also_name": "Also",
    "authority_official": "official", "authority_reposted": "repost of an official document", "authority_press": "press",
    "authority_secondary": "secondary", "missing_part": "{part} missing",
}  # fmt: skip

TABLES: dict[Lang, dict[str, str]] = {"zh": _ZH, "en": _EN}


def say(lang: Lang, key: str, **values: object) -> str:
    """The message of that key with its values filled in."""
    return TABLES[lang][key].format(**values)
