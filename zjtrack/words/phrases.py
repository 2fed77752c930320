"""Verdicts in words: figures as printed, reasons, rules, gaps, the sentence to quote."""

from __future__ import annotations

import re
from decimal import Decimal

from zjtrack.model import Kind, Reading, Source, Status, Target
from zjtrack.report.view import Lang
from zjtrack.verdict.comparison import Comparison, Summary
from zjtrack.verdict.gap import direction_of
from zjtrack.verdict.model import Policy, Unused, Verdict
from zjtrack.words.messages import say, unit_text

MARKS = {"met": "✓", "missed": "✗", "qualitative": "~", "unknown": "?", "not_due": "…"}
ASCII_MARKS = {"met": "+", "missed": "x", "qualitative": "~", "unknown": "?", "not_due": "."}
_BOUND_MARKS = {
    "at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<", "about": "≈", "nearly": "≲", "exact": "",
    "between": "",
}  # fmt: skip
_RELATIONS = {
    Kind.AT_LEAST: "≥", Kind.MORE_THAN: ">", Kind.AT_MOST: "≤", Kind.LESS_THAN: "<", Kind.FULL: "≥", Kind.ZERO: "=",
    Kind.POSITIVE: ">", Kind.NEGATIVE: "<", Kind.INCREASE: ">", Kind.DECREASE: "<", Kind.FASTER_THAN: ">",
    Kind.SLOWER_THAN: "<",
}  # fmt: skip
_OPPOSITE = {"≥": "<", ">": "≤", "≤": ">", "<": "≥", "=": "≠", "∈": "∉"}


# A cell of a printed table: figures and bound words, the unit in a column of its own.
_BARE = r"(?:[\d.,<>≥≤＜＞=±~～—–\- ]|左右|以上|以内|以下|之间|不高于|不低于|不超过|不少于|超过|高于|低于|大于|小于|至|约|近|达到|达)+"


def number(value: Decimal) -> str:
    """Digits as printed, with a true minus and no exponent."""
    return f"{value:f}".replace("-", "−")


def name(target: Target, lang: Lang) -> str:
    return target.name if lang == "zh" else target.name_en or target.name


def reference_name(comparison: Comparison, verdict: Verdict, lang: Lang) -> str:
    """The series that the target refers to, in the reader's language."""
    if verdict.target.reference is None:
        return ""
    own, english = comparison.evidence.name_of(verdict.target.reference)
    return own if lang == "zh" else english or own


def status(verdict: Verdict, lang: Lang, ascii_only: bool = False) -> str:
    """Mark and word: never colour alone, never the mark alone."""
    return f"{(ASCII_MARKS if ascii_only else MARKS)[verdict.outcome]} {say(lang, verdict.outcome)}"


def wording(verdict: Verdict) -> str:
    """The target as worded, with the row's unit behind a cell that prints only digits and a bound word."""
    target = verdict.target
    if target.unit in (None, "—") or verdict.rule.value is None or not re.fullmatch(_BARE, target.wording):
        return target.wording
    return f"{target.wording}（{target.unit}）"


def value_text(reading: Reading, lang: Lang) -> str:
    """A reading in its own unit, as printed: >3000亿元, ≈7.5%."""
    if reading.value is None:
        return reading.text or _event_text(reading, lang)
    end = f"—{number(reading.value2)}" if reading.value2 is not None else ""
    return f"{_BOUND_MARKS[reading.bound]}{number(reading.value)}{end}{unit_text(reading.unit, lang)}"


def _event_text(reading: Reading, lang: Lang) -> str:
    words = {"true": "r_event_met", "false": "r_event_missed", "part": "r_partial"}
    if reading.done is not None:
        return say(lang, words[reading.done])
    return say(lang, reading.direction or "flat")


def outcome(verdict: Verdict, lang: Lang) -> str:
    """What was reported: the figure that decided, else what there is, in brackets."""
    if verdict.actual is not None:
        return value_text(verdict.actual.reading, lang)
    shown = [unused for unused in verdict.unused if unused.why in ("proxy", "words_only", "other_period")]
    if shown and verdict.status is Status.UNKNOWN:
        label = say(lang, "proxy_short") if shown[0].why == "proxy" else say(lang, f"why_{shown[0].why}")
        return f"({value_text(shown[0].reading, lang)} {label})"
    return "—"


