"""``report``: one page that needs nothing from outside, whole without JavaScript, closed to scripts that are not its own."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from zjtrack import __version__
from zjtrack.model import LISTS, Place, Source, Target
from zjtrack.places import covering
from zjtrack.report.html_charts import HATCH
from zjtrack.report.html_overview import overview
from zjtrack.report.html_rows import sector_name, year_table
from zjtrack.report.html_text import chinese, esc, link
from zjtrack.report.series import by_id, series
from zjtrack.report.view import Lang
from zjtrack.verdict.comparison import OUTCOMES, Comparison
from zjtrack.words import phrases
from zjtrack.words.messages import say
from zjtrack.words.pages import say as page

# Before the first paint, so that what the script hides is never laid out.
_EARLY = 'document.documentElement.classList.add("js")'


def write(comparisons: Sequence[Comparison], chosen: int, lang: Lang) -> str:
    """The page of these years, one of them in front."""
    info = comparisons[0].data.info
    where = info.jurisdiction if lang == "zh" else (info.title_en or info.jurisdiction).split(":")[0]
    heading = esc(page(lang, "heading", jurisdiction=where))
    histories = {id_: series(years) for id_, years in by_id(comparisons).items()}
    years = "".join(
        f'<section class="year" id="y{one.year}" data-y="{one.year}"><h2>{page(lang, "year", year=one.year)}</h2>'
        f'{overview(one, lang)}<h3 class="ha">{esc(page(lang, "h_all"))}</h3>'
        f'{year_table(one, histories, lang)}</section>'
        for one in comparisons
    )  # fmt: skip
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n{_policy()}\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{heading}</title>\n<style>{asset('page.css')}</style>\n<script>{_EARLY}</script>\n</head>\n"
        f'<body data-y="{chosen}" data-words="{_script_words(lang)}">\n'
        f'{HATCH}<a class="skip" href="#table">{esc(page(lang, "skip"))}</a>\n<header><h1>{heading}</h1>'
        f'<p class="lead">{esc(page(lang, "lead"))}</p>{_years(comparisons, lang)}</header>\n'
        f"<main>{_controls(comparisons, lang)}{years}</main>\n{_footer(comparisons, lang)}\n"
        f"<script>{asset('page.js')}</script>\n</body>\n</html>\n"
    )


@cache
def asset(name: str) -> str:
    """A file of the page, as it stands in the package."""
    return (files("zjtrack.report") / name).read_text("utf-8")


def _policy() -> str:
    """Only this style and this script, by their hashes; nothing is fetched, framed or sent."""
    style, early, script = map(_hash, (asset("page.css"), _EARLY, asset("page.js")))
    rules = (
        f"default-src 'none'; style-src '{style}'; script-src '{early}' '{script}'; base-uri 'none'; form-action 'none'"
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{rules}">'


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _script_words(lang: Lang) -> str:
    """What the script says, as JSON in an attribute: data, never code."""
    keys = ("shown", "nothing_shown", "copy", "copied", "sort_by")
    return esc(json.dumps({key: page(lang, key, **_HOLES.get(key, {})) for key in keys}, ensure_ascii=False))


_HOLES = {"shown": {name: "{" + name + "}" for name in ("shown", "total", "met", "missed")}}


def _years(comparisons: Sequence[Comparison], lang: Lang) -> str:
    links = "".join(f'<a href="#y{one.year}" data-y="{one.year}">{one.year}</a>' for one in comparisons)
    return f'<nav class="years" aria-label="{esc(page(lang, "years"))}">{links}</nav>'


def _controls(comparisons: Sequence[Comparison], lang: Lang) -> str:
    """Search and filters: hidden until the script is there to serve them."""
    targets = [verdict.target for one in comparisons for verdict in one.verdicts]
    sectors = {s.name: sector_name(comparisons[0], s.name, lang) for s in comparisons[0].data.info.sectors}
    lists = {name for target in targets for name in target.lists}
    choices: list[tuple[str, str, dict[str, str]]] = [
        ("sector", "k", {name: text for name, text in sectors.items() if any(t.sector == name for t in targets)}),
        ("status", "s", {name: f"{phrases.MARKS[name]} {say(lang, name)}" for name in OUTCOMES}),
        ("list", "l", {name: say(lang, name) for name in LISTS if name in lists}),
        ("place", "p", place_names(comparisons[0].data.places, targets, lang)),
        ("tag", "t", {name: name for name in sorted({tag for t in targets for tag in t.tags})}),
    ]  # fmt: skip
    selects = "".join(_select(key, name, options, lang) for key, name, options in choices if options)
    cover = esc(json.dumps(covered(comparisons[0].data.places, targets), ensure_ascii=False, separators=(",", ":")))
    return (
        f'<form class="ctl" id="table" hidden role="search" data-cover="{cover}"><label class="q">{esc(page(lang, "search"))}'
        f'<input type="search" name="q" autocomplete="off" placeholder="{esc(page(lang, "search_hint"))}"></label>{selects}'
        f'<button type="reset">{esc(page(lang, "reset"))}</button><output aria-live="polite"></output></form>'
    )


def place_names(gazetteer: Sequence[Place], targets: Sequence[Target], lang: Lang) -> dict[str, str]:
    """The places that some target concerns, those of the gazetteer first and in its order, in the reader's language."""
    used = {place for target in targets for place in target.places}
    found = {place.name: place.name_en or place.name if lang == "en" else place.name for place in gazetteer
             if covering(place.name, gazetteer) & used}  # fmt: skip
    return {**found, **{name: name for name in sorted(used - found.keys())}}


