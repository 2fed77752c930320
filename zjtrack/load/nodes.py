"""Text → nodes that know their place: YAML's structure without YAML's guesses.

Built from the parser's events on a stack of our own, so that depth is bounded, aliases cannot
multiply, no tag is obeyed, and a scalar stays the characters that were typed.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass, field

import yaml

from zjtrack.finding import Finding
from zjtrack.load.hints import syntax_hint
from zjtrack.message import Message

MAX_DEPTH = 30
_TOO_DEEP = (Message("nested more than {most} deep", most=MAX_DEPTH), Message("a table has three levels"))
_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Scalar:
    """One value as typed; ``plain`` means without quotes. Line and column count from 1."""

    value: str
    plain: bool
    line: int
    column: int
    end_column: int


@dataclass(slots=True)
class Sequence:
    items: list[Node]
    line: int
    column: int


@dataclass(slots=True)
class Mapping:
    """Keys in file order; a duplicate key has already been reported and dropped."""

    line: int
    column: int
    items: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Scalar] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


class _Stop(Exception):
    """The file cannot be read further; the finding says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def parse(text: str, file: str) -> tuple[Node | None, list[Finding]]:
    """The one document of a file as nodes, with everything wrong in its structure."""
    builder = _Builder(file)
    paused = gc.isenabled()
    gc.disable()
    try:
        for event in yaml.parse(text, Loader=_Parser):
            builder.take(event)
    except _Stop as stop:
        return None, [*builder.findings, stop.finding]
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        return None, [*builder.findings, _syntax(error, text, file)]
    finally:
        if paused:
            gc.enable()
    return builder.root, builder.findings


class _Builder:
    def __init__(self, file: str) -> None:
        self.root: Node | None = None
        self.findings: list[Finding] = []
        self._file = file
        self._stack: list[tuple[Sequence | Mapping, Scalar | None]] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_tricks(event)
            self._add(self._scalar(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._refuse_tricks(event)
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            raise _Stop(
                self._finding(
                    event, "alias", Message("aliases (*name) are not allowed"), Message("write the value out")
                )
            )
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                message = Message("a second document begins here (---)")
                raise _Stop(self._finding(event, "several-documents", message, Message("keep one table to a file")))

    def _refuse_tricks(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            raise _Stop(
                self._finding(
                    event,
                    "alias",
                    Message("anchors (&{anchor}) are not allowed", anchor=event.anchor[:30]),
                    Message("remove it"),
                )
            )
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise _Stop(
                self._finding(
                    event, "tag", Message("the tag {tag} is not allowed", tag=tag[:60]), Message("write a plain value")
                )
            )

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start, end = event.start_mark, event.end_mark
        assert start is not None and end is not None
        end_column = end.column + 1 if end.line == start.line else start.column + 2
        return Scalar(event.value, not event.style, start.line + 1, start.column + 1, end_column)

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        if len(self._stack) >= MAX_DEPTH:
            raise _Stop(self._finding(event, "too-deep", *_TOO_DEEP))
        mark = event.start_mark
        assert mark is not None
        line, column = mark.line + 1, mark.column + 1
        node = Mapping(line, column) if isinstance(event, yaml.MappingStartEvent) else Sequence([], line, column)
        self._add(node)
        self._stack.append((node, None))

    def _add(self, node: Node) -> None:
        if not self._stack:
            self.root = node
            return
        parent, key = self._stack[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif key is None:
            self._stack[-1] = (parent, self._key(node))
        else:
            self._put(parent, key, node)
            self._stack[-1] = (parent, None)

    def _key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            return node
        finding = Finding("wrong-type", "error", self._file, node.line, node.column, Message("a key must be one word"),
                          Message("write `key: value`; quote text that begins with [ or {{"))  # fmt: skip
        raise _Stop(finding)

    def _put(self, parent: Mapping, key: Scalar, node: Node) -> None:
        if key.value in parent.items:
            first = parent.keys[key.value].line
            self.findings.append(
                Finding("duplicate-key", "error", self._file, key.line, key.column,
                        Message("`{value}` stands here a second time (first in line {first})", value=key.value[:60], first=first),
                        Message("keep one of the two"), end_column=key.end_column)
            )  # fmt: skip
            return
        parent.items[key.value] = node
        parent.keys[key.value] = key

    def _finding(self, event: yaml.Event, code: str, message: Message, hint: Message) -> Finding:
        mark = event.start_mark
        assert mark is not None
        return Finding(code, "error", self._file, mark.line + 1, mark.column + 1, message, hint)


def _syntax(error: Exception, text: str, file: str) -> Finding:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
    lines = text.splitlines()
    line = min(line, len(lines))
    source = lines[line - 1] if 0 < line <= len(lines) else ""
    problem = getattr(error, "problem", None) or "this is not YAML"
    if "nesting depth" in str(problem):  # newer libyaml stops by itself before we see the depth
        return Finding("too-deep", "error", file, line, column, *_TOO_DEEP)
    message, hint, line, column = syntax_hint(str(problem), source, line, column, lines)
    return Finding("syntax", "error", file, line, column, message, hint)
