"""A saved ``compare --format json`` as one side of a diff: it reads back what it tells, and what it leaves out is neither new nor gone."""

from __future__ import annotations

import codecs
import functools
import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.unit.test_diff import BASE, SCENARIOS, both, dataset, edited
from zjtrack import __version__
from zjtrack.dates import PartialDate, Period
from zjtrack.diff import DiffReport, State, diff
from zjtrack.diff.saved import SavedError, read_saved
from zjtrack.diff.told import figure
from zjtrack.diff.untold import filled
from zjtrack.model import (
    LISTS,
    Also,
    DataSet,
    DataSetInfo,
    HandRule,
    Kind,
    Location,
    Reading,
    Rule,
    Searched,
    Sector,
    Source,
    Target,
    Tolerance,
)
from zjtrack.report import compare_json
from zjtrack.report.jsontext import dumps
from zjtrack.verdict import Policy, compare

EVERY = pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario["name"] for scenario in SCENARIOS])
NEXT = [
    {"file": "sources.yaml", "append": 'next:\n  title: 次年报告\n  publisher: 省政府\n  published: "2026-01-14"\n  authority: official\n'},
    {"add": "actuals_2026.yaml", "text": "reported: 2026\nyear: 2025\nsearched: [next]\nactuals: []\n"},
]  # fmt: skip


def saved(path: Path, policy: Policy | None = None, data: DataSet | None = None, year: int = 2024) -> Path:
    comparison = compare(data or dataset(BASE), year, policy, lists=LISTS)
    path.write_text(dumps(compare_json.payload(comparison, "zh")), "utf-8")
    return path


def content(tmp_path: Path, data: DataSet | None = None) -> Any:
    return json.loads(saved(tmp_path / "content.json", data=data).read_bytes())


def reread(tmp_path: Path, given: Any) -> tuple[State, Any]:
    path = tmp_path / "x.json"
    path.write_text(json.dumps(given), "utf-8")
    return read_saved(path)


@EVERY
def test_saved_and_compared_with_itself_nothing_differs(scenario: dict[str, Any], tmp_path: Path) -> None:
    """Whatever the file leaves out: a section, a deadline, the measure of a reading, a direction."""
    for state in both(scenario):
        report = diff(*_read(saved(tmp_path / "s.json", state.policy, state.data), state))
        assert report == replace(DiffReport("s.json", state.name), **_same(report)), state.name


def _read(path: Path, now: State) -> tuple[State, State, Any]:
    older, outcomes = read_saved(path)
    return older, now, outcomes


def _same(report: DiffReport) -> dict[str, int]:
    return {key: getattr(report, key) for key in ("same_verdicts", "same_targets", "same_readings")}


@EVERY
def test_a_saved_comparison_tells_the_causes_as_its_data_would(scenario: dict[str, Any], tmp_path: Path) -> None:
    base, head = both(scenario)
    report = diff(*_read(saved(tmp_path / "s.json", base.policy, base.data), head))
    whole = diff(base, head)
    assert _moves(report) == [move for move in _moves(whole) if move[0] == 2024]
    assert _fields(report) <= _fields(whole)


def _fields(report: DiffReport) -> set[tuple[str, str | None]]:
    records = (*report.targets, *report.readings, *report.sources)
    return {
        (record.key, field)
        for record in records
        for field in (None, *(name for name, _, _ in record.fields if name != "id"))
    }


def _moves(report: DiffReport) -> list[tuple[Any, ...]]:
    moves = [(one.year, one.id, one.old_outcome, one.new_outcome, one.causes) for one in report.verdicts]
    return [(*rest, [(cause.cause, cause.id, cause.after) for cause in found]) for *rest, found in moves]


@pytest.mark.parametrize("policy", [Policy(), Policy(strict=True), Policy(accept_proxy=True), Policy(tolerance=Tolerance(Decimal(1), False)),
                                    Policy(tolerance=Tolerance(Decimal("0.12"), True), as_of=PartialDate(2025, 2))])  # fmt: skip
