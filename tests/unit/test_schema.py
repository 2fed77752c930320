"""Schema and loader agree: on the shipped data, on the sample, and on every mistake of structure."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.unit.test_diff import BASE
from tests.unit.test_load import CASES, with_case
from zjtrack.checks import check
from zjtrack.load import load_files
from zjtrack.report.jsontext import dumps
from zjtrack.schema import KINDS, schema

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
# Mistakes of structure: a schema sees them too. The rest needs the file's characters or other rows.
STRUCTURE = {"unknown-key", "bad-choice", "quoted-number", "bad-number", "wrong-type", "empty-value", "unquoted-text",
             "missing-key", "bad-year", "bad-id"}  # fmt: skip

# To YAML 1.2 `no` is text, and 2.1e2 a number like another; what lies in other rows no schema sees.
NOT_SEEN = (
    "yes as text",
    "time as a wording",
    "date as a wording",
    "no as a unit",
    "octal",
    "400 digits",
    "rule without its value",
    "range by hand of one end",
    "range by hand of the other end",
    "exponent",
    "missing source",
    "missing unit",
    "number in words",
    "text without its hash",
    "hash without its text",
    "text without its hash in the first line",
    "unit missing of what measures something else",
    "unit missing of a reading",
    "unit missing of a reading in percent",
)


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors read it: no dates, no yes and no, no base 60."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def kind_of(name: str) -> str:
    return name.removesuffix(".yaml").split("_")[0]


def complaints(name: str, text: str) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema(kind_of(name)))
    return [error.message for error in validator.iter_errors(yaml.load(text, Core))]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_is_a_valid_schema_and_stands_beside_the_data(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(kind))
    shipped = (DATA / "schema" / f"{kind}.json").read_text("utf-8")
    assert shipped == dumps(schema(kind)) + "\n", "make schema"


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yaml")), ids=lambda path: path.name)
def test_the_shipped_data_is_valid_and_names_its_schema(path: Path) -> None:
    text = path.read_text("utf-8")
    assert complaints(path.name, text) == []
    first = text.split("\n")[0]
    named = f"# yaml-language-server: $schema=schema/{kind_of(path.name)}.json"
    assert first == named, "make schema"
    assert text.count("yaml-language-server") == 1


@pytest.mark.parametrize("name", sorted(BASE))
def test_the_sample_is_valid(name: str) -> None:
    assert complaints(name, BASE[name]) == []


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_the_schema_refuses_the_loader_refuses_too(case: dict[str, Any]) -> None:
    files = with_case(case)
    try:
        wrong = complaints(case["file"], files[case["file"]])
    except (yaml.YAMLError, ValueError):
        return  # no editor reads it either
    found = {f.code for f in check(load_files({n: t.encode() for n, t in files.items()}))}
    if wrong:
        assert found, wrong
    if found & STRUCTURE and case["name"] not in NOT_SEEN:
        assert wrong, found


def test_every_key_says_what_it_is_for() -> None:
    def walk(node: Any) -> None:
        if isinstance(node, dict):
            for value in node.get("properties", {}).values():
                assert value.get("description") or "properties" not in node.get("title", "")
            for value in node.values():
                walk(value)

    for kind in KINDS:
        walk(json.loads(dumps(schema(kind))))
