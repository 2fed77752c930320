"""``docs/coverage.md``: every number in the commitment parts of the official texts, and the row or the reason that answers for it.

``make coverage`` reads the documents beside the repository; without them it says so and writes nothing. A number is a run of
digits as printed, or Chinese numerals before a counter (两个, 十项): a lone 一 is an article, and no number.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zjtrack.load import load
from zjtrack.model import DataSet
from zjtrack.passage import Text
from zjtrack.report.escape import markdown
from zjtrack.sources import read_texts

ROOT = Path(__file__).parents[1]
TEXTS = ROOT.parent / "shared" / "sources"
PAGE = ROOT / "docs" / "coverage.md"
# Where the commitments of a document begin and end: what stands before is review, what stands after belongs to another year.
PARTS: tuple[tuple[str, str | None, str | None], ...] = (
    ("plan-2024", None, None),
    ("report-2024", "二、2024年目标任务和重点工作", None),
    ("report-2025", "二、2025年目标任务和重点工作", None),
    ("report-2026", "二、“十五五”时期的主要目标任务", None),
)
_NUMBER = re.compile(r"[0-9０-９]+(?:[.．,，][0-9０-９]+)*")
_DATE = re.compile(r"[0-9０-９]{4}\s*年(?:\s*[0-9０-９]{1,2}\s*月(?:\s*[0-9０-９]{1,2}\s*日)?)?|—\s*[0-9０-９]+\s*—")
_IN_WORDS = re.compile(r"(?!一[^十])[一二两三四五六七八九十百]+(?=\s*[个项条所家座类大届次件])")
# What a numeral in words is where neither a row nor an exclusion holds it, and that counts nothing.
_MANNERS = (
    (re.compile(r"“[^”]*”"), "a name in quotation marks"),
    (
        re.compile(r"第[一二三四五六七八九十百]+|[一二三四五六七八九十]+(?:届|次会议|大(?=[和、二精报]))"),
        "an ordinal, or a congress",
    ),
)
_CLAUSE_END = "。；;，,、！？\n"
_REACH = 24


@dataclass(frozen=True, slots=True)
class Claim:
    """A span of a text that a row or an exclusion answers for."""

    start: int
    end: int
    answer: str
    is_row: bool


@dataclass(frozen=True, slots=True)
class Item:
    """A number of a text, its clause, and what answers for it (nothing: ``UNCOVERED``)."""

    line: int
    number: str
    clause: str
    answers: tuple[str, ...]


def claims(data: DataSet, text: Text) -> list[Claim]:
    """What rows and exclusions claim; a wording counts only under the heading that its row names, where the text has it."""
    sections = _sections(data, text)
    found: list[Claim] = []
    for target in data.targets:
        printed = target.correction.printed if target.correction else target.wording
        stated = [
            (target.source, printed, target.section),
            *((a.source, a.wording, a.section) for a in target.also),
        ]
        for source, wording, section in stated:
            if source == text.source:
                spans = text.find(wording)
                within = [span for span in spans if section is None or _heading(sections, span[0]) == section]
                answer = f"`{target.id}` ({target.year})"
                found += [Claim(start, end, answer, True) for start, end in within or spans]
    for one in data.exclusions:
        if one.source == text.source:
            found += [Claim(start, end, f"no target: {one.reason}", False) for start, end in text.find(one.quote)]
    found += [Claim(*date.span(), "no target: a date or a page number", False) for date in _DATE.finditer(text.raw)]
    return found + list(_annex_numbers(data, text))


def _annex_numbers(data: DataSet, text: Text) -> Iterator[Claim]:
    """The numbers of an annex's rows stand alone at the beginning of a line."""
    known = {t.number.partition(".")[0]: t.id for t in data.targets if t.number and t.source == text.source}
    last = text.raw.rfind("附件")
    for match in re.finditer(r"^\s*([0-9０-９]{1,2})(?=\s)", text.raw, re.M):
        id_ = known.get(unicodedata.normalize("NFKC", match[1]))
        if id_ is not None and match.start() > last:
            yield Claim(*match.span(1), f"no target: the number of a row (`{id_}`)", False)


def _sections(data: DataSet, text: Text) -> list[tuple[int, str]]:
    names = {t.section for t in data.targets if t.section and t.source == text.source}
    names |= {a.section for t in data.targets for a in t.also if a.section and a.source == text.source}
    return sorted((spans[-1][0], name) for name in names if (spans := text.find(name)))


