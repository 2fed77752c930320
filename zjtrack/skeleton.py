"""Files to begin with: a data set of another jurisdiction, and the next year of one that there is."""

from __future__ import annotations

from collections.abc import Iterable

from zjtrack.model import DataSet, Target
from zjtrack.report.jsontext import dumps
from zjtrack.schema import KINDS, schema

_SECTORS = ("经济发展", "科技创新", "改革开放", "文化发展", "生态环境", "省域治理", "社会民生", "安全保障")
_EVERY_YEAR = ("annex", "headline")


def first_files(name: str, jurisdiction: str, year: int) -> dict[str, str]:
    """The skeleton of a data set: valid but for the TODOs, each of which ``check`` lists."""
    schemas = {f"schema/{kind}.json": dumps(schema(kind)) + "\n" for kind in KINDS}
    return {
        "dataset.yaml": _DATASET.format(name=_quoted(name), jurisdiction=_quoted(jurisdiction), year=year,
                                        title=_quoted(f"{jurisdiction}政府目标与完成情况"),
                                        sectors="".join(f"  - name: {sector}\n" for sector in _SECTORS)),
        "sources.yaml": _SOURCES.format(year=year),
        f"targets_{year}.yaml": _TARGETS.format(year=year),
        f"actuals_{year + 1}.yaml": _ACTUALS.format(reported=year + 1, year=year),
        **schemas,
    }  # fmt: skip


def next_files(data: DataSet, year: int) -> dict[str, str]:
    """The files of a new year: the rows that recur, ``target: TODO``, and what stood there before as a comment."""
    earlier = [target for target in data.targets if target.year < year]
    last = max((target.year for target in earlier), default=None)
    rows = [target for target in earlier if target.year == last and _recurs(target, earlier)]
    head = _NEXT.format(year=year, last=last)
    return {
        f"targets_{year}.yaml": head + "\n".join(_row(target) for target in rows),
        f"actuals_{year}.yaml": _ACTUALS.format(reported=year, year=year - 1),
    }


def _recurs(target: Target, earlier: Iterable[Target]) -> bool:
    """Set every year: in the annex, among the headline targets, or in more years than one."""
    if target.retired is not None:
        return False
    every_year = any(name in _EVERY_YEAR for name in target.lists)
    return every_year or any(other.id == target.id and other.year != target.year for other in earlier)


def _row(target: Target) -> str:
    lines = [f"- id: {target.id}"]
    lines += ["number: TODO                # as printed"] if "annex" in target.lists else []
    lines += [
        f"list: [{', '.join(target.lists)}]",
        f"sector: {_quoted(target.sector)}",
        f"name: {_quoted(target.name)}",
    ]
    for key in ("name_en", "unit", "better", "reference", "measure", "prices", "part_of"):
        value = getattr(target, key)
        lines += [f"{key}: {_quoted(value) if key in ('name_en', 'unit') else value}"] if value is not None else []
    lines.append(f"target: TODO                # {target.year}: {target.wording}")
    return "\n    ".join(["  " + lines[0], *lines[1:]]) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


_DATASET = """\
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
{sectors}"""
_SOURCES = """\
# yaml-language-server: $schema=schema/sources.json
# Every document that a target or a figure is taken from, by an id of your own.
plan-{year}:
  title: TODO                   # as printed
  publisher: TODO
  published: TODO               # 2025, 2025-03 or "2025-03-01"
  authority: official           # official | reposted | press | secondary
  # url: https://…              # the address that was read
"""
_TARGETS = """\
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
"""
_ACTUALS = """\
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
"""
_NEXT = """\
# yaml-language-server: $schema=schema/targets.json
# The targets of {year}: the rows of {last} that recur. Write each wording as it is printed now (that of {last} stands behind
# it), remove the rows that are not set any more, add the new ones. `zjtrack check` lists what is still to be written.
year: {year}
source: TODO                    # id of the document in sources.yaml
targets:
"""