def test_the_options_that_it_was_saved_with(tmp_path: Path, policy: Policy) -> None:
    older, outcomes = read_saved(saved(tmp_path / "s.json", policy))
    assert older.policy == policy
    assert diff(older, State("now", dataset(BASE), policy), outcomes).is_empty


RICH = [
    {"file": "sources.yaml", "find": "report:\n  title: 报告", "put": "report:\n  title: 报告\n  url: https://example.org/r\n  via: 日报\n  missing: 附件"},
    {"file": "targets_2024.yaml", "find": "target: 200以上", "put": "target: 200以上\n    tags: [开放]\n    also: [{source: report, wording: 不低于200亿美元}]"},
    {"file": "actuals_2025.yaml", "find": "value: 210.5\n    unit: 亿美元\n    source: report\n    quote: 实际使用外资210.5亿美元", "put":
        "value: 205\n    value2: 210.5\n    unit: 亿美元\n    source: report\n    quote: 预计实际使用外资205至210.5亿美元\n    bound: between\n    expected: true\n    text: 稳中有升"},
]  # fmt: skip


def test_what_a_file_tells_is_read_back_word_for_word(tmp_path: Path) -> None:
    older, _ = read_saved(saved(tmp_path / "s.json", data=dataset(edited(BASE, RICH))))
    assert (older.name, older.tool, older.scope) == ("s.json", __version__, (2024, LISTS))
    assert older.data.info == DataSetInfo("sample", "", "样例省", "2025.1", (Sector("经济"), Sector("民生")))
    assert older.data.searched == (Searched(2025, 2024, ("plan", "report", "old")),)
    published = PartialDate(2025, 1, 14)
    url, via, missing = "https://example.org/r", "日报", "附件"
    assert older.data.sources["report"] == Source("report", "报告", "省政府", published, "official", url, via, missing)
    row = next(row for row in older.data.targets if row.id == "fdi")
    also = (Also("report", "不低于200亿美元"),)
    assert row == Target("fdi", 2024, ("annex",), "经济", "实际使用外资", "200以上", "plan", Period.year(2024), "2", "FDI",
                         "亿美元", "higher", None, "level", also=also, tags=("开放",))  # fmt: skip
    assert row.at == Location("data/targets_2024.yaml", 13)
    reading = next(reading for reading in older.data.readings if reading.id == "fdi")
    assert reading == Reading("fdi", 2025, Period.year(2024), "report", "预计实际使用外资205至210.5亿美元", Decimal(205),
                              Decimal("210.5"), "亿美元", bound="between", expected=True, text="稳中有升")  # fmt: skip
    assert reading.at == Location("data/actuals_2025.yaml", 10)


def test_every_reading_that_a_verdict_was_made_of_is_read_back_once(tmp_path: Path) -> None:
    """Its own, the year before's, the reference's (a row's own too), and those that did not decide."""
    older, outcomes = read_saved(saved(tmp_path / "s.json"))
    figures = [(reading.id, str(reading.period), reading.value or reading.done) for reading in older.data.readings]
    assert figures == [("gdp", "2024", Decimal("5.5")), ("fdi", "2024", Decimal("210.5")), ("income", "2024", Decimal("5.3")),
                       ("ratio", "2024", Decimal("1.83")), ("ratio", "2023", Decimal("1.86")),
                       ("water", "2024", Decimal("98.7")), ("forum", "2024", "true")]  # fmt: skip
    assert outcomes == {(2024, "gdp"): "met", (2024, "fdi"): "met", (2024, "income"): "met", (2024, "ratio"): "met",
                        (2024, "jobs"): "unknown", (2024, "water"): "unknown", (2024, "forum"): "met"}  # fmt: skip


