"""Findings as text: ``file:line:col: error[code] message``, the source line, a caret, a hint; and for machines."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from zjtrack.finding import Finding
from zjtrack.report import escape
from zjtrack.report.view import Lang, View
from zjtrack.report.widths import clip, clip_start, width
from zjtrack.words.chinese import told

GITHUB_CAP = 10
_LEAST = 20  # cells of a source line, however narrow the terminal
_COLORS = {"error": "31", "warning": "33", "note": "36"}
_SEVERITY_ZH = {"error": "错误", "warning": "警告", "note": "提示"}
_GITLAB = {"error": "critical", "warning": "minor", "note": "info"}


def write(findings: Sequence[Finding], files: Mapping[str, str], view: View) -> str:
    """Every finding with its line, then one line of counts, also when clean."""
    blocks = [_block(finding, files, view) for finding in findings]
    return "".join(f"{block}\n" for block in blocks) + counts_line(findings, view) + "\n"


def counts_line(findings: Sequence[Finding], view: View) -> str:
    errors, warnings = (sum(f.severity == severity for f in findings) for severity in ("error", "warning"))
    if view.lang == "zh":
        return f"{errors}个错误，{warnings}个警告"
    return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"


def _severity(finding: Finding, lang: Lang) -> str:
    return _SEVERITY_ZH[finding.severity] if lang == "zh" else finding.severity


def _block(finding: Finding, files: Mapping[str, str], view: View) -> str:
    place = f"{finding.file}:{finding.line}:{finding.column}" if finding.line else finding.file
    label = f"{_severity(finding, view.lang)}[{finding.code}]"
    if view.color:
        label = f"\x1b[{_COLORS[finding.severity]}m{label}\x1b[0m"
    lines = [f"{escape.terminal(place)}: {label} {escape.terminal(told(finding.message, view.lang))}"]
    lines += _source(finding, files, view.width)
    if finding.hint:
        lines.append(f"  = {escape.terminal(told(finding.hint, view.lang))}")
    return "\n".join(lines)


def _source(finding: Finding, files: Mapping[str, str], cells: int | None) -> list[str]:
    """The line and the carets under what is meant; where a terminal would break the line, the part around it."""
    lines = files.get(finding.file, "").splitlines()
    if not 0 < finding.line <= len(lines):
        return []
    line = lines[finding.line - 1]
    start = max(finding.column - 1, 0)
    stop = max(finding.end_column - 1, start + 1)
    before, marked, after = (escape.terminal(part) for part in (line[:start], line[start:stop], line[stop:]))
    gutter = f"{finding.line:>5} | "
    if cells is not None:
        before, marked, after = _fitted(before, marked, after, max(cells - len(gutter), _LEAST))
    caret = " " * width(before) + "^" * max(width(marked), 1)
    return [gutter + before + marked + after, " " * len(gutter) + caret]


def _fitted(before: str, marked: str, after: str, cells: int) -> tuple[str, str, str]:
    """As much of a line as there is room for, the marked part first; what is cut is shown by …."""
    if width(before + marked + after) <= cells:
        return before, marked, after
    marked = clip(marked, cells - 2)
    room = cells - width(marked)
    before = clip_start(before, max(room - width(after), room // 2))
    return before, marked, clip(after, room - width(before))


def payload(findings: Sequence[Finding]) -> dict[str, Any]:
    """The object of ``check --format json``."""
    keys = ("code", "severity", "file", "line", "column", "end_column", "message", "hint", "id")
    summary = {
        f"{severity}s": sum(f.severity == severity for f in findings) for severity in ("error", "warning", "note")
    }
    return {"schema": 1, "findings": [{key: getattr(f, key) for key in keys} for f in findings], "summary": summary}


def github(findings: Sequence[Finding], view: View, prefix: str = "") -> str:
    """Workflow commands, errors first, within what GitHub shows; ``prefix`` leads to the files from the repository's root."""
    used: dict[str, int] = {}
    lines = []
    for finding in sorted(findings, key=lambda f: ("error", "warning", "note").index(f.severity)):
        kind = {"note": "notice"}.get(finding.severity, finding.severity)
        used[kind] = used.get(kind, 0) + 1
        if used[kind] <= GITHUB_CAP:
            lines.append(_command(kind, finding, prefix, view.lang))
    cut = len(findings) - len(lines)
    rest = f"，另有{cut}项未在此列出" if view.lang == "zh" else f", {cut} not shown here"
    return "".join(f"{line}\n" for line in lines) + f"::notice::{counts_line(findings, view)}{rest}\n"


def _command(kind: str, finding: Finding, prefix: str, lang: Lang) -> str:
    properties = [f"file={escape.workflow_property(prefix + finding.file)}"]
    if finding.line:
        properties += [f"line={finding.line}", f"col={finding.column}"]
    properties.append(f"title={escape.workflow_property(finding.code)}")
    message, hint = told(finding.message, lang), told(finding.hint, lang)
    if hint:
        message += f"（{hint}）" if lang == "zh" else f" ({hint})"
    return f"::{kind} {','.join(properties)}::{escape.workflow(message)}"


def gitlab(findings: Sequence[Finding], prefix: str = "") -> list[dict[str, Any]]:
    """A Code Quality report; equal findings of one file are told apart by their count. ``prefix`` as for ``github``."""
    seen: Counter[str] = Counter()
    return [_quality(finding, seen, prefix) for finding in findings]


def _quality(finding: Finding, seen: Counter[str], prefix: str) -> dict[str, Any]:
    path = prefix + finding.file
    key = f"{path}/{finding.code}/{finding.id}/{finding.message}"
    seen[key] += 1
    fingerprint = hashlib.sha256(f"{key}/{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()
    return {
        "description": finding.message,
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": _GITLAB[finding.severity],
        "location": {"path": path, "lines": {"begin": max(finding.line, 1)}},
    }


def markdown(findings: Sequence[Finding], view: View) -> str:
    """A list for a comment."""
    lines = [
        f"- **{_severity(finding, view.lang)}** `{finding.code}` {escape.markdown(f'{finding.file}:{finding.line}')} "
        f"{escape.markdown(told(finding.message, view.lang))}{'。' if view.lang == 'zh' else '. '}"
        f"{escape.markdown(told(finding.hint, view.lang))}"
        for finding in findings
    ]
    return "\n".join([*lines, "", counts_line(findings, view)]) + "\n"
