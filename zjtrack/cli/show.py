"""``zjtrack show``: one indicator in full, or a sector over the years."""

from __future__ import annotations

from zjtrack.cli.common import Options, Stop, fit, read_to_judge, unknown, year_of, years_of
from zjtrack.cli.compare import filtered
from zjtrack.cli.filters import Filters
from zjtrack.model import LISTS, DataSet
from zjtrack.report import show
from zjtrack.verdict import Comparison, Policy, Verdict, compare

FORMATS = ("table", "json", "csv", "markdown")
Pairs = list[tuple[Comparison, Verdict]]


def run(ids: list[str], year: str | None, filters: Filters, policy: Policy, options: Options) -> int:
    """Explain the indicators named, else list what the filters let through."""
    loaded = fit(read_to_judge(options))
    data, filters = loaded.dataset, filters.against(loaded)
    years = [year_of(data, year)] if year is not None else years_of(data)
    comparisons = [
        filtered(compare(data, one, policy, lists=filters.lists or LISTS, keep=filters.keeps), filters) for one in years
    ]
    if ids:
        options.emit(_indicators(_pairs(ids, comparisons, data), options))
    else:
        options.emit(_sector([one for one in comparisons if one.verdicts], options))
    return 0


def _pairs(ids: list[str], comparisons: list[Comparison], data: DataSet) -> Pairs:
    known = {target.id for target in data.targets}
    old_ids = {was: target.id for target in data.targets for was in target.was}
    found: Pairs = []
    for id_ in ids:
        current = old_ids.get(id_, id_)
        if current not in known:
            raise Stop(unknown("indicator", id_, sorted(known)))
        found += [(c, verdict) for c in comparisons for verdict in c.verdicts if verdict.target.id == current]
    return found


def _indicators(pairs: Pairs, options: Options) -> str:
    if options.format in ("json", "csv"):
        return _machine(pairs, options)
    if options.format == "markdown":
        return show.indicator_markdown(pairs, options.view)
    return show.indicator(pairs, options.view)


def _sector(comparisons: list[Comparison], options: Options) -> str:
    if options.format in ("json", "csv"):
        return _machine([(c, verdict) for c in comparisons for verdict in c.verdicts], options)
    if options.format == "markdown":
        return show.sector_markdown(comparisons, options.view)
    return show.sector(comparisons, options.view)


def _machine(pairs: Pairs, options: Options) -> str:
    from zjtrack.report import compare_json, csvtext, jsontext  # noqa: PLC0415

    results = [{"year": c.year, **compare_json.result(verdict, c, options.lang)} for c, verdict in pairs]
    if options.format == "csv":
        return csvtext.table(results, ("year", *csvtext.COMPARE_COLUMNS))
    return jsontext.dumps({"schema": 1, "lang": options.lang, "results": results}) + "\n"
