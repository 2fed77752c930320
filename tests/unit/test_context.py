"""What the checks know of a place: how far the mark under it reaches, in the data's own files and a reader's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.test_diff import BASE
from zjtrack.checks import topic_errors
from zjtrack.checks.context import Context, extent
from zjtrack.load import load_files, load_topics
from zjtrack.message import Message
from zjtrack.model import Location

DATA = load_files({name: text.encode() for name, text in BASE.items()})


def test_an_id_in_a_topics_file_of_ones_own_is_marked_there(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("外资:\n  ids: [fid]  # mine\n", "utf-8")
    (found,) = topic_errors(load_topics(tmp_path / "mine.yaml"), DATA)
    assert (found.code, found.line, found.column, found.end_column) == ("unknown-id", 2, 8, 13)
    assert "fdi" in found.hint


def test_a_place_whose_text_is_not_at_hand_has_no_extent() -> None:
    for place in (Location("elsewhere.yaml", 1, 1), Location("data/dataset.yaml", 999, 1), Location("", 0, 1)):
        finding = Context(DATA).finding("conflict", place, Message("x"), Message("y"))
        assert (finding.column, finding.end_column) == (1, 1)


@pytest.mark.parametrize(
    ("value", "reach"),
    [
        ("200以上 # 以上", 5),
        ("200#1 ", 5),
        ('"a # b" # c', 7),
        ("'' # c", 2),
        ("[a, [b, {c: d}], e] # ]", 19),
        ("{a: [b]}, f: g}", 8),
        ("[a,", 3),
        ('"a b ', 4),
    ],
)
def test_how_far_a_value_reaches(value: str, reach: int) -> None:
    assert extent(f"key: {value}", 5) == reach
