"""Several mistakes at once: each is named once, at its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.unit.test_diff import BASE, edited
from tests.unit.test_load import findings

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "several.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_of_several_mistakes_is_named_once(case: dict[str, Any]) -> None:
    files = edited(BASE, case.get("edits", []))
    files.pop(case.get("without", ""), None)
    found = findings(files)
    places = [[one.code, one.file.removeprefix("data/"), one.line, one.column] for one in found]
    assert places == case["finds"], [str(one.message) for one in found]
    assert all(case.get("hint", "") in one.hint for one in found), [str(one.hint) for one in found]
