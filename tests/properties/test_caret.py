"""The carets stand under what is meant, however wide its signs and however narrow the terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjtrack.finding import Finding
from zjtrack.report.findings import write
from zjtrack.report.view import View
from zjtrack.report.widths import clip, clip_start, width

SIGNS = st.text(st.sampled_from('ab :"年省，。（％🌲e\u0301ｱ'), max_size=60)
LONG = '  - {name: 居民消费价格涨幅, note: "🌲 e\u0301te\u0301，全面落实更加积极有为的宏观政策，推动经济稳中提质", unit: 万亩, target: 2%左右}'


def shown(line: str, start: int, stop: int, cells: int | None) -> tuple[str, str]:
    """The source line as printed, and the carets below it."""
    finding = Finding("unit-mismatch", "error", "a.yaml", 1, start + 1, "no", "", None, stop + 1)
    _, source, carets, *_ = write([finding], {"a.yaml": line + "\r\n"}, View("en", cells)).split("\n")
    return source, carets


def over(source: str, carets: str) -> str:
    """What stands above the carets, cell by cell."""
    first, last = carets.index("^"), len(carets)
    return "".join(sign for at, sign in enumerate(source) if first <= width(source[:at]) < last)


@pytest.mark.parametrize("cells", [None, 200, 80, 40, 10])
@pytest.mark.parametrize("meant", ["万亩", "居民消费价格涨幅", "  - ", "左右}"])
def test_the_marked_sign_is_the_one_that_is_meant(meant: str, cells: int | None) -> None:
    start = LONG.index(meant)
    source, carets = shown(LONG, start, start + len(meant), cells)
    assert meant.startswith(over(source, carets).rstrip("…"))
    assert over(source, carets).strip("…")
    assert cells is None or width(source) <= max(cells, 28)


def test_in_a_pipe_the_line_is_whole() -> None:
    assert shown(LONG, 0, 1, None)[0].endswith(LONG)


@given(SIGNS, SIGNS.filter(lambda text: width(text) > 0 and text[0] != "\u0301"), SIGNS, st.integers(30, 90))
def test_whatever_the_line(before: str, meant: str, after: str, cells: int) -> None:
    source, carets = shown(before + meant + after, len(before), len(before + meant), cells)
    assert max(width(source), width(carets)) <= cells
    above = over(source, carets).lstrip("\u0301")  # of the sign before it
    assert above == meant or meant.startswith(above.removesuffix("…").rstrip())


@given(SIGNS, st.integers(1, 30))
def test_what_is_cut_is_shown(text: str, cells: int) -> None:
    head, tail = clip(text, cells), clip_start(text, cells)
    assert max(width(head), width(tail)) <= cells
    assert text.startswith(head.removesuffix("…"))
    assert text.endswith(tail.removeprefix("…"))
    assert (head == text) is (tail == text) is (width(text) <= cells)
