"""What to write instead: plain words for the ways in which YAML surprises people."""

from __future__ import annotations

import re

from zjtrack.message import Message

_BOOL = re.compile(r"(?:y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)\Z")
_NULL = re.compile(r"(?:~|null|Null|NULL|)\Z")
_NUMBER = re.compile(
    r"[-+]?(?:\.[0-9_]+|[0-9][0-9_,]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?\Z|0[xob][0-9a-fA-F_]+\Z|[-+]?\.(?:inf|Inf|INF)\Z"
    r"|\.(?:nan|NaN|NAN)\Z",
    re.ASCII,
)
_SEXAGESIMAL = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?\Z", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?\Z", re.ASCII)
_KEY_LINE = re.compile(r"\s*(?:-\s+)?(?P<key>[A-Za-z_]+):\s+(?P<value>\S.*?)\s*\Z")

_BAD_COLON = re.compile(r"\s*(?:-\s+)?(?P<key>[A-Za-z_]+)(?P<colon>：|:(?=\S))\s*(?P<value>\S.*?)\s*\Z")


def yaml_type(text: str) -> Message | None:
    """What YAML 1.1 would make of an unquoted word that is meant as text, ``None`` where it stays text."""
    for pattern, name in (
        (_NULL, Message("nothing")),
        (_BOOL, Message("a yes or no")),
        (_NUMBER, Message("a number")),
        (_DATE, Message("a date")),
        (_SEXAGESIMAL, Message("a number to base 60")),
    ):
        if pattern.match(text):
            return name
    return None


def quoted(text: str) -> str:
    """The text in double quotes, as it should be written."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def syntax_hint(
    problem: str, source: str, line: int, column: int, lines: list[str]
) -> tuple[Message, Message, int, int]:
    """(message, hint, line, column) of a syntax error, moved to the line where it was made."""
    for number in range(line, max(line - _LOOK_BACK, 0), -1):
        if 0 < number <= len(lines):
            found = _classic(lines[number - 1])
            if found is not None:
                message, hint, at = found
                return message, hint, number, at
    opened = _opened(lines, line)
    if opened is not None:
        return Message("a quote is opened and not closed"), Message("close it on its line, or remove it"), *opened
    colon = _colon(lines, line) if "could not find expected ':'" in problem else None
    if colon is not None:
        return colon
    if "mapping values are not allowed" in problem and _is_deeper(lines, line):
        return Message("this line is indented more than its neighbours"), _INDENT, line, _indent(lines[line - 1]) + 1
    if "mapping values are not allowed" in problem:
        return (
            Message("a colon with a space stands inside unquoted text"),
            Message("put the text in quotes"),
            line,
            column,
        )
    for words, message, hint in _SAID:
        if words in problem:
            return message, hint, line, column
    return (
        Message("this is not YAML: {problem}", problem=Message.of(problem)),
        Message("see the line above too: a quote or a bracket may be open"),
        line,
        column,
    )


def _colon(lines: list[str], line: int) -> tuple[Message, Message, int, int] | None:
    """The nearest line above whose key has no colon, or one that YAML does not see."""
    for number in range(min(line, len(lines)), 0, -1):
        match = _BAD_COLON.match(lines[number - 1])
        if match is not None:
            message = (
                Message("a full-width colon")
                if match["colon"] == "："
                else Message("a colon without a space behind it")
            )
            hint = Message("write `{key}: {value}`", key=match["key"], value=match["value"])
            return message, hint, number, match.start("colon") + 1
    return None


def _is_deeper(lines: list[str], line: int) -> bool:
    """Whether a line that reads like a key stands deeper than the key above it, which has a value of its own."""
    above = next((one for one in reversed(lines[: line - 1]) if one.strip()), "")
    keys = _KEY_LINE.match(above) and _KEY_LINE.match(lines[line - 1]) if 0 < line <= len(lines) else None
    return keys is not None and _indent(lines[line - 1]) > _indent(above.replace("- ", "  ", 1))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _opened(lines: list[str], line: int) -> tuple[int, int] | None:
    """The nearest line above on which a quote is opened and not closed."""
    for number in range(min(line, len(lines)), 0, -1):
        match = _KEY_LINE.match(lines[number - 1])
        value = match["value"] if match else ""
        if match and value[0] in "\"'" and value.count(value[0]) == 1:
            return number, match.start("value") + 1
    return None


_LOOK_BACK = 6  # a quote that is never closed is noticed lines later
_INDENT = Message("indent it like the keys of its row; quote text that holds quotes")
_CLOSE = Message("close it on its line")
_BACKSLASH = Message("a backslash in double quotes begins an escape"), Message(r"double it (\\), or use single quotes")
_DIRECTIVE = Message("a line that begins with % speaks to YAML itself"), Message("remove it: a data file needs none")
# What the parser says, and what to say instead; the first that fits.
_SAID = (
    ("end of stream", Message("a quote or bracket is opened and never closed"), _CLOSE),
    ("could not find expected ':'", Message("a key without its colon"), Message("write `key: value`")),
    ("did not find expected key", Message("this line is not indented like its neighbours, or a quote ends too early"), _INDENT),
    ("expected '-' indicator", Message("this line is not indented like its neighbours, or a quote ends too early"), _INDENT),
    ("block sequence entries", Message("an item of a list begins behind its key"), Message("write `- ` on a line of its own, or [a, b]")),
    ("escape", *_BACKSLASH), ("hexdecimal", *_BACKSLASH),
    ("directive", *_DIRECTIVE), ("version number", *_DIRECTIVE), ("incompatible YAML", *_DIRECTIVE),
)  # fmt: skip


def _classic(source: str) -> tuple[Message, Message, int] | None:
    match = _KEY_LINE.match(source)
    if match is None:
        return None
    value, at = match["value"], match.start("value") + 1
    if value[0] in "%@`":
        return (
            Message("unquoted text cannot begin with {value}", value=value[0]),
            Message("write `{key}: {value}`", key=match["key"], value=quoted(value)),
            at,
        )
    if (
        value[0] in "><|"
        and len(value) > 1
        and value[0] != "<"
        and not re.match(r"[>|][-+]?[1-9]?[-+]?\s*(?:#.*)?\Z", value)
    ):
        return (
            Message("{value} begins a block of text in YAML", value=value[0]),
            Message("write `{key}: {value}`", key=match["key"], value=quoted(value)),
            at,
        )
    if value[0] in "&*!" and len(value) > 1:
        return (
            Message("{value} has a meaning of its own in YAML", value=value[0]),
            Message("write `{key}: {value}`", key=match["key"], value=quoted(value)),
            at,
        )
    if value[0] in "[{" and not value.rstrip().endswith(("]", "}")):
        return Message("a {value} is opened and not closed", value=value[0]), Message("close it, or quote the text"), at
    if value[0] in "\"'" and value.count(value[0]) == 1:
        return Message("a {value} is opened and not closed", value=value[0]), Message("close it, or remove it"), at
    if value[0] in "\"'" and not value.endswith(value[0]) and " #" not in value and "," not in value:
        return (
            Message("text goes on after its closing quote"),
            Message("put the whole of it in quotes, the other kind outside"),
            at,
        )
    if re.search(r":\s", value) and value[0] not in "\"'[{":
        return (
            Message("a colon with a space stands inside unquoted text"),
            Message("write `{key}: {value}`", key=match["key"], value=quoted(value)),
            at,
        )
    return None
