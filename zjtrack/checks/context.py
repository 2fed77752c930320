"""What the checks look at: the records, the ids of rows that were dropped, the texts for exact places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from zjtrack.finding import Finding, Severity
from zjtrack.load import Loaded
from zjtrack.load.records import as_id
from zjtrack.message import Message
from zjtrack.model import (
    Accept,
    Also,
    DataSet,
    Exclusion,
    Input,
    Location,
    Place,
    Reading,
    Source,
    Target,
    Topic,
)
from zjtrack.rules import Bound, bind

Row = Target | Reading | Source
_QUOTATION_MARKS = ('"', "'")


class Context:
    """One data set under examination."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.data: DataSet = loaded.dataset

    @cached_property
    def bounds(self) -> tuple[Bound, ...]:
        """Every target with its rule, read once."""
        return tuple(bind(target) for target in self.data.targets)

    @cached_property
    def defined(self) -> Mapping[str, Location]:
        """Where each id of a target or indicator first stands, also those of rows left out for another mistake."""
        found: dict[str, Location] = {}
        for name, ids in self.loaded.ids.items():
            for id_, place in ids if name != "sources.yaml" else ():
                found.setdefault(as_id(id_) or id_, place)  # a badly spelt id has been reported; what it means is known
        return found

    @cached_property
    def ids_known(self) -> bool:
        """Whether every table of ids could be read: what refers to a broken file is not reported as well."""
        return not any(name.startswith(("targets_", "indicators")) for name in self.loaded.broken)

    @cached_property
    def sources_known(self) -> bool:
        return "sources.yaml" not in self.loaded.broken

    def at(self, row: Row | Also | Input | Exclusion | Place | Topic, key: str) -> Location:
        """Where a row's value stands, else where the row begins."""
        return row.fields_at.get(key, row.at)

    def finding(self, code: str, place: Location, message: Message, hint: Message, id_: str | None = None,
                severity: Severity = "error", length: int = 0) -> Finding:  # fmt: skip
        """``length`` is that of the value's text, where the line may hold more than its value."""
        line, start = self._line(place), place.column - 1
        marks = 2 if line[start : place.column] in _QUOTATION_MARKS else 0
        end = place.column + (length + marks if length else extent(line, start))
        return Finding(code, severity, place.file, place.line, place.column, message, hint, id_, end)

    def within(self, place: Location, start: int, end: int) -> tuple[Location, int]:
        """The place of a span of a value's text, a leading quotation mark allowed for."""
        line = self._line(place)
        shift = 1 if line[place.column - 1 : place.column] in _QUOTATION_MARKS else 0
        return Location(place.file, place.line, place.column + shift + start), max(end - start, 1)

    def word(self, place: Location, word: str) -> tuple[Location, int]:
        """Where a name stands in the value that begins there, and its length; the value itself, should it not be found."""
        found = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", self._line(place)[place.column - 1 :])
        if found is None:
            return place, 0
        return Location(place.file, place.line, place.column + found.start()), len(word)

    @cached_property
    def _lines(self) -> Mapping[str, list[str]]:
        return defaultdict(list, {file: text.splitlines() for file, text in self.loaded.files.items()})

    def _line(self, place: Location) -> str:
        lines = self._lines[place.file][place.line - 1 : place.line]
        return lines[0] if lines else ""

    def accepting(self) -> Iterator[tuple[Row, Accept]]:
        rows: tuple[Target | Reading, ...] = (*self.data.targets, *self.data.readings)
        for row in rows:
            for accept in row.accept:
                yield row, accept

    def without_accepted(self, warnings: Iterable[Finding]) -> Iterator[Finding]:
        """The warnings that no row accepts."""
        accepted = {(row.id, row.at.file, accept.code) for row, accept in self.accepting()}
        return (w for w in warnings if (w.id, w.file, w.code) not in accepted)

    def unused_accepts(self, warnings: Iterable[Finding]) -> Iterator[Finding]:
        """``accept`` entries that silence nothing any more."""
        raised = {(w.id, w.file, w.code) for w in warnings}
        for row, accept in self.accepting():
            if (row.id, row.at.file, accept.code) not in raised:
                place = accept.at
                message = Message(
                    "`accept: {code}` silences nothing: there is no such warning on this row", code=accept.code
                )
                yield self.finding("unused-accept", place, message, Message("remove it"), row.id, "warning")


def extent(line: str, start: int) -> int:
    """How far the value reaches that begins there: to the end of its quotes or brackets, else before a comment."""
    text = line[start:]
    opened = text[:1]
    if opened in _QUOTATION_MARKS:
        return text.find(opened, 1) + 1 or len(text.rstrip())
    if opened in ("[", "{"):
        return _closing(text) or len(text.rstrip())
    in_flow = re.match(r"\s*(?:-\s+|\w+:\s+)[\[{]", line) is not None
    return len(re.split(r"\s#|[,}\]]" if in_flow else r"\s#", text, maxsplit=1)[0].rstrip())


def _closing(text: str) -> int:
    """Where the brackets that open the text are closed; 0 where they are not in this line."""
    depth = 0
    for at, sign in enumerate(text, 1):
        if sign in "[{":
            depth += 1
        elif sign in "]}":
            depth -= 1
        if depth == 0:
            return at
    return 0
