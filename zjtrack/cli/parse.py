"""``zjtrack parse``: how the grammar reads a wording."""

from __future__ import annotations

import sys
from typing import Any

from zjtrack.cli.common import Options, Stop
from zjtrack.message import Message
from zjtrack.report import escape
from zjtrack.report.jsontext import dumps
from zjtrack.report.view import Lang
from zjtrack.wording import Parse, parse
from zjtrack.wording.jsonform import to_json
from zjtrack.words.chinese import told

FORMATS = ("table", "json", "jsonl", "csv", "markdown")
_KEYS = ("kind", "value", "value2", "unit", "reference", "margin", "from", "stretch", "effort", "measure", "period")
_COLUMNS = ("input", "indicator", *_KEYS, "base_value", "base_unit", "finding")


def run(wordings: list[str], options: Options) -> int:
    """Read the wordings of the command line, or of standard input for ``-``."""
    lines = [line for wording in wordings for line in (_standard_input() if wording == "-" else [wording])]
    if not wordings:
        raise Stop(Message("no wording given; write one in quotes, or - to read one a line from standard input"))
    options.emit(_text([parse(line) for line in lines], options.format, options.lang))
    return 0


def _standard_input() -> list[str]:
    text = sys.stdin.buffer.read().decode("utf-8-sig", "replace")
    return [line.strip() for line in text.splitlines() if line.strip()]


def _text(parsed: list[Parse], format_: str, lang: Lang) -> str:
    objects = [to_json(one) for one in parsed]
    if format_ == "jsonl":
        return "".join(f"{dumps(one, None)}\n" for one in objects)
    if format_ == "json":
        return dumps(objects[0] if len(objects) == 1 else objects) + "\n"
    rows = [row for one in objects for row in _rows(one)]
    if format_ == "csv":
        from zjtrack.report.csvtext import table  # noqa: PLC0415

        return table(rows, _COLUMNS)
    if format_ == "markdown":
        lines = [f"| {' | '.join(_COLUMNS)} |", "|" + " --- |" * len(_COLUMNS)]
        lines += [f"| {' | '.join(escape.markdown(_cell(row.get(key))) for key in _COLUMNS)} |" for row in rows]
        return "\n".join(lines) + "\n"
    return "".join(_lines(one, source, lang) for one, source in zip(objects, parsed, strict=True))


def _rows(one: dict[str, Any]) -> list[dict[str, Any]]:
    rows = [{**target, "input": one["input"]} for target in one["targets"]]
    return rows + [{"input": one["input"], "finding": finding["message"]} for finding in one["findings"]]


def _lines(one: dict[str, Any], parsed: Parse, lang: Lang) -> str:
    lines = [escape.terminal(one["input"])]
    for target in one["targets"]:
        facts = [f"{key}={_cell(target[key])}" for key in _KEYS[1:] if target[key] is not None]
        name = f"  {target['indicator']}" if target["indicator"] else ""
        lines.append(escape.terminal(f"  {target['kind']:<12} {'  '.join(facts)}{name}"))
    for error in parsed.findings:
        marked = f"{one['input'][: error.start]}⟦{one['input'][error.start : error.end]}⟧{one['input'][error.end :]}"
        problem = Message(
            "{message}; expected {expected}: {marked}", message=error.message, expected=error.expected, marked=marked
        )
        lines.append(escape.terminal(f"  ! {told(problem, lang)}"))
    return "\n".join(lines) + "\n"


def _cell(value: Any) -> str:
    return "" if value is None else str(value)
