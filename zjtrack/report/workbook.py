"""Workbooks: a comparison to circulate and print, or the whole record as sheets. No cell can become a formula."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from zjtrack.report.escape import terminal
from zjtrack.report.rows import groups
from zjtrack.report.view import Lang, View
from zjtrack.report.widths import width
from zjtrack.tables import Table
from zjtrack.verdict import Comparison, Verdict
from zjtrack.verdict.comparison import OUTCOMES, summarise
from zjtrack.words import phrases
from zjtrack.words.messages import say, unit_text
from zjtrack.words.workbook import say as word

_MAX_CELL = 32_000
_LARGE = 10**15
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_RESERVED = ("history",)  # Excel keeps this name for itself
# The page's colours: told apart without seeing red and green, and by hatching in print.
_FILLS = {"met": "#D6E6F4", "missed": "#FBDCC8", "qualitative": "#EDEBE6", "unknown": "#FFF4D6", "not_due": "#ECE5F4"}
_STRONG = {"met": "#1A66A8", "missed": "#B3420C", "qualitative": "#B5B1A8", "unknown": "#E6D48A", "not_due": "#B9A3D0"}
# Widths in characters of the default font; CJK takes two.
_COLUMNS = (("status", 9), ("number", 6), ("indicator", 32), ("unit", 10), ("target", 16), ("threshold", 11), ("actual", 11),
            ("outcome", 18), ("gap_value", 10), ("gap_unit", 10), ("reason", 30), ("flags", 14), ("quote", 34), ("actual_source", 30),
            ("target_source", 26), ("id", 22))  # fmt: skip


# On paper the table ends with the flags: quotes, sources and ids would make it too small to read.
_LAST_PRINTED = [key for key, _ in _COLUMNS].index("flags")
_LINE_HEIGHT, _CJK_HEIGHT, _PADDING, _TALLEST = 13.5, 16, 3, 409  # points; Excel repairs a book with a taller row
_LETTERS = {"met": "#FFFFFF"}
_NOTES = 94  # characters across the summary
_ONE_PAGE = 260  # points of notes that still fit below the chart, readable


class _Book:
    """An XlsxWriter workbook that is the same to the byte for the same content, with its formats."""

    def __init__(self, title: str) -> None:
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._content = BytesIO()
        self.book: Any = xlsxwriter.Workbook(self._content, options)
        self.book.set_properties({"title": terminal(title), "created": datetime(2000, 1, 1), "comments": "zjtrack"})
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._names: set[str] = set()

    def content(self) -> bytes:
        """Close the book: the bytes of its file."""
        self.book.close()
        return self._content.getvalue()

    def format(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            base = {"valign": "top", "font_size": 10, "border_color": "#BFBFBF"}
            self._formats[key] = self.book.add_format({**base, **properties})
        return self._formats[key]

    def sheet(self, name: str, page: str) -> Any:
        """A sheet that prints on A4, landscape, as wide as the page, its pages numbered."""
        sheet = self.book.add_worksheet(self._name(name))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.set_footer(f"&L{_cut(terminal(name), 100).replace('&', '&&')}&R{page}")
        return sheet

    def _name(self, name: str) -> str:
        base = _cut(_FORBIDDEN.sub(" ", terminal(name)).strip(), 28).strip() or "sheet"
        chosen, count = base, 1
        while chosen.casefold() in (*self._names, *_RESERVED):
            count += 1
            chosen = f"{base} {count}"
        self._names.add(chosen.casefold())
        return chosen

    def cell(self, sheet: Any, row: int, column: int, value: Any, style: Any) -> None:
        """A number as a number, anything else as text and nothing but text."""
        if value is None or value == "":
            sheet.write_blank(row, column, None, style)
        elif isinstance(value, bool):
            sheet.write_boolean(row, column, value, style)
        elif isinstance(value, int | Decimal) and -_LARGE < value < _LARGE:
            sheet.write_number(row, column, float(value), style)
        else:
            sheet.write_string(row, column, _cut(terminal(str(value)), _MAX_CELL), style)


def _cut(text: str, units: int) -> str:
    """At most so many characters as a spreadsheet counts them, where an emoji is two; what is cut ends in a sign of it."""
    coded = text.encode("utf-16-le")
    return text if len(coded) <= 2 * units else coded[: 2 * units - 2].decode("utf-16-le", "ignore") + "…"


def write_comparison(comparison: Comparison, lang: Lang) -> bytes:
    """A summary with a chart, then a sheet a sector; the bytes of the file."""
    view = View(lang)
    book = _Book(phrases.title(comparison, lang))
    summary = book.sheet(word(lang, "summary"), word(lang, "page"))
    found = list(zip(groups(comparison, view), comparison.by_sector().values(), strict=True))
    names = [(group.name, verdicts) for group, verdicts in found]
    _summary(book, summary, comparison, names, lang)
    for group, verdicts in found:
        sheet = book.sheet(group.name, word(lang, "page"))
        _head(book, sheet, [(_heading(key, lang), width) for key, width in _COLUMNS])
        for row, (line, verdict) in enumerate(zip(group.lines, verdicts, strict=True), 1):
            _verdict(book, sheet, row, line.cells, verdict, comparison, lang)
        sheet.autofilter(0, 0, len(verdicts), len(_COLUMNS) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:{xl_col_to_name(len(_COLUMNS) - 1)}{len(verdicts) + 1}"})
        sheet.print_area(0, 0, len(verdicts), _LAST_PRINTED)
    return book.content()


def _heading(key: str, lang: Lang) -> str:
    own = ("threshold", "actual", "gap_value", "gap_unit", "unit", "quote", "actual_source", "target_source", "reason")
    return word(lang, key) if key in own else say(lang, key)


def _head(book: _Book, sheet: Any, columns: Sequence[tuple[str, int]]) -> None:
    """The header: bold, frozen, repeated on each printed page."""
    style = book.format(bold=True, bg_color="#E7E6E6", border=1, text_wrap=True, valign="vcenter")
    sheet.set_row(0, max(_height(heading, cells - 3) for heading, cells in columns))  # the filter's button takes three
    for index, (heading, cells) in enumerate(columns):
        sheet.set_column(index, index, cells)
        book.cell(sheet, 0, index, heading, style)
    sheet.freeze_panes(1, 3)
    sheet.repeat_rows(0)


def _verdict(book: _Book, sheet: Any, row: int, cells: dict[str, str], verdict: Verdict, comparison: Comparison,
             lang: Lang) -> None:  # fmt: skip
    figure, unit = verdict.actual, verdict.target.unit
    document = comparison.data.sources.get(verdict.target.source)
    numbers = {"threshold": (verdict.threshold, unit), "gap_value": (verdict.gap, verdict.gap_unit),
               "actual": (figure.reading.value, figure.reading.unit) if figure else (None, None)}  # fmt: skip
    texts = {
        **cells,
        "unit": _unit(unit, lang),
        "gap_unit": _unit(verdict.gap_unit, lang),
        "reason": phrases.reason(verdict, lang, phrases.reference_name(comparison, verdict, lang)),
        "quote": figure.reading.quote if figure else None,
        "actual_source": phrases.source_line(figure.source, lang) if figure else None,
        "target_source": phrases.source_line(document, lang),
    }
    wrapped = book.format(text_wrap=True, border=1)
    sheet.set_row(row, _row_height(texts))
    for index, (key, _) in enumerate(_COLUMNS):
        if key == "status":
            style = book.format(bold=True, border=1, bg_color=_FILLS[verdict.outcome])
            book.cell(sheet, row, index, cells["status"], style)
        elif key in numbers:
            value, of_unit = numbers[key]
            book.cell(sheet, row, index, value, _figure_style(book, value, of_unit))
        else:
            book.cell(sheet, row, index, texts[key], wrapped)


def _figure_style(book: _Book, value: Decimal | None, unit: str | None) -> Any:
    return book.format(border=1, align="right", indent=1, num_format=number_format(value, unit))


def _unit(unit: str | None, lang: Lang) -> str:
    """A unit that stands alone: one that only counts has no English behind a figure, but is named here."""
    if not unit or lang == "zh":
        return unit or ""
    counted = unit_text(unit, lang).strip()
    return counted or (word(lang, "number_of") if unit != "—" else "")


def _row_height(texts: Mapping[str, str | None]) -> float:
    """What its printed cells need in points; the quote and the sources, which are not printed, get two lines at most."""
    needed = [_height(texts.get(key) or "", cells) for key, cells in _COLUMNS]
    return max(*needed[: _LAST_PRINTED + 1], min(2 * _CJK_HEIGHT + _PADDING, max(needed[_LAST_PRINTED + 1 :])))


def _height(text: str, cells: int) -> float:
    """Points of a text that wraps in so many characters' width; Chinese stands taller."""
    lines = max(-(-width(text) // max(cells - 1, 1)), 1)
    return min(lines * (_LINE_HEIGHT if text.isascii() else _CJK_HEIGHT) + _PADDING, _TALLEST)


def number_format(value: Decimal | None, unit: str | None) -> str:
    """The printed digits; a percentage reads 5.5% and stays the number 5.5."""
    exponent = value.as_tuple().exponent if value is not None else 0
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    digits = "#,##0" + ("." + "0" * min(places, 12) if places else "")
    return f'{digits}"%"' if unit == "%" else digits


def _summary(
    book: _Book, sheet: Any, comparison: Comparison, names: list[tuple[str, tuple[Verdict, ...]]], lang: Lang
) -> None:
    plain, wrapped = book.format(border=1), book.format(text_wrap=True)
    book.cell(sheet, 0, 0, phrases.title(comparison, lang), book.format(bold=True, font_size=14))
    book.cell(sheet, 1, 0, phrases.summary(comparison.summary, lang), book.format(bold=True))
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, len(OUTCOMES) + 1, 12)
    head = [word(lang, "sector"), *(say(lang, outcome) for outcome in OUTCOMES), word(lang, "total")]
    for index, text in enumerate(head):
        fill = _FILLS[OUTCOMES[index - 1]] if 0 < index <= len(OUTCOMES) else "#E7E6E6"
        book.cell(sheet, 3, index, text, book.format(bold=True, border=1, bg_color=fill))
    for row, (name, verdicts) in enumerate(names, 4):
        counts = summarise(verdicts)
        cells = [name, *(getattr(counts, outcome) for outcome in OUTCOMES), counts.total]
        for index, value in enumerate(cells):
            book.cell(sheet, row, index, value, plain)
    last = 3 + len(names)
    if names:
        _chart(book, sheet, last, lang)
    start = last + 2 + (_chart_height(len(names)) // 20 + 2 if names else 0)
    notes = phrases.footer(comparison, lang)
    if sum(_height(note, _NOTES) for note in notes) < _ONE_PAGE:
        sheet.fit_to_pages(1, 1)
    for place, note in enumerate(notes, start):
        sheet.merge_range(place, 0, place, len(OUTCOMES) + 1, "", wrapped)
        book.cell(sheet, place, 0, note, wrapped)
        sheet.set_row(place, _height(note, _NOTES))


def _chart(book: _Book, sheet: Any, last: int, lang: Lang) -> None:
    chart = book.book.add_chart({"type": "bar", "subtype": "stacked"})
    for index, outcome in enumerate(OUTCOMES, 1):
        chart.add_series({
            "name": [sheet.name, 3, index], "categories": [sheet.name, 4, 0, last, 0],
            "values": [sheet.name, 4, index, last, index], "gap": 60, **_paint(outcome),
            "data_labels": {"value": True, "num_format": "0;;", "font": {"color": _LETTERS.get(outcome, "#000000"), "bold": True}},
        })  # fmt: skip
    chart.set_title({"name": word(lang, "chart"), "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}, "num_format": "0"})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 760, "height": _chart_height(last - 3)})
    sheet.insert_chart(last + 2, 0, chart, {"description": word(lang, "chart")})


def _chart_height(sectors: int) -> int:
    """Pixels: a bar a sector, and room for title, axis and legend."""
    return 120 + 28 * min(sectors, 30)


def _paint(outcome: str) -> dict[str, Any]:
    """What was missed is hatched, as on the page."""
    color = _STRONG[outcome]
    if outcome == "missed":
        return {
            "pattern": {"pattern": "wide_upward_diagonal", "fg_color": color, "bg_color": _FILLS[outcome]},
            "border": {"color": color},
        }
    return {"fill": {"color": color}}


def write_record(tables: tuple[Table, ...], title: str) -> bytes:
    """Every table a sheet, and a last one that says what each column is."""
    book = _Book(title)
    for table in tables:
        sheet = book.sheet(table.name, "&P / &N")
        _head(book, sheet, [(column.name, _width(column.name, column.type)) for column in table.columns])
        plain = book.format()
        for row, values in enumerate(table.rows, 1):
            for index, value in enumerate(values):
                book.cell(sheet, row, index, value, plain)
        sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    columns = book.sheet("columns", "&P / &N")
    _head(book, columns, [("table", 12), ("column", 18), ("type", 10), ("description", 60), ("unit", 20)])
    for row, (table, column) in enumerate(((t, c) for t in tables for c in t.columns), 1):
        for index, value in enumerate((table.name, column.name, column.type, column.about, column.unit)):
            book.cell(columns, row, index, value, book.format())
    return book.content()


def _width(name: str, type_: str) -> int:
    if name in ("wording", "quote", "actual_quote", "name", "name_en", "title", "reason"):
        return 34
    return 16 if type_ == "string" else 10
