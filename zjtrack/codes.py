"""The page of each code: what it means, why, a bad and a good example. The pages ship with the package."""

from __future__ import annotations

import re
from pathlib import Path

from zjtrack.finding import CODES
from zjtrack.report.view import Lang

_CHINESE = {"What it means": "含义", "Why": "为什么", "Bad": "错误写法", "Good": "正确写法"}


def folder() -> Path:
    """Where the pages are: in the package, or in the repository beside it."""
    package = Path(__file__).parent
    shipped = package / "_codes"
    return shipped if shipped.is_dir() else package.parent / "docs" / "codes"


def page(code: str) -> str | None:
    """The page of a code in both languages, as it is published; ``None`` where there is no such code."""
    return (folder() / f"{code}.md").read_text("utf-8") if code in CODES else None


def page_in(code: str, lang: Lang) -> str | None:
    """The page of a code in one language, for the terminal; ``None`` where there is no such code."""
    text = page(code)
    return None if text is None else "".join(_section(*part, lang) for part in _parts(text))


def _parts(text: str) -> list[tuple[str, str]]:
    """The title, then each section: its heading and what stands under it."""
    title, *rest = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
    return [("", title), *zip(rest[::2], rest[1::2], strict=True)]


def _section(heading: str, body: str, lang: Lang) -> str:
    """Prose is an English paragraph, then a Chinese one; examples are everybody's."""
    if not heading:
        return body
    if "```" not in body:
        english, chinese = body.strip().split("\n\n")
        body = f"\n{chinese if lang == 'zh' else english}\n\n"
    return f"## {_CHINESE[heading] if lang == 'zh' else heading}\n{body}"
