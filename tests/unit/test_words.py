"""Both languages say the same things, and escaping holds."""

from __future__ import annotations

import string
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from zjtrack.cli import help as help_texts
from zjtrack.report import escape
from zjtrack.report.jsontext import dumps
from zjtrack.report.widths import width, wrap
from zjtrack.words import diffs, files, messages, pages, rules, workbook


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_messages() -> None:
    for tables in (
        messages.TABLES,
        diffs.TABLES,
        pages.TABLES,
        files.TABLES,
        workbook.TABLES,
        rules.TABLES,
        help_texts.TABLES,
    ):
        assert set(tables["zh"]) == set(tables["en"])
        assert all(fields(tables["zh"][key]) == fields(tables["en"][key]) for key in tables["zh"])


@given(st.text())
def test_no_control_reaches_a_terminal(text: str) -> None:
    assert not any(
        char < " " or "\x7f" <= char <= "\x9f" or "\u202a" <= char <= "\u202e" for char in escape.terminal(text)
    )


@given(st.text())
def test_no_cell_is_a_formula(text: str) -> None:
    assert not escape.csv(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text())
def test_a_workflow_command_stays_one_line(text: str) -> None:
    assert not {"\n", "\r"} & set(escape.workflow(text))


def test_markdown_is_inert() -> None:
    text = escape.markdown("<script> @user #12 [a](javascript:b) | https://x.y `c`")
    assert not any(bad in text for bad in ("<script>", "@user", " #12", "](", "https:", " | "))


@given(st.text(alphabet="浙江 abc，。12%", max_size=80), st.integers(4, 40))
def test_wrapping_keeps_the_text_and_the_width(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= cells for line in lines)


def test_json_keeps_the_printed_digits() -> None:
    assert (
        dumps({"a": Decimal("5.0"), "b": [Decimal("-0.008"), None, True]}, None)
        == '{"a": 5.0, "b": [-0.008, null, true]}'
    )
