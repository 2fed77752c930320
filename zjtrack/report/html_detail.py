"""What a row opens to: wording → rule → figures → arithmetic → verdict, the rest of the readings, the years, the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from zjtrack.model import Source
from zjtrack.report.html_charts import history
from zjtrack.report.html_text import CHINESE, chinese, esc, link
from zjtrack.report.series import Point
from zjtrack.report.view import Lang
from zjtrack.verdict.comparison import Comparison
from zjtrack.verdict.model import AlsoVerdict, Figure, Unused, Verdict
from zjtrack.words import phrases
from zjtrack.words.messages import say, unit_text
from zjtrack.words.pages import say as page
from zjtrack.words.rules import rule_in_words

Pairs = list[tuple[str, str]]


def detail(comparison: Comparison, verdict: Verdict, points: Sequence[Point], lang: Lang) -> str:
    """The explanation as a list of terms, then the years and the sentence to paste."""
    pairs = _pairs(comparison, verdict, lang)
    terms = "".join(f"<dt>{label}</dt><dd>{text}</dd>" for label, text in pairs)
    return f"<dl>{terms}</dl>{_history(points, verdict, lang)}{_sentence(comparison, verdict, lang)}"


def _pairs(comparison: Comparison, verdict: Verdict, lang: Lang) -> Pairs:
    target = verdict.target
    other = target.name_en if lang == "zh" else target.name
    pairs: Pairs = [(page(lang, "also_name"), f"{esc(other or '—')} · <code>{esc(target.id)}</code>")]
    section = f" · {esc(target.section)}" if target.section else ""
    document = _document(comparison.data.sources.get(target.source), lang)
    pairs.append((say(lang, "e_wording"), f"<b>{esc(target.wording)}</b><br>{document}{section}"))
    pairs += [(say(lang, "e_also"), _also(comparison, one, lang)) for one in verdict.also]
    said = rule_in_words(verdict, lang, phrases.reference_name(comparison, verdict, lang))
    pairs.append((say(lang, "e_rule"), f"{esc(said)}<br><code>{esc(phrases.rule(verdict, lang))}</code>"))
    for key, figure in (
        ("e_figure", verdict.actual),
        ("e_reference", verdict.reference),
        ("e_baseline", verdict.baseline),
    ):
        if figure is not None:
            pairs.append((say(lang, key), _figure(figure, lang)))
    pairs.append(
        (
            say(lang, "e_test"),
            f"<b>{esc(phrases.reason(verdict, lang, phrases.reference_name(comparison, verdict, lang)))}</b>",
        )
    )
    if verdict.flags:
        pairs.append((say(lang, "e_flags"), "; ".join(esc(say(lang, f"about_{flag}")) for flag in verdict.flags)))
    if verdict.unused:
        rest = "".join(f"<li>{_unused(one, lang)}</li>" for one in verdict.unused)
        pairs.append((say(lang, "e_unused"), f"<ul>{rest}</ul>"))
    if target.note:
        pairs.append((say(lang, "e_note"), esc(target.note)))
    places = [
        target.at,
        *(f.reading.at for f in (verdict.actual, verdict.reference, verdict.baseline) if f is not None),
    ]
    pairs.append((say(lang, "e_at"), f"<code>{esc(', '.join(map(str, places)))}</code>"))
    return pairs


def _document(source: Source | None, lang: Lang) -> str:
    """Title as a link to the document, publisher, date, repost; the full list of sources ends the page."""
    if source is None:
        return "—"
    title = f"《{esc(source.title)}》" if lang == "zh" else f"<span{CHINESE}>{esc(source.title)}</span>"
    parts = [link(source.url, title), esc(say(lang, "published", publisher=source.publisher, date=source.published))]
    if source.authority != "official":
        parts.append(esc(page(lang, f"authority_{source.authority}")))
    return f"<cite>{' · '.join(parts)}</cite>"


def _also(comparison: Comparison, one: AlsoVerdict, lang: Lang) -> str:
    said = f" → {esc(say(lang, one.status.value))}" if one.status else ""
    section = f" · {esc(one.also.section)}" if one.also.section else ""
    return f"{esc(one.also.wording)}{said}<br>{_document(comparison.data.sources.get(one.also.source), lang)}{section}"


def _figure(figure: Figure, lang: Lang) -> str:
    reading = figure.reading
    estimate = f" ({esc(say(lang, 'expected'))})" if reading.expected else ""
    parts = [f"<b>{esc(phrases.value_text(reading, lang))}</b>{estimate}"]
    if reading.quote:
        parts.append(_quote(reading.quote, lang))
    section = f" · {esc(reading.section)}" if reading.section else ""
    parts.append(_document(figure.source, lang) + section)
    if reading.derivation:
        parts.append(f"= {esc(reading.derivation)}")
    parts += [
        f"{esc(one.name)} = {one.value:f}{esc(one.unit or '')} {_quote(one.quote, lang)}" for one in reading.inputs
    ]
    if reading.note:
        parts.append(esc(reading.note))
    return "<br>".join(parts)


def _quote(text: str, lang: Lang) -> str:
    return f"<q{chinese(lang)}>{esc(text)}</q>"


def _unused(unused: Unused, lang: Lang) -> str:
    reading = unused.reading
    parts = [esc(phrases.value_text(reading, lang)), esc(say(lang, f"why_{unused.why}")), esc(reading.period)]
    if reading.proxy:
        parts.append(esc(reading.proxy))
    if unused.would is not None:
        parts.append(esc(say(lang, "would", status=say(lang, unused.would.value))))
    quote = f" {_quote(reading.quote, lang)}" if reading.quote else ""
    return f"{' · '.join(parts)}{quote} {_document(unused.source, lang)}"


def _history(points: Sequence[Point], verdict: Verdict, lang: Lang) -> str:
    """The picture, and the same as a table."""
    if len(points) < 2:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{point.year}</th><td>{_asked(point, lang)}</td><td>{_got(point, lang)}</td></tr>'
        for point in points
    )
    head = "".join(f'<th scope="col">{esc(say(lang, key))}</th>' for key in ("e_period", "target", "outcome"))
    picture = history(points, unit_text(verdict.target.unit, lang), lang)
    return (
        f'<figure class="yr">{picture}<table><caption>{esc(page(lang, "history"))}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></figure>"
    )


def _asked(point: Point, lang: Lang) -> str:
    return f"<span{chinese(lang)}>{esc(phrases.wording(point.verdict))}</span>" if point.verdict else "—"


def _got(point: Point, lang: Lang) -> str:
    status = f" {esc(phrases.status(point.verdict, lang))}" if point.verdict else ""
    value = phrases.value_text(point.reading, lang) if point.reading else "—"
    return f"{esc(value)}{status}"


def _sentence(comparison: Comparison, verdict: Verdict, lang: Lang) -> str:
    document = comparison.data.sources.get(verdict.target.source)
    text = phrases.sentence(verdict, document, lang, phrases.reference_name(comparison, verdict, lang))
    return f'<p class="say">{esc(text)}</p>'
