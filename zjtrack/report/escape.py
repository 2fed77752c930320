"""Text from data is data: each output's own way of keeping it from being obeyed."""

from __future__ import annotations

import codecs
import re
import unicodedata

# Controls, bidi overrides and isolates, zero-width and separators: invisible, and able to change what is seen.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_MARKDOWN = r"([\\`*_{}\[\]<>#|~$]|(?<=\])\()"
_LINE_START = r"^(\s*)(?:([+-])(?=\s|$)|(\d{1,9})([.)])(?=\s|$)|(=+|-{2,})(?=\s*$))"
_ENTITY = r"&(?=#?\w+;)"
_NUMBERED = r"#(?=\d)"
_MENTION = r"@(?=\w)"
_LINK = r"(?i)(https?|ftp|www)(?=[:.])"  # also right after a Chinese character, where \b sees no edge
_REFERENCE = r"(GH-)(?=\d)"


def terminal(text: str) -> str:
    """Invisible and control characters made visible; line ends become spaces."""
    text = text.replace("\r\n", " ").replace("\n", " ")
    return _UNSAFE.sub(lambda match: f"\\u{{{ord(match[0]):x}}}", text)


# What a signed figure or a quotation needs, in characters that every console has.
_PLAIN = {"−": "-", "—": "-", "–": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "·": "-", "…": ".", "└": "-", "─": "-",
          "≥": ">=", "≤": "<=", "≈": "~", "≲": "<~", "≠": "!=", "→": "->", "²": "2", "³": "3", "µ": "u"}  # fmt: skip


def _plainly(error: UnicodeError) -> tuple[str, int]:
    """What cannot be encoded in its plain form, else as ``?`` over as many cells as it takes."""
    assert isinstance(error, UnicodeEncodeError)
    lost = error.object[error.start : error.end]
    return "".join(_PLAIN.get(char) or _unknown(char) for char in lost), error.end


def _unknown(char: str) -> str:
    return "??" if unicodedata.east_asian_width(char) in "WF" else "?"


PLAINLY = "zjtrack-plainly"
codecs.register_error(PLAINLY, _plainly)


def encodable(text: str, encoding: str) -> str:
    """The text as an output of that encoding can show it."""
    return text.encode(encoding, PLAINLY).decode(encoding)


def markdown(text: str) -> str:
    """Inert in GitHub's Markdown: no mark-up, HTML, mention, reference or automatic link; nothing escaped without need."""
    text = re.sub(_MARKDOWN, r"\\\1", terminal(text))
    text = re.sub(_LINE_START, _inert_start, text)
    text = re.sub(_ENTITY, r"\&", text)
    text = re.sub(_MENTION, "@\u2060", text)
    text = re.sub(_NUMBERED, "#\u2060", text)
    text = re.sub(_LINK, lambda match: f"{match[0][0]}\u2060{match[0][1:]}", text)
    return re.sub(_REFERENCE, "GH\u2060-", text)


def _inert_start(match: re.Match[str]) -> str:
    """What would begin a list or underline a heading."""
    space, bullet, figure, point, rule = match.groups()
    if figure:
        return f"{space}{figure}\\{point}"
    return f"{space}\\{bullet or rule}"


def csv(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = terminal(text)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠") else text


def workflow(text: str) -> str:
    """The message of a GitHub workflow command."""
    return _UNSAFE.sub(_percent, text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def workflow_property(text: str) -> str:
    """A property of a GitHub workflow command, where commas and colons end it."""
    return workflow(text).replace(":", "%3A").replace(",", "%2C")


def _percent(match: re.Match[str]) -> str:
    return f"\\u{{{ord(match[0]):x}}}"