def gap(verdict: Verdict, lang: Lang) -> str:
    """Signed, positive is better than asked: −47.3亿美元."""
    if verdict.gap is None:
        return "—"
    sign = "−" if verdict.gap < 0 else "+" if verdict.gap > 0 else ""
    return f"{sign}{abs(verdict.gap):f}{unit_text(verdict.gap_unit, lang)}"


def flags(verdict: Verdict, lang: Lang) -> str:
    return ", ".join(say(lang, f"flag_{flag}") for flag in verdict.flags)


def reason(verdict: Verdict, lang: Lang, evidence_name: str = "") -> str:
    """One line: the arithmetic where figures decided, else what is missing."""
    code = verdict.reason_code
    if code in ("threshold", "relation", "direction"):
        return _arithmetic(verdict, lang, evidence_name)
    if code == "event":
        return say(lang, "r_event_met" if verdict.status is Status.MET else "r_event_missed")
    if code == "words_only" and verdict.status is Status.UNKNOWN:
        text = verdict.actual.reading.text or verdict.actual.reading.quote if verdict.actual else ""
        return say(lang, "r_words_only", text=text)
    keys = {"words_only": "r_words"}
    return say(
        lang,
        keys.get(code, f"r_{code}"),
        year=verdict.target.period.last_year,
        count=len(verdict.searched),
        name=evidence_name or verdict.target.reference or "",
        proxies="; ".join(_proxy(unused, lang) for unused in verdict.unused if unused.why == "proxy"),
    )


def _proxy(unused: Unused, lang: Lang) -> str:
    said = f", {say(lang, 'would', status=say(lang, unused.would.value))}" if unused.would else ""
    return f"{value_text(unused.reading, lang)} ({unused.reading.proxy}{said})"


def _arithmetic(verdict: Verdict, lang: Lang, evidence_name: str) -> str:
    """152.7 < 200，差47.3亿美元"""
    actual = verdict.actual
    assert actual is not None
    if verdict.threshold is None or actual.value is None:
        return say(lang, "r_direction", direction=say(lang, actual.reading.direction or "flat"))
    left = _BOUND_MARKS[actual.reading.bound].replace(">", "> ") + number(actual.value)
    right = number(verdict.threshold)
    if verdict.threshold2 is not None:
        right = f"[{right}, {number(verdict.threshold2)}]"
    right += _peer(verdict, lang, evidence_name) + _room(verdict, lang)
    comma = "，" if lang == "zh" else ", "
    return f"{left} {_relation(verdict)} {right}{comma}{distance(verdict, lang)}"


def _peer(verdict: Verdict, lang: Lang, evidence_name: str) -> str:
    if verdict.baseline is not None:
        return say(lang, "prior")
    if verdict.reference is None:
        return ""
    return say(lang, "peer", name=evidence_name) if evidence_name else f" ({verdict.target.reference})"


def _room(verdict: Verdict, lang: Lang) -> str:
    return say(lang, "with_tolerance", tolerance=number(verdict.tolerance)) if verdict.tolerance else ""


def _relation(verdict: Verdict) -> str:
    """The sign between outcome and threshold, as it turned out."""
    met = verdict.status is Status.MET
    if verdict.threshold2 is not None:
        return "∈" if met else "∉"
    sign = _RELATIONS.get(verdict.rule.kind)
    if sign is None:
        sign = {"lower": "≤", "neutral": "≈"}.get(verdict.better or "", "≥")
        if verdict.tolerance and met and "within_tolerance" in verdict.flags:
            return "≈"
    return sign if met else _OPPOSITE.get(sign, "≠")


def distance(verdict: Verdict, lang: Lang) -> str:
    """少47.3亿美元, 多0.5百分点, or equal: where the outcome lies, whichever way is better."""
    if not verdict.gap:
        return say(lang, "same")
    amount = f"{abs(verdict.gap):f}{unit_text(verdict.gap_unit, lang)}"
    lower = direction_of(verdict.rule, verdict.better) == "lower"
    return say(lang, "less" if (verdict.gap < 0) is not lower else "more", gap=amount)


def rule(verdict: Verdict, lang: Lang) -> str:
    """The test that the wording sets, as an inequality with its kind."""
    kind = verdict.rule.kind
    v = verdict.threshold if verdict.threshold is not None else verdict.rule.value
    if v is None:
        return kind.value
    sign = _RELATIONS.get(kind) or {"lower": "≤", "neutral": "≈"}.get(verdict.better or "", "≥")
    limit = verdict.limit if verdict.limit is not None else v
    return f"{kind.value}: x {sign} {number(limit)}{unit_text(verdict.target.unit, lang)}{_room(verdict, lang)}"


