"""Tables as one SQLite file, to be opened by Datasette or any client."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from decimal import Decimal
from typing import Any

from zjtrack.model import DataSetInfo
from zjtrack.tables import KEYS, Table

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
_INDEXED = ("status", "sector", "id", "source")


def write(tables: tuple[Table, ...], info: DataSetInfo) -> bytes:
    """The database as the bytes of its file; documents come first, so that every foreign key finds its row."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute("PRAGMA foreign_keys = ON")
        for table in sorted(tables, key=lambda table: len(table.refers)):  # what refers comes after what it refers to
            base.execute(_create(table, {one.name for one in tables}))
            marks = ", ".join("?" * len(table.columns))
            base.executemany(
                f"INSERT INTO {table.name} VALUES ({marks})", [[_cell(v) for v in row] for row in table.rows]
            )
            for column in table.columns:
                if column.name in _INDEXED and table.key != (column.name,):
                    base.execute(f'CREATE INDEX "{table.name}_{column.name}" ON {table.name} ("{column.name}")')
        base.execute("CREATE TABLE columns (table_name TEXT, name TEXT, type TEXT, description TEXT, unit TEXT)")
        described = [(t.name, c.name, c.type, c.about, c.unit or None) for t in tables for c in t.columns]
        base.executemany("INSERT INTO columns VALUES (?, ?, ?, ?, ?)", described)
        base.execute("CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT)")
        facts = ("name", "title", "title_en", "jurisdiction", "code", "version", "licence", "cite")
        base.executemany("INSERT INTO about VALUES (?, ?)", [(key, _cell(getattr(info, key))) for key in facts])
        base.commit()
        return base.serialize()


def _create(table: Table, there: set[str]) -> str:
    lines = [f'  "{column.name}" {_TYPES[column.type]}' for column in table.columns]
    if table.key:
        lines.append(f"  PRIMARY KEY ({_names(table.key)})")
    refers = [(columns, other) for columns, other in table.refers if other in there]
    lines += [f"  FOREIGN KEY ({_names(own)}) REFERENCES {other} ({_names(KEYS[other])})" for own, other in refers]
    return f"CREATE TABLE {table.name} (\n" + ",\n".join(lines) + "\n)"


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _cell(value: Any) -> Any:
    """A figure as a number; half of a character, which YAML can write and UTF-8 cannot, as its escape."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    return float(value) if isinstance(value, Decimal) else value
