"""The worked examples of docs/judging.md, rendered from the conformance set: ``python -m tests.judging`` renews them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.verdict_cases import Case, cases, plain

PAGE = Path(__file__).parents[1] / "docs" / "judging.md"
MARK = "a test compares -->\n"
EXAMPLES = (
    "words set no test", "done in time", "not due", "part of a year reports on no year", "an event that was not held", "done late",
    "delegated without a word", "no reading", "words only", "a proxy does not decide", "five years decide nothing",
    "a missing reference", "a missing baseline", "at_least missed", "more_than missed at equality", "at_most met at equality",
    "less_than missed at equality", "reach has no tolerance", "reach neutral is about", "about at the edge of 5 percent",
    "between from the worse end", "between neutral above", "positive misses nought", "negative", "zero by value", "full missed",
    "in step within tolerance", "faster than misses at equality", "a margin missed", "slower than", "not below a reference",
    "a multiple of a reference", "a fall against the year before", "a stated direction", "growth decides a rise by its sign",
    "stable at the edge", "more than leaves it open", "exact before a proxy's bound", "final before expected",
    "official before press", "equally good readings that differ", "as of an earlier day", "more than decides",
    "nearly misses a floor at the same figure", "about on a reading includes its ends", "a range across the floor",
    "a proxy that implies a bound", "scales convert exactly", "a month is not a year", "percent is not a percentage point",
    "full is a share and not a count", "percentages allow at least a tenth", "percentages allow at most a half",
    "strict allows nothing", "the option comes before the row", "about as a ceiling where governments differ", "no binary floats",
    "rounding could reverse a fall", "a gap of percentages is in points", "attainment of a flow", "a corrected print",
    "a rule by hand", "another document's wording", "nominal against a real reference", "secondary source", "a derived figure",
)  # fmt: skip


def render() -> str:
    """A table row an example."""
    named = {case.shows: case for case in cases()}
    head = ["", "| rule | shows | target | readings | verdict |", "|---|---|---|---|---|"]
    return "\n".join([*head, *(_row(named[name]) for name in EXAMPLES), ""])


def _row(case: Case) -> str:
    target = {"target": "200以上", "unit": "亿元", **plain(case.parts.get("target", {}))}
    extra = _pairs({key: value for key, value in target.items() if key not in ("target", "unit", "measure", "name")})
    wording = " ".join(part for part in (target["target"], target["unit"], f"({extra})" if extra else "") if part)
    policy = _pairs(plain(case.parts.get("policy", {})))
    readings = "; ".join(_pairs(plain(one)) for one in case.parts.get("readings", ())) or "—"
    seen = f"{readings} ({policy})" if policy else readings
    return f"| {case.rule} | {case.shows} | {_cell(wording)} | {_cell(seen)} | {_verdict(case)} |"


def _verdict(case: Case) -> str:
    found = case.verdict()
    parts = [f"*{found.status.value}*", f"`{found.reason_code}`"]
    if found.gap is not None:
        parts.append(f"gap {found.gap:f}{found.gap_unit or ''}")
    return ", ".join([*parts, *(f"`{flag}`" for flag in found.flags)])


def _pairs(values: dict[str, Any]) -> str:
    return ", ".join(f"{key} {_plain(value)}" for key, value in values.items())


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + _pairs(value) + "}"
    return "[" + ", ".join(map(_plain, value)) + "]" if isinstance(value, list) else str(value)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    head = PAGE.read_text("utf-8").partition(MARK)[0]
    PAGE.write_text(head + MARK + render(), "utf-8")
