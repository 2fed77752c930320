"""Every problem in the data at once: checks are plain functions from a context to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from zjtrack.checks import ids, names, readings, rows, sources, trends
from zjtrack.checks.context import Context
from zjtrack.finding import Finding, sort_key
from zjtrack.load import Loaded

Check = Callable[[Context], Iterable[Finding]]

# What makes data unfit to judge by.
ERRORS: tuple[Check, ...] = (
    ids.duplicate_ids,
    ids.duplicate_numbers,
    ids.duplicate_readings,
    ids.unknown_references,
    ids.unknown_ids,
    rows.sectors,
    rows.numbers,
    rows.wordings,
    readings.units,
    readings.quotes,
    readings.derivations,
    readings.combinations,
    sources.texts,
    names.gazetteer,
    names.topics,
    names.exclusions,
)
# What a curator should look at.
WARNINGS: tuple[Check, ...] = (
    trends.wrong_side,
    trends.tenfold,
    trends.across_years,
    trends.stale_estimates,
    trends.conflicts,
    readings.bounds,
    names.row_places,
)


def errors(loaded: Loaded) -> tuple[Finding, ...]:
    """What must be mended before anything is judged: the cheap half of ``check``."""
    return _run(Context(loaded), ERRORS, loaded.findings)


def topic_errors(own: Loaded, data: Loaded) -> list[Finding]:
    """What is wrong with the topics of ``own`` (a file of its own, or the data set itself), its ids looked up in ``data``."""
    read = [f for f in own.findings if f.severity == "error" and (own is not data or f.file.endswith("/topics.yaml"))]
    return [*read, *names.topic_ids(own.dataset.topics.values(), Context(data))]


def check(loaded: Loaded) -> tuple[Finding, ...]:
    """Everything: load findings, errors, warnings less those accepted, in a total order."""
    context = Context(loaded)
    found = _run(context, ERRORS, loaded.findings)
    if any(finding.severity == "error" for finding in found):
        return tuple(sorted(found, key=sort_key))
    warnings = [finding for test in WARNINGS for finding in test(context)]
    warnings += [finding for finding in found if finding.severity == "warning"]
    kept = list(context.without_accepted(warnings))
    return tuple(sorted([*kept, *context.unused_accepts(warnings)], key=sort_key))


def _run(context: Context, tests: tuple[Check, ...], found: Iterable[Finding]) -> tuple[Finding, ...]:
    all_found = [*found, *(finding for test in tests for finding in test(context))]
    twice = {finding.id for finding in all_found if finding.code == "duplicate-id"}
    # Two rows under one id contradict each other in other ways too: that is one mistake, not several.
    kept = [finding for finding in all_found if finding.code == "duplicate-id" or finding.id not in twice]
    return tuple(sorted(kept, key=sort_key))
