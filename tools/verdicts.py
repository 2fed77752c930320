"""The verdict ledger: ``verdicts/YEAR.csv``, a line a verdict, so that every verdict that moves shows in an ordinary diff.

``make verdicts`` writes it; a test holds it to what the data and the code say now.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from zjtrack.load import load
from zjtrack.model import LISTS, DataSet
from zjtrack.verdict import Verdict, compare

ROOT = Path(__file__).parents[1]
COLUMNS = ("id", "status", "reason_code", "gap", "target", "reading", "source")


def ledgers(data: DataSet) -> dict[str, str]:
    """File name → content, for each year that has targets."""
    years = sorted({target.year for target in data.targets})
    return {f"{year}.csv": _ledger(compare(data, year, lists=LISTS).verdicts) for year in years}


def _ledger(verdicts: tuple[Verdict, ...]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(sorted(_line(verdict) for verdict in verdicts))
    return stream.getvalue()


def _line(verdict: Verdict) -> list[str]:
    gap = "" if verdict.gap is None else f"{verdict.gap:f}{verdict.gap_unit or ''}"
    figure = verdict.actual.reading if verdict.actual else None
    value = "" if figure is None or figure.value is None else f"{figure.value:f}{figure.unit or ''}"
    reading = value or (figure.text or f"done: {figure.done}" if figure else "")
    source = figure.source if figure else ""
    return [verdict.target.id, verdict.outcome, verdict.reason_code, gap, verdict.target.wording, reading, source]


def main() -> None:
    """Write the ledgers; those of years that have no targets any more go."""
    folder = ROOT / "verdicts"
    folder.mkdir(exist_ok=True)
    wanted = ledgers(load(ROOT / "data").dataset)
    for old in folder.glob("*.csv"):
        if old.name not in wanted:
            old.unlink()
    for name, content in wanted.items():
        (folder / name).write_text(content, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