def test_figures_that_cannot_be_compared_are_left_out(tmp_path: Path) -> None:
    """Of what period or measure they are the file does not say."""
    half = "  - id: jobs\n    period: 2024-H1\n    value: 60\n    unit: 万人\n    source: report\n    quote: 上半年新增就业60万人\n"
    data = dataset(edited(BASE, [{"file": "actuals_2025.yaml", "append": half}]))
    given = content(tmp_path, data)
    assert [one["why"] for result in given["results"] for one in result["unused"]] == ["other_period", "proxy"]
    assert "jobs" not in {reading.id for reading in reread(tmp_path, given)[0].data.readings}


@pytest.mark.parametrize(
    ("rows", "until"),
    [
        ([("2024", "threshold")], 2024),
        ([("2024", "words_only"), ("2024", "event"), ("2025", "no_reading")], 2025),
        ([("2023-2025", "not_due")], 2024),
        ([("2024", "not_due")], 2023),
        ([("2024", "not_due"), ("2023", "missing_baseline")], 2023),
        ([("2024", "words_only"), ("2030", "not_due")], 2024),
        ([("2024-H1", "event")], 2024),
        ([], 2024),
    ],
)
def test_until_when_sources_reported(tmp_path: Path, rows: list[tuple[str, str]], until: int) -> None:
    given = content(tmp_path)
    results = zip(given["results"], rows, strict=False)
    given["results"] = [{**result, "period": period, "reason_code": code} for result, (period, code) in results]
    (searched,) = reread(tmp_path, given)[0].data.searched
    assert (searched.reported, searched.year) == (until + 1, until)


def test_what_was_not_due_when_it_was_saved(tmp_path: Path) -> None:
    older, outcomes = read_saved(saved(tmp_path / "s.json", year=2025))
    assert outcomes == {(2025, "fdi"): "not_due"}
    (move,) = diff(older, State("now", dataset(edited(BASE, NEXT))), outcomes).verdicts
    assert (move.old_outcome, move.new_outcome) == ("not_due", "unknown")
    assert [(cause.cause, cause.before, cause.after) for cause in move.causes] == [("period_over", "2024", "2025")]


def test_what_the_file_leaves_out_is_put_back_where_it_was(tmp_path: Path) -> None:
    """The figure of two years in one sentence; and once each, also for what was seen by a day."""
    both_years = [{"file": "actuals_2024.yaml", "append": "  - id: fdi\n    value: 210.5\n    unit: 亿美元\n    source: report\n    quote: 两年均为210.5亿美元\n"},
                  {"file": "actuals_2025.yaml", "find": "实际使用外资210.5亿美元", "put": "两年均为210.5亿美元"}]  # fmt: skip
    now = State("now", dataset(edited(BASE, both_years)))
    told = [reading for reading in now.data.readings if (reading.id, reading.reported) != ("fdi", 2024)]
    for policy in (Policy(), Policy(as_of=PartialDate(2025, 2))):
        older, _ = read_saved(saved(tmp_path / "s.json", policy, now.data))
        assert sorted(map(repr, filled(older, now).data.readings)) == sorted(map(repr, told))


def test_an_outcome_that_neither_reading_of_the_file_explains_is_the_tools(tmp_path: Path) -> None:
    strict = [{"file": "targets_2024.yaml", "find": "reference: gdp", "put": "reference: gdp\n    tolerance: 0.1"}]
    now = State("now", dataset(edited(BASE, strict)), tool="0.2")
    given = content(tmp_path, now.data)
    next(result for result in given["results"] if result["id"] == "income")["status"] = "unknown"
    (move,) = diff(reread(tmp_path, given)[0], now, reread(tmp_path, given)[1]).verdicts
    assert [(cause.cause, cause.after) for cause in move.causes] == [("tool_changed", "missed (zjtrack 0.2)")]


BY_HAND = "target: 200以上\n    rule: {kind: between, value: 190, value2: 210, margin: 3, reason: 省级口径}"


def by_hand(rule: str) -> DataSet:
    return dataset(edited(BASE, [{"file": "targets_2024.yaml", "find": "target: 200以上", "put": rule}]))


