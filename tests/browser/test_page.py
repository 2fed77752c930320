"""The page in a real browser: Debian's chromium, driven by Playwright. ``make browser`` installs what is needed."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.pages import GAZETTEER, HOSTILE, many, page

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed; `make browser` installs it")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here; apt-get install chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Open a page from a file; whatever it complains of, or asks the network for, fails the test."""
    complaints: list[str] = []
    contexts = []

    def opened(text: str, address: str = "", **options: Any) -> Any:
        file = tmp_path / "report.html"
        file.write_text(text, "utf-8")
        contexts.append(browser.new_context(**options))
        tab = contexts[-1].new_page()
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        tab.on("request", lambda asked: None if asked.url.startswith("file:") else complaints.append(asked.url))
        tab.goto(f"{file.as_uri()}{address}")
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def shown(tab: Any) -> list[str]:
    return tab.eval_on_selector_all(".r", "rows => rows.filter(r => r.offsetParent !== null).map(r => r.id)")


def test_it_searches_in_chinese_english_and_by_id(visit: Any) -> None:
    tab = visit(page())
    assert len(shown(tab)) == 7
    for words, found in (("外资", "fdi"), ("income ratio", "ratio"), ("JOBS", "jobs"), ("世界论坛", "forum")):
        tab.fill("input[name=q]", words)
        assert shown(tab) == [f"t2024-{found}"]
    tab.fill("input[name=q]", "无此目标")
    assert "没有符合条件的目标" in tab.inner_text("output")


def test_it_filters_and_counts_and_the_address_brings_the_view_back(visit: Any) -> None:
    tab = visit(page())
    tab.select_option("select[name=s]", "missed")
    assert shown(tab) == ["t2024-fdi"]
    assert "显示1项，共7项：达到0，未达1" in tab.inner_text("output")
    tab.click("#t2024-fdi .nm button")
    hash_ = tab.evaluate("location.hash")
    again = visit(page(), hash_)
    assert shown(again) == ["t2024-fdi"]
    assert again.is_visible("#t2024-fdi .say")
    again.click("button[type=reset]")
    sync_api.expect(again.locator("output")).to_contain_text("显示7项")
    assert "s=" not in again.evaluate("location.hash")
    assert len(shown(again)) == 7


def test_it_sorts_by_every_column_both_ways_and_back(visit: Any) -> None:
    tab = visit(page())
    start = shown(tab)
    for column in ("status", "number", "indicator", "target", "outcome", "gap"):
        head = f"#y2024 th.c-{column}"
        tab.click(f"{head} button")
        assert tab.get_attribute(head, "aria-sort") == "ascending"
        up = shown(tab)
        tab.click(f"{head} button")
        assert tab.get_attribute(head, "aria-sort") == "descending"
        assert up != shown(tab)
        tab.click(f"{head} button")
        assert tab.get_attribute(head, "aria-sort") == "none"
        assert shown(tab) == start
    tab.click("#y2024 th.c-gap button")
    assert shown(tab)[0] == "t2024-fdi"


def test_a_row_opens_to_its_evidence_by_keyboard(visit: Any) -> None:
    tab = visit(page("en"))
    tab.focus("#t2024-fdi .nm button")
    tab.keyboard.press("Enter")
    text = tab.inner_text("#t2024-fdi .x")
    for part in (
        "200以上",
        "x ≥ 200",
        "the outcome is at least 200 hundred million US$",
        "实际使用外资152.7亿美元",
        "152.7 < 200",
        "Over the years",
        "set a target for 2024",
    ):
        assert part in text
    assert tab.get_attribute("#t2024-fdi .nm button", "aria-expanded") == "true"
    assert tab.is_visible("#t2024-fdi svg.hi")
    tab.keyboard.press("Enter")
    assert not tab.is_visible("#t2024-fdi .say")


def test_the_sentence_is_copied(visit: Any) -> None:
    tab = visit(page(), permissions=["clipboard-read", "clipboard-write"])
    tab.click("#t2024-fdi .nm button")
    tab.click("#t2024-fdi .say button")
    sync_api.expect(tab.locator("#t2024-fdi .say button")).to_have_text("已复制")
    assert tab.evaluate("navigator.clipboard.readText()").endswith("未达到目标（少47.3亿美元）。")


def test_years_switch_in_place_and_the_overview_leads_to_the_row(visit: Any) -> None:
    tab = visit(page())
    tab.click(".years a[data-y='2025']")
    assert shown(tab) == ["t2025-fdi"]
    assert tab.get_attribute(".years a[data-y='2025']", "aria-current") == "true"
    tab.click(".years a[data-y='2024']")
    tab.click(".miss a")
    tab.wait_for_selector("#t2024-fdi .say", state="visible")


