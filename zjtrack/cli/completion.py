"""What the shell offers behind TAB: ids, years, sectors and the words that options take.

Nothing here is loaded or run but by a shell that asks (``_ZJTRACK_COMPLETE``); whatever goes wrong then offers nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from zjtrack.model import LISTS, DataSet

VARIABLE = "_ZJTRACK_COMPLETE"
Completion = Callable[[Any, str], list[str]]


def prepare() -> None:
    """Teach the command line the shells' ways of asking, where a shell does ask."""
    if VARIABLE in os.environ:
        from typer._completion_classes import completion_init  # noqa: PLC0415

        completion_init()


def fixed(*words: str) -> Completion:
    """The words that an option takes, whatever the data."""

    def complete(ctx: Any, incomplete: str) -> list[str]:
        return _begin(words, incomplete)

    return complete


def _from_data(pick: Callable[[DataSet], Iterable[str]]) -> Completion:
    def complete(ctx: Any, incomplete: str) -> list[str]:
        data = _data(ctx)
        return [] if data is None else _begin(pick(data), incomplete)

    return complete


def _begin(words: Iterable[str], incomplete: str) -> list[str]:
    return sorted({word for word in words if word.casefold().startswith(incomplete.casefold())})


def _data(ctx: Any) -> DataSet | None:
    """The data set that the command line so far means; none where it cannot be read."""
    from zjtrack.load import find_data, load  # noqa: PLC0415

    try:
        directory = find_data(ctx.params.get("data"), Path.cwd())
        return load(directory).dataset if directory is not None else None
    except Exception:  # a prompt is no place for an error
        return None


def _sectors(data: DataSet) -> Iterable[str]:
    for sector in data.info.sectors:
        yield sector.name
        yield from (sector.name_en or "").split()[:1]


def codes(ctx: Any, incomplete: str) -> list[str]:
    """The codes of findings, each with a page."""
    from zjtrack.finding import CODES  # noqa: PLC0415

    return _begin(CODES, incomplete)


def tables(ctx: Any, incomplete: str) -> list[str]:
    """The tables of an export."""
    from zjtrack.tables import NAMES  # noqa: PLC0415

    return _begin(NAMES, incomplete)


def kinds(ctx: Any, incomplete: str) -> list[str]:
    """The kinds of data file that have a schema."""
    from zjtrack.schema import KINDS  # noqa: PLC0415

    return _begin(KINDS, incomplete)


def formats(ctx: Any, incomplete: str) -> list[str]:
    """The formats of the command at hand."""
    from importlib import import_module  # noqa: PLC0415

    return _begin(import_module(f"zjtrack.cli.{ctx.command.name}").FORMATS, incomplete)


years = _from_data(lambda data: (str(target.year) for target in data.targets))
ids = _from_data(lambda data: (target.id for target in data.targets))
sectors = _from_data(_sectors)
tags = _from_data(lambda data: (tag for target in data.targets for tag in target.tags))
places = _from_data(lambda data: [*(place.name for place in data.places), *(p for t in data.targets for p in t.places)])
topics = _from_data(lambda data: data.topics)
lists = fixed(*LISTS, "all")
languages = fixed("zh", "en")
colors = fixed("auto", "always", "never")
severities = fixed("error", "warning")
differences = fixed("none", "any", "verdict", "worse", "unsourced")
statuses = fixed("met", "missed", "qualitative", "unknown", "not_due")
