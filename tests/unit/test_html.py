"""The page as text: whole without a script, closed to foreign ones, its figures those of the verdicts."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from tests.pages import EVIL, HOSTILE, page
from zjtrack.report.html_text import is_web, link

VOID = {"meta", "br", "input", "img"}


class Reader(HTMLParser):
    """Tags in order, and the text that is shown."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.shown = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        self.shown += data


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("edits", [None, HOSTILE])
def test_every_tag_is_closed_and_every_id_is_one(lang: str, edits: list[dict[str, object]] | None) -> None:
    read = Reader(page(lang, edits))  # type: ignore[arg-type]
    ids = [attrs["id"] for _, attrs in read.tags if "id" in attrs]
    assert (read.faults, read.open) == ([], [])
    assert len(ids) == len(set(ids))


def test_the_policy_lets_in_this_style_and_this_script_only() -> None:
    text = page()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        bodies = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.S)
        digests = [base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() for body in bodies]
        assert f"{rule} " + " ".join(f"'sha256-{digest}'" for digest in digests) + ";" in policy


def test_nothing_is_fetched() -> None:
    read = Reader(page("zh", HOSTILE))
    assert not {"link", "img", "iframe", "object", "embed", "base"} & {tag for tag, _ in read.tags}
    assert not any({"src", "style", "srcset", "action"} & set(attrs) for _, attrs in read.tags)
    assert not re.search(r"url\((?!#hatch)|@import", page())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hostile_text_is_text(lang: str) -> None:
    read = Reader(page(lang, HOSTILE))  # type: ignore[arg-type]
    assert sum(tag == "script" for tag, _ in read.tags) == 2
    assert not any(name.startswith("on") for _, attrs in read.tags for name in attrs)
    hrefs = [attrs["href"] or "" for tag, attrs in read.tags if tag == "a"]
    assert all(href.startswith(("#", "https://example.org/")) for href in hrefs)
    assert "https://example.org/a?b=1&c='2'" in hrefs
    assert EVIL in read.shown


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:x", "java\nscript:x", "data:text/html,x", "//evil.org",
     "http://", "https://a@evil.org/", "vbscript:x", "file:///etc/passwd", "http://[", "https://e.org/\u202e"],
)  # fmt: skip
def test_only_plain_web_addresses_become_links(url: str) -> None:
    assert not is_web(url)
    assert link(url, "x") == "x"


def test_a_reader_finds_what_was_missed_and_where_it_is_written() -> None:
    read = Reader(page("en"))
    assert "5 can be decided: 4 met, 1 missed." in read.shown
    for part in (
        "−47.3 hundred million US$",
        "152.7 < 200",
        "实际使用外资152.7亿美元",
        "only a proxy was reported",
        "not due",
    ):
        assert part in read.shown


def test_the_years_stand_side_by_side() -> None:
    text = page("zh")
    assert 'aria-label="2024 目标 200亿美元 结果 152.7亿美元; 2025 目标 160亿美元"' in text


def test_the_same_bytes_for_the_same_data() -> None:
    assert page() == page()
