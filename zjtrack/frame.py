"""The record as pandas tables; pandas is loaded here and nowhere else."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd

from zjtrack.tables import Column, Table

_TYPES = {"string": "object", "integer": "Int64", "number": "float64", "boolean": "boolean"}


def frame(table: Table) -> Any:
    """One table as a ``DataFrame``: figures as float64, years as Int64, flags as boolean, the rest as text."""
    rows = [[float(cell) if isinstance(cell, Decimal) else cell for cell in row] for row in table.rows]
    names = [column.name for column in table.columns]
    found = pd.DataFrame(rows, columns=names, dtype="object")
    return found.astype({column.name: _type(column) for column in table.columns})


def _type(column: Column) -> str:
    return _TYPES[column.type]
