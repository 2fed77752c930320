"""``zjtrack compare``: load, judge, write."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from zjtrack.cli.common import Options, Stop, fit, read_to_judge, year_of
from zjtrack.cli.filters import Filters
from zjtrack.loaded import find_data
from zjtrack.message import Message
from zjtrack.output import OutputError
from zjtrack.report.view import Lang
from zjtrack.verdict import Comparison, Policy, compare

FORMATS = ("table", "json", "csv", "markdown", "xlsx")
ENDING = ".xlsx"


def format_of(given: str, output: Path | None) -> str:
    """A table that goes to FILE.xlsx is meant as a workbook."""
    named = output is not None and output.suffix.lower() == ENDING
    return "xlsx" if given == "table" and named else given


def run(
    year: str | None, filters: Filters, policy: Policy, options: Options, summary: bool = False, force: bool = False
) -> int:
    """Judge a year and write the table in the format asked for, or only a bar a sector."""
    if summary and options.format != "table":
        raise Stop(Message("--summary draws in the terminal; with --format json the counts stand under `summary`"))
    target = _workbook_file(options, force) if options.format == "xlsx" else None
    loaded = read_to_judge(options)
    chosen = year_of(loaded.dataset, year)
    data = fit(loaded, (chosen,)).dataset
    filters = filters.against(loaded)
    comparison = filtered(compare(data, chosen, policy, lists=filters.lists, keep=filters.keeps), filters)
    if target is not None:
        _workbook(comparison, options.lang, target)
    else:
        options.emit(_bars(comparison, options) if summary else text(comparison, options))
    return 0


def _bars(comparison: Comparison, options: Options) -> str:
    from zjtrack.report import bars  # noqa: PLC0415

    return bars.write(comparison, options.view)


def _workbook_file(options: Options, force: bool) -> Path:
    """A workbook is a file: ``--output`` says which, and one that somebody kept stays."""
    from zjtrack.files import refuse_existing  # noqa: PLC0415

    if options.output is None:
        raise OutputError("no_name")
    if options.output.is_dir():
        raise OutputError("is_directory", options.output)
    if options.output.suffix.lower() != ENDING and not options.output.exists():
        raise OutputError("no_ending", options.output)
    refuse_existing(options.output, force)
    return options.output


def _workbook(comparison: Comparison, lang: Lang, target: Path) -> None:
    from zjtrack.cli.export import workbook  # noqa: PLC0415
    from zjtrack.files import write_file  # noqa: PLC0415

    write_file(workbook().write_comparison(comparison, lang), target)


def filtered(comparison: Comparison, filters: Filters) -> Comparison:
    """Only the verdicts with the statuses that are wanted; the rest is counted as hidden."""
    kept = tuple(verdict for verdict in comparison.verdicts if filters.keeps_verdict(verdict))
    return replace(comparison, verdicts=kept, hidden=comparison.hidden + len(comparison.verdicts) - len(kept))


def _last_change(options: Options) -> tuple[str | None, bool | None]:
    from zjtrack.history import last_change  # noqa: PLC0415

    directory = find_data(options.data, Path.cwd())
    return last_change(directory) if directory is not None else (None, None)


def text(comparison: Comparison, options: Options) -> str:
    """The comparison in the format asked for; each writer is imported on use."""
    if options.format in ("json", "csv"):
        from zjtrack.report import compare_json, csvtext, jsontext  # noqa: PLC0415

        if options.format == "csv":
            results = compare_json.payload(comparison, options.lang)["results"]
            return csvtext.table(results, csvtext.COMPARE_COLUMNS)
        return jsontext.dumps(compare_json.payload(comparison, options.lang, _last_change(options))) + "\n"
    if options.format == "markdown":
        from zjtrack.report import markdown  # noqa: PLC0415

        return markdown.write(comparison, options.view)
    from zjtrack.report import table  # noqa: PLC0415

    return table.write(comparison, options.view)
