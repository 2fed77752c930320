"""Records are values: equal by their fields, usable as keys, without room for anything else."""

from __future__ import annotations

import pickle
from dataclasses import field, replace

import pytest

from zjtrack.record import record


@record
class Point:
    """Two figures and where they stand."""

    x: int
    y: int = 0
    at: str = field(default="", compare=False)
    seen: tuple[str, ...] = field(default=(), compare=False, repr=False)


@record
class Twin:
    """The same fields, another thing."""

    x: int
    y: int = 0
    at: str = field(default="", compare=False)
    seen: tuple[str, ...] = field(default=(), compare=False, repr=False)


def test_equal_by_fields_and_not_by_place() -> None:
    assert Point(1, 2, "a") == Point(1, 2, "b")
    assert Point(1, 2) != Point(1, 3)
    assert Point(1, 2) != Twin(1, 2)
    assert {Point(1, 2, "a"): "found"}[Point(1, 2, "b")] == "found"


def test_shown_as_it_is_made() -> None:
    assert repr(Point(1, at="a", seen=("b",))) == "Point(x=1, y=0, at='a')"


def test_replaced_and_kept() -> None:
    assert replace(Point(1, 2), y=3) == Point(1, 3)
    kept = pickle.loads(pickle.dumps(Point(1, 2, "a", ("b",))))
    assert (kept, kept.at, kept.seen) == (Point(1, 2), "a", ("b",))


def test_no_room_for_a_misspelt_field() -> None:
    with pytest.raises(AttributeError):
        Point(1).z = 1  # type: ignore[attr-defined]


def test_a_method_of_its_own_is_kept() -> None:
    @record
    class Named:
        """Shown in its own way."""

        name: str

        def __repr__(self) -> str:
            return self.name

    assert repr(Named("a")) == "a"
