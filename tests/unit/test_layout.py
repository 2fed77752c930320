"""Drawn tables: nothing lost, nothing too wide, parts behind their whole, signs that survive a poor console."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.test_diff import BASE, dataset, edited
from zjtrack.report import table
from zjtrack.report.escape import encodable
from zjtrack.report.view import View
from zjtrack.report.widths import width, wrap
from zjtrack.verdict import compare

PART = """
  - id: fdi-cash
    part_of: fdi
    list: [work]
    sector: 经济
    name: 其中现汇
    unit: 亿美元
    target: 20以上
"""


@given(st.text(st.sampled_from("经济（）%，。ab 5.5左右“”\n"), max_size=60), st.integers(4, 30))
def test_wrapping_loses_nothing_but_spaces_and_keeps_the_width(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert all(width(line) <= cells for line in lines)


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("1600左右（万人）", 14, ["1600左右", "（万人）"]),
        ("地级以上城市细颗粒物（PM2.5）平均浓度", 24, ["地级以上城市细颗粒物", "（PM2.5）平均浓度"]),
        ("快于面上，增速", 8, ["快于面", "上，增速"]),
        ("达到（上年）；", 10, ["达到", "（上年）；"]),
    ],
)
def test_units_and_punctuation_stay_with_their_word(text: str, cells: int, lines: list[str]) -> None:
    assert wrap(text, cells) == lines


@pytest.mark.parametrize("cells", [60, 80, 120, 200])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_drawn_table_fits_its_terminal(cells: int, lang: str) -> None:
    comparison = compare(dataset(BASE), 2024)
    text = table.write(comparison, View(lang, cells))  # type: ignore[arg-type]
    assert max(width(line) for line in text.splitlines()) <= cells
    assert all(verdict.target.wording in text.replace("\n", "") for verdict in comparison.verdicts)


def test_a_part_stands_below_its_whole() -> None:
    files = edited(BASE, [{"file": "targets_2024.yaml", "append": PART}])
    comparison = compare(dataset(files), 2024, lists=("annex", "headline", "work", "livelihood"))
    ids = [verdict.target.id for verdict in comparison.verdicts]
    assert ids.index("fdi-cash") == ids.index("fdi") + 1
    assert "└ 其中现汇" in table.write(comparison, View("zh"))


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [("−47.3", "gbk", "-47.3"), ("≥5 基本", "ascii", ">=5 ????"), ("“左右”", "gbk", "“左右”"), ("✓", "cp1252", "?")],
)
def test_a_sign_survives_a_console_that_cannot_print_it(text: str, encoding: str, shown: str) -> None:
    assert encodable(text, encoding) == shown