def summary(counts: Summary, lang: Lang) -> str:
    """What could be decided comes first; there is no share over all targets."""
    return say(
        lang, "summary", decided=counts.decided, met=counts.met, missed=counts.missed,
        qualitative=counts.qualitative, unknown=counts.unknown, not_due=counts.not_due,
    )  # fmt: skip


def title(comparison: Comparison, lang: Lang) -> str:
    info = comparison.data.info
    shown = {name for verdict in comparison.verdicts for name in verdict.target.lists}
    named = [one for one in comparison.lists if one in shown] or comparison.lists
    lists = ("、" if lang == "zh" else ", ").join(say(lang, one) for one in named)
    where = info.jurisdiction if lang == "zh" else info.title_en or info.jurisdiction
    heading = say(lang, "title", jurisdiction=where, year=comparison.year, lists=lists)
    return f"{heading}  {say(lang, 'version', version=info.version)}"


def footer(comparison: Comparison, lang: Lang) -> list[str]:
    """Which tolerance was used and what hangs on it, what is not known, what the flags mean."""
    lines = [
        say(lang, "tolerance_note", policy=policy_text(comparison.policy, lang),
            strict=len(comparison.moved_strict), loose=len(comparison.moved_loose))
    ]  # fmt: skip
    if comparison.policy.accept_proxy:
        lines.append(say(lang, "proxy_note"))
    if comparison.policy.as_of is not None:
        lines.append(say(lang, "as_of_note", date=comparison.policy.as_of))
    if comparison.summary.unknown:
        documents = ("；" if lang == "zh" else "; ").join(_document(s, lang) for s in _searched(comparison))
        lines.append(say(lang, "unknown_note", count=comparison.summary.unknown, documents=documents or "—"))
    used = list(dict.fromkeys(flag for verdict in comparison.verdicts for flag in verdict.flags))
    if used:
        legend = "; ".join(f"{say(lang, f'flag_{flag}')} = {say(lang, f'about_{flag}')}" for flag in used)
        lines.append(say(lang, "flag_note", flags=legend))
    if comparison.hidden:
        lines.append(say(lang, "hidden_note", count=comparison.hidden))
    return lines


def _searched(comparison: Comparison) -> list[Source]:
    found = {source.id: source for verdict in comparison.verdicts for source in verdict.searched}
    return list(found.values())


def _document(source: Source, lang: Lang) -> str:
    return say(lang, "missing_part", title=source.title, missing=source.missing) if source.missing else source.title


def policy_text(policy: Policy, lang: Lang) -> str:
    if policy.strict:
        return say(lang, "strict_policy")
    own = policy.tolerance or policy.dataset_tolerance
    return say(lang, "own_policy", tolerance=own) if own else say(lang, "default_policy")


def source_line(source: Source | None, lang: Lang) -> str:
    """Title, publisher, date, repost, address."""
    if source is None:
        return "—"
    parts = [f"《{source.title}》" if lang == "zh" else source.title]
    parts.append(say(lang, "published", publisher=source.publisher, date=source.published))
    if source.via:
        parts.append(say(lang, "via", via=source.via))
    if source.url:
        parts.append(source.url)
    return " · ".join(parts)


def sentence(verdict: Verdict, document: Source | None, lang: Lang, evidence_name: str = "") -> str:
    """What a journalist could paste: both documents, the wording, the outcome, the verdict and no more."""
    target = verdict.target
    start = say(
        lang, "s_target", document=document.title if document else target.source, year=target.period.last_year,
        name=name(target, lang), wording=wording(verdict),
    )  # fmt: skip
    if verdict.status is Status.QUALITATIVE:
        return start + say(lang, "s_qualitative")
    if verdict.status is Status.UNKNOWN or verdict.actual is None:
        return start + say(lang, "s_unknown", reason=reason(verdict, lang, evidence_name))
    source = verdict.actual.source.title if verdict.actual.source else verdict.actual.reading.source
    note = say(lang, "s_gap", gap=distance(verdict, lang)) if verdict.gap else ""
    return start + say(lang, f"s_{verdict.status.value}", source=source, outcome=_reported(verdict, lang), gap=note)


def _reported(verdict: Verdict, lang: Lang) -> str:
    assert verdict.actual is not None
    reading = verdict.actual.reading
    if reading.value is None:
        return say(lang, "s_not_done") if reading.done == "false" else say(lang, "s_done")
    return say(lang, "s_expected" if reading.expected else "s_value", value=value_text(reading, lang))
