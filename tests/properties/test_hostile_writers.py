"""Text of the data may say anything: every writer keeps its shape, and nothing in it is obeyed."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from xml.etree import ElementTree

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.unit.test_diff import BASE, dataset, edited
from tests.unit.test_writers import EDITS
from zjtrack.diff import State, diff
from zjtrack.model import DataSet
from zjtrack.report import (
    bars,
    compare_json,
    csvtext,
    datapackage,
    diff_github,
    diff_gitlab,
    diff_json,
    diff_markdown,
    diff_table,
    html,
    jsontext,
    markdown,
    show,
    sqlite,
    table,
    workbook,
)
from zjtrack.report.view import Lang, View
from zjtrack.report.widths import width
from zjtrack.tables import tables
from zjtrack.verdict import Comparison, compare

T = TypeVar("T")
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
SGR = re.compile(r"\x1b\[[0-9;]*m")
FREE = {"name", "name_en", "title", "title_en", "jurisdiction", "publisher", "via", "missing", "licence", "cite", "section",
        "note", "tags", "places", "quote", "text", "proxy", "reported_as", "reason", "printed", "url", "version"}  # fmt: skip
EVIL = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\x1b[31m\x1b]0;t\x07", "\x1b]8;;http://a\x1b\\", "\u202eevil\u202c",
    "=HYPERLINK(\"http://a\")", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\n::error file=a::b", "%0A::set-output name=a::b", "a|b\n|c|", "@everyone",
    "#1", "https://a.example/", "www.a.example", "[a](javascript:alert(1))", "![a](http://a)", "`code`", "***", "\n# head", "</td></tr></table>",
    "javascript:alert(1)", "\" onclick=\"a", "' onclick='a", "&lt;b&gt;", "\ud800", "\u0000", "\ufeff", "\r\nX: y", "]]>", "--><b>", "😀" * 9, "é\u0301",
)  # fmt: skip
evil = st.lists(
    st.sampled_from(EVIL) | st.text(st.characters(exclude_categories=()), max_size=8), min_size=1, max_size=3
).map("".join)
ACTIVE = {"link_open", "image", "html_inline", "html_block", "code_inline", "code_block", "fence", "heading_open", "hr",
          "em_open", "s_open", "blockquote_open", "table_open", "tr_open", "td_open", "ordered_list_open"}  # fmt: skip
LANGS: tuple[Lang, ...] = ("zh", "en")
EDITED = edited(BASE, EDITS)


def poisoned(value: T, word: str, name: str = "") -> T:
    """The same records, with the word at the end or the beginning of all free text."""
    if is_dataclass(value) and not isinstance(value, type):
        changed = {one.name: poisoned(getattr(value, one.name), word, one.name) for one in fields(value)}
        return replace(value, **changed)
    if isinstance(value, dict):
        return type(value)((key, poisoned(one, word, name)) for key, one in value.items())
    if isinstance(value, tuple):
        return type(value)(poisoned(one, word, name) for one in value)  # type: ignore[return-value]
    if isinstance(value, str) and name in FREE:
        return word + value if len(word) % 2 else value + word  # type: ignore[return-value]
    return value


def bad(word: str, files: dict[str, str] = BASE) -> DataSet:
    return poisoned(dataset(files), word)


def pairs(comparison: Comparison) -> list[Any]:
    return [(comparison, verdict) for verdict in comparison.verdicts]


def reports(word: str) -> Any:
    return diff(State("v1", bad(word)), State("v2", bad(word, EDITED)))


@settings(max_examples=40, deadline=None)
@given(evil, st.sampled_from(LANGS), st.sampled_from([None, 60, 80, 200]), st.sampled_from(["utf-8", "gbk", "ascii"]))
@example("00\U0001fa5400\U0001fa54", "en", 80, "utf-8")
@example("<script>alert(1)</script>", "zh", 60, "utf-8")
def test_terminal(word: str, lang: Lang, columns: int | None, encoding: str) -> None:
    comparison = compare(bad(word), 2024)
    view = View(lang, columns, color=columns == 80, ascii=encoding == "ascii", encoding=encoding)
    later = compare(bad(word), 2025)
    written = [
        table.write(comparison, view), show.indicator(pairs(comparison), view), show.sector([comparison, later], view),
        bars.write(comparison, view), diff_table.write(reports(word), view),
    ]  # fmt: skip
    for text in written:
        assert not RAW.search(SGR.sub("", text))
    if columns:
        assert all(width(line) <= columns for line in SGR.sub("", written[0]).splitlines())


@settings(max_examples=25, deadline=None)
@given(evil, st.sampled_from(LANGS))
def test_a_row_stays_a_line_in_a_pipe(word: str, lang: Lang) -> None:
    plain = table.write(compare(dataset(BASE), 2024), View(lang))
    assert table.write(compare(bad(word), 2024), View(lang)).count("\n") == plain.count("\n")


@settings(max_examples=25, deadline=None)
@given(evil, st.sampled_from(LANGS))
def test_json_and_csv(word: str, lang: Lang) -> None:
    comparison = compare(bad(word), 2024)
    payload = compare_json.payload(comparison, lang)
    for value in (payload, diff_json.payload(reports(word)), diff_gitlab.payload(reports(word), lang)):
        text = jsontext.dumps(value)
        json.loads(text)
        assert not RAW.search(text)
    texts = [csvtext.table(payload["results"], csvtext.COMPARE_COLUMNS)]
    texts += [datapackage.csv_text(one) for one in tables(bad(word), lang=lang)]
    for text in texts:
        rows = list(csv.reader(io.StringIO(text)))
        assert len({len(row) for row in rows}) == 1
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t") and not re.fullmatch(r"-[\d.]+", cell)]
        assert not any(RAW.search(cell) for cell in cells)
    assert len(list(csv.reader(io.StringIO(texts[0])))) == len(comparison.verdicts) + 1


@settings(max_examples=25, deadline=None)
@given(evil, st.sampled_from(LANGS))
@example("https://a.example/", "zh")
def test_markdown(word: str, lang: Lang) -> None:
    good, comparison = compare(dataset(BASE), 2024), compare(bad(word), 2024)
    view = View(lang)
    for clean, text in (
        (markdown.write(good, view), markdown.write(comparison, view)),
        (show.indicator_markdown(pairs(good), view), show.indicator_markdown(pairs(comparison), view)),
        (show.sector_markdown([good], view), show.sector_markdown([comparison], view)),
        (diff_markdown.write(reports(""), view), diff_markdown.write(reports(word), view)),
    ):
        assert not RAW.search(text)
        assert _marks(text) <= _marks(clean)
        assert not re.search(r"(?<![\w\\])@\w", text)


def _marks(text: str) -> Counter[str]:
    """How much of the mark-up that does something a reader's programme would see."""
    reader = MarkdownIt("gfm-like", {"html": True})
    assert reader.linkify is not None
    reader.linkify.set({"fuzzy_link": False})  # the service makes links of www. and of addresses with a scheme only
    found = reader.parse(text)
    inner = (child for token in found for child in token.children or ())
    return Counter(token.type for token in (*found, *inner) if token.type in ACTIVE)


