"""The rows of a target table: sector, number, and a wording that can be judged."""

from __future__ import annotations

from collections.abc import Iterator

from zjtrack.checks.context import Context
from zjtrack.checks.ids import is_number
from zjtrack.finding import Finding
from zjtrack.message import Message
from zjtrack.model import Kind, Rule
from zjtrack.rules import Bound, Problem, bind_also

_WITH_VALUE = {
    Kind.AT_LEAST, Kind.MORE_THAN, Kind.AT_MOST, Kind.LESS_THAN, Kind.REACH, Kind.ABOUT, Kind.BETWEEN,
}  # fmt: skip
_WARNINGS = ("better-contradicts", "superfluous-rule")
_KEY_OF = {"better-contradicts": "better", "superfluous-rule": "rule"}


def numbers(context: Context) -> Iterator[Finding]:
    """Rows of the annex, and only they, carry the number printed there."""
    for target in context.data.targets:
        if target.number is None:
            if "annex" in target.lists:
                hint = Message('write `number: "1"`, as printed')
                yield context.finding(
                    "missing-key", target.at, Message("a row of the annex has no `number`"), hint, target.id
                )
        elif "annex" not in target.lists:
            hint = Message("write `annex` in `list:`, or remove the number: only the rows of the annex have one")
            message = Message("`number: {number}` outside the annex", number=target.number)
            yield context.finding("bad-combination", context.at(target, "number"), message, hint, target.id)
        elif not is_number(target.number):
            place = context.at(target, "number")
            message = Message("“{number}” is not a number of the annex", number=target.number)
            yield context.finding(
                "bad-number", place, message, Message('write "9" or, for a sub-row, "9.1"'), target.id
            )


def wordings(context: Context) -> Iterator[Finding]:
    """What the grammar and the row's own fields say of each wording."""
    for bound in context.bounds:
        for problem in bound.problems:
            if problem.code != "unit-mismatch":  # units.units tells which of the two units is wrong
                yield _problem(context, bound, problem)


def other_wordings(context: Context) -> Iterator[Finding]:
    """What the grammar cannot read of another document's wording: a conflict there could not be seen."""
    for bound in context.bounds:
        for also in bound.target.also:
            for problem in bind_also(bound, also.wording).problems:
                if problem.code == "unreadable-wording":
                    place, length = context.within(context.at(also, "wording"), problem.start, problem.end)
                    hint = Message("copy it as printed, or keep only the clause that states the target")
                    yield context.finding(problem.code, place, problem.message, hint, bound.target.id, length=length)


def _problem(context: Context, bound: Bound, problem: Problem) -> Finding:
    target = bound.target
    key = _KEY_OF.get(problem.code, "target")
    place, length = (target.at if problem.code == "missing-key" else context.at(target, key)), 0
    if key == "target" and problem.end > problem.start:
        place, length = context.within(place, problem.start, problem.end)
    severity = "warning" if problem.code in _WARNINGS else "error"
    return context.finding(problem.code, place, problem.message, problem.hint, target.id, severity, length)  # type: ignore[arg-type]


def deadlines(context: Context) -> Iterator[Finding]:
    """A deadline before the year of the target."""
    for target in context.data.targets:
        if target.by is not None and target.by.year < target.year:
            message = Message("`by: {by}` lies before {year}, the year of the target", by=target.by, year=target.year)
            yield context.finding(
                "bad-date", context.at(target, "by"), message, Message("write the deadline"), target.id
            )


def ranges(context: Context) -> Iterator[Finding]:
    """A range whose second end is not the larger; a rule by hand that lacks what its kind is tested by."""
    for bound in context.bounds:
        rule, target = bound.rule, bound.target
        if rule is None:
            continue
        key = "target" if target.hand_rule is None else "rule"
        if (
            rule.kind is Kind.BETWEEN
            and rule.value is not None
            and rule.value2 is not None
            and rule.value >= rule.value2
        ):
            message = Message("the range runs from {value:f} to {value2:f}", value=rule.value, value2=rule.value2)
            yield context.finding(
                "bad-range", context.at(target, key), message, Message("write the smaller end first"), target.id
            )
        if target.hand_rule is not None and (missing := _missing_in(rule)):
            message = Message("`rule:` of kind {kind} has no `{missing}`", kind=rule.kind, missing=missing)
            hint = Message("write `{missing}:` under `rule:`", missing=missing)
            yield context.finding("missing-key", context.at(target, "rule"), message, hint, target.id)


def _missing_in(rule: Rule) -> str | None:
    if rule.kind in _WITH_VALUE and rule.value is None and rule.reference is None:
        return "value"
    return "value2" if rule.kind is Kind.BETWEEN and rule.value2 is None else None
