"""The skeletons that ``init`` and ``new`` write, in the language of the person who fills them in."""

from __future__ import annotations

_EN = {
    "dataset": """\
# yaml-language-server: $schema=schema/dataset.json
# Whose targets these are. `zjtrack check` lists each TODO; each is one thing that only you know.
name: {name}
title: {title}
jurisdiction: {jurisdiction}
code: TODO                      # GB/T 2260, in quotes: "320000"
version: "{year}.1"              # of the data; raise it when you publish
licence: CC0-1.0
# In the order of the table. Write the headings that your own document uses.
sectors:
{sectors}""",
    "sources": """\
# yaml-language-server: $schema=schema/sources.json
# Every document that a target or a figure is taken from, by an id of your own.
plan-{year}:
  title: TODO                   # as printed
  publisher: TODO
  published: TODO               # 2025, 2025-03 or "2025-03-01"
  authority: official           # official | reposted | press | secondary
  # url: https://…              # the address that was read
""",
    "targets": """\
# yaml-language-server: $schema=schema/targets.json
# The targets of {year}, row by row as in the printed annex.
year: {year}
source: plan-{year}               # default document of the rows
targets:
  - id: gdp-growth              # stable across years: lower-case ascii letters, digits, hyphens
    number: "1"                 # as printed; sub-rows "9.1", "9.2"
    list: [annex]               # annex | headline | work | livelihood
    sector: 经济发展
    name: 地区生产总值增长
    unit: "%"
    target: TODO                # the official wording: 5.5左右, 200以上, "14"
    better: higher              # the good direction of the number in this row
""",
    "actuals": """\
# yaml-language-server: $schema=schema/actuals.json
# What was reported in {reported}, mostly how {year} turned out. One entry a figure:
#   - id: gdp-growth            # the row that it measures
#     value: 5.5                # as printed, no quotes
#     unit: "%"
#     source: report-{reported}
#     quote: 生产总值增长5.5%     # the shortest clause that carries the figure, verbatim
reported: {reported}
year: {year}
searched: []                    # the documents that were read for it
actuals: []
""",
    "next": """\
# yaml-language-server: $schema=schema/targets.json
# The targets of {year}: the rows of {last} that recur. Write each wording as it is printed now (that of {last} stands behind
# it), remove the rows that are not set any more, add the new ones. `zjtrack check` lists what is still to be written.
year: {year}
source: TODO                    # id of the document in sources.yaml
targets:
""",
    "number": "as printed",
}
_ZH = {
    "dataset": """\
# yaml-language-server: $schema=schema/dataset.json
# 这是谁的目标。`zjtrack check` 会逐条列出 TODO，每处都是只有您知道的内容。
name: {name}
title: {title}
jurisdiction: {jurisdiction}
code: TODO                      # 行政区划代码（GB/T 2260），加引号："320000"
version: "{year}.1"              # 数据的版本；每次发布时加大
licence: CC0-1.0
# 按表中的顺序。请改成您的文件所用的标题。
sectors:
{sectors}""",
    "sources": """\
# yaml-language-server: $schema=schema/sources.json
# 目标和数据所出自的每一份文件，标识由您自定。
plan-{year}:
  title: TODO                   # 照印刷原样
  publisher: TODO
  published: TODO               # 2025、2025-03 或 "2025-03-01"
  authority: official           # official（官方）| reposted（转载）| press（新闻）| secondary（二手）
  # url: https://…              # 所读的网址
""",
    "targets": """\
# yaml-language-server: $schema=schema/targets.json
# {year} 年的目标，按印刷的附件逐行录入。
year: {year}
source: plan-{year}               # 各行默认的来源文件
targets:
  - id: gdp-growth              # 各年不变：小写英文字母、数字、连字符
    number: "1"                 # 照印刷原样；分行写 "9.1"、"9.2"
    list: [annex]               # annex（附件）| headline（主要预期目标）| work（工作）| livelihood（民生实事）
    sector: 经济发展
    name: 地区生产总值增长
    unit: "%"
    target: TODO                # 官方表述：5.5左右、200以上、"14"
    better: higher              # 本行的数字以哪个方向为好：higher（高）或 lower（低）
""",
    "actuals": """\
# yaml-language-server: $schema=schema/actuals.json
# {reported} 年公布的结果，多数是 {year} 年的完成情况。一个数字一条：
#   - id: gdp-growth            # 它所衡量的行
#     value: 5.5                # 照印刷原样，不加引号
#     unit: "%"
#     source: report-{reported}
#     quote: 生产总值增长5.5%     # 含有该数字的最短一句，一字不差
reported: {reported}
year: {year}
searched: []                    # 为此查阅过的文件
actuals: []
""",
    "next": """\
# yaml-language-server: $schema=schema/targets.json
# {year} 年的目标：{last} 年各行中沿用的。请逐条写上现在印出的表述（后面注的是 {last} 年的），
# 删去不再设定的行，添上新的行。`zjtrack check` 会列出还要填写的。
year: {year}
source: TODO                    # 该文件在 sources.yaml 中的标识
targets:
""",
    "number": "照印刷原样",
}
SKELETONS = {"en": _EN, "zh": _ZH}
