"""Nodes → typed values: each kind of field reads its own scalars, so that YAML's guesses never count."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from zjtrack.dates import PartialDate, Period
from zjtrack.finding import Finding
from zjtrack.load.hints import quoted, yaml_type
from zjtrack.load.nodes import Mapping, Node, Scalar, Sequence
from zjtrack.load.specs import Field, Spec
from zjtrack.load.text import hidden_character
from zjtrack.message import NOTHING, Message
from zjtrack.model import Location, Tolerance

MAX_DIGITS = 40
TODO = "TODO"
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?\Z", re.ASCII)
_YEAR = re.compile(r"[12][0-9]{3}\Z", re.ASCII)
_SHARE = re.compile(r"([0-9]+(?:\.[0-9]+)?)%\Z", re.ASCII)


class Bad(Exception):
    """A value that is not what its field takes."""

    def __init__(self, code: str, message: Message, hint: Message, node: Node) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.node = code, message, hint, node


class Record:
    """The values of one mapping, read by its spec; ``ok`` is false where something in it is wrong."""

    def __init__(self, node: Mapping, file: str) -> None:
        self.node = node
        self.file = file
        self.values: dict[str, Any] = {}
        self.ok = True

    def get(self, key: str, default: Any = None) -> Any:
        return self.values.get(key, default)

    @property
    def at(self) -> Location:
        """Where the row begins: the line of its first key."""
        return Location(self.file, self.node.line, self.node.column)

    def items_at(self, key: str) -> tuple[Location, ...]:
        """Where each entry of a list stands."""
        node = self.node.items.get(key)
        items = node.items if isinstance(node, Sequence) else []
        return tuple(Location(self.file, item.line, item.column) for item in items)

    def places(self) -> dict[str, Location]:
        """Where each value stands."""
        return {key: Location(self.file, node.line, node.column) for key, node in self.node.items.items()}


class Reader:
    """Reads the records of one file and collects what is wrong with them."""

    def __init__(self, file: str, findings: list[Finding]) -> None:
        self._file = file
        self._findings = findings
        self._id: str | None = None

    def record(self, node: Node, spec: Spec, what: Message, head: Node | None = None) -> Record | None:
        """A mapping read by ``spec``; ``None`` where the node is no mapping at all. What is missing is told at ``head``."""
        if not isinstance(node, Mapping):
            self._report(
                "wrong-type",
                Message("{what} must be a mapping of keys and values", what=what),
                Message("write `key: value` lines"),
                node,
            )
            return None
        record = Record(node, self._file)
        outer, self._id = self._id, _id_of(node) or self._id
        for key, value in node.items.items():
            self._field(record, key, value, spec, what)
        self._missing(record, spec, what, head or _first_key(node))
        self._id = outer
        return record

    def _field(self, record: Record, key: str, node: Node, spec: Spec, what: Message) -> None:
        field = spec.get(key)
        if field is None:
            record.ok = False
            self._unknown_key(record, key, spec, what)
            return
        try:
            record.values[key] = self._value(node, field, key)
        except Bad as bad:
            record.ok = False
            self._report(bad.code, bad.message, bad.hint, bad.node)

    def _value(self, node: Node, field: Field, key: str) -> Any:
        if field.kind == "record":
            inner = self.record(node, field.record, Message("`{key}`", key=key))
            if inner is None or not inner.ok:
                raise _Reported
            return inner
        if field.kind == "records":
            return self._records(node, field, key)
        return READERS[field.kind](node, field, key)

    def _records(self, node: Node, field: Field, key: str) -> list[Record]:
        if not isinstance(node, Sequence):
            raise Bad(
                "wrong-type", Message("`{key}` must be a list", key=key), Message("begin each entry with `- `"), node
            )
        found = [self.record(item, field.record, Message("an entry of `{key}`", key=key)) for item in node.items]
        return [record for record in found if record is not None]

    def _unknown_key(self, record: Record, key: str, spec: Spec, what: Message) -> None:
        place = record.node.keys[key]
        near = difflib.get_close_matches(key, spec, 1, 0.6)
        hint = (
            Message("did you mean `{near}`?", near=near[0])
            if near
            else Message("{what} takes: {spec}", what=what, spec=[*spec])
        )
        self._report("unknown-key", Message("`{key}` is no key of {what}", key=key[:60], what=what), hint, place)

    def _missing(self, record: Record, spec: Spec, what: Message, head: Node) -> None:
        missing = [key for key, field in spec.items() if field.required and key not in record.node.items]
        for key in missing:
            record.ok = False
            if was_misspelt(key, record, spec):
                continue
            hint = Message("write `{key}:` ({about})", key=key, about=Message.of(spec[key].about))
            self._report("missing-key", Message("{what} has no `{key}`", what=what, key=key), hint, head)

    def _report(self, code: str, message: Message, hint: Message, node: Node) -> None:
        if code == "reported":
            return
        end = node.end_column if isinstance(node, Scalar) else 0
        self._findings.append(
            Finding(code, "error", self._file, node.line, node.column, message, hint, self._id, end)
        )  # fmt: skip


def _id_of(node: Mapping) -> str | None:
    value = node.items.get("id")
    return value.value if isinstance(value, Scalar) else None


def was_misspelt(key: str, record: Record, spec: Spec) -> bool:
    """The key is there under a name that is reported with this one as the suggestion: one slip, one finding."""
    unknown = [name for name in record.node.items if name not in spec]
    return any(difflib.get_close_matches(name, spec, 1, 0.6) == [key] for name in unknown)


def _first_key(node: Mapping) -> Node:
    return next(iter(node.keys.values()), node)


class _ReportedType(Bad):
    def __init__(self) -> None:
        super().__init__("reported", NOTHING, NOTHING, Sequence([], 0, 0))


_Reported = _ReportedType()


def scalar(node: Node, key: str) -> Scalar:
    """The node as one value; a list, a mapping, nothing or a TODO in its place is an error."""
    if isinstance(node, Scalar):
        text = node.value.strip()
        if (hidden := hidden_character(node.value)) is not None:  # written as an escape: "\\u202e"
            message = Message("`{key}` holds U+{hidden:04X}, which does not print", key=key, hidden=ord(hidden))
            raise Bad("control-character", message, Message("delete it: it can hide what the text says"), node)
        if not text:
            raise Bad(
                "empty-value", Message("`{key}` is empty", key=key), Message("write its value, or remove the key"), node
            )
        if text.strip("\"'") == TODO:
            raise Bad(
                "todo",
                Message("`{key}` is still to be written", key=key),
                Message("write it, or remove the key if it need not be there"),
                node,
            )
        return node
    what = Message("a list") if isinstance(node, Sequence) else Message("a mapping")
    raise Bad(
        "wrong-type",
        Message("`{key}` is {what}; one value is meant", key=key, what=what),
        Message("write it in quotes if it is text"),
        node,
    )


def _text(node: Node, field: Field, key: str) -> str:
    value = scalar(node, key)
    text = value.value.strip()
    kind = yaml_type(text) if value.plain else None
    if kind is not None:
        raise Bad(
            "unquoted-text",
            Message("`{key}: {text}` is {kind} to YAML; text is meant", key=key, text=text, kind=kind),
            Message("write `{key}: {text}`", key=key, text=quoted(text)),
            node,
        )
    if "\n" in text:
        raise Bad(
            "wrong-type", Message("`{key}` runs over several lines", key=key), Message("write it on one line"), node
        )
    return text


def _number(node: Node, field: Field, key: str) -> Decimal:
    value = scalar(node, key)
    text = value.value.strip()
    if not value.plain:
        hint = (
            Message("write `{key}: {text}`", key=key, text=text)
            if _NUMBER.match(text)
            else Message("write a number as printed; words go into `text`")
        )
        raise Bad("quoted-number", Message("`{key}` is text; a number is meant", key=key), hint, node)
    if not _NUMBER.match(text):
        raise Bad(
            "bad-number",
            Message("`{key}: {text}` is not a number in plain digits", key=key, text=text[:60]),
            _number_hint(text),
            node,
        )
    if len(text) > MAX_DIGITS:
        raise Bad(
            "bad-number",
            Message("`{key}` has {count} digits", key=key, count=len(text)),
            Message("a figure has at most {most}", most=MAX_DIGITS),
            node,
        )
    return Decimal(text)


def _number_hint(text: str) -> Message:
    if "," in text or "_" in text:
        return Message("write it without separators")
    if text.endswith(("%", "％")):
        return Message('write the number alone, and `unit: "%"`')
    if re.match(r"0[0-9]", text):
        return Message("write it without the leading zero")
    if re.match(r"[-+]?[0-9.]+[eE]", text):
        return Message("write the digits out")
    if text.startswith((">", "<", "超", "约", "近")) or text.endswith(("以上", "左右", "多", "余", "以内")):
        return Message("write the number alone, and say the rest with `bound:`")
    return Message("write digits and at most one point, as printed; the unit goes into `unit`")


def _year(node: Node, field: Field, key: str) -> int:
    text = scalar(node, key).value.strip()
    if not _YEAR.match(text):
        raise Bad(
            "bad-year",
            Message("`{key}: {text}` is not a year", key=key, text=text[:40]),
            Message("write four digits, such as 2024"),
            node,
        )
    return int(text)


def _flag(node: Node, field: Field, key: str) -> bool:
    text = scalar(node, key).value.strip()
    if text not in ("true", "false"):
        raise Bad(
            "bad-choice",
            Message("`{key}: {text}` is neither true nor false", key=key, text=text[:40]),
            Message("write true or false"),
            node,
        )
    return text == "true"


def _done(node: Node, field: Field, key: str) -> str:
    return _one_of(scalar(node, key), ("true", "false", "part"), key)


def _choice(node: Node, field: Field, key: str) -> str:
    return _one_of(scalar(node, key), field.choices, key)


def _one_of(node: Scalar, choices: tuple[str, ...], key: str) -> str:
    text = node.value.strip()
    if text in choices:
        return text
    near = difflib.get_close_matches(text, choices, 1, 0.5)
    hint = (
        Message("did you mean `{near}`?", near=near[0])
        if near
        else Message("write one of: {choices}", choices=[*choices])
    )
    raise Bad("bad-choice", Message("`{key}: {text}` is not one of its words", key=key, text=text[:40]), hint, node)


def _choices(node: Node, field: Field, key: str) -> tuple[str, ...]:
    found = tuple(_one_of(scalar(item, key), field.choices, key) for item in _items(node, key))
    if not found:
        raise Bad(
            "empty-value",
            Message("`{key}` is empty", key=key),
            Message("name at least one of: {choices}", choices=[*field.choices]),
            node,
        )
    return found


def _texts(node: Node, field: Field, key: str) -> tuple[str, ...]:
    return tuple(_text(item, field, key) for item in _items(node, key))


def _items(node: Node, key: str) -> Iterable[Node]:
    if isinstance(node, Sequence):
        return node.items
    scalar(node, key)
    raise Bad(
        "wrong-type",
        Message("`{key}` must be a list", key=key),
        Message("write `{key}: [first, second]`", key=key),
        node,
    )


def _date(node: Node, field: Field, key: str) -> PartialDate:
    text = scalar(node, key).value.strip()
    try:
        return PartialDate.parse(text)
    except ValueError:
        hint = Message("write 2025, 2025-03 or 2025-03-01, with two digits for month and day")
        raise Bad("bad-date", Message("`{key}: {text}` is not a date", key=key, text=text[:40]), hint, node) from None


def _period(node: Node, field: Field, key: str) -> Period:
    text = scalar(node, key).value.strip()
    try:
        return Period.parse(text)
    except ValueError:
        hint = Message("write 2024, 2021-2025, 2024-10, 2025-H1, 2025-Q3 or 2024-01/2024-11")
        raise Bad(
            "bad-period", Message("`{key}: {text}` is not a period", key=key, text=text[:40]), hint, node
        ) from None


def _tolerance(node: Node, field: Field, key: str) -> Tolerance:
    text = scalar(node, key).value.strip()
    tolerance = parse_tolerance(text)
    if tolerance is None:
        hint = Message('write a number in the row\'s unit, or a share such as "5%"')
        raise Bad("bad-number", Message("`{key}: {text}` is not a tolerance", key=key, text=text[:40]), hint, node)
    return tolerance


def parse_tolerance(text: str) -> Tolerance | None:
    """``5%`` is a share of the threshold, ``0.3`` a number in the row's unit; ``None`` is neither."""
    if len(text) > MAX_DIGITS:
        return None
    if match := _SHARE.match(text):
        return Tolerance(Decimal(match[1]) / 100, True)
    if _NUMBER.match(text) and not text.startswith("-"):
        return Tolerance(Decimal(text), False)
    return None


READERS: dict[str, Callable[[Node, Field, str], Any]] = {
    "text": _text,
    "texts": _texts,
    "number": _number,
    "year": _year,
    "flag": _flag,
    "choice": _choice,
    "choices": _choices,
    "done": _done,
    "date": _date,
    "period": _period,
    "tolerance": _tolerance,
}
