"""``zjtrack export``: everything as tidy tables."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from zjtrack.cli.common import Options, Stop, fit, one_of, read
from zjtrack.files import refuse_existing, write_file, write_folder
from zjtrack.message import Message
from zjtrack.model import DataSet
from zjtrack.tables import NAMES, Table, tables
from zjtrack.verdict import Policy

FORMATS = ("table",)
ENDINGS = (".xlsx", ".sqlite", ".json", ".csv")


def run(given: str, name: str | None, policy: Policy, force: bool, options: Options) -> int:
    """Write the tables in the form that the name asks for; ``given`` is a directory if it ends so, is one, or has no ending."""
    target = Path(given)
    ending = target.suffix.lower()
    is_folder = given.endswith(("/", "\\")) or target.is_dir() or not ending
    if not is_folder:
        one_of("--output (ending)", ending, ENDINGS)
    if name is not None:
        one_of("--table", name, NAMES)
    if ending == ".csv" and not is_folder and name is None:
        raise Stop(
            Message(
                "a csv holds one table; say which with --table ({names}), or name a directory for all", names=[*NAMES]
            )
        )
    data = fit(read(options)).dataset
    chosen = tuple(one for one in tables(data, policy, options.lang) if name is None or one.name == name)
    if is_folder:
        _folder(chosen, data, target, force)
        return 0
    refuse_existing(target, force)
    {".xlsx": _xlsx, ".sqlite": _sqlite, ".json": _json, ".csv": _csv}[ending](chosen, data, target)
    return 0


def _folder(chosen: tuple[Table, ...], data: DataSet, target: Path, force: bool) -> None:
    from zjtrack.report import datapackage  # noqa: PLC0415
    from zjtrack.report.jsontext import dumps  # noqa: PLC0415

    files = {f"{table.name}.csv": b"\xef\xbb\xbf" + datapackage.csv_text(table).encode() for table in chosen}
    hashes = {name.removesuffix(".csv"): (len(b), hashlib.sha256(b).hexdigest()) for name, b in files.items()}
    files["datapackage.json"] = (dumps(datapackage.descriptor(data.info, chosen, hashes)) + "\n").encode()
    write_folder(files, target, force)


def _csv(chosen: tuple[Table, ...], data: DataSet, target: Path) -> None:
    from zjtrack.report.datapackage import csv_text  # noqa: PLC0415

    write_file(b"\xef\xbb\xbf" + csv_text(chosen[0]).encode(), target)


def _json(chosen: tuple[Table, ...], data: DataSet, target: Path) -> None:
    from zjtrack.report.jsontext import dumps  # noqa: PLC0415

    content: dict[str, Any] = {"schema": 1, "data": {"name": data.info.name, "version": data.info.version}}
    for table in chosen:
        names = [column.name for column in table.columns]
        content[table.name] = [dict(zip(names, row, strict=True)) for row in table.rows]
    write_file((dumps(content) + "\n").encode(), target)


def _sqlite(chosen: tuple[Table, ...], data: DataSet, target: Path) -> None:
    from zjtrack.report import sqlite  # noqa: PLC0415

    write_file(sqlite.write(chosen, data.info), target)


def _xlsx(chosen: tuple[Table, ...], data: DataSet, target: Path) -> None:
    write_file(workbook().write_record(chosen, data.info.title), target)


def workbook() -> Any:
    """The writer of workbooks; ``Stop`` where its library is not installed."""
    try:
        from zjtrack.report import workbook as writer  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise Stop(
            Message("xlsx needs {name}, which is not installed: pip install 'zjtrack[export]'", name=error.name)
        ) from None
    return writer
