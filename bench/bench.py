"""Speed as ratios in one run: ``python bench/bench.py [--pairs N]``. No timing is asserted anywhere."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from decimal import Decimal
from pathlib import Path

from zjtrack.checks import check
from zjtrack.dates import PartialDate, Period
from zjtrack.load import load
from zjtrack.model import DataSet, DataSetInfo, Reading, Sector, Source, Target
from zjtrack.verdict import compare

IMPORTS = [sys.executable, "-c", "import typer, rich, yaml"]
COMPARE = [sys.executable, "-m", "zjtrack", "compare", "2024"]
ENV = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def main() -> None:
    """Print every figure that the docs quote."""
    bare, whole = alternate(IMPORTS, COMPARE, 15)
    print(f"compare 2024, whole process: {whole * 1000:.0f} ms = {whole / bare:.2f} x imports of typer, rich, yaml")
    print(f"check of 1,000 targets from cold: {cold_check(1000):.2f} s")
    top = int(sys.argv[sys.argv.index("--pairs") + 1]) if "--pairs" in sys.argv else 1_000_000
    count = 10_000
    while count <= top:
        seconds, peak = pairs(count)
        print(f"{count:>9,} pairs: {seconds:7.2f} s, {seconds / count * 1e6:5.1f} µs a pair, {peak / 2**20:6.0f} MiB")
        count *= 10
    subprocess.run([sys.executable, str(Path(__file__).with_name("panel.py"))], check=True)


def alternate(one: list[str], other: list[str], rounds: int) -> tuple[float, float]:
    """Medians of two commands, run in turn."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds + 2):
        for kept, command in zip(times, (one, other), strict=True):
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=ENV)
            kept.append(time.perf_counter() - start)
    return statistics.median(times[0][2:]), statistics.median(times[1][2:])


def cold_check(count: int) -> float:
    """Seconds of a whole ``check`` process on generated tables."""
    with tempfile.TemporaryDirectory() as folder:
        write_tables(Path(folder), count)
        assert not check(load(Path(folder)))
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "zjtrack", "check", "--data", folder], stdout=subprocess.DEVNULL, check=True, env=ENV
        )
        return time.perf_counter() - start


def write_tables(folder: Path, count: int) -> None:
    """A data set of so many targets, each with a reading."""
    rows, readings = [], []
    for index in range(count):
        rows.append(
            f"  - {{id: t{index}, list: [work], sector: 经济, name: 指标{index}, unit: 万人, target: {index + 1}以上}}"
        )
        readings.append(f"  - {{id: t{index}, value: {index + 2}, unit: 万人, source: s, quote: 完成{index + 2}万人}}")
    (folder / "dataset.yaml").write_text(
        "name: b\ntitle: b\njurisdiction: b\nversion: '1'\nsectors: [{name: 经济}]\n", "utf-8"
    )
    (folder / "sources.yaml").write_text(
        "s: {title: s, publisher: s, published: '2025', authority: official}\n", "utf-8"
    )
    (folder / "targets_2024.yaml").write_text("\n".join(["year: 2024", "source: s", "targets:", *rows, ""]), "utf-8")
    (folder / "actuals_2025.yaml").write_text(
        "\n".join(["reported: 2025", "year: 2024", "searched: [s]", "actuals:", *readings, ""]), "utf-8"
    )


def pairs(count: int) -> tuple[float, int]:
    """Seconds to judge so many pairs, and the peak of memory at a tenth of them (tracing is slow)."""
    seconds = judge(count)
    tracemalloc.start()
    judge(count // 10)
    peak = tracemalloc.get_traced_memory()[1] * 10
    tracemalloc.stop()
    return seconds, peak


def judge(count: int) -> float:
    year = Period.year(2024)
    targets = tuple(
        Target(f"t{n}", 2024, ("work",), "s", "n", f"{n % 500}以上", "s", year, unit="家", measure="flow")
        for n in range(count)
    )
    readings = tuple(Reading(f"t{n}", 2025, year, "s", "q", Decimal(n % 700), unit="家") for n in range(count))
    source = Source("s", "s", "s", PartialDate(2025), "official")
    data = DataSet(DataSetInfo("b", "b", "b", "1", (Sector("s"),)), targets, readings, {"s": source})
    start = time.perf_counter()
    compare(data, 2024)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
