"""Target and readings → verdict: the judging rules and their edges, on cases kept as data."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from zjtrack.dates import PartialDate
from zjtrack.load import load_files
from zjtrack.load.fields import parse_tolerance
from zjtrack.verdict import Policy, compare

CASES_FILE = Path(__file__).parents[1] / "cases" / "verdicts" / "rules.yaml"
CONTENT: dict[str, Any] = yaml.safe_load(CASES_FILE.read_text("utf-8"))
CASES: list[dict[str, Any]] = CONTENT["cases"]


def files_of(case: dict[str, Any]) -> dict[str, bytes]:
    """A data set of one target: the case's keys over the defaults, as the curator would write them."""
    target = {**CONTENT["target"], **case.get("target", {})}
    rows = [{key: value for key, value in target.items() if value is not None}, *case.get("others", [])]
    actuals: dict[int, list[dict[str, Any]]] = {}
    for reading in case.get("readings", []):
        entry = {"id": "x", "source": "report", "quote": "…", **reading}
        actuals.setdefault(entry.pop("reported", 2025), []).append(entry)
    files = {
        "dataset.yaml": CONTENT["dataset"],
        "sources.yaml": CONTENT["sources"],
        "targets_2024.yaml": {"year": 2024, "source": "plan", "targets": rows},
    }
    searched = case.get("searched", ["report"])
    actuals.setdefault(2025, [])
    for reported, entries in actuals.items():
        head = {"reported": reported, "year": reported - 1, "searched": searched if reported == 2025 else []}
        files[f"actuals_{reported}.yaml"] = {**head, "actuals": entries}
    return {name: as_yaml(content).encode() for name, content in files.items()}


def as_yaml(content: Any) -> str:
    """The content as a curator would type it: text in quotes, the cases' ``#5.5`` as plain digits."""
    text = yaml.dump(content, Dumper=_Quoting, allow_unicode=True, sort_keys=False, width=10_000)
    return re.sub(r'"#([-0-9.]+)"', r"\1", text)


class _Quoting(yaml.SafeDumper):
    """Text always in double quotes."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def policy_of(values: dict[str, Any]) -> Policy:
    tolerance = parse_tolerance(values["tolerance"]) if "tolerance" in values else None
    as_of = PartialDate.parse(values["as_of"]) if "as_of" in values else None
    return Policy(tolerance, values.get("strict", False), values.get("accept_proxy", False), as_of)


@pytest.mark.parametrize("case", CASES, ids=[case["shows"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    loaded = load_files(files_of(case))
    assert not loaded.errors
    comparison = compare(loaded.dataset, 2024, policy_of(case.get("policy", {})))
    verdict = next(verdict for verdict in comparison.verdicts if verdict.target.id == "x")
    facts = {
        "status": verdict.status.value,
        "code": verdict.reason_code,
        "gap": None if verdict.gap is None else f"{verdict.gap:f}",
        "flags": list(verdict.flags),
        "limit": None if verdict.limit is None else f"{verdict.limit:f}",
        "attainment": None if verdict.attainment is None else f"{verdict.attainment:f}",
        "gap_unit": verdict.gap_unit,
    }
    expected = {"flags": [], **case["expect"]}
    assert {key: facts[key] for key in expected} == expected
