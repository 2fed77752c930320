"""Tables out: each form opens with what its readers use, holds the same rows, and obeys no cell."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from tests.unit.test_diff import BASE
from zjtrack.cli.common import Options, Stop
from zjtrack.cli.export import run
from zjtrack.load import load_files
from zjtrack.model import DataSet
from zjtrack.output import OutputError
from zjtrack.report.datapackage import csv_text
from zjtrack.report.workbook import number_format, write_comparison
from zjtrack.tables import NAMES, tables
from zjtrack.verdict import Policy, compare

EVIL = "=HYPERLINK(1)"


def sample(name: str = EVIL) -> DataSet:
    text = BASE["targets_2024.yaml"].replace("name: 实际使用外资\n", f'name: "{name}"\n')
    assert name in text
    files = {**BASE, "targets_2024.yaml": text}
    return load_files({name: content.encode() for name, content in files.items()}).dataset


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    data.mkdir()
    for name, content in BASE.items():
        (data / name).write_text(content, "utf-8")
    return tmp_path


def export(folder: Path, name: str, table: str | None = None, force: bool = False) -> Path:
    target = folder / name
    options = Options(folder / "data", "zh", "table", target, "never")
    assert run(f"{target}/" if name.endswith("/") else str(target), table, Policy(), force, options) == 0
    return target


def test_every_form_holds_the_same_rows(folder: Path) -> None:
    counts = {table.name: len(table.rows) for table in tables(sample("外资"))}
    content = json.loads(export(folder, "r.json").read_text("utf-8"))
    assert {name: len(content[name]) for name in NAMES} == counts
    with sqlite3.connect(export(folder, "r.sqlite")) as base:
        assert {name: base.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in NAMES} == counts
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        joined = "SELECT count(*) FROM verdicts JOIN targets USING (year, id) JOIN readings ON readings.at = actual_at"
        assert (
            base.execute(joined).fetchone() == base.execute("SELECT count(actual_at) FROM verdicts").fetchone() != (0,)
        )
        assert base.execute("SELECT gap FROM verdicts WHERE id = 'fdi' AND year = 2024").fetchone() == (10.5,)
    for name in NAMES:
        read = export(folder, f"{name}.csv", name).read_bytes()
        assert read.startswith(b"\xef\xbb\xbf")
        assert len(list(csv.reader(io.StringIO(read.decode("utf-8-sig"))))) == counts[name] + 1


def test_the_data_package_describes_each_column(folder: Path) -> None:
    export(folder, "out.d/", None)
    target = folder / "out.d"
    package = json.loads((target / "datapackage.json").read_text("utf-8"))
    assert (package["licenses"][0]["name"], len(package["sources"])) == ("CC0-1.0", 4)
    for resource in package["resources"]:
        content = (target / resource["path"]).read_bytes()
        assert len(content) == resource["bytes"]
        head = next(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
        assert head == [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_the_same_data_gives_the_same_bytes(folder: Path) -> None:
    for ending in (".xlsx", ".sqlite", ".json"):
        one, two = export(folder, f"one{ending}"), export(folder, f"two{ending}")
        assert one.read_bytes() == two.read_bytes()


def test_no_cell_is_obeyed_and_negative_numbers_stay_numbers(tmp_path: Path) -> None:
    data = sample()
    verdicts = tables(data)[0]
    text = csv_text(verdicts)
    assert f"'{EVIL}" in text
    assert not any(cell[:1] in "=+@\t\r" for row in csv.reader(io.StringIO(text)) for cell in row if cell)
    gaps = [row["gap"] for row in csv.DictReader(io.StringIO(text)) if row["gap"].startswith("-")]
    assert all(Decimal(gap) < 0 for gap in gaps)
    (tmp_path / "c.xlsx").write_bytes(write_comparison(compare(data, 2024), "zh"))
    with zipfile.ZipFile(tmp_path / "c.xlsx") as book:
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
        assert EVIL in book.read("xl/sharedStrings.xml").decode()
        for sheet in sheets[1:]:
            assert "autoFilter" in sheet
            assert 'orientation="landscape"' in sheet
            assert 'state="frozen"' in sheet
        assert "Print_Titles" in book.read("xl/workbook.xml").decode()
        assert "xl/charts/chart1.xml" in book.namelist()


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [("5.5", "%", '#,##0.0"%"'), ("5", "%", '#,##0"%"'), ("152.70", "亿美元", "#,##0.00"), ("1000", "个", "#,##0")],
)
def test_percentages_are_not_scaled(value: str, unit: str, expected: str) -> None:
    assert number_format(Decimal(value), unit) == expected


def test_what_cannot_be_written_says_so(folder: Path) -> None:
    with pytest.raises(Stop, match="--table"):
        export(folder, "r.csv")
    with pytest.raises(Stop, match=r"there are: \.xlsx"):
        export(folder, "r.pdf")
    export(folder, "r.json")
    with pytest.raises(OutputError, match="--force"):
        export(folder, "r.json")
    export(folder, "r.json", force=True)


def test_without_the_extra_the_message_says_how_to_install(folder: Path) -> None:
    hide = "import sys; sys.modules['xlsxwriter'] = None\n"
    script = hide + "from zjtrack.cli.app import run; sys.exit(run(sys.argv[1:]))"
    command = [sys.executable, "-c", script, "export", "-o", str(folder / "r.xlsx"), "--data", str(folder / "data")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "pip install 'zjtrack[export]'" in done.stderr


def test_the_api_compares_and_gives_frames(folder: Path) -> None:
    import zjtrack  # noqa: PLC0415

    record = zjtrack.load(folder / "data")  # type: ignore[operator]
    assert record.compare(2024).summary.total == 7
    verdicts = record.frame("verdicts")
    assert str(verdicts.dtypes["gap"]) == "float64"
    assert verdicts.set_index(["year", "id"]).loc[(2024, "fdi"), "status"] == "met"
    with pytest.raises(ValueError, match="there are: verdicts"):
        record.frame("verdict")
    (folder / "data" / "sources.yaml").write_text("plan: {}\n")
    with pytest.raises(zjtrack.DataError, match=r"data/sources.yaml:1"):  # type: ignore[attr-defined]
        zjtrack.load(folder / "data")  # type: ignore[operator]


def test_importing_the_package_loads_nothing() -> None:
    script = "import sys, zjtrack; print(len([m for m in sys.modules if m.startswith('zjtrack')]))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"


def test_the_notebook_lines_of_the_docs_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (Path(__file__).parents[2] / "docs" / "tables.md").read_text("utf-8")
    monkeypatch.chdir(folder)
    names: dict[str, object] = {}
    exec(text.split("```python\n")[1].split("```")[0], names)
    assert {"verdicts", "missed"} <= names.keys()


def test_the_query_of_the_docs_runs(folder: Path) -> None:
    text = (Path(__file__).parents[2] / "docs" / "tables.md").read_text("utf-8")
    with sqlite3.connect(export(folder, "r.sqlite")) as base:
        query = text.split("```sql\n")[1].split("```")[0].replace("'missed'", "'met'")  # the sample misses nothing
        rows = base.execute(query).fetchall()
        met = base.execute("SELECT count(*) FROM verdicts WHERE outcome = 'met'").fetchone()
    assert (len(rows),) == met != (0,)