def test_a_rule_set_by_hand_is_read_back(tmp_path: Path) -> None:
    given = content(tmp_path)
    fdi = next(result for result in given["results"] if result["id"] == "fdi")
    fdi["flags"] = ["rule_by_hand"]
    fdi["target"] |= {"kind": "between", "value": 190, "value2": 210.5, "margin": 3}
    older, _ = reread(tmp_path, given)
    row = next(row for row in older.data.targets if row.id == "fdi")
    rule = Rule(Kind.BETWEEN, "200以上", value=Decimal(190), value2=Decimal("210.5"), margin=Decimal(3))
    assert row.hand_rule == HandRule(rule, "as saved")


def test_a_place_with_a_colon_and_a_place_of_the_gazetteer(tmp_path: Path) -> None:
    given = content(tmp_path)
    given["results"][0] |= {"at": "C:/data/targets_2024.yaml:12", "places": ["杭州"]}
    row = reread(tmp_path, given)[0].data.targets[0]
    assert (row.at, row.places) == (Location("C:/data/targets_2024.yaml", 12), ("杭州",))


@pytest.mark.parametrize("encode", [lambda text: codecs.BOM_UTF8 + text.encode(), lambda text: text.encode("utf-16")])
def test_a_file_as_windows_shells_write_it(tmp_path: Path, encode: Callable[[str], bytes]) -> None:
    path = saved(tmp_path / "s.json")
    path.write_bytes(encode(path.read_text("utf-8")))
    assert diff(*_read(path, State("now", dataset(BASE)))).is_empty


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"year": 2024}', '{"year": "x", "results": [], "sources": {}}', "[" * 100_000]
)
def test_what_is_no_saved_comparison_says_how_to_save_one(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, "utf-8")
    with pytest.raises(SavedError, match="compare YEAR --list all --format json"):
        read_saved(path)


def test_what_is_wrong_and_where_is_said_in_one_line(tmp_path: Path) -> None:
    given = content(tmp_path)
    del given["results"][0]["unit"]
    with pytest.raises(SavedError) as caught:
        reread(tmp_path, given)
    hint = "save one with: zjtrack compare YEAR --list all --format json -o FILE"
    assert caught.value.message == f"{tmp_path / 'x.json'} is no saved comparison (KeyError: 'unit'); {hint}"
    given["results"][0]["unit"] = ["x" * 200]
    with pytest.raises(SavedError) as caught:
        reread(tmp_path, given)
    assert caught.value.message.values["problem"] == "`unit` is ['" + "x" * 68


