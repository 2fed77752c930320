"""Pages to test with: the sample, the sample with hostile text everywhere, and one with many rows."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.test_diff import BASE, dataset, edited
from zjtrack.model import LISTS, Place
from zjtrack.report.html import write
from zjtrack.report.view import Lang
from zjtrack.verdict import compare

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&lt;]]>--></style></details>"
_YAML_EVIL = EVIL.replace("'", "''")
HOSTILE = [
    {"file": "targets_2024.yaml", "find": "name: 实际使用外资", "put": f"name: '{_YAML_EVIL}'"},
    {"file": "targets_2024.yaml", "find": "name_en: FDI", "put": f"name_en: '{_YAML_EVIL}'\n    note: '{_YAML_EVIL}'\n"
     f"    tags: ['{_YAML_EVIL}']\n    places: ['{_YAML_EVIL}']\n    section: '{_YAML_EVIL}'"},
    {"file": "sources.yaml", "find": "title: 报告", "put": f"title: '{_YAML_EVIL}'\n  url: \"javascript:alert(3)\"\n  via: '{_YAML_EVIL}'"},
    {"file": "sources.yaml", "find": "title: 计划", "put": "title: 计划\n  url: \"https://example.org/a?b=1&c='2'\""},
    {"file": "actuals_2025.yaml", "find": "quote: 实际使用外资210.5亿美元", "put": f"quote: '210.5 {_YAML_EVIL}'"},
    {"file": "dataset.yaml", "find": "jurisdiction: 样例省", "put": f"jurisdiction: '{_YAML_EVIL}'"},
]  # fmt: skip
MISSED = [{"file": "actuals_2025.yaml", "find": "210.5", "put": "152.7", "all": True}]


GAZETTEER = (
    Place("杭州", "Hangzhou", "330100"), Place("温州", "Wenzhou", "330300"), Place("台州", "Taizhou", "331000"),
    Place("丽水", "Lishui", "331100"), Place("温台沿海", "Wenzhou-Taizhou coast", None, ("温州", "台州")),
)  # fmt: skip


def page(lang: Lang = "zh", edits: list[dict[str, object]] | None = None, gazetteer: tuple[Place, ...] = ()) -> str:
    """The sample's page; by default with one target missed."""
    data = replace(dataset(edited(BASE, MISSED if edits is None else edits)), places=gazetteer)
    return write([compare(data, year, lists=LISTS) for year in (2024, 2025)], 2024, lang)


def many(rows: int) -> str:
    """A page of so many targets in one year, each with an outcome."""
    files = dict(BASE)
    block = (
        "  - {{id: x{0}, list: [work], sector: 民生, name: 第{0}件事, unit: 万人, target: '{1}以上', better: higher}}\n"
    )
    files["targets_2024.yaml"] += "".join(block.format(index, index + 10) for index in range(rows))
    outcome = "  - {{id: x{0}, value: {1}, unit: 万人, source: report, quote: 完成{1}万人}}\n"
    files["actuals_2025.yaml"] += "".join(outcome.format(index, index + 5 + index % 9) for index in range(rows))
    data = dataset(files)
    return write([compare(data, year, lists=LISTS) for year in (2024, 2025)], 2024, "zh")
