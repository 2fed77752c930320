"""``zjtrack schema``: JSON Schema of the data files."""

from __future__ import annotations

from zjtrack.cli.common import Options, Stop, unknown
from zjtrack.message import Message
from zjtrack.report.jsontext import dumps
from zjtrack.schema import KINDS, schema

FORMATS = ("json",)


def run(kind: str | None, options: Options) -> int:
    """One schema, or all of them in one object."""
    if kind is None:
        options.emit(dumps({name: schema(name) for name in KINDS}) + "\n")
        return 0
    name = kind.rsplit("/", 1)[-1].removesuffix(".yaml").split("_", maxsplit=1)[0]
    if name not in KINDS:
        raise Stop(unknown(Message("kind of file"), kind, list(KINDS)))
    options.emit(dumps(schema(name)) + "\n")
    return 0