@settings(max_examples=25, deadline=None)
@given(evil, st.sampled_from(LANGS))
def test_workflow_commands(word: str, lang: Lang) -> None:
    lines = diff_github.write(reports(word), View(lang)).splitlines()
    assert len(lines) == len(diff_github.write(reports(""), View(lang)).splitlines())
    assert all(re.match(r"::(error|warning|notice) |[^:]", line) for line in lines)


class _Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, tuple(sorted(name for name, _ in attrs))))
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


@settings(max_examples=25, deadline=None)
@given(evil, st.sampled_from(LANGS))
def test_page(word: str, lang: Lang) -> None:
    clean = _Tags(html.write([compare(dataset(BASE), 2024)], 2024, lang))
    text = html.write([compare(bad(word), 2024)], 2024, lang)
    read = _Tags(text)
    assert {one for one in read.seen if one[0] != "a"} <= set(clean.seen)
    assert all(re.match(r"#|https?://", link) for link in read.links)
    assert not RAW.search(text.replace("\t", ""))


@settings(max_examples=12, deadline=None)
@given(evil, st.sampled_from(LANGS))
def test_workbooks(word: str, lang: Lang) -> None:
    with TemporaryDirectory() as folder:
        book, record = Path(folder, "a.xlsx"), Path(folder, "b.xlsx")
        book.write_bytes(workbook.write_comparison(compare(bad(word), 2024), lang))
        record.write_bytes(workbook.write_record(tables(bad(word), lang=lang), "t" + word))
        for path in (book, record):
            with zipfile.ZipFile(path) as parts:
                sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
                for name in (*parts.namelist(),):
                    ElementTree.fromstring(parts.read(name))
                assert not any(b"<hyperlink" in parts.read(name) for name in sheets)
                assert not any(b"<f>" in parts.read(name) for name in sheets)


@settings(max_examples=12, deadline=None)
@given(evil, st.sampled_from(LANGS))
@example("\ud800", "zh")
def test_database(word: str, lang: Lang) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.sqlite")
        made = tables(bad(word), lang=lang)
        path.write_bytes(sqlite.write(made, bad(word).info))
        with sqlite3.connect(path) as base:
            for one in made:
                (count,) = base.execute(f'select count(*) from "{one.name}"').fetchone()
                assert count == len(one.rows)
        base.close()
