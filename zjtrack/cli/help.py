"""Help texts in both languages; which one is decided before typer reads them."""

from __future__ import annotations

import sys

from zjtrack.output import language
from zjtrack.report.view import Lang

_EN = {
    "app": "Did the government do what it said it would? Official targets against reported outcomes.",
    "compare": "Every target of a year with outcome, gap and verdict, by sector.",
    "show": "One indicator in full (ID), or a sector with its years side by side (--sector).",
    "check": "Every problem in the data at once, each with file, line, column, code and hint.",
    "diff": "What an edit of the data changes: verdicts first, each with its cause. BASE and HEAD are git revisions, "
    "directories or a saved compare JSON; default: merge base with the main branch against the working tree.",
    "parse": "How zjtrack reads a wording; - reads one wording a line from standard input.",
    "report": "One web page with every year to look at, search, send and print; it needs nothing from the network.",
    "report_year": "The year that the page opens with (default: the latest that has targets and outcomes).",
    "report_output": "The file; - writes to standard output.",
    "force": "Replace a file that exists.", "force_xlsx": "Replace a workbook that exists (text is always replaced).",
    "summary": "Only a bar for each sector: met, missed, undecided.",
    "data": "Data directory (default: the nearest data/ upwards, else the tables shipped).",
    "lang": "Language of the output.", "lang_comments": "Language of the comments.",
    "output": "Write to this file, in UTF-8 (csv with BOM); - is standard output.",
    "color": "When to colour.",
    "format": "table, json, csv, markdown (compare: also xlsx; check, diff: also github, gitlab; parse: also jsonl).",
    "sector": "Only this sector; a part of its name is enough. Repeatable.",
    "list": "annex, headline, work, livelihood or all.",
    "status": "Only met, missed, qualitative, unknown or not_due.",
    "tag": "Only targets of this programme.",
    "place": "Only targets that concern this place: named, or by the gazetteer in it or around it.",
    "topic": "Only targets of this topic of yours, or of all topics of this grade. Repeatable.",
    "topics": "File with your topics (default: topics.yaml in the data directory).",
    "strict": "No tolerance.",
    "tolerance": "Tolerance for about, in step and stable: a number in the row's unit, or a share such as 5%.",
    "accept_proxy": "Let proxies decide where there is nothing better.",
    "as_of": "Judge by what was published by then (2025, 2025-03 or 2025-03-01).",
    "year": "The year (default: the latest that has targets and outcomes).",
    "ids": "Ids of indicators.",
    "sources": "Directory with the documents' texts: each quote is looked up in its document.",
    "export": "Everything as tidy tables: .xlsx, .sqlite, .json hold all; a directory gets csv and datapackage.json.",
    "export_output": "File whose ending says the form, or a directory.",
    "table": "Only this table: verdicts, targets, also, readings, inputs, indicators or sources (a .csv holds one).",
    "passages": "Directory with the documents' texts: each clause is shown in its passage.",
    "fail_on": "Exit with 1 from this severity on.",
    "explain": "What a code means, with a bad and a good example.",
    "schema": "JSON Schema of the data files, for editors.", "kind": "dataset, targets, actuals, sources, indicators, places, exclusions, topics or the name of a file (default: all).",
    "init": "A commented skeleton for another jurisdiction. Nothing is overwritten.", "init_dir": "A new directory.",
    "jurisdiction": "Whose targets these are, such as 江苏省.", "init_year": "The year of the first targets (default: this year).",
    "new": "Next year's files: the rows that recur, with target: TODO. Nothing is overwritten.", "new_year": "The year to begin.",
    "base": "The older state.", "head": "The newer state.",
    "diff_fail_on": "Exit with 1 where the diff holds this.",
    "wordings": "Official wordings.",
    "version": "Print the version.",
    "help": "Show this and leave.", "default": "[default: ", "env_var": "[or the variable ", "required": "[required]",
    "usage": "Usage: ", "options": "Options:", "commands": "Commands:", "arguments": "Arguments:",
    "try_help": "`zjtrack --help` lists commands, `zjtrack COMMAND --help` options.",
}  # fmt: skip
_ZH = {
    "app": "政府说到做到了吗？把官方目标与后来公布的结果逐项对照。",
    "compare": "某年的全部目标：结果、差距、判定，按领域排列。",
    "show": "完整说明一个指标（ID），或列出一个领域各年情况（--sector）。",
    "check": "一次列出数据中的全部问题：文件、行、列、代码、改法。",
    "diff": "数据的一次修改改变了什么：先列判定，各有原因。BASE、HEAD 可为 git 版本、目录或保存的 compare JSON；"
    "默认比较与主分支的分叉点和当前工作目录。",
    "parse": "zjtrack 如何读一条表述；- 表示从标准输入逐行读。",
    "report": "各年目标与结果汇成一个网页，可查看、搜索、转发、打印，不需联网。",
    "report_year": "打开网页时先看的年份（默认：既有目标又有结果的最近一年）。",
    "report_output": "写入的文件；- 表示标准输出。",
    "force": "文件已存在时替换。", "force_xlsx": "工作簿已存在时替换（文本文件总是替换）。", "summary": "每个领域只画一条：达到、未达、未判定。",
    "data": "数据目录（默认：向上最近的 data/，否则用随附的表）。",
    "lang": "输出语言。", "lang_comments": "注释的语言。", "output": "写入这个文件（UTF-8；csv 带 BOM）；- 表示标准输出。", "color": "何时用颜色。",
    "format": "table、json、csv、markdown（compare 另有 xlsx；check、diff 另有 github、gitlab；parse 另有 jsonl）。",
    "sector": "只看这一领域，名称的一部分即可，可重复。", "list": "annex、headline、work、livelihood 或 all。",
    "status": "只看 met、missed、qualitative、unknown 或 not_due。", "tag": "只看这一专项的目标。",
    "place": "只看涉及这一地方的目标：指名的，或按地名表在其中、含其在内的。",
    "topic": "只看你自己的这一主题（或这一等级的全部主题）的目标，可重复。",
    "topics": "写有主题的文件（默认：数据目录中的 topics.yaml）。", "strict": "容差为零。",
    "tolerance": "“左右”“同步”“稳定”的容差：以该行单位计的数，或 5% 这样的比例。",
    "accept_proxy": "没有更好数字时，让替代指标也参与判定。", "as_of": "只用到此日期为止发布的资料（2025、2025-03 或 2025-03-01）。",
    "year": "年份（默认：既有目标又有结果的最近一年）。", "ids": "指标标识。",
    "sources": "文件原文所在目录：逐条核对引文。", "fail_on": "从这一级别起以 1 退出。",
    "explain": "说明一个代码的含义，附正误示例。",
    "schema": "数据文件的 JSON Schema，供编辑器使用。", "kind": "dataset、targets、actuals、sources、indicators、places、exclusions、topics，或文件名（默认：全部）。",
    "init": "为另一地区写出带注释的空白数据集；不覆盖任何文件。", "init_dir": "新目录。",
    "jurisdiction": "是谁的目标，如江苏省。", "init_year": "首批目标的年份（默认：今年）。",
    "new": "下一年的文件：逐年沿用的行，目标写作 TODO；不覆盖任何文件。", "new_year": "要开始的年份。",
    "passages": "文件原文所在目录：显示每条引文所在段落。",
    "export": "全部数据的整洁表：.xlsx、.sqlite、.json 各含全部；目录则写入 csv 和 datapackage.json。",
    "export_output": "文件（按后缀定格式）或目录。",
    "table": "只要这一张表：verdicts、targets、also、readings、inputs、indicators 或 sources（.csv 只含一张）。",
    "base": "较早的状态。", "head": "较新的状态。", "diff_fail_on": "差异中有此类情况时以 1 退出。",
    "wordings": "官方表述。", "version": "显示版本。",
    "help": "显示本帮助。", "default": "[默认：", "env_var": "[或环境变量 ", "required": "[必填]",
    "usage": "用法：", "options": "选项：", "commands": "命令：", "arguments": "参数：",
    "try_help": "`zjtrack --help` 列出命令，`zjtrack 命令 --help` 列出选项。",
}  # fmt: skip
TABLES = {"en": _EN, "zh": _ZH}


def text(key: str) -> str:
    """The help text of that key in the language that the call asks for."""
    return TABLES[spoken()][key]


def spoken() -> Lang:
    """The language of what is said to the person who typed the call, whatever the output's format."""
    return language(asked(), "table")


def asked() -> str | None:
    for index, word in enumerate(sys.argv):
        if word.startswith("--lang="):
            return word[len("--lang=") :]
        if word == "--lang" and index + 1 < len(sys.argv):
            return sys.argv[index + 1]
    return None
