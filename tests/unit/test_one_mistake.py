"""A clause that was garbled makes other checks fire as well: with the documents' texts, one mistake is named once, and two are named both."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.unit.test_diff import BASE, edited
from zjtrack.checks import check
from zjtrack.checks.quotes import with_sources
from zjtrack.load import load_files
from zjtrack.sources import citations

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "sources.yaml").read_text("utf-8"))


def texts(case: dict[str, Any]) -> dict[str, str]:
    """What each document says: every clause of the sample as it stands before the mistake, and the case's own words."""
    before = edited(BASE, case.get("before", []))
    data = load_files({name: text.encode() for name, text in before.items()}).dataset
    said = {one: [] for one in ("report", "plan")}  # type: ignore[var-annotated]
    for one in citations(data):
        said.setdefault(one.source, []).append(one.clause)
    return {one: case.get("says", {}).get(one, "") + "。\n".join(said[one]) for one in ("report", "plan")}


def with_texts(files: dict[str, str], says: dict[str, str]) -> dict[str, str]:
    """The sample with the two documents' texts and their hashes."""
    sources = files["sources.yaml"]
    for one, text in says.items():
        digest = hashlib.sha256(text.encode()).hexdigest()
        sources = sources.replace(f"{one}:\n", f"{one}:\n  text: {one}.txt\n  sha256: {digest}\n")
    return {**files, "sources.yaml": sources}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_mistake_is_named_once(case: dict[str, Any], tmp_path: Path) -> None:
    says = texts(case)
    for one, text in says.items():
        (tmp_path / f"{one}.txt").write_text(text, "utf-8")
    files = edited(with_texts(edited(BASE, case.get("before", [])), says), case["edits"])
    loaded = load_files({name: text.encode() for name, text in files.items()})
    found = with_sources(loaded, check(loaded), tmp_path)
    assert [f"{one.code} {one.file.removeprefix('data/')}:{one.line}" for one in found] == case["found"]
