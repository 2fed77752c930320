"""Whole diffs, as ``diff --format json`` prints them: every scenario of ``tests/cases/diff`` there and back, and against a saved comparison.

``ZJTRACK_SNAPSHOTS=write pytest`` renews ``tests/snapshots/diffs.jsonl``, and git shows which lines moved.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.snapshots import FOLDER
from tests.unit.test_diff import SCENARIOS, both
from tests.unit.test_diff_saved import saved
from zjtrack.diff import diff
from zjtrack.diff.saved import read_saved
from zjtrack.diff.threshold import fails
from zjtrack.report.diff_json import payload

RECORD = FOLDER / "diffs.jsonl"
WRITE = os.environ.get("ZJTRACK_SNAPSHOTS") == "write"
KEPT = {} if WRITE else {json.loads(line)[0]: line for line in RECORD.read_text("utf-8").splitlines()}
STATES = {scenario["name"]: both(scenario) for scenario in SCENARIOS}


def line(name: str, folder: Path) -> str:
    base, head = STATES[name]
    older, outcomes = read_saved(saved(folder / "s.json", base.policy, base.data))
    reports = {"there": diff(base, head), "back": diff(head, base), "saved": diff(older, head, outcomes)}
    told = {key: payload(one) for key, one in reports.items()}
    failing = [on for on in ("any", "verdict", "worse", "unsourced") if fails(reports["there"], on)]  # type: ignore[arg-type]
    return json.dumps([name, failing, told], ensure_ascii=False, default=str)


@pytest.mark.skipif(WRITE, reason="the record is being renewed")
@pytest.mark.parametrize("name", STATES)
def test_a_diff_says_what_it_said(name: str, tmp_path: Path) -> None:
    found = line(name, tmp_path)
    assert found == KEPT.get(name, found), "if this is meant: ZJTRACK_SNAPSHOTS=write pytest renews the record"


@pytest.mark.skipif(not WRITE, reason="ZJTRACK_SNAPSHOTS=write renews the record")
def test_renew_the_record(tmp_path: Path) -> None:
    RECORD.write_text("".join(line(name, tmp_path) + "\n" for name in STATES), "utf-8", newline="")
