"""The shipped tables are a test: clean, complete, every quote in its document where the documents are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from zjtrack.checks import check
from zjtrack.load import load
from zjtrack.sources import check_sources
from zjtrack.verdict import compare

ROOT = Path(__file__).parents[2]
DATA = load(ROOT / "data")
TEXTS = ROOT.parent / "shared" / "sources"


def test_clean() -> None:
    assert check(DATA) == ()


def test_the_annex_is_complete() -> None:
    """49 indicators, 55 rows once merged cells are resolved."""
    annex = [target for target in DATA.dataset.targets if target.year == 2024 and "annex" in target.lists]
    assert len(annex) == 55
    assert sorted({int((target.number or "0").split(".")[0]) for target in annex}) == list(range(1, 50))


def test_what_could_be_decided() -> None:
    """A change of code that moves a verdict of the shipped data cannot hide."""
    verdicts = {verdict.target.id: verdict.outcome for verdict in compare(DATA.dataset, 2024).verdicts}
    missed = {id_ for id_, outcome in verdicts.items() if outcome == "missed"}
    met = {id_ for id_, outcome in verdicts.items() if outcome == "met"}
    assert missed == {"services-growth", "fiscal-revenue-growth", "retail-sales-growth", "fdi", "income-growth"}
    assert met == {
        "gdp-growth", "urbanisation-rate", "industry-growth", "rd-intensity", "goods-export-share",
        "services-trade-growth", "manufacturing-fdi-share", "energy-intensity-reduction", "urban-jobs", "unemployment",
        "cpi", "income-ratio",
    }  # fmt: skip
    assert sum(outcome == "qualitative" for outcome in verdicts.values()) == 4


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the documents' texts are not at hand")
def test_every_quote_stands_in_its_document() -> None:
    assert [finding for finding in check_sources(DATA, TEXTS) if finding.severity != "note"] == []
