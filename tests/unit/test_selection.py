"""Places by the gazetteer, topics of a reader's own: what is found, and what is wrong with their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.test_diff import BASE
from zjtrack.checks import check
from zjtrack.cli.common import Stop
from zjtrack.cli.filters import Filters
from zjtrack.load import Loaded, load, load_files

PLACES = """places:
  - {name: 宁波, name_en: Ningbo, code: "330200"}
  - {name: 舟山, name_en: Zhoushan, code: "330900"}
  - {name: 温州, name_en: Wenzhou, code: "330300"}
  - {name: 宁波舟山港, name_en: Ningbo-Zhoushan Port, cities: [宁波, 舟山]}
"""
TOPICS = """外贸外资:
  grade: 专业相关
  ids: [fdi]
经济增长:
  grade: 可能有关
  words: [gdp]
"""


def loaded(**changes: str) -> Loaded:
    files = {**BASE, "places.yaml": PLACES, "topics.yaml": TOPICS, **changes}
    row = files["targets_2024.yaml"].replace("  - id: fdi\n", "  - id: fdi\n    places: [宁波舟山港]\n")
    return load_files({name: text.encode() for name, text in {**files, "targets_2024.yaml": row}.items()})


def kept(data: Loaded, **words: list[str]) -> list[str]:
    given = {"sector": None, "list_": None, "status": None, "tag": None, "place": None, **words}
    filters = Filters.of(**given).against(data)  # type: ignore[arg-type]
    return [target.id for target in data.dataset.targets if target.year == 2024 and filters.keeps(target)]


def test_all_of_it_is_clean() -> None:
    assert check(loaded()) == ()


@pytest.mark.parametrize("word", ["宁波", "舟山", "宁波市", "Ningbo", "ningbo", "330200", "宁波舟山港"])
def test_a_place_finds_what_lies_in_it_or_covers_it(word: str) -> None:
    assert kept(loaded(), place=[word]) == ["fdi"]


def test_a_place_that_no_row_concerns_is_an_empty_table_and_an_unknown_one_a_slip() -> None:
    assert kept(loaded(), place=["温州"]) == []
    with pytest.raises(Stop, match="did you mean 温州"):
        kept(loaded(), place=["温洲"])


@pytest.mark.parametrize(("topic", "found"), [("外贸外资", ["fdi"]), ("专业相关", ["fdi"]), ("可能有关", ["gdp"])])
def test_a_topic_or_a_grade_finds_its_rows(topic: str, found: list[str]) -> None:
    assert kept(loaded(), topic=[topic]) == found


def test_sectors_answer_to_both_languages() -> None:
    data = loaded()
    sector = data.dataset.info.sectors[0]
    assert kept(data, sector=[sector.name]) == kept(data, sector=[(sector.name_en or sector.name).upper()])


@pytest.mark.parametrize(
    ("file", "content", "code", "line"),
    [
        ("places.yaml", PLACES + "  - {name: 宁波}\n", "duplicate-place", 6),
        ("places.yaml", PLACES + "  - {name: 甬江, cities: [宁坡]}\n", "unknown-place", 6),
        ("places.yaml", PLACES.replace("宁波舟山港, name_en", "宁波港, name_en"), "unknown-place", 14),
        ("places.yaml", PLACES + "  - {name: 甬江, city: [宁波]}\n", "unknown-key", 6),
        ("topics.yaml", TOPICS.replace("[fdi]", "[fdii]"), "unknown-id", 3),
        ("topics.yaml", "外贸外资:\n  grade: 专业相关\n", "missing-key", 1),
        ("topics.yaml", "- 外贸外资\n", "wrong-type", 1),
        ("topics.yaml", TOPICS + "外贸外资:\n  ids: [fdi]\n", "duplicate-key", 7),
        ("exclusions.yaml", "exclusions:\n  - {source: reprot, quote: 8个, reason: a count}\n", "unknown-source", 2),
        ("exclusions.yaml", "exclusions:\n  - {source: report, quote: 8个}\n", "missing-key", 2),
    ],
)
def test_each_mistake_is_named_on_its_line(file: str, content: str, code: str, line: int) -> None:
    found = check(loaded(**{file: content}))
    assert [(finding.code, finding.line) for finding in found] == [(code, line)], found


def test_a_topics_file_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "mine.yaml"
    own.write_text("外资: {ids: [fdi]}\n", "utf-8")
    filters = Filters.of(None, None, None, None, None, ["外资"], own).against(loaded())
    assert filters.rows == {(2024, "fdi"), (2025, "fdi")}
    own.write_text("外资: {ids: [fid]}\n", "utf-8")
    with pytest.raises(Stop, match="topics have errors"):
        Filters.of(None, None, None, None, None, ["外资"], own).against(loaded())


def test_the_example_topics_find_rows_of_the_shipped_data() -> None:
    root = Path(__file__).parents[2]
    data = load(root / "data")
    for topic in ("专业相关", "可能有关", "数字经济"):
        filters = Filters.of(None, None, None, None, None, [topic], root / "docs" / "topics.example.yaml").against(data)
        assert filters.rows, topic
