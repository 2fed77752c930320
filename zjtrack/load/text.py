"""Bytes → text: the encoding said plainly, and no character that does not print."""

from __future__ import annotations

import re
import unicodedata

from zjtrack.finding import Finding
from zjtrack.message import Message

# What must not stand in a data file: controls other than line ends, bidi overrides and isolates, zero-width
# characters, line and paragraph separators, non-characters. They hide what a figure or a name really says.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(content: bytes, file: str) -> tuple[str | None, list[Finding]]:
    """The text of a file, or ``None`` with the reason; a byte-order mark and tabs are errors that still let it be read."""
    findings: list[Finding] = []
    if content.startswith(b"\xef\xbb\xbf"):
        findings.append(_at(file, 1, 1, "byte-order-mark", Message("the file begins with a byte-order mark"),
                            Message("save it as “UTF-8” without BOM (Windows: “UTF-8”, not “UTF-8 with BOM”)")))  # fmt: skip
        content = content[3:]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [*findings, _not_utf8(content, error, file)]
    if not text.strip():
        return None, [
            *findings,
            _at(file, 0, 0, "empty-file", Message("the file is empty"), Message("write its table, or remove it")),
        ]
    findings += _characters(text, file)
    return text, findings


def hidden_character(text: str) -> str | None:
    """The first character that must not stand in a value, if there is one."""
    match = _FORBIDDEN.search(text) or _SURROGATE.search(text)
    return match[0] if match is not None else None


def readable(text: str) -> str:
    """The text with a space for each character that has been reported, so that the rest of the file is read on."""
    return _FORBIDDEN.sub(" ", text).replace("\t", " ")


def _not_utf8(content: bytes, error: UnicodeDecodeError, file: str) -> Finding:
    line = content.count(b"\n", 0, error.start) + 1
    guess = _likely_encoding(content)
    hint = Message("it looks like {guess}: save it as UTF-8", guess=guess) if guess else Message("save it as UTF-8")
    return _at(
        file, line, 1, "not-utf8", Message("byte 0x{content:02x} is not UTF-8", content=content[error.start]), hint
    )


def _likely_encoding(content: bytes) -> str | None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    for name, codec in (("GBK", "gbk"), ("GB18030", "gb18030")):
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if any("\u4e00" <= char <= "\u9fff" for char in text):
            return name
    return None


def _characters(text: str, file: str) -> list[Finding]:
    found = []
    for match in list(_FORBIDDEN.finditer(text))[:20]:
        line, column = _place(text, match.start())
        name = unicodedata.name(match[0], "control character")
        found.append(_at(file, line, column, "control-character", Message("U+{found:04X} ({name}) does not belong in text", found=ord(match[0]), name=name),
                         Message("delete it: it can hide what the text says")))  # fmt: skip
    tab = text.find("\t")
    if tab >= 0:
        line, column = _place(text, tab)
        found.append(
            _at(file, line, column, "tab", Message("a tab stands here"), Message("indent and separate with spaces"))
        )
    return found


def _place(text: str, offset: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - start + 1


def _at(file: str, line: int, column: int, code: str, message: Message, hint: Message) -> Finding:
    return Finding(code, "error", file, line, column, message, hint)
