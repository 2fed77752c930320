"""``zjtrack show``: one indicator in full, or a sector over the years."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

from zjtrack.cli.common import Options, Stop, fit, read_to_judge, unknown, year_of, years_of
from zjtrack.cli.compare import filtered
from zjtrack.cli.filters import Filters
from zjtrack.cli.help import spoken
from zjtrack.message import Message
from zjtrack.model import LISTS, DataSet
from zjtrack.report import show
from zjtrack.report.escape import terminal
from zjtrack.verdict import Comparison, Policy, Verdict, compare

FORMATS = ("table", "json", "csv", "markdown")
Pairs = list[tuple[Comparison, Verdict]]


def run(
    ids: list[str], year: str | None, filters: Filters, policy: Policy, options: Options, texts: Path | None = None
) -> int:
    """Explain the indicators named, else list what the filters let through."""
    loaded = fit(read_to_judge(options))
    data, filters = loaded.dataset, filters.against(loaded)
    years = [year_of(data, year)] if year is not None else years_of(data)
    comparisons = [
        filtered(compare(data, one, policy, lists=filters.lists or LISTS, keep=filters.keeps), filters) for one in years
    ]
    if texts is not None and not ids:
        raise Stop(Message("--sources shows the passages of one indicator: name its id"))
    if ids:
        options.emit(_indicators(_pairs(ids, comparisons, data), options, _look_up(data, texts)))
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
            raise Stop(unknown(Message("indicator"), id_, sorted(known)))
        found += [(c, verdict) for c in comparisons for verdict in c.verdicts if verdict.target.id == current]
    return found


def _look_up(data: DataSet, directory: Path | None) -> show.LookUp:
    """Where clauses stand, in the texts of that directory; what cannot be looked up is said once, on stderr."""
    if directory is None:
        return lambda _: ()
    if not directory.is_dir():
        raise Stop(
            Message("{directory} is no directory; name the one that holds the documents' texts", directory=directory)
        )
    from zjtrack.sources import passages, read_texts  # noqa: PLC0415
    from zjtrack.words.chinese import told  # noqa: PLC0415

    texts = read_texts(data.sources, directory)
    for finding in texts.findings:
        print(f"zjtrack: {terminal(told(finding.message, spoken()))}", file=sys.stderr)
    for id_ in texts.changed:
        changed = Message("the text of `{id}` is not the one curated from: its sha256 differs", id=id_)
        print(f"zjtrack: {told(changed, spoken())}", file=sys.stderr)
    return lambda verdict: passages(verdict, texts)


def _indicators(pairs: Pairs, options: Options, look_up: show.LookUp) -> str:
    if options.format in ("json", "csv"):
        return _machine(pairs, options, look_up)
    if options.format == "markdown":
        return show.indicator_markdown(pairs, options.view, look_up)
    return show.indicator(pairs, options.view, look_up)


def _sector(comparisons: list[Comparison], options: Options) -> str:
    if options.format in ("json", "csv"):
        return _machine([(c, verdict) for c in comparisons for verdict in c.verdicts], options)
    if options.format == "markdown":
        return show.sector_markdown(comparisons, options.view)
    return show.sector(comparisons, options.view)


def _machine(pairs: Pairs, options: Options, look_up: show.LookUp = lambda _: ()) -> str:
    from zjtrack.report import compare_json, csvtext, jsontext  # noqa: PLC0415

    results = []
    for c, verdict in pairs:
        result = {"year": c.year, **compare_json.result(verdict, c, options.lang)}
        found = [asdict(passage) for passage in look_up(verdict)]
        results.append({**result, "passages": found} if found else result)
    if options.format == "csv":
        return csvtext.table(results, ("year", *csvtext.COMPARE_COLUMNS))
    return jsontext.dumps({"schema": 1, "lang": options.lang, "results": results}) + "\n"
