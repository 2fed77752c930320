"""docs/large.md runs as it stands: in pandas always, on Dask and Spark where they are installed; each gives the same verdicts."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.panel_page import PAGE, render

Names = dict[str, Any]


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The python blocks of the page, run where its csv lies."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("PYTHONPATH", str(PAGE.parents[1]))  # the workers import what is tested here
    text = PAGE.read_text("utf-8")
    Path("pairs.csv").write_text(re.findall(r"```csv\n(.*?)```", text, re.S)[0], "utf-8")
    return re.findall(r"```python\n(.*?)```", text, re.S)


def needs(*libraries: str) -> None:
    for library in libraries:
        if importlib.util.find_spec(library) is None:
            pytest.skip(f"{library} is not installed: pip install 'dask[dataframe]' pyspark")


def statuses(frame: Any) -> list[tuple[str, int, str, str, float]]:
    columns = ["county", "year", "id", "status", "gap"]
    return sorted(map(tuple, frame[columns].astype({"county": str, "year": int, "gap": float}).to_numpy().tolist()))


@pytest.fixture
def expected(page: list[str]) -> list[tuple[str, int, str, str, float]]:
    names: Names = {}
    exec(page[0], names)
    return statuses(names["verdicts"])


def test_the_page_judges_as_it_says(expected: list[Any]) -> None:
    assert expected == [
        ("330106", 2023, "gdp", "missed", -0.6), ("330106", 2024, "fdi", "met", 0.1), ("330106", 2024, "gdp", "met", -0.1),
        ("330106", 2024, "income", "missed", -0.7), ("330108", 2024, "gdp", "met", 0.0), ("330108", 2024, "pm25", "met", 2.0),
    ]  # fmt: skip


def test_its_tables_are_those_of_the_code() -> None:
    text = PAGE.read_text("utf-8")
    assert render(text) == text


def test_in_chunks(page: list[str], expected: list[Any]) -> None:
    import pandas as pd  # noqa: PLC0415

    names: Names = {}
    exec(page[0] + page[1], names)
    assert statuses(pd.read_csv("verdicts.csv")) == expected


@pytest.mark.filterwarnings("default")
def test_on_dask(page: list[str], expected: list[Any]) -> None:
    needs("dask.dataframe") if importlib.util.find_spec("dask") else needs("dask")
    names: Names = {}
    exec(page[0] + page[2], names)
    assert statuses(names["verdicts"]) == expected
    assert list(names["verdicts"].columns) == list(names["meta"].columns)


@pytest.mark.filterwarnings("default")
def test_on_spark(page: list[str], expected: list[Any]) -> None:
    needs("pyspark", "pyarrow")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("Spark needs Java, which is not installed")
    names: Names = {}
    exec(page[0] + page[3], names)
    try:
        found = names["verdicts"]
        assert statuses(found) == expected
        assert names["schema"].count(",") == len(found.columns) - 1
        names["one"] = None
        exec("grouped = pairs.groupBy('county').applyInPandas(lambda one: zjtrack.judge_frame(one, within='county'), schema).toPandas()",
             names)  # fmt: skip
        assert statuses(names["grouped"]) == expected
    finally:
        names["spark"].stop()
