"""Tables as csv with a ``datapackage.json`` (Data Package 2.0) that says what each column is."""

from __future__ import annotations

from typing import Any

from zjtrack.model import DataSetInfo
from zjtrack.report import csvtext
from zjtrack.tables import KEYS, Table

_SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"
_LICENCES = {
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
}


def csv_text(table: Table) -> str:
    """One table; cells that a spreadsheet would obey are made harmless, negative numbers stay numbers."""
    return csvtext.text([column.name for column in table.columns], (map(csvtext.cell, row) for row in table.rows))


def descriptor(info: DataSetInfo, tables: tuple[Table, ...], hashes: dict[str, tuple[int, str]]) -> dict[str, Any]:
    """The package; ``hashes`` gives size and sha256 of each table's file."""
    licence = info.licence or "other"
    package: dict[str, Any] = {
        "$schema": _SCHEMA,
        "name": info.name,
        "title": info.title,
        "description": info.title_en or info.title,
        "version": info.version,
        "licenses": [{"name": licence, **({"path": _LICENCES[licence]} if licence in _LICENCES else {})}],
        "sources": [_source(row) for table in tables if table.name == "sources" for row in _dicts(table)],
        "resources": [_resource(table, *hashes[table.name], names={t.name for t in tables}) for table in tables],
    }
    return package | ({"citation": info.cite} if info.cite else {})


def _dicts(table: Table) -> list[dict[str, Any]]:
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def _source(row: dict[str, Any]) -> dict[str, Any]:
    return {"title": f"{row['title']} ({row['publisher']}, {row['published']})"} | (
        {"path": row["url"]} if row["url"] else {}
    )


def _resource(table: Table, size: int, sha256: str, names: set[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    keys = [(columns, other) for columns, other in table.refers if other in names]
    if keys:
        schema["foreignKeys"] = [
            {"fields": list(columns), "reference": {"resource": other, "fields": list(KEYS[other])}}
            for columns, other in keys
        ]
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{sha256}",
        "schema": schema,
    }


def _field(column: Any) -> dict[str, Any]:
    field = {"name": column.name, "type": column.type, "description": column.about}
    return field | ({"unit": column.unit} if column.unit else {})
