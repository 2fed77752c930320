"""Every writer on the same sample, whole: a year compared, an indicator, a sector, a diff."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests import snapshots
from tests.unit.test_diff import BASE, dataset, edited
from zjtrack.diff import DiffReport, State, diff
from zjtrack.report import (
    compare_json,
    csvtext,
    diff_github,
    diff_gitlab,
    diff_json,
    diff_markdown,
    diff_table,
    jsontext,
    markdown,
    show,
    table,
)
from zjtrack.report.view import Lang, View
from zjtrack.verdict import Comparison, compare

LANGS: tuple[Lang, ...] = ("zh", "en")
VIEWS = {
    "pipe": View("zh"), "pipe-en": View("en"), "80": View("zh", 80), "80-en": View("en", 80), "200": View("zh", 200),
    "color": View("zh", 80, color=True), "ascii": View("en", ascii=True, encoding="ascii"),
}  # fmt: skip
EDITS = [
    {"file": "actuals_2025.yaml", "find": "210.5", "put": "152.7", "all": True},
    {"file": "actuals_2025.yaml", "find": "5.3", "put": "5.4", "all": True},
    {"file": "actuals_2024.yaml", "find": "1.86", "put": "1.80", "all": True},
    {"file": "actuals_2025.yaml", "append": "  - id: jobs\n    value: 118.3\n    unit: 万人\n    source: report\n    quote: 新增就业118.3万人\n"},
    {"file": "targets_2024.yaml", "find": "  - id: forum\n    number: \"7\"\n    list: [annex]\n    sector: 民生\n    name: 论坛\n    name_en: Forum\n    target: 办好世界论坛\n", "put": ""},
    {"file": "actuals_2025.yaml", "find": "  - id: forum\n    done: true\n    source: report\n    quote: 成功举办世界论坛\n", "put": ""},
    {"file": "targets_2024.yaml", "append": "  - id: beds\n    number: \"8\"\n    list: [annex]\n    sector: 民生\n    name: 床位数 @all <b>\n    name_en: Beds\n    unit: 张\n    target: \"6.1\"\n    better: higher\n"},
    {"file": "sources.yaml", "find": "title: 报道", "put": "title: 日报报道"},
]  # fmt: skip


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(dataset(BASE), 2024)


@pytest.fixture(scope="module")
def report() -> DiffReport:
    return diff(State("v1", dataset(BASE)), State("v2", dataset(edited(BASE, EDITS))))


@pytest.mark.parametrize("name", VIEWS)
def test_compare(comparison: Comparison, name: str) -> None:
    snapshots.check(f"compare-{name}.txt", table.write(comparison, VIEWS[name]))


@pytest.mark.parametrize("lang", LANGS)
def test_compare_for_machines(comparison: Comparison, lang: Lang) -> None:
    payload = compare_json.payload(comparison, lang)
    snapshots.check(f"compare-{lang}.json", jsontext.dumps(payload) + "\n")
    snapshots.check(f"compare-{lang}.csv", csvtext.table(payload["results"], csvtext.COMPARE_COLUMNS))
    snapshots.check(f"compare-{lang}.md", markdown.write(comparison, View(lang)))


@pytest.mark.parametrize("name", VIEWS)
def test_show(comparison: Comparison, name: str) -> None:
    pairs = [(comparison, verdict) for verdict in comparison.verdicts]
    snapshots.check(f"show-{name}.txt", show.indicator(pairs, VIEWS[name]))
    snapshots.check(f"show-sector-{name}.txt", show.sector([comparison, compare(dataset(BASE), 2025)], VIEWS[name]))


@pytest.mark.parametrize("lang", LANGS)
def test_show_as_markdown(comparison: Comparison, lang: Lang) -> None:
    pairs = [(comparison, verdict) for verdict in comparison.verdicts]
    snapshots.check(f"show-{lang}.md", show.indicator_markdown(pairs, View(lang)))
    snapshots.check(f"show-sector-{lang}.md", show.sector_markdown([comparison], View(lang)))


DIFF_WRITERS: dict[str, Callable[[DiffReport, View], str]] = {
    "txt": diff_table.write,
    "md": diff_markdown.write,
    "github": diff_github.write,
    "json": lambda report, _: jsontext.dumps(diff_json.payload(report)) + "\n",
    "gitlab": lambda report, view: jsontext.dumps(diff_gitlab.payload(report, view.lang)) + "\n",
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", DIFF_WRITERS)
def test_diff(report: DiffReport, name: str, lang: Lang) -> None:
    snapshots.check(f"diff-{lang}.{name}", DIFF_WRITERS[name](report, View(lang)))


@pytest.mark.parametrize("name", DIFF_WRITERS)
def test_an_empty_diff(name: str) -> None:
    state = State("v1", dataset(BASE))
    snapshots.check(f"diff-empty.{name}", DIFF_WRITERS[name](diff(state, state), View("en")))


def test_a_diff_in_colour_and_in_ascii(report: DiffReport) -> None:
    snapshots.check("diff-color.txt", diff_table.write(report, View("zh", 80, color=True)))
    snapshots.check("diff-ascii.txt", diff_table.write(report, View("en", ascii=True)))


def test_json_reads_back(comparison: Comparison, report: DiffReport) -> None:
    assert json.loads(jsontext.dumps(compare_json.payload(comparison, "zh")))["summary"]["total"] == 7
    assert json.loads(jsontext.dumps(diff_json.payload(report)))["schema"] == 1


def test_annotations_stay_within_the_caps_of_the_service() -> None:
    rows = "".join(
        f'  - id: row-{n}\n    number: "{n + 10}"\n    list: [annex]\n    sector: 经济\n    name: 指标{n}\n    unit: 家\n    target: 10以上\n'
        for n in range(30)
    )
    figures = "".join(
        f"  - id: row-{n}\n    value: 10\n    unit: 家\n    source: report\n    quote: 指标{n}达到10家\n"
        for n in range(30)
    )
    base = edited(
        BASE, [{"file": "targets_2024.yaml", "append": rows}, {"file": "actuals_2025.yaml", "append": figures}]
    )
    head = edited(base, [{"file": "targets_2024.yaml", "find": "target: 10以上", "put": "target: 11以上", "all": True}])
    lines = diff_github.write(diff(State("a", dataset(base)), State("b", dataset(head))), View("en")).splitlines()
    assert len(lines) == diff_github.PER_SEVERITY + 1
    assert lines[-1] == "::notice::… and 20 more"
