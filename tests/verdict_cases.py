"""The verdict part of the conformance set, as a data set for each case: read once, laid over its world."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from zjtrack.dates import PartialDate
from zjtrack.load import load_files
from zjtrack.load.fields import parse_tolerance
from zjtrack.model import DataSet
from zjtrack.verdict import Policy, Verdict, compare

FOLDER = Path(__file__).parents[1] / "conformance" / "verdicts"
Node = dict[str, Any] | list[Any] | yaml.ScalarNode
_LOADED: dict[str, DataSet] = {}


@dataclass(frozen=True)
class Case:
    """One case, its parts still as YAML nodes so that every figure keeps its digits and its quotes."""

    shows: str
    rule: str
    file: str
    parts: dict[str, Any]
    expect: dict[str, Any]

    def dataset(self) -> DataSet:
        """What the loader makes of the case, written out as a curator would have typed it."""
        if self.shows not in _LOADED:
            loaded = load_files({name: text(node).encode() for name, node in files_of(self.parts).items()})
            assert not loaded.errors, loaded.errors
            _LOADED[self.shows] = loaded.dataset
        return _LOADED[self.shows]

    def policy(self) -> Policy:
        values = plain(self.parts.get("policy", {}))
        tolerance = parse_tolerance(values["tolerance"]) if "tolerance" in values else None
        as_of = PartialDate.parse(values["as_of"]) if "as_of" in values else None
        return Policy(tolerance, values.get("strict") == "true", values.get("accept_proxy") == "true", as_of)

    def verdict(self) -> Verdict:
        comparison = compare(self.dataset(), 2024, self.policy())
        return next(verdict for verdict in comparison.verdicts if verdict.target.id == "x")


def tree(node: Any) -> Any:
    """Composed nodes as dicts and lists; scalars stay nodes."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: tree(value) for key, value in node.value}
    return [tree(item) for item in node.value] if isinstance(node, yaml.SequenceNode) else node


def plain(node: Any) -> Any:
    """Every scalar as its text, ``null`` as ``None``."""
    if isinstance(node, dict):
        return {key: plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(item) for item in node]
    if not isinstance(node, yaml.ScalarNode):
        return node
    return None if node.value == "null" and not node.style else node.value


def text(node: Node) -> str:
    """YAML in flow style, each scalar as the case has it."""
    if isinstance(node, dict):
        return "{" + ", ".join(f"{key}: {text(value)}" for key, value in node.items()) + "}"
    if isinstance(node, list):
        return "[" + ", ".join(text(item) for item in node) + "]"
    if isinstance(node, str):
        return node
    return f'"{node.value}"' if node.style or "—" in node.value or "," in node.value else node.value


@cache
def world() -> dict[str, Any]:
    found: dict[str, Any] = tree(yaml.compose((FOLDER / "world.yaml").read_text("utf-8")))
    return found


@cache
def cases() -> tuple[Case, ...]:
    """All cases, in the order of their files."""
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        if path.name == "world.yaml":
            continue
        for entry in tree(yaml.compose(path.read_text("utf-8")))["cases"]:
            shows, rule, expect = (plain(entry.pop(key)) for key in ("shows", "rule", "expect"))
            found.append(Case(shows, rule, path.name, entry, expect))
    return tuple(found)


def files_of(parts: dict[str, Any]) -> dict[str, Any]:
    """The files of the case's data set, as nodes."""
    base = world()
    target = {key: value for key, value in {**base["target"], **parts.get("target", {})}.items() if plain(value)}
    searched = parts.get("searched", base["searched"])
    actuals: dict[str, list[Any]] = {"2025": []}
    for reading in parts.get("readings", []):
        entry = {**base["reading"], **reading}
        actuals.setdefault(plain(entry.pop("reported", "2025")), []).append(entry)
    files = {
        "dataset.yaml": {**base["dataset"], **parts.get("dataset", {})},
        "sources.yaml": base["sources"],
        "indicators.yaml": {"indicators": base["indicators"]},
        "targets_2024.yaml": {"year": "2024", "source": "plan", "targets": [target]},
    }
    for reported, entries in actuals.items():
        head = {"reported": reported, "year": str(int(reported) - 1)}
        found = {"searched": searched} if reported == "2025" else {}
        files[f"actuals_{reported}.yaml"] = {**head, **found, "actuals": entries}
    return files
