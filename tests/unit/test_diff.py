"""The diff on scenarios kept as data: a base, an edit, what the report must say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from zjtrack.dates import PartialDate
from zjtrack.diff import Cause, DiffReport, State, diff
from zjtrack.load import load_files
from zjtrack.load.fields import parse_tolerance
from zjtrack.model import LISTS, DataSet, Target
from zjtrack.verdict import Policy, compare

CASES = Path(__file__).parents[1] / "cases" / "diff"
_MIRROR = {"added": "removed", "removed": "added"}
BASE: dict[str, str] = yaml.safe_load((CASES / "base.yaml").read_text(encoding="utf-8"))
_STATES: dict[str, tuple[State, State]] = {}
SCENARIOS: list[dict[str, Any]] = yaml.safe_load((CASES / "scenarios.yaml").read_text(encoding="utf-8"))


def edited(files: dict[str, str], edits: list[dict[str, Any]]) -> dict[str, str]:
    """The files after the edits; an edit whose text is not there is a mistake in the scenario."""
    files = dict(files)
    for edit in edits:
        if "add" in edit:
            files[edit["add"]] = edit["text"]
        elif "append" in edit:
            files[edit["file"]] += edit["append"]
        else:
            assert edit["find"] in files[edit["file"]], edit
            files[edit["file"]] = files[edit["file"]].replace(edit["find"], edit["put"], -1 if edit.get("all") else 1)
    return files


def dataset(files: dict[str, str]) -> DataSet:
    loaded = load_files({name: text.encode() for name, text in files.items()})
    errors = [finding for finding in loaded.findings if finding.severity == "error"]
    assert not errors
    return loaded.dataset


def both(scenario: dict[str, Any]) -> tuple[State, State]:
    """The two states of a scenario, loaded once."""
    if scenario["name"] not in _STATES:
        base = edited(BASE, scenario.get("base_edits", []))
        head = edited(base, scenario["edits"])
        sides = (("base", base), ("head", head))
        states = [State(side, dataset(files), policy(scenario.get(f"{side}_policy", {}))) for side, files in sides]
        _STATES[scenario["name"]] = (states[0], states[1])
    return _STATES[scenario["name"]]


def policy(options: dict[str, Any]) -> Policy:
    """Options as a scenario gives them, as ``compare`` would take them."""
    given = {"tolerance": parse_tolerance, "as_of": PartialDate.parse}
    return Policy(**{key: given.get(key, bool)(value) for key, value in options.items()})


def facts(report: DiffReport) -> dict[str, Any]:
    """A report in the words of the scenarios."""
    records = (*report.targets, *report.readings, *report.sources, *report.others)
    return {
        "verdicts": [
            [move.year, move.id, move.old_outcome, move.new_outcome, [cause.cause for cause in move.causes]]
            for move in report.verdicts
        ],
        "gaps": [[gap.year, gap.id, [cause.cause for cause in gap.causes]] for gap in report.gaps],
        "records": [[change.record, change.change, change.key] for change in records],
        "unsourced": [change.key for change in report.readings if change.unsourced],
        "hints": len(report.hints),
    }


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario["name"] for scenario in SCENARIOS])
def test_scenario(scenario: dict[str, Any]) -> None:
    expected = {key: scenario.get(key, []) for key in ("verdicts", "gaps", "records", "unsourced")}
    assert facts(diff(*both(scenario))) == {**expected, "hints": scenario.get("hints", 0)}


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario["name"] for scenario in SCENARIOS])
def test_swapping_sides_swaps_the_report(scenario: dict[str, Any]) -> None:
    base, head = both(scenario)
    there, back = diff(base, head), diff(head, base)
    old_new = {(move.year, move.id, move.old_outcome, move.new_outcome) for move in there.verdicts}
    if not any(target.was for target in head.data.targets):
        assert {(move.year, move.id, move.new_outcome, move.old_outcome) for move in back.verdicts} == old_new
        mirrored = {(r, _MIRROR.get(c, c)): n for (r, c), n in _counts(back).items()}
        assert _counts(there) == mirrored


def _counts(report: DiffReport) -> dict[tuple[str, str], int]:
    counts: dict[tuple[str, str], int] = {}
    for change in (*report.targets, *report.readings, *report.sources, *report.others):
        counts[change.record, change.change] = counts.get((change.record, change.change), 0) + 1
    return counts


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario["name"] for scenario in SCENARIOS])
def test_a_state_does_not_differ_from_itself(scenario: dict[str, Any]) -> None:
    _, head = both(scenario)
    assert diff(head, head).is_empty


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario["name"] for scenario in SCENARIOS])
def test_every_moved_verdict_has_a_cause(scenario: dict[str, Any]) -> None:
    report = diff(*both(scenario))
    assert all(move.causes for move in report.verdicts if move.old and move.new)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario["name"] for scenario in SCENARIOS])
def test_a_verdict_that_moved_is_the_one_that_compare_gives(scenario: dict[str, Any]) -> None:
    base, head = both(scenario)
    for move in diff(base, head).verdicts:
        for verdict, state in ((move.old, base), (move.new, head)):
            if verdict is not None:
                found = compare(state.data, move.year, state.policy, lists=LISTS).verdicts
                judged = next(one for one in found if _is(one.target, verdict.target))
                assert judged.flags == verdict.flags
                assert judged == verdict or any(target.was for target in head.data.targets)


def _is(one: Target, other: Target) -> bool:
    return (one.name, one.lists) == (other.name, other.lists)


def test_the_tool_is_the_cause_when_the_same_data_gave_another_verdict() -> None:
    state = State("saved.json", dataset(BASE), tool="0.0.1")
    report = diff(state, State("head", dataset(BASE), tool="0.1.0"), {(2024, "fdi"): "missed"})
    (move,) = report.verdicts
    assert (move.old_outcome, move.new_outcome) == ("missed", "met")
    assert move.causes == (Cause("tool_changed", "fdi", "missed (zjtrack 0.0.1)", "met (zjtrack 0.1.0)"),)


def test_where_tool_and_data_changed_both_are_causes_as_far_as_they_matter() -> None:
    """A lower figure that is still enough moved nothing; nor did the version, where the outcome was the same."""
    lower, missed = (
        [{"file": "actuals_2025.yaml", "find": "210.5", "put": figure, "all": True}] for figure in ("205", "152.7")
    )
    head = State("head", dataset(edited(BASE, lower)))
    (move,) = diff(State("s", dataset(BASE)), head, {(2024, "fdi"): "missed"}).verdicts
    assert move.causes == (Cause("tool_changed", "fdi", "missed (zjtrack ?)", "met (zjtrack ?)"),)
    (move,) = diff(
        State("s", dataset(BASE)), State("head", dataset(edited(BASE, missed))), {(2024, "fdi"): "unknown"}
    ).verdicts
    assert [(cause.cause, cause.after) for cause in move.causes] == [
        ("tool_changed", "met (zjtrack ?)"),
        ("reading_revised", "152.7亿美元"),
    ]
    (move,) = diff(
        State("s", dataset(BASE)), State("head", dataset(edited(BASE, missed))), {(2024, "fdi"): "met"}
    ).verdicts
    assert [cause.cause for cause in move.causes] == ["reading_revised"]
