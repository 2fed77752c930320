"""Everything that is read from some two thousand official wordings, clauses and names, kept line by line.

The conformance set says by hand what must be read; this record says what is read, down to the indicator, the effort and the words of a finding, so that no change
of the grammar goes unseen (a new case joins it when it is renewed): ``ZJTRACK_SNAPSHOTS=write pytest`` renews it, and git shows which lines moved.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.snapshots import FOLDER
from tests.unit.test_wording import CASES
from zjtrack.wording import parse
from zjtrack.wording.jsonform import to_json

TEXTS = (Path(__file__).parents[1] / "cases" / "wordings.txt").read_text("utf-8").splitlines()
RECORD = FOLDER / "wordings.jsonl"
WRITE = os.environ.get("ZJTRACK_SNAPSHOTS") == "write"
KEPT = {} if WRITE else {json.loads(line)["input"]: line for line in RECORD.read_text("utf-8").splitlines()}
WORDINGS = list(dict.fromkeys([*(case["wording"] for case in CASES), *TEXTS]))


def line(wording: str) -> str:
    """What is read from a wording, without the keys that are null."""
    found: dict[str, Any] = to_json(parse(wording))
    found["targets"] = [{key: value for key, value in one.items() if value is not None} for one in found["targets"]]
    return json.dumps(
        {key: value for key, value in found.items() if value or key == "input"}, ensure_ascii=False, default=str
    )


@pytest.mark.skipif(WRITE, reason="the record is being renewed")
@pytest.mark.parametrize("part", range(0, len(WORDINGS), 4))
def test_what_is_read_is_what_was_read(part: int) -> None:
    for wording in WORDINGS[part : part + 4]:
        found = line(wording)
        assert found == KEPT.get(wording, found), "if this is meant: ZJTRACK_SNAPSHOTS=write pytest renews the record"


@pytest.mark.skipif(not WRITE, reason="ZJTRACK_SNAPSHOTS=write renews the record")
def test_renew_the_record() -> None:
    RECORD.write_text("".join(line(wording) + "\n" for wording in WORDINGS), "utf-8", newline="")
