"""Frames of pairs: judged in parts as judged whole, and as the record and the conformance cases are judged."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import zjtrack
from tests.verdict_cases import cases
from zjtrack.api import Record
from zjtrack.dates import PartialDate
from zjtrack.frame import frame
from zjtrack.panel.pairs import pairs
from zjtrack.rules import bind
from zjtrack.tables import Column, Table, tables
from zjtrack.verdict import Policy

# Not the reason where nothing was reported (a frame knows of no documents), nor names that the two give otherwise.
_SAME = ("kind", "status", "outcome", "reason_code", "threshold", "limit", "tolerance", "gap", "gap_unit", "attainment", "flags",
         "actual_value", "actual_value2", "actual_unit", "actual_bound", "actual_expected", "actual_text", "actual_quote")  # fmt: skip

_WARNINGS = ("better-contradicts", "superfluous-rule")


def plain(frame: Any, columns: tuple[str, ...] = _SAME) -> dict[Any, list[str]]:
    keys = [name for name in ("county", "year", "id") if name in frame.columns]
    rows = frame.set_index(keys)[list(columns)].astype(str)
    return {key: list(row) for key, row in zip(rows.index, rows.to_numpy().tolist(), strict=True)}


@cache
def shipped() -> Any:
    return zjtrack.load()  # type: ignore[operator]


@pytest.mark.parametrize(
    "policy", [Policy(), Policy(strict=True, accept_proxy=True), Policy(as_of=PartialDate(2025, 2))]
)
def test_the_record_as_pairs_is_judged_as_the_record(policy: Policy) -> None:
    judged = zjtrack.judge_frame(shipped().pairs(policy), policy=policy)
    verdicts = shipped().frame("verdicts", policy)
    assert len(judged) == len(verdicts)
    assert plain(judged) == plain(verdicts)
    there = judged["reason_code"] != "no_reading"
    assert plain(judged[there], ("reason",)) == plain(verdicts[verdicts["reason_code"] != "no_reading"], ("reason",))


def _joined(found: dict[str, Table]) -> Table:
    """Tables of one kind as one, with a column that says whose each row is."""
    one = next(iter(found.values()))
    rows = tuple((name, *row) for name, table in found.items() for row in table.rows)
    return Table(one.name, one.about, (Column("county", "string", ""), *one.columns), rows)


def test_every_conformance_case_is_judged_the_same_as_pairs() -> None:
    """All of them in one frame, a case a government; a few leave out what ``check`` demands, and just their rows are refused."""
    for policy in dict.fromkeys(case.policy() for case in cases()):
        records = {f"{c.rule} {c.shows}": Record(c.dataset()) for c in cases() if c.policy() == policy}
        rows = frame(_joined({name: pairs(one.data, policy) for name, one in records.items()}))
        judged = zjtrack.judge_frame(rows, "county", policy=policy, errors="column")
        found = plain(judged[judged["problem"].isna()])
        expected = plain(frame(_joined({name: tables(one.data, policy)[0] for name, one in records.items()})))
        refused = {
            (name, t.year, t.id)
            for name, one in records.items()
            for t in one.data.targets
            if any(problem.code not in _WARNINGS for problem in bind(t).problems)
        }
        assert found == {key: row for key, row in expected.items() if key not in refused}
        assert len(judged) == len(expected)


@cache
def counties() -> Any:
    """The shipped pairs as if four counties had them, each with figures of its own, their rows in one frame."""
    pairs = shipped().pairs()
    pairs = pairs[(pairs.index % 4 == 0) | pairs["reference"].notna() | pairs["wording"].isna()]
    figures = pd.to_numeric(pairs["reading_value"])
    copies = [pairs.assign(county=f"c{n}", reading_value=(figures + n * 3).round(3)) for n in range(4)]
    return pd.concat(copies, ignore_index=True)


@cache
def whole() -> dict[Any, list[str]]:
    return plain(zjtrack.judge_frame(counties(), "county"))


@settings(max_examples=8, deadline=None)
@given(parts=st.lists(st.integers(0, 3), min_size=4, max_size=4), seed=st.integers(0, 999))
def test_judged_in_any_parts_as_judged_whole(parts: list[int], seed: int) -> None:
    """Rows are dealt out by county, the counties shuffled into each other; within one the rows keep their order."""
    frame = counties()
    order = list(frame["county"])
    Random(seed).shuffle(order)
    rows = {county: iter(frame.index[frame["county"] == county]) for county in set(order)}
    mixed = frame.loc[[next(rows[county]) for county in order]]
    found: dict[Any, list[str]] = {}
    for part in set(parts):
        mine = [f"c{n}" for n in range(4) if parts[n] == part]
        found |= plain(zjtrack.judge_frame(mixed[mixed["county"].isin(mine)], "county"))
    assert found == whole()


@settings(max_examples=5, deadline=None)
@given(size=st.integers(20, 900))
def test_chunks_cut_anywhere_are_judged_as_the_whole(size: int) -> None:
    frame = counties()
    chunks = (frame.iloc[at : at + size] for at in range(0, len(frame), size))
    assert plain(pd.concat(zjtrack.judge_chunks(chunks, "county"))) == whole()
