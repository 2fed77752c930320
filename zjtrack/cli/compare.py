"""``zjtrack compare``: load, judge, write."""

from __future__ import annotations

from dataclasses import replace

from zjtrack.cli.common import Options, fit, read_to_judge, year_of
from zjtrack.cli.filters import Filters
from zjtrack.verdict import Comparison, Policy, compare

FORMATS = ("table", "json", "csv", "markdown")


def run(year: str | None, filters: Filters, policy: Policy, options: Options) -> int:
    """Judge a year and write the table in the format asked for."""
    loaded = read_to_judge(options)
    chosen = year_of(loaded.dataset, year)
    data = fit(loaded, (chosen,)).dataset
    filters = filters.against(loaded)
    comparison = filtered(compare(data, chosen, policy, lists=filters.lists, keep=filters.keeps), filters)
    options.emit(text(comparison, options))
    return 0


def filtered(comparison: Comparison, filters: Filters) -> Comparison:
    """Only the verdicts with the statuses that are wanted; the rest is counted as hidden."""
    kept = tuple(verdict for verdict in comparison.verdicts if filters.keeps_verdict(verdict))
    return replace(comparison, verdicts=kept, hidden=comparison.hidden + len(comparison.verdicts) - len(kept))


def text(comparison: Comparison, options: Options) -> str:
    """The comparison in the format asked for; each writer is imported on use."""
    if options.format in ("json", "csv"):
        from zjtrack.report import compare_json, csvtext, jsontext  # noqa: PLC0415

        payload = compare_json.payload(comparison, options.lang)
        if options.format == "csv":
            return csvtext.table(payload["results"], csvtext.COMPARE_COLUMNS)
        return jsontext.dumps(payload) + "\n"
    if options.format == "markdown":
        from zjtrack.report import markdown  # noqa: PLC0415

        return markdown.write(comparison, options.view)
    from zjtrack.report import table  # noqa: PLC0415

    return table.write(comparison, options.view)
