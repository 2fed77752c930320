"""Rules in words: what a reading must be for its target to be met."""

from __future__ import annotations

from zjtrack.model import Kind
from zjtrack.report.view import Lang
from zjtrack.verdict.gap import direction_of
from zjtrack.verdict.model import Verdict
from zjtrack.words.messages import unit_text

_ZH = {
    "at_least": "结果不低于{v}", "more_than": "结果高于{v}", "at_most": "结果不高于{v}", "less_than": "结果低于{v}",
    "near_higher": "结果不低于{limit}，即{v}减容差{room}", "near_lower": "结果不高于{limit}，即{v}加容差{room}",
    "near_neutral": "结果与{v}相差不超过{room}", "near_open": "结果与{v}相差不超过容差", "near_sided": "结果不比{v}差出容差以外",
    "between_higher": "结果不低于{v}，即所给范围较差的一端", "between_lower": "结果不高于{v}，即所给范围较差的一端",
    "between_neutral": "结果在{v}到{end}之间", "margin_faster_than": "结果不低于{v}（含要求高出的{margin}）",
    "margin_slower_than": "结果不高于{v}（含要求低出的{margin}）", "positive": "结果大于零", "negative": "结果小于零",
    "zero": "结果为零，或来源称已完成", "full": "结果达到100%，或来源称已全部完成", "delegated": "来源称已完成国家下达的目标",
    "event": "来源称已完成", "qualitative": "表述没有可检验的标准",
    "reference": "“{name}”", "reference_figure": "“{name}”（{figure}）", "before": "上年", "before_figure": "上年的{figure}",
}  # fmt: skip
_EN = {
    "at_least": "the outcome is at least {v}", "more_than": "the outcome is above {v}", "at_most": "the outcome is at most {v}",
    "less_than": "the outcome is below {v}", "near_higher": "the outcome is at least {limit}: {v} less the tolerance of {room}",
    "near_lower": "the outcome is at most {limit}: {v} plus the tolerance of {room}",
    "near_neutral": "the outcome is within {room} of {v}", "near_open": "the outcome is within the tolerance of {v}",
    "near_sided": "the outcome is no worse than {v} by more than the tolerance",
    "between_higher": "the outcome is at least {v}, the worse end of the range",
    "between_lower": "the outcome is at most {v}, the worse end of the range", "between_neutral": "the outcome lies from {v} to {end}",
    "margin_faster_than": "the outcome is at least {v}, the {margin} to exceed it by included",
    "margin_slower_than": "the outcome is at most {v}, the {margin} to stay below it included",
    "positive": "the outcome is above nought", "negative": "the outcome is below nought",
    "zero": "the outcome is nought, or a source says that it is done",
    "full": "the outcome is 100%, or a source says that all is done",
    "delegated": "a source says that the target set by the state is fulfilled", "event": "a source says that it is done",
    "qualitative": "the wording sets no test",
    "reference": "“{name}”", "reference_figure": "“{name}” ({figure})", "before": "the year before",
    "before_figure": "the year before ({figure})",
}  # fmt: skip
TABLES: dict[Lang, dict[str, str]] = {"zh": _ZH, "en": _EN}

_NEAR = (Kind.ABOUT, Kind.IN_STEP, Kind.STABLE)
_PLAIN = {
    Kind.FASTER_THAN: "more_than",
    Kind.SLOWER_THAN: "less_than",
    Kind.INCREASE: "more_than",
    Kind.DECREASE: "less_than",
}
_BEFORE = (Kind.INCREASE, Kind.DECREASE, Kind.STABLE)


def rule_in_words(verdict: Verdict, lang: Lang, reference: str = "") -> str:
    """What meets the target, in a reader's words; ``reference`` is the name of the series that it refers to."""
    from zjtrack.words.phrases import number  # noqa: PLC0415  # phrases are built on this

    unit = unit_text(verdict.target.unit, lang)
    figures = {
        "limit": verdict.limit, "room": verdict.tolerance or None, "margin": verdict.rule.margin, "end": verdict.threshold2,
    }  # fmt: skip
    points = unit_text("百分点" if verdict.target.unit == "%" else verdict.target.unit, lang)
    said = {
        key: number(value) + (points if key in ("room", "margin") else unit)
        for key, value in figures.items()
        if value is not None
    }
    return TABLES[lang][_key(verdict)].format(v=_bound(verdict, lang, reference), **said)


def _key(verdict: Verdict) -> str:
    kind, way = verdict.rule.kind, direction_of(verdict.rule, verdict.better)
    if kind in _NEAR or (kind is Kind.REACH and way == "neutral"):
        if verdict.limit is None:
            return "near_open" if way == "neutral" else "near_sided"
        return f"near_{way}" if verdict.tolerance else "at_most" if way == "lower" else "at_least"
    if kind is Kind.BETWEEN:
        return f"between_{way}" if way != "neutral" or verdict.threshold2 is not None else "near_open"
    if kind is Kind.REACH:
        return "at_most" if way == "lower" else "at_least"
    if verdict.rule.margin is not None and kind in (Kind.FASTER_THAN, Kind.SLOWER_THAN):
        return f"margin_{kind.value}"
    return _PLAIN.get(kind, kind.value)


def _bound(verdict: Verdict, lang: Lang, reference: str) -> str:
    """The figure to hold against, and what it is a figure of."""
    from zjtrack.words.phrases import number  # noqa: PLC0415

    value = verdict.threshold if verdict.threshold is not None else verdict.rule.value
    figure = number(value) + unit_text(verdict.target.unit, lang) if value is not None else ""
    name = "before" if verdict.rule.kind in _BEFORE else "reference" if verdict.target.reference else ""
    if not name:
        return figure.strip()
    known = verdict.threshold is not None
    return TABLES[lang][f"{name}_figure" if known else name].format(name=reference, figure=figure.strip())