def covered(gazetteer: Sequence[Place], targets: Sequence[Target]) -> dict[str, list[str]]:
    """For each place the names in whose rows its reader is interested, where they are more than its own (as ``--place``)."""
    used = {place for target in targets for place in target.places}
    wider = {place.name: sorted(covering(place.name, gazetteer) & used) for place in gazetteer}
    return {name: names for name, names in wider.items() if names and names != [name]}


def _select(key: str, name: str, options: dict[str, str], lang: Lang) -> str:
    label = esc(say(lang, "status") if key == "status" else page(lang, key))
    items = "".join(f'<option value="{esc(value)}">{esc(text)}</option>' for value, text in options.items())
    return f'<label>{label}<select name="{name}"><option value="">{esc(page(lang, "any"))}</option>{items}</select></label>'


def _footer(comparisons: Sequence[Comparison], lang: Lang) -> str:
    info, policy = comparisons[0].data.info, comparisons[0].policy
    method = esc(page(lang, "method", policy=phrases.policy_text(policy, lang)))
    made = page(lang, "made", name=info.name, version=info.version, licence=info.licence or "—", program=__version__)
    cited = f"<p{chinese(lang)}>{esc(page(lang, 'cite', cite=info.cite))}</p>" if info.cite else ""
    items = "".join(f"<li>{_source(source, lang)}</li>" for source in comparisons[0].data.sources.values())
    return (
        f"<footer><h2>{esc(page(lang, 'h_method'))}</h2><p>{method}</p>"
        f'<h2>{esc(page(lang, "h_sources"))}</h2><ul class="src">{items}</ul><p>{esc(made)}</p>{cited}</footer>'
    )


def _source(source: Source, lang: Lang) -> str:
    parts = [link(source.url, f"<span{chinese(lang)}>{esc(source.title)}</span>")]
    parts.append(esc(say(lang, "published", publisher=source.publisher, date=source.published)))
    parts.append(esc(page(lang, f"authority_{source.authority}")))
    if source.via:
        parts.append(esc(say(lang, "via", via=source.via)))
    if source.missing:
        parts.append(esc(page(lang, "missing_part", part=source.missing)))
    return " · ".join(parts)
