"""The coverage page: what a row, an exclusion or nothing answers for; the committed page is current."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.test_diff import BASE
from tools.coverage import PAGE, TEXTS, items, page
from zjtrack.load import load, load_files
from zjtrack.passage import Text
from zjtrack.sources import read_texts

ROOT = Path(__file__).parents[2]
EXCLUSIONS = "exclusions:\n  - {source: plan, quote: 8个政策包, reason: a count}\n"
TEXT = "一、回顾：外资300亿。二、目标：外资200以上，优化8个政策包，新增9所学校；2024年10月完成。"


def test_each_number_has_its_answer() -> None:
    files = {**BASE, "exclusions.yaml": EXCLUSIONS}
    data = load_files({name: text.encode() for name, text in files.items()}).dataset
    found = list(items(data, Text("plan", "plan.txt", TEXT), "二、目标", None))
    answers = [(item.number, item.answers) for item in found]
    date = ("no target: a date or a page number",)
    assert answers == [
        ("200", ("`fdi` (2024)",)), ("8", ("no target: a count",)), ("9", ()), ("2024", date), ("10", date),
    ]  # fmt: skip
    assert found[2].clause == "新增9所学校"


def test_numbers_in_words_have_theirs() -> None:
    text = (
        "目标：新建三所学校，打造一批园区，开展十项行动，缩小“三大差距”，党的二十届四中全会，第四次普查，外资200以上。"
    )
    data = load_files({name: content.encode() for name, content in BASE.items()}).dataset
    found = [(item.number, item.answers) for item in items(data, Text("plan", "plan.txt", text), None, None)]
    name, ordinal = (
        ("no target: a name in quotation marks",),
        ("no target: an ordinal, or a congress",),
    )
    assert found == [
        ("三", ()),
        ("十", ()),
        ("三", name),
        ("二十", ordinal),
        ("四", ordinal),
        ("200", ("`fdi` (2024)",)),
    ]


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the documents' texts are not at hand")
@pytest.mark.skipif(not PAGE.is_file(), reason="no page is committed yet: make coverage")
def test_the_page_is_current() -> None:
    data = load(ROOT / "data").dataset
    current = page(data, read_texts(data.sources, TEXTS).found)
    assert PAGE.read_text("utf-8") == current, (
        "docs/coverage.md is stale: run `make coverage`, look at the diff, commit it"
    )
