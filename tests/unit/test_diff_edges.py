"""The corners of the diff that no edit of the sample reaches: policies, thresholds, what cannot be read."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.unit.test_diff import BASE, dataset, edited
from zjtrack.dates import PartialDate, Period
from zjtrack.diff import Cause, State, diff
from zjtrack.diff.causes import figure_text, policy_text
from zjtrack.diff.fields import as_text
from zjtrack.diff.records import reading_changes
from zjtrack.diff.threshold import fails
from zjtrack.model import DataSet, Reading, Tolerance
from zjtrack.verdict import Policy


def state(data: DataSet | None = None, policy: Policy | None = None) -> State:
    return State("s", data or dataset(BASE), policy or Policy())


def test_a_change_of_policy_is_the_cause_of_what_it_moves() -> None:
    report = diff(state(), state(policy=Policy(strict=True)))
    (move,) = report.verdicts
    assert (move.id, move.old_outcome, move.new_outcome) == ("income", "met", "missed")
    assert move.causes == (Cause("policy_changed", "policy", "default", "strict: true"),)
    assert not report.is_empty


def test_every_choice_of_a_policy_is_named() -> None:
    policy = Policy(Tolerance(Decimal("0.1"), True), True, True, PartialDate(2025, 1))
    assert policy_text(policy) == "tolerance: 10%, strict: true, accept_proxy: true, as_of: 2025-01"


def test_a_row_that_cannot_be_read_is_not_judged() -> None:
    data = dataset(BASE)
    unread = replace(data, targets=tuple(replace(row, wording="增长%左右") for row in data.targets if row.id == "fdi"))
    one = replace(data, targets=tuple(row for row in data.targets if row.id == "fdi" and row.year == 2024))
    report = diff(state(one), state(replace(unread, targets=unread.targets[:1])))
    assert report.verdicts == ()
    assert [change.key for change in report.targets] == ["2024/fdi"]


def test_a_reference_that_is_a_series_of_its_own() -> None:
    series = 'indicators:\n  - id: national-gdp\n    name: 全国生产总值增长\n    unit: "%"\n    measure: growth\n'
    figure = '  - id: national-gdp\n    value: {}\n    unit: "%"\n    source: report\n    quote: 全国增长{}%\n'
    base = edited(BASE, [{"add": "indicators.yaml", "text": series},
                         {"file": "actuals_2025.yaml", "append": figure.format("5.0", "5.0")},
                         {"file": "targets_2024.yaml", "find": "reference: gdp", "put": "reference: national-gdp"}])  # fmt: skip
    head = edited(base, [{"file": "actuals_2025.yaml", "find": "5.0", "put": "6.0", "all": True}])
    (move,) = diff(state(dataset(base)), state(dataset(head))).verdicts
    assert [cause.cause for cause in move.causes] == ["reference_revised"]


@pytest.mark.parametrize(
    ("edits", "failing"),
    [
        ([], set()),
        ([{"file": "sources.yaml", "find": "title: 报道", "put": "title: 报"}], {"any"}),
        ([{"file": "actuals_2025.yaml", "find": "210.5", "put": "220.5", "all": True}], {"any"}),
        ([{"file": "actuals_2025.yaml", "find": "210.5", "put": "152.7", "all": True}], {"any", "verdict", "worse"}),
        ([{"file": "actuals_2025.yaml", "find": "value: 210.5", "put": "value: 211.5"}], {"any", "unsourced"}),
        ([{"file": "actuals_2025.yaml", "append": "  - id: jobs\n    value: 118.3\n    unit: 万人\n    source: report\n    quote: 新增就业118.3万人\n"}], {"any", "verdict"}),
        ([{"file": "targets_2024.yaml", "append": "  - id: beds\n    number: \"8\"\n    list: [annex]\n    sector: 民生\n    name: 床位\n    unit: 张\n    target: 6以上\n"}], {"any"}),
        ([{"file": "targets_2024.yaml", "find": "  - id: jobs\n    number: \"5\"\n    list: [annex]\n    sector: 民生\n    name: 新增就业\n    name_en: New jobs\n    unit: 万人\n    target: \"100\"\n    better: higher\n", "put": ""}], {"any", "verdict"}),
        ([{"file": "targets_2024.yaml", "find": "  - id: forum\n    number: \"7\"\n    list: [annex]\n    sector: 民生\n    name: 论坛\n    name_en: Forum\n    target: 办好世界论坛\n", "put": ""}], {"any", "verdict", "worse"}),
    ],
)  # fmt: skip
def test_fail_on(edits: list[dict[str, object]], failing: set[str]) -> None:
    report = diff(state(), state(dataset(edited(BASE, edits))))
    assert {on for on in ("none", "any", "verdict", "worse", "unsourced") if fails(report, on)} == failing  # type: ignore[arg-type]


def test_documents_that_nothing_describes() -> None:
    """Data that no check has seen: the causes are told, without a title."""
    head = edited(BASE, [{"file": "actuals_2025.yaml", "find": "210.5", "put": "152.7", "all": True}])
    gone = edited(BASE, [{"file": "actuals_2025.yaml", "find": "id: fdi", "put": "id: jobs"}])
    for files, name in ((head, "reading_revised"), (gone, "reading_removed")):
        base, other = (replace(dataset(one), sources={}) for one in (BASE, files))
        move = next(move for move in diff(state(base), state(other)).verdicts if move.id == "fdi")
        assert [(cause.cause, cause.source, cause.document) for cause in move.causes] == [(name, "report", None)]


def test_a_reading_that_says_nothing_has_no_name() -> None:
    (change,), _ = reading_changes([], [Reading("fdi", 2025, Period.year(2024), "report")], {})
    assert (change.name, change.unsourced) == ("", False)


def test_figures_and_fields_as_a_reviewer_names_them() -> None:
    data = dataset(BASE)
    reading = next(reading for reading in data.readings if reading.id == "fdi")
    assert figure_text(replace(reading, value2=Decimal(220), bound="between", expected=True)) == (
        "210.5—220亿美元 (between, expected)"
    )
    assert figure_text(replace(reading, value=None, direction="up")) == "up"
    assert figure_text(None) is None
    assert [as_text(value) for value in (True, False, (), ("a", Decimal("1.0")))] == ["true", None, None, "a; 1.0"]
