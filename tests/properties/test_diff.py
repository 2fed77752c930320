"""What must hold for any edits: they add up, they can be undone, and a single cause is the whole cause."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.test_diff import BASE, SCENARIOS, both, dataset, edited
from zjtrack.diff import DiffReport, State, diff
from zjtrack.diff import causes as cause_finder
from zjtrack.diff.model import VerdictMove
from zjtrack.diff.pairing import renames, target_pairs
from zjtrack.diff.world import Worlds
from zjtrack.load import load_files

FIGURES = {
    "5.5": "生产总值增长",
    "210.5": "实际使用外资",
    "5.3": "居民收入增长",
    "1.83": "倍差缩小至",
    "98.7": "国控断面达",
}
WORDINGS = {"5.5左右": "better: higher", "200以上": "", "持续下降": "", "94以上": ""}
Edit = dict[str, Any]


def _reading(old: str, new: str) -> Edit:
    return {"file": "actuals_2025.yaml", "find": old, "put": new, "all": True}


def _wording(old: str, new: str) -> Edit:
    return {"file": "targets_2024.yaml", "find": f"target: {old}\n", "put": f"target: {new}\n"}


readings = st.builds(_reading, st.sampled_from(sorted(FIGURES)), st.decimals(1, 300, places=1).map("{:f}".format))
wordings = st.one_of(
    st.builds(_wording, st.just("5.5左右"), st.integers(1, 9).map("{}左右".format)),
    st.builds(_wording, st.just("200以上"), st.integers(100, 300).map("{}以上".format)),
    st.builds(_wording, st.just("持续下降"), st.sampled_from(["基本稳定", "持续下降", "1.8以下"])),
    st.builds(_wording, st.just("94以上"), st.integers(90, 99).map("不低于{}".format)),
)
tolerance: st.SearchStrategy[Edit] = st.sampled_from(["1%", "10%"]).map(
    lambda share: {"file": "dataset.yaml", "find": "licence:", "put": f'policy: {{tolerance: "{share}"}}\nlicence:'}
)
# One edit a place, so that each still finds its text after the others.
edits = st.lists(st.one_of(readings, wordings, tolerance), min_size=1, max_size=5, unique_by=lambda edit: edit["find"])


def _fits(files: dict[str, str]) -> bool:
    found = load_files({name: text.encode() for name, text in files.items()}).findings
    return all(finding.severity != "error" for finding in found)


def _moved(report: DiffReport) -> dict[tuple[int, str], tuple[str | None, str | None]]:
    return {(move.year, move.id): (move.old_outcome, move.new_outcome) for move in report.verdicts}


@settings(max_examples=60, deadline=None)
@given(edits)
def test_edits_one_at_a_time_and_together_move_the_same_verdicts(chosen: list[Edit]) -> None:
    stages = [BASE]
    for edit in chosen:
        if edit["find"] in stages[-1][edit["file"]]:
            stages.append(edited(stages[-1], [edit]))
    states = [State(str(index), dataset(files)) for index, files in enumerate(stages) if _fits(files)]
    net: dict[tuple[int, str], tuple[str | None, str | None]] = {}
    for one, next_ in itertools.pairwise(states):
        for key, (old, new) in _moved(diff(one, next_)).items():
            net[key] = (net[key][0] if key in net else old, new)
    assert _moved(diff(states[0], states[-1])) == {key: pair for key, pair in net.items() if pair[0] != pair[1]}


@settings(max_examples=60, deadline=None)
@given(edits)
def test_undoing_the_only_cause_moves_the_verdict_back(chosen: list[Edit]) -> None:
    files = BASE
    for edit in chosen:
        if edit["find"] in files[edit["file"]]:
            files = edited(files, [edit])
    base, head = State("base", dataset(BASE)), State("head", dataset(files))
    for move in diff(base, head).verdicts:
        assert move.causes
        _assert_undone(base, head, move)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario["name"] for scenario in SCENARIOS])
def test_undoing_the_only_cause_of_a_scenario_moves_it_back(scenario: dict[str, Any]) -> None:
    base, head = both(scenario)
    for move in diff(base, head).verdicts:
        if move.old and move.new:
            _assert_undone(base, head, move)


def _assert_undone(base: State, head: State, move: VerdictMove) -> None:
    """Where one cause is named, giving the head back that part of the base gives back the old verdict."""
    assert move.old is not None
    assert move.new is not None
    if len(move.causes) != 1:
        return
    matched = target_pairs(base.data.targets, head.data.targets)
    row = next(old for old, new in matched if old and new and (new.year, new.id) == (move.year, move.id))
    before = Worlds(base.data, base.policy, renames(matched)).world(row, move.id)
    after = Worlds(head.data, head.policy, {}).world(move.new.target, move.id)
    undone = []
    for part in cause_finder._parts(before, after):
        if part.cause.cause == move.causes[0].cause and part.cause.id == move.causes[0].id:
            verdict = part.put(after, before).judge()
            undone.append(verdict.outcome if verdict else None)
    assert move.old_outcome in undone
