"""Workbooks as Excel is strict about them: names, lengths, ranges, and cells that are figures or text and never obeyed."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import pytest

from tests.unit.test_diff import BASE, dataset
from zjtrack.model import Sector
from zjtrack.report.view import Lang
from zjtrack.report.workbook import write_comparison, write_record
from zjtrack.tables import tables
from zjtrack.verdict import compare

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
STARTS = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "＝1", "|cmd", "_x0041_", "=HYPERLINK(\"http://e.org\")")  # fmt: skip


class Parts:
    """The XML parts of a workbook, and what its cells hold."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(BytesIO(content)) as book:
            self.xml = {name: book.read(name) for name in book.namelist()}
        root = ElementTree.fromstring(self.xml["xl/workbook.xml"])
        self.names = [sheet.attrib["name"] for sheet in root.iterfind(".//m:sheet", NS)]
        self.defined = [(one.attrib["name"], one.text or "") for one in root.iterfind(".//m:definedName", NS)]
        shared = ElementTree.fromstring(self.xml["xl/sharedStrings.xml"])
        self.strings = ["".join(text.text or "" for text in one.iterfind(".//m:t", NS)) for one in shared]
        self.sheets = [
            ElementTree.fromstring(self.xml[f"xl/worksheets/sheet{n}.xml"]) for n in range(1, len(self.names) + 1)
        ]

    def cells(self, sheet: int) -> dict[str, str | float]:
        found: dict[str, str | float] = {}
        for cell in self.sheets[sheet].iterfind(".//m:c", NS):
            value = cell.find("m:v", NS)
            if value is not None and value.text is not None:
                is_text = cell.get("t") == "s"
                found[cell.attrib["r"]] = self.strings[int(value.text)] if is_text else float(value.text)
        return found


def check(parts: Parts) -> None:
    """What Excel opens only after a repair, or not at all."""
    for name, content in parts.xml.items():
        assert name.endswith((".xml", ".rels"))
        ElementTree.fromstring(content)
    assert len({name.casefold() for name in parts.names}) == len(parts.names)
    for name in parts.names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\]|^'|'$", name)
        assert name.casefold() != "history"
    for text in parts.strings:
        assert len(text.encode("utf-16-le")) // 2 <= 32767
    for sheet in parts.sheets:
        assert sheet.find(".//m:f", NS) is None
        assert sheet.find(".//m:hyperlink", NS) is None
        for footer in sheet.iterfind(".//m:oddFooter", NS):
            assert len(footer.text or "") <= 255
        for row in sheet.iterfind(".//m:row", NS):
            assert float(row.get("ht", 0)) <= 409.5
    for _, reference in parts.defined:
        assert re.fullmatch(r"('(?:[^']|'')+'|[^'!\s\d][^'!\s]*)!\$.+", reference)
        assert reference.split("!")[0].strip("'").replace("''", "'") in parts.names


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_both_workbooks_are_such_as_excel_opens(lang: Lang) -> None:
    data = dataset(BASE)
    check(Parts(write_comparison(compare(data, 2024), lang)))
    check(Parts(write_record(tables(data, lang=lang), data.info.title)))


@pytest.mark.parametrize(
    "name",
    ["History", "a" * 300, "😀" * 40, "[a]:*?/\\'b'", "'", "R1C1", "A1", "2024", "a'b", "摘要", "&P&D", "true", " "],
)
def test_any_sector_can_name_a_sheet(name: str) -> None:
    comparison = compare(dataset(BASE), 2024)
    info = replace(comparison.data.info, sectors=tuple(Sector(one.name, name) for one in comparison.data.info.sectors))
    named = replace(comparison, data=replace(comparison.data, info=info))
    parts = Parts(write_comparison(named, "en"))
    check(parts)
    assert len(parts.names) == 3


def test_cells_are_figures_or_text_and_percentages_are_never_shares() -> None:
    data = dataset(BASE)
    parts = Parts(write_comparison(compare(data, 2024), "zh"))
    cells = parts.cells(2)
    assert (cells["E2"], cells["F2"], cells["G2"], cells["I2"]) == ("与经济增长同步", 5.5, 5.3, -0.2)
    assert b"#,##0.0&quot;%&quot;" in parts.xml["xl/styles.xml"]
    assert not re.search(rb'numFmtId="(9|10)"', parts.xml["xl/styles.xml"])


@pytest.mark.parametrize("start", STARTS)
def test_no_text_of_the_data_is_obeyed(start: str) -> None:
    data = dataset(BASE)
    data = replace(data, targets=tuple(replace(one, name=start) for one in data.targets))
    for content in (write_comparison(compare(data, 2024), "zh"), write_record(tables(data), "t")):
        parts = Parts(content)
        check(parts)
        shown = start.replace("\t", "\\u{9}").replace("_x0041_", "_x005F_x0041_")
        assert shown in parts.strings


def test_an_endless_text_is_cut_where_it_must_be_and_shows_it() -> None:
    data = dataset(BASE)
    long = replace(data, targets=tuple(replace(one, name="😀" * 40_000) for one in data.targets))
    parts = Parts(write_comparison(compare(long, 2024), "zh"))
    check(parts)
    assert any(text.endswith("…") and len(text) > 15_000 for text in parts.strings)


def test_an_english_sheet_has_english_units() -> None:
    parts = Parts(write_comparison(compare(dataset(BASE), 2024), "en"))
    columns = [parts.cells(sheet) for sheet in range(1, len(parts.names))]
    units = {value for cells in columns for key, value in cells.items() if key[0] in "DJ" and len(key) == 2}
    assert "hundred million US$" in units
    assert not any(re.search("[一-鿿]", str(value)) for value in units)
    assert all(cells["F1"] == "Tested against" for cells in columns)


def test_nothing_that_fits_makes_a_summary_alone() -> None:
    comparison = replace(compare(dataset(BASE), 2024), verdicts=())
    check(parts := Parts(write_comparison(comparison, "en")))
    assert parts.names == ["Summary"]
