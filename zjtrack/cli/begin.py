"""``zjtrack init`` and ``zjtrack new``: files to begin with; nothing is ever overwritten."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from zjtrack.cli.common import Options, Stop, read
from zjtrack.load.records import as_id
from zjtrack.loaded import find_data
from zjtrack.message import Message, reason
from zjtrack.report.view import Lang
from zjtrack.skeleton import first_files, next_files


def init(directory: Path, jurisdiction: str, year: str | None, lang: Lang) -> int:
    """Write the skeleton of a data set into a new or empty directory."""
    wanted = _year(year) if year is not None else date.today().year
    name = as_id(directory.absolute().name) or "dataset"
    if not jurisdiction.strip():
        raise Stop(Message("--jurisdiction is empty; write whose targets these are, such as 江苏省"))
    _write(directory, first_files(name, jurisdiction.strip(), wanted, lang))
    print(f"zjtrack check --data {directory}")
    return 0


def new(year: str, options: Options) -> int:
    """Write next year's files beside those that there are."""
    wanted = _year(year)
    loaded = read(options)
    if not any(target.year < wanted for target in loaded.dataset.targets):
        raise Stop(Message("no targets of a year before {wanted} to begin from", wanted=wanted))
    directory = find_data(options.data, Path.cwd())
    package = Path(__file__).parents[1]
    if directory is None or directory == package / "_data":
        raise Stop(Message("the tables shipped are not to be edited; name your own directory with --data DIR"))
    _write(directory, next_files(loaded.dataset, wanted, options.lang))
    return 0


def _year(text: str) -> int:
    if not re.fullmatch(r"[12][0-9]{3}", text, re.ASCII):
        raise Stop(Message("“{text}” is no year; write four digits, such as 2027", text=text))
    return int(text)


def _write(directory: Path, files: Mapping[str, str]) -> None:
    """All of the files or none: what is there already is left alone."""
    there = [name for name in files if (directory / name).exists() or (directory / name).is_symlink()]
    if there:
        raise Stop(Message("{path} is there already; nothing was written", path=directory / there[0]))
    try:
        for name, text in files.items():
            path = directory / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
            print(path)
    except OSError as error:
        raise Stop(Message("cannot write {directory}: {reason}", directory=directory, reason=reason(error))) from None
