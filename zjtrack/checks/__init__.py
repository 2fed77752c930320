"""Every problem in the data at once: checks are plain functions from a context to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from zjtrack.checks import derivations, ids, names, readings, references, rows, sources, subjects, trends, units, usual
from zjtrack.checks.context import Context
from zjtrack.finding import Finding, sort_key
from zjtrack.load import Loaded
from zjtrack.load.records import as_id
from zjtrack.model import Reading, Target

Check = Callable[[Context], Iterable[Finding]]

# What makes data unfit to judge by.
ERRORS: tuple[Check, ...] = (
    ids.duplicate_ids,
    ids.duplicate_numbers,
    ids.duplicate_readings,
    ids.duplicate_sectors,
    references.unknown_sources,
    references.unknown_ids,
    references.unknown_sectors,
    references.cycles,
    references.reused,
    references.accepted_codes,
    rows.numbers,
    rows.wordings,
    rows.other_wordings,
    rows.ranges,
    rows.deadlines,
    units.units,
    units.unsaid,
    readings.quotes,
    derivations.derivations,
    readings.combinations,
    readings.periods,
    sources.texts,
    names.gazetteer,
    names.topics,
)
# What a curator should look at; of several on one row or series the first is the likeliest cause of the others.
WARNINGS: tuple[Check, ...] = (
    usual.better_of_names,
    usual.units_of_names,
    trends.same_names,
    trends.across_years,
    readings.scales,
    readings.years,
    readings.publications,
    subjects.quotes,
    ids.several_readings,
    subjects.wordings,
    trends.tenfold,
    trends.wrong_side,
    trends.stale_estimates,
    trends.conflicts,
    readings.bounds,
    derivations.bounds,
    names.row_places,
)
# These follow from another mistake of the same series.
_FOLLOW = {"other-subject", "changed-series", "tenfold", "far-off", "stale-estimate", "conflict"}


def errors(loaded: Loaded) -> tuple[Finding, ...]:
    """What must be mended before anything is judged: the cheap half of ``check``."""
    return _errors(Context(loaded))


def topic_errors(own: Loaded, data: Loaded) -> list[Finding]:
    """What is wrong with the topics of ``own`` (a file of its own, or the data set itself), its ids looked up in ``data``."""
    read = [f for f in own.findings if own is not data or f.file.endswith("/topics.yaml")]
    return [*read, *names.topic_ids(Context(own), Context(data))]


def check(loaded: Loaded) -> tuple[Finding, ...]:
    """Everything: load findings, errors, warnings less those accepted, in a total order."""
    context = Context(loaded)
    found = _errors(context)
    if loaded.broken:  # half a data set looks strange in ways that mean nothing
        return found
    wrong = {as_id(finding.id) for finding in found if finding.severity == "error" and finding.id is not None}
    raised = [finding for finding in found if finding.severity == "warning"]
    raised += [finding for test in WARNINGS for finding in test(context)]
    heads = {finding.file for finding in found if finding.severity == "error" and finding.id is None}
    rows: tuple[Target | Reading, ...] = (*loaded.dataset.targets, *loaded.dataset.readings)
    wrong |= {row.id for row in rows if row.at.file in heads}
    warnings = [f for f in raised if f.id not in wrong and f.file not in heads]
    kept = _causes(context.without_accepted(warnings))
    excused = {
        (finding.id, finding.file) for finding in kept
    }  # one mistake of a row may hide the warning accepted on it
    unused = [f for f in context.unused_accepts(raised) if f.id not in wrong and f.file not in heads]
    kept += [finding for finding in unused if (finding.id, finding.file) not in excused]
    return tuple(sorted([*(f for f in found if f.severity == "error"), *kept], key=sort_key))


def _causes(warnings: Iterable[Finding]) -> list[Finding]:
    """Without those that only follow from an earlier one on the same id."""
    kept: list[Finding] = []
    for finding in warnings:
        first = next((other for other in kept if other.id == finding.id and other.id is not None), None)
        if first is None or finding.code not in _FOLLOW or finding.code == first.code:
            kept.append(finding)
    return kept


def _errors(context: Context) -> tuple[Finding, ...]:
    found = [*context.loaded.findings, *(finding for test in ERRORS for finding in test(context))]
    twice = {finding.id for finding in found if finding.code == "duplicate-id" and finding.id is not None}
    # Two rows under one id contradict each other in other ways too: that is one mistake, not several.
    kept = [finding for finding in found if finding.code == "duplicate-id" or finding.id not in twice]
    return tuple(sorted(kept, key=sort_key))