ODD: list[tuple[str, Any, str]] = [
    ("year", "2024", "`year` is 2024"),
    ("year", 1e99, "1e+99 is no figure in plain digits"),
    ("version", 1, "`version` is 1"),
    ("lists", "annex", "`lists` is annex"),
    ("results.1.id", "\ud800", "'utf-8' codec can't encode character '\\ud800' in position"),
    ("jurisdiction", None, "`jurisdiction` is None"),
    ("data.name", 1, "`name` is 1"),
    ("data.version", 1, "`version` is 1"),
    ("policy.tolerance", "a few", "a few is no figure in plain digits"),
    ("policy.tolerance", "1e9%", "1e9 is no figure in plain digits"),
    ("policy.strict", "no", "`strict` is no"),
    ("policy.accept_proxy", 0, "`accept_proxy` is 0"),
    ("policy.as_of", 2024, "`as_of` is 2024"),
    ("policy.as_of", "soon", "not a date: 'soon'"),
    ("sources.report.title", 5, "`title` is 5"),
    ("sources.report.publisher", None, "`publisher` is None"),
    ("sources.report.authority", "rumour", "`authority` is rumour"),
    ("sources.report.url", 5, "`url` is 5"),
    ("sources.report.via", 5, "`via` is 5"),
    ("sources.report.missing", 5, "`missing` is 5"),
    ("results", {}, "`results` is {}"),
    ("results.1.id", 5, "`id` is 5"),
    ("results.1.list", ["all"], "`list` is all"),
    ("results.1.sector", None, "`sector` is None"),
    ("results.1.name", 5, "`name` is 5"),
    ("results.1.name_en", 5, "`name_en` is 5"),
    ("results.1.no", 5, "`no` is 5"),
    ("results.1.unit", 5, "`unit` is 5"),
    ("results.1.measure", "height", "`measure` is height"),
    ("results.1.tags", [5], "`tags` is 5"),
    ("results.1.places", [5], "`places` is 5"),
    ("results.1.status", "won", "'won' is not a valid Status"),
    ("results.1.target.better", "up", "`better` is up"),
    ("results.1.target.wording", None, "`wording` is None"),
    ("results.1.target.source", 5, "`source` is 5"),
    ("results.1.target.reference", 5, "`reference` is 5"),
    ("results.1.target.also", [{"source": 5, "wording": "x"}], "`source` is 5"),
    ("results.1.target.also", [{"source": "report", "wording": None}], "`wording` is None"),
    ("results.1.actual.value", "210.5", "`value` is 210.5"),
    ("results.1.actual.value", True, "`value` is True"),
    ("results.1.actual.value", float("nan"), "NaN is no figure in plain digits"),
    ("results.1.actual.value", 1e300, "1e+300 is no figure in plain digits"),
    ("results.1.actual.value", 10**300, "1" + "0" * 39 + " is no figure in plain digits"),
    ("results.1.actual.value2", "x", "`value2` is x"),
    ("results.1.actual.unit", 5, "`unit` is 5"),
    ("results.1.actual.bound", "roughly", "`bound` is roughly"),
    ("results.1.actual.expected", None, "`expected` is None"),
    ("results.1.actual.proxy", True, "`proxy` is True"),
    ("results.1.actual.text", 5, "`text` is 5"),
    ("results.1.actual.done", "maybe", "`done` is maybe"),
    ("results.1.actual.source", None, "`source` is None"),
    ("results.1.actual.quote", 5, "`quote` is 5"),
]


@pytest.mark.parametrize(("where", "value", "problem"), ODD)
def test_what_compare_cannot_have_written_is_refused(tmp_path: Path, where: str, value: Any, problem: str) -> None:
    given = content(tmp_path)
    *way, key = where.split(".")
    functools.reduce(lambda found, step: found[int(step) if step.isdigit() else step], way, given)[key] = value
    with pytest.raises(SavedError) as caught:
        reread(tmp_path, given)
    assert str(caught.value.message.values["problem"]).startswith(problem)


def test_plain_digits() -> None:
    assert [str(figure(text)) for text in ("5.50", "-0.1", "200")] == ["5.50", "-0.1", "200"]


def test_a_rule_set_by_hand_survives_saving(tmp_path: Path) -> None:
    by_hand = "target: 200以上\n    rule: {kind: at_least, value: 230, reason: 省级口径}"
    data = dataset(edited(BASE, [{"file": "targets_2024.yaml", "find": "target: 200以上", "put": by_hand}]))
    path = tmp_path / "s.json"
    path.write_text(dumps(compare_json.payload(compare(data, 2024), "zh")), "utf-8")
    older, outcomes = read_saved(path)
    assert diff(older, State("now", data), outcomes).verdicts == ()
    assert outcomes[2024, "fdi"] == "missed"


def test_what_a_saved_comparison_does_not_tell_of_is_not_new(tmp_path: Path) -> None:
    """An annex saved before: rows of other lists and years, and the readings of other indicators, are left out."""
    older, outcomes = read_saved(saved(tmp_path / "s.json"))
    task = "  - id: beds\n    list: [work]\n    sector: 民生\n    name: 床位\n    unit: 张\n    target: 6以上\n"
    row = '  - id: parks\n    number: "8"\n    list: [annex]\n    sector: 民生\n    name: 公园\n    unit: 个\n    target: 6以上\n'
    data = dataset(edited(BASE, [{"file": "targets_2024.yaml", "append": task + row}]))
    annex = replace(older, scope=(2024, ("annex",)))
    assert [move.id for move in diff(annex, State("now", data), outcomes).verdicts] == ["parks"]
