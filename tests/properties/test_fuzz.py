"""Anything at all into the loader, the grammar and every writer: a value or a finding, never an exception."""

from __future__ import annotations

import contextlib
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.test_diff import BASE
from zjtrack.checks import check
from zjtrack.checks.arithmetic import ArithmeticProblem, evaluate
from zjtrack.finding import CODES, Finding
from zjtrack.load import load_files
from zjtrack.report import escape
from zjtrack.report import findings as writers
from zjtrack.report.jsontext import dumps
from zjtrack.report.view import View
from zjtrack.wording import parse

RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2061-\u2069\ufeff]")
PIECES = ["- ", ": ", "\n", "    ", '"', "'", "[", "]", "{", "}", "&a", "*a", "!!x", "#", "|", ">", "%", "TODO", "value", "9" * 60,
          "1e9", "\t", "\u202e", "---", "id: fdi", "better: higher", "5.5左右", "~", "null", ".nan", "\x00", "\ud800"]  # fmt: skip
text = st.text(st.characters(exclude_categories=()), max_size=40)
finding = st.builds(
    Finding, st.sampled_from(sorted(CODES)), st.sampled_from(["error", "warning", "note"]), text, st.integers(0, 9),
    st.integers(0, 99), text, text, st.none() | text, st.integers(0, 99),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(BASE)), st.lists(st.tuples(st.integers(0, 3000), st.sampled_from(PIECES)), max_size=4))
def test_edited_data_is_read_or_refused(name: str, edits: list[tuple[int, str]]) -> None:
    broken = BASE[name]
    for at, piece in edits:
        broken = broken[:at] + piece + broken[at:]
    files = {n: t.encode() for n, t in BASE.items()} | {name: broken.encode("utf-8", "surrogatepass")}
    loaded = load_files(files)
    found = check(loaded)
    assert all((f.code in CODES and CODES[f.code] == f.severity) or f.code == "unknown-place" for f in found)
    writers.write(found, loaded.files, View("en"))


@settings(max_examples=100, deadline=None)
@given(st.lists(finding, max_size=12), st.dictionaries(text, text, max_size=2), st.sampled_from(["zh", "en"]))
def test_no_writer_of_findings_breaks_or_lets_through(found: list[Finding], files: dict[str, str], lang: str) -> None:
    view = View(lang)  # type: ignore[arg-type]
    for written in (writers.write(found, files, view), writers.github(found, view), writers.markdown(found, view)):
        assert not RAW.search(written)
    for value in (writers.payload(found), writers.gitlab(found)):
        json.loads(dumps(value))
        assert not RAW.search(dumps(value))
    prints = [entry["fingerprint"] for entry in writers.gitlab(found)]
    assert len(prints) == len(set(prints))


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_escapes_leave_nothing_raw(value: str) -> None:
    for made in (escape.terminal(value), escape.csv(value), escape.workflow(value), escape.workflow_property(value)):
        assert not RAW.search(made)
        assert "\n" not in made
    assert escape.csv(value)[:1] not in ("=", "+", "-", "@") or not value


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_the_grammar_reads_or_says_where(value: str) -> None:
    assert all(0 <= error.start <= error.end <= len(value) for error in parse(value).findings)


@settings(max_examples=150, deadline=None)
@given(st.text("ab01.+-*/() ", max_size=260))
def test_arithmetic_is_worked_out_or_refused(formula: str) -> None:
    from decimal import Decimal  # noqa: PLC0415

    with contextlib.suppress(ArithmeticProblem):
        evaluate(formula, {"a": Decimal(2), "b": Decimal(0)})


@pytest.mark.parametrize("formula", ["(" * 200, "-" * 200 + "a", "9" * 5000 + "*a", "a/b", "a" * 300, "", "1/0"])
def test_formulas_found_by_fuzzing(formula: str) -> None:
    from decimal import Decimal  # noqa: PLC0415

    with pytest.raises(ArithmeticProblem):
        evaluate(formula, {"b": Decimal(0), "c": Decimal(1)})
