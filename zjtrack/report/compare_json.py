"""``compare`` as JSON (design §5): the same bytes for the same data, options and version."""

from __future__ import annotations

from typing import Any

from zjtrack import __version__
from zjtrack.model import Source
from zjtrack.report.view import Lang
from zjtrack.verdict.comparison import OUTCOMES, Comparison, Summary, summarise
from zjtrack.verdict.model import Figure, Policy, Unused, Verdict
from zjtrack.words.phrases import reason, reference_name


def payload(
    comparison: Comparison, lang: Lang, change: tuple[str | None, bool | None] = (None, None)
) -> dict[str, Any]:
    """The whole object; figures stay Decimals for the JSON writer.

    ``change``: the commit that last touched the data, and whether the data differs from it.
    """
    info = comparison.data.info
    return {
        "schema": 1,
        "version": __version__,
        "lang": lang,
        "year": comparison.year,
        "jurisdiction": info.jurisdiction,
        "lists": list(comparison.lists),
        "data": {"name": info.name, "version": info.version, "commit": change[0], "dirty": change[1]},
        "policy": _policy(comparison.policy),
        "summary": {
            **_counts(comparison.summary),
            "by_sector": {name: _counts(summarise(found)) for name, found in comparison.by_sector().items()},
        },
        "sources": {source.id: _source(source) for source in _sources(comparison)},
        "results": [result(verdict, comparison, lang) for verdict in comparison.verdicts],
    }


def _policy(policy: Policy) -> dict[str, Any]:
    own = policy.tolerance or policy.dataset_tolerance
    return {
        "tolerance": str(own) if own else "5%, 0.1–0.5",
        "strict": policy.strict,
        "accept_proxy": policy.accept_proxy,
        "as_of": str(policy.as_of) if policy.as_of else None,
    }


def _counts(summary: Summary) -> dict[str, int]:
    return {"total": summary.total, **{name: getattr(summary, name) for name in OUTCOMES}}


def _sources(comparison: Comparison) -> list[Source]:
    """The documents that the results mention, in the order of sources.yaml."""
    used: set[str] = set()
    for verdict in comparison.verdicts:
        figures = (verdict.actual, verdict.reference, verdict.baseline, *verdict.unused)
        used |= {figure.reading.source for figure in figures if figure is not None}
        used |= {verdict.target.source, *(also.source for also in verdict.target.also)}
        used |= {source.id for source in verdict.searched}
    return [source for source in comparison.data.sources.values() if source.id in used]


def _source(source: Source) -> dict[str, Any]:
    return {
        "title": source.title,
        "publisher": source.publisher,
        "published": str(source.published),
        "url": source.url,
        "via": source.via,
        "authority": source.authority,
        "missing": source.missing,
    }


def result(verdict: Verdict, comparison: Comparison, lang: Lang) -> dict[str, Any]:
    """One target with everything that its verdict was made from."""
    target = verdict.target
    reference = reference_name(comparison, verdict, lang)
    return {
        "id": target.id,
        "no": target.number,
        "list": list(target.lists),
        "sector": target.sector,
        "name": target.name,
        "name_en": target.name_en,
        "unit": target.unit,
        "measure": verdict.measure,
        "period": str(target.period),
        "at": str(target.at),
        "tags": list(target.tags),
        "places": list(target.places),
        "target": _target(verdict),
        "actual": figure(verdict.actual),
        "reference": figure(verdict.reference),
        "baseline": figure(verdict.baseline),
        "unused": [_unused(unused) for unused in verdict.unused],
        "threshold": verdict.threshold,
        "limit": verdict.limit,
        "tolerance": verdict.tolerance,
        "status": verdict.status.value,
        "reason_code": verdict.reason_code,
        "reason": reason(verdict, lang, reference),
        "gap": verdict.gap,
        "gap_unit": verdict.gap_unit,
        "attainment": verdict.attainment,
        "flags": list(verdict.flags),
    }


def _target(verdict: Verdict) -> dict[str, Any]:
    target, rule = verdict.target, verdict.rule
    return {
        "wording": target.wording,
        "kind": rule.kind.value,
        "value": rule.value,
        "value2": rule.value2,
        "reference": target.reference,
        "margin": rule.margin,
        "better": verdict.better,
        "source": target.source,
        "also": [
            {"source": one.also.source, "wording": one.also.wording, "status": one.status.value if one.status else None}
            for one in verdict.also
        ],
    }


def figure(found: Figure | Unused | None) -> dict[str, Any] | None:
    """A reading as printed; one shape for actual, reference, baseline and those not used."""
    if found is None:
        return None
    reading = found.reading
    return {
        "value": reading.value,
        "value2": reading.value2,
        "unit": reading.unit,
        "bound": reading.bound,
        "expected": reading.expected,
        "proxy": reading.proxy,
        "text": reading.text,
        "done": reading.done,
        "source": reading.source,
        "quote": reading.quote,
        "at": str(reading.at),
    }


def _unused(unused: Unused) -> dict[str, Any]:
    shape = figure(unused) or {}
    return {**shape, "why": unused.why, "would": unused.would.value if unused.would else None}
