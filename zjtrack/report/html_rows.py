"""The table of a year's targets: a row to scan, and behind it the row that explains it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from zjtrack.report.html_charts import deviation, dot
from zjtrack.report.html_detail import detail
from zjtrack.report.html_text import chinese, esc, labelled
from zjtrack.report.series import Point
from zjtrack.report.view import Lang
from zjtrack.verdict.comparison import OUTCOMES, Comparison, summarise
from zjtrack.verdict.model import Verdict
from zjtrack.words import phrases
from zjtrack.words.messages import say
from zjtrack.words.pages import say as page

COLUMNS = ("status", "number", "indicator", "target", "outcome", "gap", "against")
Histories = Mapping[str, Sequence[Point]]


def anchor(verdict: Verdict) -> str:
    """The address of a row within the page."""
    return f"t{verdict.target.year}-{verdict.target.id}"


def year_table(comparison: Comparison, histories: Histories, lang: Lang) -> str:
    """Every target of the year by sector; a target is a ``tbody`` of two rows, so that it sorts as one."""
    bodies = []
    for sector, verdicts in comparison.by_sector().items():
        counts = esc(phrases.summary(summarise(verdicts), lang))
        bodies.append(
            f'<tbody class="s"><tr><th colspan="{len(COLUMNS)}" scope="rowgroup">{esc(sector_name(comparison, sector, lang))}'
            f" <small>{counts}</small></th></tr></tbody>"
        )
        bodies += [_row(comparison, verdict, histories.get(verdict.target.id, ()), lang) for verdict in verdicts]
    caption = esc(page(lang, "table_caption", year=comparison.year))
    head = "".join(_head(column, lang) for column in COLUMNS)
    return f'<table class="all"><caption>{caption}</caption><thead><tr>{head}</tr></thead>{"".join(bodies)}</table>'


def sector_name(comparison: Comparison, sector: str, lang: Lang) -> str:
    english = {one.name: one.name_en for one in comparison.data.info.sectors}
    return sector if lang == "zh" else english.get(sector) or sector


def _head(column: str, lang: Lang) -> str:
    if column == "against":
        sides = "".join(f"<span>{esc(page(lang, side))}</span>" for side in ("worse", "better"))
        return f'<th scope="col" class="c-against" title="{esc(page(lang, "against_hint"))}">{sides}</th>'
    return f'<th scope="col" class="c-{column}" data-k="{column}">{esc(say(lang, column))}</th>'


def _row(comparison: Comparison, verdict: Verdict, points: Sequence[Point], lang: Lang) -> str:
    """A browser that runs the script keeps a ``noscript`` as one string: the script makes it a tree when the row opens."""
    target = verdict.target
    facts = {
        "s": verdict.outcome, "k": target.sector, "l": "|".join(target.lists), "p": "|".join(target.places),
        "t": "|".join(target.tags), "n": (target.name_en if lang == "zh" else target.name) or "",
    }  # fmt: skip
    data = "".join(f' data-{key}="{esc(value)}"' for key, value in facts.items() if value)
    part = " part" if target.part_of else ""
    return (
        f'<tbody class="r{part}" id="{esc(anchor(verdict))}"{data}><tr class="{verdict.outcome}">{_cells(verdict, lang)}</tr>'
        f'<tr class="x"><td colspan="{len(COLUMNS)}"><noscript><details><summary>{esc(page(lang, "why"))}'
        f'<span class="vh"> · {esc(phrases.name(target, lang))}</span></summary>'
        f"{detail(comparison, verdict, points, lang)}</details></noscript></td></tr></tbody>"
    )


def _cells(verdict: Verdict, lang: Lang) -> str:
    target = verdict.target
    own = chinese(lang) if lang == "en" and not target.name_en else ""
    flags = f' <small class="fl">{esc(phrases.flags(verdict, lang))}</small>' if verdict.flags else ""
    return (
        f'<td class="st" data-v="{OUTCOMES.index(verdict.outcome)}">{status(verdict, lang)}</td>'
        f'<td class="no">{esc(target.number or "")}</td>'
        f'<th scope="row" class="nm"{own}>{esc(phrases.name(target, lang))}</th>'
        f'<td class="tw"{labelled(esc(say(lang, "target")))}{_value(verdict.threshold if verdict.threshold is not None else verdict.rule.value)}{chinese(lang)}>'
        f"{esc(phrases.wording(verdict))}</td>"
        f'<td class="oc"{labelled(esc(say(lang, "outcome")))}{_value(verdict.actual.value if verdict.actual else None)}>{esc(phrases.outcome(verdict, lang))}{flags}</td>'
        f'<td class="gp"{_value(deviation(verdict))}>{esc(phrases.gap(verdict, lang))}</td>'
        f'<td class="dv">{dot(verdict, lang)}</td>'
    )


def status(verdict: Verdict, lang: Lang) -> str:
    """Mark, word and colour: any one of them is enough."""
    mark, word = phrases.status(verdict, lang).split(" ", 1)
    return f'<span class="b {verdict.outcome}"><i aria-hidden="true">{mark}</i>{esc(word)}</span>'


def _value(value: Decimal | None) -> str:
    return "" if value is None else f' data-v="{value:f}"'
