"""The top of a year: how many were met and missed, which were missed and by how much, how much is not known and why."""

from __future__ import annotations

from collections import Counter

from zjtrack.model import LISTS, Source
from zjtrack.report.html_charts import dot, sectors
from zjtrack.report.html_rows import anchor, sector_name
from zjtrack.report.html_text import chinese, esc, link, table
from zjtrack.report.view import Lang
from zjtrack.verdict.comparison import OUTCOMES, Comparison, summarise
from zjtrack.verdict.model import Verdict
from zjtrack.words import phrases
from zjtrack.words.messages import say
from zjtrack.words.pages import say as page

_FIRST = 12


def overview(comparison: Comparison, lang: Lang) -> str:
    """What a reader wants first, in a minute."""
    return (
        f'<div class="ov">{_headline(comparison, lang)}'
        f'<div class="two">{_sectors(comparison, lang)}{_lists(comparison, lang)}</div>{_missed(comparison, lang)}{_unknown(comparison, lang)}</div>'
    )


def _headline(comparison: Comparison, lang: Lang) -> str:
    s = comparison.summary
    counts = {name: getattr(s, name) for name in OUTCOMES}
    key = "decided" if s.decided else "nothing_decided"
    first = page(lang, key, year=comparison.year, total=s.total, decided=s.decided, **counts)
    rest = [page(lang, f"rest_{name}", count=counts[name]) for name in OUTCOMES[2:] if counts[name]]
    second = page(lang, "undecided", parts=page(lang, "comma").join(rest)) if rest else ""
    return f'<p class="hl">{esc(first)}</p><p class="sub">{esc(second)}</p>'


def _sectors(comparison: Comparison, lang: Lang) -> str:
    rows = [(sector_name(comparison, name, lang), summarise(found)) for name, found in comparison.by_sector().items()]
    note = esc(page(lang, "sector_note"))
    return (
        f'<section><h3>{esc(page(lang, "h_sectors"))}</h3><figure class="sc" tabindex="0" role="region" '
        f'aria-label="{esc(page(lang, "sector_figure"))}">{sectors(rows, lang)}</figure><p class="nt">{note}</p></section>'
    )


def _lists(comparison: Comparison, lang: Lang) -> str:
    """The same by where the documents set the target: the annex alone is what ``compare`` shows first."""
    head = [page(lang, "list"), page(lang, "total"), page(lang, "decided_short"), say(lang, "met"), say(lang, "missed")]
    rows = []
    for name in LISTS:
        found = summarise(verdict for verdict in comparison.verdicts if name in verdict.target.lists)
        if found.total:
            rows.append([esc(say(lang, name)), *map(str, (found.total, found.decided, found.met, found.missed))])
    if len(rows) < 2:
        return ""
    return f"<section><h3>{esc(page(lang, 'by_list'))}</h3>{table([esc(one) for one in head], rows, 'mini')}</section>"


def _missed(comparison: Comparison, lang: Lang) -> str:
    """The missed ones in the order of the documents; a long list opens further."""
    missed = [verdict for verdict in comparison.verdicts if verdict.outcome == "missed"]
    title = f"<h3>{esc(page(lang, 'h_missed'))}</h3>"
    if not missed:
        return f"<section>{title}<p>{esc(page(lang, 'no_missed'))}</p></section>" if comparison.summary.decided else ""
    first, rest = missed[:_FIRST], missed[_FIRST:]
    more = ""
    if rest:
        label = esc(page(lang, "more_missed", count=len(rest)))
        more = f"<details><summary>{label}</summary>{_missed_table(rest, lang)}</details>"
    return f'<section class="ms">{title}{_missed_table(first, lang)}{more}</section>'


def _missed_table(verdicts: list[Verdict], lang: Lang) -> str:
    head = [say(lang, "indicator"), say(lang, "target"), say(lang, "outcome"), say(lang, "gap"), page(lang, "against"),
            page(lang, "written_in")]  # fmt: skip
    rows = [
        [
            f'<a href="#{esc(anchor(one))}">{esc(phrases.name(one.target, lang))}</a>',
            f"<span{chinese(lang)}>{esc(phrases.wording(one))}</span>",
            esc(phrases.outcome(one, lang)), f"<b>{esc(phrases.gap(one, lang))}</b>", dot(one, lang),
            _written(one, lang),
        ]
        for one in verdicts
    ]  # fmt: skip
    return table([esc(one) for one in head], rows, "miss", [esc(head[1]), esc(head[2]), "", "", esc(head[5])])


def _written(verdict: Verdict, lang: Lang) -> str:
    """The document that holds the outcome; the row that the indicator leads to quotes it."""
    figure = verdict.actual
    if figure is None or figure.source is None:
        return "—"
    title = link(figure.source.url, f"<span{chinese(lang)}>{esc(figure.source.title)}</span>")
    return f'<span class="dc">{title}</span>'


def _unknown(comparison: Comparison, lang: Lang) -> str:
    reasons = Counter(one.reason_code for one in comparison.verdicts if one.outcome == "unknown")
    if not reasons:
        return ""
    rows = [[esc(page(lang, f"u_{code}")), str(count)] for code, count in reasons.most_common()]
    head = [esc(page(lang, "reason")), esc(page(lang, "count"))]
    documents = "".join(f"<li>{_searched(source, lang)}</li>" for source in searched(comparison))
    listed = (
        f"<details><summary>{esc(page(lang, 'searched'))}</summary><ul>{documents}</ul></details>" if documents else ""
    )
    lead = esc(page(lang, "unknown_lead", unknown=comparison.summary.unknown))
    return f"<section><h3>{esc(page(lang, 'h_unknown'))}</h3><p>{lead}</p>{table(head, rows, 'mini')}{listed}</section>"


def searched(comparison: Comparison) -> list[Source]:
    """The documents read for the year's outcomes."""
    return list({source.id: source for verdict in comparison.verdicts for source in verdict.searched}.values())


def _searched(source: Source, lang: Lang) -> str:
    missing = f" ({esc(page(lang, 'missing_part', part=source.missing))})" if source.missing else ""
    return link(source.url, f"<span{chinese(lang)}>{esc(source.title)}</span>") + missing
