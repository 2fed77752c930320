"""The rows of a target table: sector, number, and a wording that can be judged."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from zjtrack.checks.context import Context
from zjtrack.finding import Finding
from zjtrack.rules import Bound, Problem

_NUMBER = re.compile(r"\d+(?:\.\d+)*\Z", re.ASCII)
_WARNINGS = ("better-contradicts", "superfluous-rule")
_KEY_OF = {"better-contradicts": "better", "superfluous-rule": "rule", "unit-mismatch": "target"}


def sectors(context: Context) -> Iterator[Finding]:
    """A sector that dataset.yaml does not name would have no place in the table."""
    known = [sector.name for sector in context.data.info.sectors]
    if not known:
        return
    for target in context.data.targets:
        if target.sector not in known:
            near = difflib.get_close_matches(target.sector, known, 1, 0.4)
            hint = f"did you mean {near[0]}?" if near else f"dataset.yaml has: {'、'.join(known)}"
            place = context.at(target, "sector")
            message = f"no sector is called “{target.sector}”"
            yield context.finding("unknown-sector", place, message, hint, target.id, length=len(target.sector))


def numbers(context: Context) -> Iterator[Finding]:
    """Rows of the annex carry the number printed there."""
    for target in context.data.targets:
        if target.number is None:
            if "annex" in target.lists:
                hint = 'write `number: "1"`, as printed'
                yield context.finding("missing-key", target.at, "a row of the annex has no `number`", hint, target.id)
        elif not _NUMBER.match(target.number):
            place = context.at(target, "number")
            message = f"“{target.number}” is not a number of the annex"
            yield context.finding("bad-number", place, message, 'write "9" or, for a sub-row, "9.1"', target.id)


def wordings(context: Context) -> Iterator[Finding]:
    """What the grammar and the row's own fields say of each wording."""
    for bound in context.bounds:
        for problem in bound.problems:
            yield _problem(context, bound, problem)


def _problem(context: Context, bound: Bound, problem: Problem) -> Finding:
    target = bound.target
    key = _KEY_OF.get(problem.code, "target")
    place, length = context.at(target, key), 0
    if key == "target" and problem.end > problem.start:
        place, length = context.within(place, target.wording, problem.start, problem.end)
    severity = "warning" if problem.code in _WARNINGS else "error"
    return context.finding(problem.code, place, problem.message, problem.hint, target.id, severity, length)  # type: ignore[arg-type]
