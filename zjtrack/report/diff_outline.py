"""A diff as headings and items, worst first and capped: what the table and the Markdown writer share."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from zjtrack.diff.model import Cause, DiffReport, GapMove, RecordChange, VerdictMove
from zjtrack.record import record
from zjtrack.report.view import Lang
from zjtrack.verdict import Verdict
from zjtrack.words.diffs import say
from zjtrack.words.messages import unit_text

CAP = 50
_VALUE_LENGTH = 120


@record
class Item:
    """One line, its tone (worst … best) and the lines below it."""

    text: str
    tone: str = "plain"
    details: tuple[str, ...] = ()


@record
class Section:
    """A heading with its items; ``hidden`` more were cut."""

    title: str
    items: tuple[Item, ...]
    hidden: int = 0


def outline(report: DiffReport, lang: Lang, cap: int = CAP) -> list[Section]:
    """Moved verdicts, moved gaps, then records: removals first and under their own headings."""
    sections = [
        *_verdicts(report, lang, cap),
        _section(say(lang, "gaps"), [_gap(move, lang) for move in report.gaps], cap),
        *_records(report, lang, cap),
        _section(say(lang, "hints"), [Item(hint) for hint in report.hints], cap),
    ]
    return [section for section in sections if section.items]


def _verdicts(report: DiffReport, lang: Lang, cap: int) -> Iterable[Section]:
    """Moved ones worst first; what is no longer there, and what is new, under headings of their own."""
    moved = [move for move in report.verdicts if move.move not in ("removed", "added")]
    yield _section(say(lang, "verdicts"), [_verdict(move, lang) for move in moved], cap)
    for kind in ("removed", "added"):
        found = [_verdict(move, lang) for move in report.verdicts if move.move == kind]
        yield _section(say(lang, f"verdict_{kind}"), found, cap)


def _section(title: str, items: list[Item], cap: int) -> Section:
    heading = f"{title} ({len(items)})"
    return Section(heading, tuple(items[:cap]), max(len(items) - cap, 0))


def _records(report: DiffReport, lang: Lang, cap: int) -> Iterable[Section]:
    changes = (*report.targets, *report.readings, *report.sources, *report.others)
    for kind in ("removed", "changed", "added"):
        items = [_record(change, lang) for change in changes if change.change == kind]
        yield _section(say(lang, kind), items, cap)


def _verdict(move: VerdictMove, lang: Lang) -> Item:
    target = move.verdict.target
    name = target.name if lang == "zh" else target.name_en or target.name
    old, new = (say(lang, outcome or "absent") for outcome in (move.old_outcome, move.new_outcome))
    text = f"{move.year} {move.id} {name}: {old} → {new}"
    gaps = _gap_text(_gap_of(move.old), _gap_of(move.new), move.verdict.gap_unit, lang)
    details = [gaps] if gaps else []
    return Item(text, move.move, tuple(details + [line for cause in move.causes for line in _cause(cause, lang)]))


def _gap_of(verdict: Verdict | None) -> Decimal | None:
    return verdict.gap if verdict else None


def _gap(move: GapMove, lang: Lang) -> Item:
    name = move.name if lang == "zh" else move.name_en or move.name
    text = f"{move.year} {move.id} {name}: {_gap_text(move.old, move.new, move.unit, lang)}"
    return Item(text, "plain", tuple(line for cause in move.causes for line in _cause(cause, lang)))


def _gap_text(old: Decimal | None, new: Decimal | None, unit: str | None, lang: Lang) -> str:
    if old is None and new is None:
        return ""
    return say(lang, "gap", old=_signed(old, unit, lang), new=_signed(new, unit, lang))


def _signed(gap: Decimal | None, unit: str | None, lang: Lang) -> str:
    if gap is None:
        return say(lang, "none")
    sign = "−" if gap < 0 else "+" if gap > 0 else ""
    return f"{sign}{abs(gap):f}{unit_text(unit, lang)}"


def _cause(cause: Cause, lang: Lang) -> list[str]:
    none = say(lang, "none")
    change = f"{_short(cause.before) or none} → {_short(cause.after) or none}"
    where = f"  [{cause.at}]" if cause.at else ""
    lines = [f"{say(lang, cause.cause)} ({cause.id}): {change}{where}"]
    document = f"《{cause.document}》" if cause.document and lang == "zh" else cause.document or cause.source
    if cause.quote:
        lines.append(say(lang, "quote", quote=_short(cause.quote), source=document))
    elif document:
        lines.append(say(lang, "in_document", source=document))
    return lines


def _record(change: RecordChange, lang: Lang) -> Item:
    where = f"  [{change.at}]" if change.at else ""
    none = say(lang, "none")
    details = [f"{name}: {_short(old) or none} → {_short(new) or none}" for name, old, new in change.fields]
    if change.unsourced:
        details.append(say(lang, "unsourced"))
    tone = {"removed": "removed", "added": "added"}.get(change.change, "plain")
    return Item(f"{say(lang, change.record)} {change.key}: {_short(change.name)}{where}", tone, tuple(details))


def _short(text: str | None) -> str | None:
    """Long values are told by their beginning: the file has the rest."""
    if text is None or len(text) <= _VALUE_LENGTH:
        return text
    return text[:_VALUE_LENGTH] + "…"


def last_line(report: DiffReport, lang: Lang) -> str:
    """What stayed the same, so that silence is never ambiguous."""
    return say(lang, "same", verdicts=report.same_verdicts, targets=report.same_targets, readings=report.same_readings)
