"""JSON Schema (2020-12) of the data files, made from the tables that the loader walks by: the two cannot drift."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from zjtrack.load import specs
from zjtrack.load.specs import Field, Spec

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
_ID = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_TEXT = {"type": "string", "pattern": r"\S"}
_YEAR = [{"type": "integer", "minimum": 1000, "maximum": 2999}, {"type": "string", "pattern": "^[12][0-9]{3}$"}]
_DATE = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_PERIOD = "^[0-9]{4}(-[0-9]{4}|-[0-9]{2}(/[0-9]{4}-[0-9]{2})?|-H[12]|-Q[1-4])?$"


def schema(kind: str) -> Schema:
    """The schema of one kind of file; ``KeyError`` where there is no such kind."""
    about, body = KINDS[kind]
    return {"$schema": DRAFT, "title": f"zjtrack: {kind}", "description": about, **body()}


def record(spec: Spec) -> Schema:
    """An object that has no other keys than those of its spec."""
    properties = {key: {**_of(field, key), "description": field.about} for key, field in spec.items()}
    required = [key for key, field in spec.items() if field.required]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _of(field: Field, key: str) -> Schema:
    if key == "id" and field.kind == "text":
        return dict(_ID)
    return _BY_KIND[field.kind](field)


_BY_KIND: Mapping[str, Callable[[Field], Schema]] = {
    "text": lambda field: dict(_TEXT),
    "texts": lambda field: {"type": "array", "items": dict(_TEXT)},
    "number": lambda field: {"type": "number"},
    "year": lambda field: {"anyOf": _YEAR},
    "flag": lambda field: {"type": "boolean"},
    "choice": lambda field: {"enum": list(field.choices)},
    "choices": lambda field: {"type": "array", "minItems": 1, "items": {"enum": list(field.choices)}},
    "done": lambda field: {"enum": [True, False, "part"]},
    "date": lambda field: {"anyOf": [_YEAR[0], {"type": "string", "pattern": _DATE}]},
    "period": lambda field: {"anyOf": [_YEAR[0], {"type": "string", "pattern": _PERIOD}]},
    "tolerance": lambda field: {
        "anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)?%?$"}]
    },
    "record": lambda field: _with_rules(field.record),
    "records": lambda field: {"type": "array", "items": _with_rules(field.record)},
}


def _with_rules(spec: Spec) -> Schema:
    """A record, with what the loader asks of several of its keys together."""
    return {**record(spec), **_TOGETHER.get(id(spec), {})}


def _needs(*keys: str) -> Schema:
    return {"required": list(keys)}


_TOGETHER: Mapping[int, Schema] = {
    id(specs.READING): {
        "allOf": [
            {"anyOf": [_needs("value"), _needs("text"), _needs("done"), _needs("direction")]},
            {"anyOf": [_needs("source", "quote"), _needs("inputs")]},
        ]
    },
    id(specs.TARGET): {
        "if": {"required": ["list"], "properties": {"list": {"type": "array", "contains": {"const": "annex"}}}},
        "then": _needs("number"),
    },
    id(specs.TOPIC): {"anyOf": [_needs("ids"), _needs("tags"), _needs("words")]},
}


def _targets() -> Schema:
    sourced = {"properties": {"targets": {"items": _needs("source")}}}
    return {**record(specs.TARGETS_FILE), "anyOf": [_needs("source"), sourced]}


def _by_name(spec: Spec, names: Schema) -> Callable[[], Schema]:
    return lambda: {"type": "object", "propertyNames": names, "additionalProperties": _with_rules(spec)}


KINDS: Mapping[str, tuple[str, Callable[[], Schema]]] = {
    "dataset": ("dataset.yaml: whose targets these are", lambda: record(specs.DATASET)),
    "targets": ("targets_YEAR.yaml: the targets of a year", _targets),
    "actuals": ("actuals_YEAR.yaml: what was reported in a year", lambda: record(specs.ACTUALS_FILE)),
    "sources": ("sources.yaml: the documents", _by_name(specs.SOURCE, _ID)),
    "indicators": ("indicators.yaml: series that are no target", lambda: record(specs.INDICATORS_FILE)),
    "places": ("places.yaml: the gazetteer", lambda: record(specs.PLACES_FILE)),
    "exclusions": ("exclusions.yaml: numbers that are no targets", lambda: record(specs.EXCLUSIONS_FILE)),
    "topics": ("topics.yaml: a reader's own topics", _by_name(specs.TOPIC, _TEXT)),
}
