"""pandas in and out: the record as frames, and frames of pairs judged. pandas is loaded here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Literal

import pandas as pd

from zjtrack.finding import DataError
from zjtrack.panel import Judged, judge_rows
from zjtrack.panel.columns import INPUTS, JUDGED, kept
from zjtrack.panel.rows import demand
from zjtrack.report.view import Lang
from zjtrack.tables import Column, Table
from zjtrack.verdict import Policy

_TYPES = {"string": "object", "integer": "Int64", "number": "float64", "boolean": "boolean"}
_SPARK = {"string": "string", "integer": "bigint", "number": "double", "boolean": "boolean"}
_SHOWN = 20


def frame(table: Table) -> Any:
    """One table as a ``DataFrame``: figures as float64, years as Int64, flags as boolean, the rest as text."""
    return _typed(table.rows, table.columns)


def _typed(rows: Sequence[Sequence[Any]], columns: Sequence[Column], index: Any = None) -> Any:
    """Column by column, so that no cell is copied twice."""
    cells = zip(*rows, strict=True) if rows else ((),) * len(columns)
    series = {c.name: _series(one, c, index) for c, one in zip(columns, cells, strict=True)}
    return pd.DataFrame(series, columns=[column.name for column in columns], index=index)


def _series(cells: Sequence[Any], column: Column, index: Any) -> Any:
    if column.type == "number":
        cells = [float(cell) if isinstance(cell, Decimal) else cell for cell in cells]
    return pd.Series(list(cells), dtype=_TYPES[column.type], index=index)


def judge_frame(pairs: Any, within: Sequence[str] | str = (), *, policy: Policy | None = None, lang: Lang = "zh",
                errors: Literal["raise", "column"] = "raise") -> Any:  # fmt: skip
    """A frame of target–reading pairs → a frame of verdicts, one row a target (docs/large.md has the columns).

    ``within`` are the columns that say whose targets a row is about (a county); all rows of each must be in the one frame, for
    a reference and the year before are looked up among them. Nothing else is looked at and nothing is kept, so that a frame
    may be judged in parts. Columns that judging does not know stay, as they stand in the row that decided.

    A row that cannot be judged raises ``DataError``, which lists the first twenty; with ``errors="column"`` its verdict
    is empty and the column ``problem`` says why.
    """
    within = (within,) if isinstance(within, str) else tuple(within)
    names = list(pairs.columns)
    demand(names, within)
    columns = {
        name: _cells(pairs[name]) for name in dict.fromkeys((*names, *within)) if name in INPUTS or name in within
    }
    judged = judge_rows(columns, len(pairs), within, policy, lang)
    if errors == "raise":
        _raise(judged, pairs.index)
    rest = pairs.iloc[[one.row for one in judged]]
    verdicts = _typed([one.cells for one in judged], JUDGED, rest.index)
    return pd.concat([rest[kept(names)], verdicts], axis=1)


def _cells(series: Any) -> list[Any]:
    """Plain cells, ``None`` where there is none."""
    return list(series.astype(object).where(series.notna(), None))


def _raise(judged: Sequence[Judged], index: Any) -> None:
    wrong = [(index[one.row], one.cells[-1]) for one in judged if one.cells[-1] is not None]
    if not wrong:
        return
    lines = [f"row {label}: {problem}" for label, problem in wrong[:_SHOWN]]
    more = [f"and {len(wrong) - _SHOWN} more rows"] if len(wrong) > _SHOWN else []
    raise DataError("\n".join([*lines, *more]))


def judge_chunks(chunks: Iterable[Any], within: Sequence[str] | str, **options: Any) -> Iterator[Any]:
    """Frames read one after the other (``read_csv(…, chunksize=…)``) → frames of verdicts, in the memory of one chunk.

    The rows of a government must follow each other, however the chunks cut them: what a chunk may not hold whole is judged
    with the next. One that comes back later is a ``DataError``: sort the file first. ``options`` are those of ``judge_frame``.
    """
    names = [within] if isinstance(within, str) else list(within)
    held: list[Any] = []
    seen: set[tuple[Any, ...]] = set()
    for chunk in chunks:
        begin = _begin_of_last(chunk, names)
        if held and begin == 0 and (chunk.empty or _first(chunk, names) == _first(held[0], names)):
            held.append(chunk)
            continue
        yield from _judged([*held, chunk.iloc[:begin]], names, seen, options)
        held = [chunk.iloc[begin:]]
    yield from _judged(held, names, seen, options)


def _judged(parts: list[Any], names: list[str], seen: set[tuple[Any, ...]], options: dict[str, Any]) -> Iterator[Any]:
    """Governments that are whole now, unless one of them has been judged before."""
    filled = [part for part in parts if len(part)]
    if not filled:
        return
    whole = pd.concat(filled)
    new = set(whole[names].drop_duplicates().itertuples(index=False, name=None))
    if again := sorted(map(str, new & seen)):
        raise DataError(
            f"the rows of {again[0]} do not follow each other: sort by {', '.join(names)} before reading in chunks"
        )
    seen |= new
    yield judge_frame(whole, names, **options)


def _first(part: Any, names: list[str]) -> list[str]:
    return list(map(str, part[names].iloc[0]))


def _begin_of_last(held: Any, names: list[str]) -> int:
    """Where the rows of the last government begin."""
    if not len(held):
        return 0
    same = (held[names].astype(str) == held[names].iloc[-1].astype(str)).all(axis=1).to_numpy()
    return int(len(same) - same[::-1].argmin()) if not same.all() else 0


def spark_schema(dtypes: Iterable[tuple[str, str]]) -> str:
    """The schema of the verdicts of a Spark frame, for ``mapInPandas``: give it ``pairs.dtypes``."""
    types = dict(dtypes)
    given = [(name, types[name]) for name in kept(list(types))]
    return ", ".join(f"`{name}` {type_}" for name, type_ in [*given, *((c.name, _SPARK[c.type]) for c in JUDGED)])
