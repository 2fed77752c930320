"""All counties and twenty years, judged partition by partition: ``python bench/panel.py [PAIRS …]``.

Each size runs in a process of its own, so that its peak of memory is its own. The rows are made while it runs and are not
timed; a partition is fifty counties, as a chunk of a file or a task of Dask or Spark would be.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pandas as pd

import zjtrack

SIZES = (10_000, 100_000, 1_500_000)
COUNTIES, YEARS = 50, range(2004, 2024)
# What a county asks for: wording by year, unit, better, measure, reference, how far the outcome lies off. One in thirteen has a second reading.
SERIES = (
    ("gdp", "增长{a}%左右", "%", "higher", "growth", None),
    ("income", "与经济增长同步", "%", "higher", "growth", "gdp"),
    ("revenue", "{b}亿元以上", "亿元", None, "flow", None),
    ("invest", "增长{a}%", "%", "higher", "growth", None),
    ("pm25", "持续下降", "微克/立方米", None, "level", None),
    ("jobs", "新增城镇就业{b}00人以上", "人", None, "flow", None),
    ("unemployment", "不高于{a}%", "%", None, "share", None),
    ("road", "{b}—{c}公里", "公里", "higher", "flow", None),
    ("growth", "高于全省平均2个百分点以上", "%", None, "growth", "gdp"),
    ("coverage", "全覆盖", "%", None, "share", None),
    ("houses", "超{b}套", "套", None, "flow", None),
    ("farmland", "保持稳定", "亩", "higher", "level", None),
    ("forum", "办好第{a}届论坛", None, None, None, None),
)  # fmt: skip
NAMES = ("county", "year", "id", "wording", "unit", "better", "measure", "reference", "reading_value", "reading_unit",
         "reading_done", "reading_source", "reading_published", "reading_quote")  # fmt: skip


def partitions(pairs: int) -> Iterator[Any]:
    """Frames of fifty counties each, until there are so many pairs."""
    made, county = 0, 0
    while made < pairs:
        rows: list[tuple[Any, ...]] = []
        while len(rows) < min(COUNTIES * len(YEARS) * (len(SERIES) + 1) * 2, pairs - made):
            rows += county_rows(county)
            county += 1
        rows = rows[: pairs - made]
        made += len(rows)
        yield pd.DataFrame(rows, columns=list(NAMES))


def county_rows(county: int) -> Iterator[tuple[Any, ...]]:
    """Two tables of thirteen series over twenty years."""
    for copy in range(2):
        for year in YEARS:
            for index, (id_, wording, unit, better, measure, reference) in enumerate(SERIES):
                seed = (county * 7919 + year * 31 + index * 17 + copy) % 997
                a, b = round(3 + seed % 60 / 10, 1), 100 + seed
                value = round(a + (seed % 7 - 3) / 10, 1) if unit == "%" else b + seed % 11 - 5
                done = "true" if unit is None else None
                target = (f"{330000 + county}", year, f"{id_}-{copy}", wording.format(a=a, b=b, c=b + 20), unit, better, measure,
                          f"{reference}-{copy}" if reference else None)  # fmt: skip
                for number in range(2 if index == seed % 13 else 1):
                    figure = None if done else float(value + number)
                    yield (
                        *target,
                        figure,
                        unit,
                        done,
                        f"communique-{number}",
                        f"{year + 1}-0{3 + number}",
                        f"完成{value}",
                    )


def run(pairs: int) -> None:
    """Judge so many pairs and print what it took; the grammar is loaded before."""
    zjtrack.judge_frame(next(partitions(40)), "county")
    wall = used = 0.0
    verdicts = rows = 0
    for part in partitions(pairs):
        start, cpu = time.perf_counter(), time.process_time()
        judged = zjtrack.judge_frame(part, "county")
        wall, used = wall + time.perf_counter() - start, used + time.process_time() - cpu
        verdicts, rows = verdicts + len(judged), rows + len(part)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(rows, verdicts, f"{wall:.2f}", f"{used:.2f}", f"{peak:.0f}")


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Every size in a process of its own; ratios to the first."""
    first = 0.0
    for size in sizes:
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(size)], capture_output=True, text=True, check=True
        )
        rows, verdicts, wall, used, peak = map(float, done.stdout.split())
        each = used / rows * 1e6
        first = first or each
        print(f"{rows:>11,.0f} pairs in partitions → {verdicts:>11,.0f} verdicts: {wall:8.1f} s, {each:6.1f} µs of CPU a pair "
              f"({each / first:.2f} x the first), peak {peak:,.0f} MiB", flush=True)  # fmt: skip


if __name__ == "__main__":
    if "--one" in sys.argv:
        run(int(sys.argv[-1]))
    else:
        main(tuple(map(int, sys.argv[1:])) or SIZES)
