"""HTML from strings: text from data is escaped here and nowhere else."""

from __future__ import annotations

import html
from urllib.parse import urlsplit

from zjtrack.report.escape import terminal
from zjtrack.report.view import Lang

CHINESE = ' lang="zh"'


def esc(text: object) -> str:
    """Inert in text and in a quoted attribute; what is invisible, or turns the line round, is made visible."""
    return html.escape(terminal(str(text)), quote=True)


def chinese(lang: Lang) -> str:
    """The attribute of text that stays Chinese on an English page."""
    return CHINESE if lang == "en" else ""


def link(url: str | None, text: str) -> str:
    """``text`` (HTML) as a link where the address is a plain web address, else as it is."""
    if url is None or not is_web(url):
        return text
    return f'<a href="{esc(url)}" rel="noreferrer noopener">{text}</a>'


def is_web(url: str) -> bool:
    """http and https with a host; no ``javascript:``, no control characters, no user name before the host."""
    if terminal(url) != url or url.strip() != url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc


def labelled(text: str) -> str:
    """The attribute that names a cell where a narrow screen has no column heads."""
    return f' data-h="{text}"' if text else ""


def _cell(cell: str, label: str) -> str:
    return f"<td{labelled(label)}>{cell}</td>"


def table(head: list[str], rows: list[list[str]], name: str, labels: list[str] | None = None) -> str:
    """A small table; the first cell of a row is its heading. Cells are HTML."""
    top = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    body = "".join(
        f'<tr><th scope="row">{row[0]}</th>'
        + "".join(_cell(cell, label) for cell, label in zip(row[1:], [*(labels or []), *[""] * len(row)], strict=False))
        + "</tr>"
        for row in rows
    )
    return f'<table class="{name}"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'
