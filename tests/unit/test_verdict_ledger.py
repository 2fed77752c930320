"""The ledger in verdicts/ is what the data and the code say now."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.unit.test_diff import BASE
from tools.verdicts import COLUMNS, ledgers
from zjtrack.load import load, load_files

ROOT = Path(__file__).parents[2]
LEDGER = ROOT / "verdicts"


def test_a_line_says_what_was_decided_by_what() -> None:
    data = load_files({name: text.encode() for name, text in BASE.items()}).dataset
    rows = list(csv.DictReader(io.StringIO(ledgers(data)["2024.csv"])))
    assert tuple(rows[0]) == COLUMNS
    assert [row["id"] for row in rows] == sorted(t.id for t in data.targets if t.year == 2024)
    fdi = next(row for row in rows if row["id"] == "fdi")
    assert list(fdi.values()) == ["fdi", "met", "threshold", "10.5亿美元", "200以上", "210.5亿美元", "report"]


@pytest.mark.skipif(not any(LEDGER.glob("*.csv")), reason="no ledger is committed yet: make verdicts")
def test_the_ledger_is_current() -> None:
    kept = {path.name: path.read_text("utf-8") for path in LEDGER.glob("*.csv")}
    now = ledgers(load(ROOT / "data").dataset)
    stale = sorted(name for name in kept.keys() | now.keys() if kept.get(name) != now.get(name))
    assert not stale, f"verdicts moved: run `make verdicts`, look at the diff of {', '.join(stale)}, commit it"