def _heading(sections: list[tuple[int, str]], at: int) -> str | None:
    index = bisect_right([start for start, _ in sections], at) - 1
    return sections[index][1] if index >= 0 else None


def items(data: DataSet, text: Text, begin: str | None, end: str | None) -> Iterator[Item]:
    """Every number between the two headings, in order."""
    claimed = claims(data, text)
    manners = [
        Claim(*one.span(), f"no target: {why}", False) for words, why in _MANNERS for one in words.finditer(text.raw)
    ]
    start = text.find(begin)[-1][0] if begin else 0
    stop = text.find(end)[-1][0] if end else len(text.raw)
    found = [match for numbers in (_NUMBER, _IN_WORDS) for match in numbers.finditer(text.raw, start, stop)]
    for match in sorted(found, key=lambda match: match.start()):
        over = _over(claimed, match) or (_over(manners, match) if match.re is _IN_WORDS else [])
        rows = [c for c in over if c.is_row] or over
        line = text.raw.count("\n", 0, match.start()) + 1
        yield Item(line, match[0], _clause(text, *match.span()), tuple(dict.fromkeys(c.answer for c in rows)))


def _over(claimed: list[Claim], match: re.Match[str]) -> list[Claim]:
    return [c for c in claimed if c.start <= match.start() and match.end() <= c.end]


def _clause(text: Text, start: int, end: int) -> str:
    before, after = (
        text.raw[max(start - _REACH, 0) : start],
        text.raw[end : end + _REACH],
    )
    before = re.split(f"[{_CLAUSE_END}]", before)[-1]
    after = re.split(f"[{_CLAUSE_END}]", after)[0]
    return re.sub(r"[\s*#]+", "", before + text.raw[start:end] + after)


def page(data: DataSet, texts: dict[str, Text]) -> str:
    """The whole page."""
    lines = ["# Coverage", "", "Every number in the commitment parts of the official texts, and what answers for it: the row whose wording holds it, or",
             "the reason why it is no target (`data/exclusions.yaml`). Written by `make coverage`; numbers are runs of digits as printed, and numerals in words",
             "before a counter (两个, 十项; a lone 一 counts nothing).", ""]  # fmt: skip
    counts: dict[str, list[int]] = {}
    bodies: list[str] = []
    for source, begin, end in PARTS:
        if source not in texts:
            continue
        found = list(items(data, texts[source], begin, end))
        missing = [item for item in found if not item.answers]
        excluded = sum(all(a.startswith("no target") for a in item.answers) for item in found if item.answers)
        counts[source] = [
            len(found),
            len(found) - len(missing) - excluded,
            excluded,
            len(missing),
        ]
        bodies += [
            "",
            f"## {markdown(data.sources[source].title)} (`{source}`)",
            "",
            *_body(found),
        ]
    lines += [
        "| document | numbers | in a row | no target | uncovered |",
        "|---|---|---|---|---|",
    ]
    lines += [f"| `{source}` | {' | '.join(map(str, row))} |" for source, row in counts.items()]
    return "\n".join([*lines, *bodies]) + "\n"


def _body(found: list[Item]) -> list[str]:
    rows: dict[tuple[int, str, tuple[str, ...]], list[str]] = defaultdict(list)
    for item in found:
        rows[item.line, item.clause, item.answers].append(item.number)
    lines = ["| line | number | clause | answer |", "|---|---|---|---|"]
    for (line, clause, answers), numbers in rows.items():
        answer = "; ".join(answers) or "**UNCOVERED**"
        lines.append(f"| {line} | {', '.join(numbers)} | {markdown(clause)} | {answer.replace('|', '/')} |")
    return lines


def main() -> int:
    """Write the page; 1 where something is uncovered."""
    if not TEXTS.is_dir():
        print(
            f"the documents' texts are not at hand ({TEXTS.name}/ beside the repository): nothing written",
            file=sys.stderr,
        )
        return 2
    data = load(ROOT / "data").dataset
    content = page(data, read_texts(data.sources, TEXTS).found)
    PAGE.write_text(content, "utf-8", newline="\n")
    uncovered = content.count("**UNCOVERED**")
    print(f"{PAGE.relative_to(ROOT)}: {uncovered} lines uncovered", file=sys.stderr)
    return int(uncovered > 0)


if __name__ == "__main__":
    sys.exit(main())
