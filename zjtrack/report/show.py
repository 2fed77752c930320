"""``show``: one indicator in full, ending in a sentence to quote; or a sector, its years side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from zjtrack.passage import Passage
from zjtrack.report import chart
from zjtrack.report.escape import markdown as escape_markdown
from zjtrack.report.escape import terminal
from zjtrack.report.view import View
from zjtrack.report.widths import pad, width, wrap
from zjtrack.verdict.comparison import Comparison
from zjtrack.verdict.model import AlsoVerdict, Figure, Unused, Verdict
from zjtrack.words import phrases
from zjtrack.words.messages import say
from zjtrack.words.rules import rule_in_words

_LABEL = 18
_COLORS = {"met": "32", "missed": "31", "qualitative": "36", "unknown": "33", "not_due": "35"}
Pair = tuple[str, str]
LookUp = Callable[[Verdict], Iterable[Passage]]


def indicator(verdicts: Sequence[tuple[Comparison, Verdict]], view: View, look_up: LookUp = lambda _: ()) -> str:
    """Every year of one indicator: wording → rule → figures → arithmetic → verdict, each with its source."""
    blocks = []
    for comparison, verdict in verdicts:
        head = f"{verdict.target.period}  {phrases.name(verdict.target, view.lang)}  [{verdict.target.id}]"
        status = phrases.status(verdict, view.lang, view.ascii)
        lines = [_bold(terminal(head), view), _colored(status, verdict.outcome, view)]
        for label, text in (*explanation(comparison, verdict, view), *_passages(look_up(verdict), view)):
            lines += _pair(label, text, view)
        blocks.append("\n".join(lines))
    blocks += chart.block(verdicts, view)
    return "\n\n".join(blocks) + "\n"


def indicator_markdown(
    verdicts: Sequence[tuple[Comparison, Verdict]], view: View, look_up: LookUp = lambda _: ()
) -> str:
    """The same as a Markdown list."""
    blocks = []
    for comparison, verdict in verdicts:
        name = escape_markdown(phrases.name(verdict.target, view.lang))
        lines = [f"## {verdict.target.period} {name}", phrases.status(verdict, view.lang)]
        pairs = (*explanation(comparison, verdict, view), *_passages(look_up(verdict), view))
        lines.append("\n".join(f"- **{k}**: {escape_markdown(v)}" for k, v in pairs))
        blocks.append("\n\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def explanation(comparison: Comparison, verdict: Verdict, view: View) -> list[Pair]:
    """What replays a verdict, line by line."""
    lang, target = view.lang, verdict.target
    document = comparison.data.sources.get(target.source)
    reference = phrases.reference_name(comparison, verdict, lang)
    pairs: list[Pair] = [(say(lang, "e_wording"), phrases.wording(verdict))]
    if document is not None:
        section = f" · {target.section}" if target.section else ""
        pairs.append((say(lang, "e_source"), phrases.source_line(document, lang) + section))
    pairs += [(say(lang, "e_also"), _also(comparison, one, view)) for one in verdict.also]
    pairs.append((say(lang, "e_rule"), f"{rule_in_words(verdict, lang, reference)} [{phrases.rule(verdict, lang)}]"))
    for key, figure in (
        ("e_figure", verdict.actual),
        ("e_reference", verdict.reference),
        ("e_baseline", verdict.baseline),
    ):
        pairs += _figure(say(lang, key), figure, view)
    pairs.append((say(lang, "e_test"), phrases.reason(verdict, lang, reference)))
    if verdict.flags:
        pairs.append((say(lang, "e_flags"), "; ".join(say(lang, f"about_{flag}") for flag in verdict.flags)))
    pairs += [(say(lang, "e_unused"), _unused(one, view)) for one in verdict.unused]
    pairs.append((say(lang, "e_at"), _places(verdict)))
    if target.note:
        pairs.append((say(lang, "e_note"), target.note))
    pairs.append((say(lang, "e_sentence"), phrases.sentence(verdict, document, lang, reference)))
    return pairs


def _passages(found: Iterable[Passage], view: View) -> Iterable[Pair]:
    """Each clause in its document, marked ⟦so⟧; where it stands at several places, which of them this is."""
    for passage in found:
        more = "" if passage.count == 1 else say(view.lang, "one_of", nth=passage.nth, count=passage.count)
        text = f"{passage.before}⟦{passage.quote}⟧{passage.after}"
        yield say(view.lang, "e_passage"), f"{passage.file}:{passage.line}{more}  {text}"


def _also(comparison: Comparison, one: AlsoVerdict, view: View) -> str:
    also, status = one.also, one.status
    source = comparison.data.sources.get(also.source)
    title = source.title if source else also.source
    said = f" → {say(view.lang, status.value)}" if status else ""
    return f"{also.wording} · {title}" + (f" · {also.section}" if also.section else "") + said


def _figure(label: str, figure: Figure | None, view: View) -> Iterable[Pair]:
    if figure is None:
        return
    reading, lang = figure.reading, view.lang
    estimate = f" ({say(lang, 'expected')})" if reading.expected else ""
    yield label, phrases.value_text(reading, lang) + estimate
    yield "", phrases.source_line(figure.source, lang) + (f" · {reading.section}" if reading.section else "")
    if reading.quote:
        yield "", f"“{reading.quote}”"
    if reading.derivation:
        yield "", f"= {reading.derivation}"
    for one in reading.inputs:
        yield "", f"{one.name} = {one.value:f}{one.unit or ''} “{one.quote}”"
    if reading.note:
        yield "", reading.note


def _unused(unused: Unused, view: View) -> str:
    reading, lang = unused.reading, view.lang
    parts = [phrases.value_text(reading, lang), say(lang, f"why_{unused.why}"), str(reading.period)]
    if reading.proxy:
        parts.append(reading.proxy)
    if unused.would is not None:
        parts.append(say(lang, "would", status=say(lang, unused.would.value)))
    parts.append(phrases.source_line(unused.source, lang))
    if reading.quote:
        parts.append(f"“{reading.quote}”")
    return " · ".join(parts)


def _places(verdict: Verdict) -> str:
    figures = (verdict.actual, verdict.reference, verdict.baseline)
    return ", ".join([str(verdict.target.at), *(str(figure.reading.at) for figure in figures if figure is not None)])


def sector(comparisons: Sequence[Comparison], view: View) -> str:
    """A row an indicator, the years side by side."""
    rows = _by_id(comparisons)
    years = [str(comparison.year) for comparison in comparisons]
    cells = [[say(view.lang, "indicator"), *years, say(view.lang, "id")]]
    for id_, verdicts in rows.items():
        newest = next(verdict for verdict in reversed(verdicts) if verdict is not None)
        cells.append([phrases.name(newest.target, view.lang), *(_year_cell(one, view) for one in verdicts), id_])
    cells = [[terminal(cell) for cell in row] for row in cells]
    return _stacked(cells, view) if view.width is not None and _too_wide(cells, view.width) else _aligned(cells)


def sector_markdown(comparisons: Sequence[Comparison], view: View) -> str:
    """The same as a Markdown table."""
    years = [str(comparison.year) for comparison in comparisons]
    lines = [f"| {say(view.lang, 'indicator')} | {' | '.join(years)} |", "|" + " --- |" * (len(years) + 1)]
    for verdicts in _by_id(comparisons).values():
        newest = next(verdict for verdict in reversed(verdicts) if verdict is not None)
        row = [phrases.name(newest.target, view.lang), *(_year_cell(one, view) for one in verdicts)]
        lines.append(f"| {' | '.join(escape_markdown(cell) for cell in row)} |")
    return "\n".join(lines) + "\n"


def _by_id(comparisons: Sequence[Comparison]) -> dict[str, list[Verdict | None]]:
    found: dict[str, list[Verdict | None]] = {}
    for index, comparison in enumerate(comparisons):
        for verdict in comparison.verdicts:
            found.setdefault(verdict.target.id, [None] * len(comparisons))[index] = verdict
    return found


def _year_cell(verdict: Verdict | None, view: View) -> str:
    if verdict is None:
        return "—"
    status = phrases.status(verdict, view.lang, view.ascii)
    return f"{status} {phrases.wording(verdict)} → {phrases.outcome(verdict, view.lang)}"


def _too_wide(cells: list[list[str]], room: int) -> bool:
    return any(width(line) > room for line in _aligned(cells).splitlines())


def _aligned(cells: list[list[str]]) -> str:
    sizes = [max(width(row[column]) for row in cells) for column in range(len(cells[0]))]
    return "".join("  ".join(pad(c, s) for c, s in zip(row, sizes, strict=True)).rstrip() + "\n" for row in cells)


def _stacked(cells: list[list[str]], view: View) -> str:
    """Where the years do not fit side by side they stand below the indicator."""
    assert view.width is not None
    lines: list[str] = []
    years = cells[0][1:-1]
    for row in cells[1:]:
        lines += [_bold(piece, view) for piece in wrap(f"{row[0]} [{row[-1]}]", view.width)]
        for year, cell in zip(years, row[1:-1], strict=True):
            lines += [f"  {piece}" for piece in wrap(f"{year} {cell}", view.width - 2)]
    return "".join(f"{line}\n" for line in lines)


def _pair(label: str, text: str, view: View) -> list[str]:
    if view.width is None:
        return [f"{pad(label, _LABEL)}{terminal(text)}"]
    pieces = wrap(terminal(text), view.width - _LABEL)
    return [f"{pad(label if index == 0 else '', _LABEL)}{piece}" for index, piece in enumerate(pieces)]


def _bold(text: str, view: View) -> str:
    return f"\x1b[1m{text}\x1b[0m" if view.color else text


def _colored(text: str, outcome: str, view: View) -> str:
    return f"\x1b[{_COLORS[outcome]}m{text}\x1b[0m" if view.color else text