PLACES = [
    {"file": "targets_2024.yaml", "find": "name_en: FDI", "put": "name_en: FDI\n    places: [温台沿海]"},
    {"file": "targets_2024.yaml", "find": "name_en: Forum", "put": "name_en: Forum\n    places: [杭州]"},
]


def test_a_place_is_asked_for_as_on_the_command_line(visit: Any) -> None:
    """温州 stands also in rows of 温台沿海, by the gazetteer; and a city that no row names is offered too."""
    tab = visit(page("zh", PLACES, GAZETTEER))
    offered = tab.eval_on_selector_all("select[name=p] option", "all => all.map(one => one.value)")
    assert offered == ["", "杭州", "温州", "台州", "温台沿海"]
    for place, found in (("温州", ["t2024-fdi"]), ("温台沿海", ["t2024-fdi"]), ("杭州", ["t2024-forum"])):
        tab.select_option("select[name=p]", place)
        assert shown(tab) == found
    english = visit(page("en", PLACES, GAZETTEER))
    assert english.inner_text("select[name=p] option[value='温州']") == "Wenzhou"


def test_evidence_costs_no_nodes_until_its_row_opens(visit: Any) -> None:
    tab = visit(many(100))
    count = "document.querySelectorAll('*').length"
    closed = tab.evaluate(count)
    assert closed < 100 * 35
    assert tab.locator(".r dl").count() == 0
    tab.click("#t2024-x7 .nm button")
    assert tab.locator(".r dl").count() == 1
    assert "不低于17万人" in tab.inner_text("#t2024-x7 .x")


def test_columns_stand_under_their_heads(visit: Any) -> None:
    tab = visit(page("en"), viewport={"width": 1400, "height": 900})
    left = "all => all.map(one => Math.round(one.getBoundingClientRect().left))"
    heads = tab.eval_on_selector_all("#y2024 .all > thead th", left)
    cells = tab.eval_on_selector_all("#t2024-fdi > tr:first-child > *", left)
    assert heads == cells


def test_without_a_script_everything_is_there(visit: Any) -> None:
    tab = visit(page(), java_script_enabled=False)
    assert tab.is_visible("#t2024-fdi")
    assert tab.is_visible("#t2025-fdi")
    assert not tab.is_visible(".ctl")
    tab.click("#t2024-fdi summary")
    assert tab.is_visible("#t2024-fdi .say")


def test_hostile_data_does_nothing(visit: Any) -> None:
    tab = visit(page("zh", HOSTILE))
    for button in tab.query_selector_all(".nm button"):
        if button.is_visible():
            button.click()
    assert tab.query_selector("img") is None
    assert tab.evaluate("document.scripts.length") == 2


@pytest.mark.parametrize("address", ["#%", "#y=2042&sort=x&open=..%22", "#t2024-none", "#y=2024&s=<b>&k='", "#y9999"])
def test_a_broken_address_shows_the_page(visit: Any, address: str) -> None:
    tab = visit(page(), address)
    assert tab.is_visible(".hl >> nth=0")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 800, 1400])
def test_it_fits_and_axe_finds_nothing_serious(visit: Any, lang: Any, theme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed; `make browser`")
    tab = visit(page(lang), viewport={"width": width, "height": 900}, color_scheme=theme, bypass_csp=True)
    tab.click("#t2024-fdi .nm button")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    found = axe.Axe().run(tab).response["violations"]
    assert [
        (one["id"], one["nodes"][0]["html"][:200]) for one in found if one["impact"] in ("serious", "critical")
    ] == []


def test_it_prints_the_year_with_the_evidence_of_what_was_missed(visit: Any, tmp_path: Path) -> None:
    tab = visit(page())
    tab.emulate_media(media="print")
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.is_visible("#t2024-fdi .say")
    assert not tab.is_visible(".ctl")
    assert not tab.is_visible("#t2025-fdi")
    assert tab.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not tab.is_visible("#t2024-fdi .say")


def test_a_thousand_targets_open_at_once(visit: Any) -> None:
    """Well under a second where nobody else works; the bound leaves room for a busy machine."""
    text = many(1000)
    opened = []
    for _ in range(3):
        start = time.monotonic()
        tab = visit(text)
        opened.append(time.monotonic() - start)
    start = time.monotonic()
    tab.fill("input[name=q]", "第77")
    assert len(shown(tab)) == 11
    searched = time.monotonic() - start
    assert min(opened) < 4
    assert searched < 3
