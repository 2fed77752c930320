"""The cheap half of check, and topics of a file of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.unit.test_diff import BASE, edited
from zjtrack.checks import errors, topic_errors
from zjtrack.load import Loaded, load_files, load_topics


def loaded(*edits: dict[str, Any]) -> Loaded:
    return load_files({name: text.encode() for name, text in edited(BASE, list(edits)).items()})


def places(found: Any) -> list[list[Any]]:
    return [[finding.code, finding.file.removeprefix("data/"), finding.line] for finding in found]


def test_the_cheap_half_finds_the_errors_alone() -> None:
    data = loaded(
        {"file": "actuals_2025.yaml", "find": "value: 5.5", "put": "value: 5.6"},
        {"file": "actuals_2025.yaml", "find": "外资210.5亿美元", "put": "外资超210.5亿美元"},
    )
    assert places(errors(data)) == [["value-not-in-quote", "actuals_2025.yaml", 6]]


TOPICS = "外资:\n  ids: [fdi]\n  tag: [外贸]\n就业:\n  ids: [jobs, jobs-2]\n"
BAD_KEY = {"file": "targets_2024.yaml", "find": "better: higher", "put": "beter: higher"}


def test_topics_of_a_file_of_ones_own(tmp_path: Path) -> None:
    """What is wrong with the file, then ids that the data does not have; what is wrong with the data is not told."""
    own = tmp_path / "mine.yaml"
    own.write_text(TOPICS, "utf-8")
    found = topic_errors(load_topics(own), loaded(BAD_KEY))
    assert [(one.code, one.line) for one in found] == [("unknown-key", 3), ("unknown-id", 5)]


def test_topics_of_the_data_itself() -> None:
    data = loaded(BAD_KEY, {"add": "topics.yaml", "text": TOPICS})
    assert places(topic_errors(data, data)) == [["unknown-key", "topics.yaml", 3], ["unknown-id", "topics.yaml", 5]]
