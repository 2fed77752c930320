"""The documents' texts: is each quote really there, and what stands around it?"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from zjtrack.cells import cells, cut_short, printed
from zjtrack.finding import Finding
from zjtrack.load import Loaded
from zjtrack.load.files import read_file
from zjtrack.message import NOTHING, Message
from zjtrack.model import Also, DataSet, Exclusion, Input, Location, Reading, Source, Target
from zjtrack.passage import Passage, Text
from zjtrack.record import record
from zjtrack.verdict import Verdict

_SHOWN = 8


@record
class Cited:
    """A clause that the data says stands in a document, under a heading; ``what`` is the kind of clause, for messages."""

    source: str
    clause: str
    at: Location
    id: str | None
    what: Message
    section: str | None = None
    section_at: Location | None = None
    source_at: Location | None = None  # where the row names the document itself, not the head of its file


@dataclass(slots=True)
class Texts:
    """The texts of a directory by source id, what could not be read, and the texts whose hash is another."""

    found: dict[str, Text] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)


def read_texts(sources: Mapping[str, Source], directory: Path) -> Texts:
    """The text of every source that names one."""
    texts = Texts()
    for source in sources.values():
        if source.text is not None:
            _read(source, directory, texts)
    return texts


def _read(source: Source, directory: Path, texts: Texts) -> None:
    assert source.text is not None
    content = read_file(directory / Path(source.text).name)
    why = None if isinstance(content, bytes) else content[1]
    if isinstance(content, bytes):
        try:
            raw = content.decode("utf-8")
        except UnicodeDecodeError as error:
            why = Message("{text} is not UTF-8 (byte {start})", text=source.text, start=error.start)
    if why is not None:
        hint = Message("name the directory that holds it: --sources DIR")
        place = source.fields_at.get("text", source.at)
        texts.findings.append(
            _finding("no-text", place, Message("the text of `{id}`: {why}", id=source.id, why=why), hint, source.id)
        )
        return
    assert isinstance(content, bytes)
    texts.found[source.id] = Text(source.id, source.text, raw, "decimal_points" in source.flaws)
    if source.sha256 is not None and hashlib.sha256(content).hexdigest() != source.sha256:
        texts.changed.append(source.id)


def check_sources(loaded: Loaded, directory: Path) -> Iterator[Finding]:
    """Clauses that are not in their document, documents without a text, texts that have changed and what broke."""
    data = loaded.dataset
    texts = read_texts(data.sources, directory)
    yield from texts.findings
    cited = list(citations(data))
    broken = [one for one in cited if one.source in texts.found and not texts.found[one.source].find(one.clause)]
    for one in broken:
        yield _not_found(one, texts.found)
    for one in cited:
        text = texts.found.get(one.source)
        if text is not None and one not in broken:
            yield from _elsewhere(one, text)
    for id_ in texts.changed:
        yield _changed(data.sources[id_], cited, broken)
    yield from cells(data, texts.found)
    yield from cut_short(data, texts.found)


def _not_found(one: Cited, texts: Mapping[str, Text]) -> Finding:
    """A clause that is not in its document: what stands there instead, or which document has it."""
    text = texts[one.source]
    message = Message("the {what} “{clause}” is not in {file}", what=one.what, clause=one.clause, file=text.file)
    other = next((id_ for id_, other in texts.items() if other.find(one.clause)), None)
    near = text.nearest(one.clause)
    if one.source_at is not None and (_has_lost_section(one, text) or (other is not None and near is None)):
        hint = (
            Message("it stands in `{other}`: correct the source", other=other)
            if other
            else Message("correct the source, or copy the clause verbatim")
        )
        return _finding("quote-not-found", one.source_at, message, hint, one.id)
    if near is None:
        return _finding(
            "quote-not-found", one.at, message, Message("copy the clause verbatim from the document"), one.id
        )
    hint = Message("line {line} there has “{quote}”: copy the clause verbatim", line=near.line, quote=near.quote)
    return _finding("quote-not-found", one.at, message, hint, one.id)


def _elsewhere(one: Cited, text: Text) -> Iterator[Finding]:
    """A heading that is not in the document, or stands behind every place of its clause."""
    message = None
    if _has_lost_section(one, text):
        message = Message("the section “{section}” is not in {file}", section=one.section, file=text.file)
        hint = Message("write the heading verbatim, or correct the source")
    elif text.find(one.clause)[-1][0] < text.below(one.section):
        message = Message(
            "the {what} “{clause}” stands in {file} only before the section “{section}”",
            what=one.what, clause=one.clause, file=text.file, section=one.section,
        )  # fmt: skip
        hint = Message("write the heading under which it stands")
    if message is not None:
        yield _finding("quote-not-found", one.section_at or one.at, message, hint, one.id)


def _has_lost_section(one: Cited, text: Text) -> bool:
    return one.section is not None and not text.find(one.section)


def _changed(source: Source, cited: list[Cited], broken: list[Cited]) -> Finding:
    of_source = sum(one.source == source.id for one in cited)
    lost = [one for one in broken if one.source == source.id]
    message = Message(
        "{text} is not the text that `{id}` was curated from: its sha256 differs; "
        "{lost} of {total} clauses are no longer in it{which}",
        text=source.text, id=source.id, lost=len(lost), total=of_source, which=_named(lost),
    )  # fmt: skip
    hint = Message("mend the clauses, then write the new sha256") if lost else Message("write the new sha256")
    return _finding("text-changed", source.fields_at.get("sha256", source.at), message, hint, source.id, "warning")


def _named(lost: list[Cited]) -> Message:
    clauses = [f"{one.id or one.clause} ({one.at})" for one in lost[:_SHOWN]]
    if len(lost) > _SHOWN:
        return Message(": {clauses} and {more} more", clauses=clauses, more=len(lost) - _SHOWN)
    return Message(": {clauses}", clauses=clauses) if clauses else NOTHING


def not_looked_up(data: DataSet) -> Message | None:
    """Which documents' texts are not at hand: a limit of the check, no mistake in a row."""
    counts = Counter(one.source for one in citations(data))
    unseen = [source for source in data.sources.values() if source.text is None and counts[source.id]]
    if not unseen:
        return None
    total = sum(counts[source.id] for source in unseen)
    return Message(
        "not looked up: {total} clauses of {documents} documents whose texts are not at hand: {names}",
        total=total, documents=len(unseen), names=[f"{source.id} ({counts[source.id]})" for source in unseen],
    )  # fmt: skip


def citations(data: DataSet) -> Iterator[Cited]:
    """Everything that the data says is printed in a document; of a corrected row, what was printed."""
    for reading in data.readings:
        if reading.quote is not None:
            yield _cited(reading, reading.at, "quote", reading.quote, reading.id, Message("quote"))
        for one in reading.inputs:
            yield _cited(one, one.at, "quote", one.quote, reading.id, Message("quote"))
    for target in data.targets:
        key = "correction" if target.correction else "target"
        yield _cited(target, target.at, key, printed(target), target.id, Message("wording"))
        for also in target.also:
            yield _cited(also, also.at or target.at, "wording", also.wording, target.id, Message("wording"))
    for excluded in data.exclusions:
        yield _cited(excluded, excluded.at, "quote", excluded.quote, None, Message("exclusion"))


def _cited(row: Target | Reading | Also | Input | Exclusion, at: Location, key: str, clause: str, id_: str | None,
           what: Message) -> Cited:  # fmt: skip
    places = row.fields_at
    named = places.get("source")
    section = None if isinstance(row, Input | Exclusion) else row.section
    own = named if named is not None and named.line >= at.line else None
    return Cited(row.source, clause, places.get(key, at), id_, what, section, places.get("section"), own)


def _finding(
    code: str, at: Location, message: Message, hint: Message, id_: str | None, severity: str = "error"
) -> Finding:
    return Finding(code, severity, at.file, at.line, at.column, message, hint, id_)  # type: ignore[arg-type]


def passages(verdict: Verdict, texts: Texts) -> list[Passage]:
    """What stands around the wording of a target and the quotes of the figures that decided it, in that order."""
    target = verdict.target
    wanted = [(target.source, printed(target), target.section, target.name)]
    wanted += [(also.source, also.wording, also.section, target.name) for also in target.also]
    for figure in (verdict.actual, verdict.reference, verdict.baseline):
        wanted += _clauses(figure.reading, target) if figure is not None else []
    found = (texts.found[one[0]].passage(*one[1:]) for one in wanted if one[0] in texts.found)
    return [passage for passage in dict.fromkeys(found) if passage is not None]


def _clauses(reading: Reading, target: Target) -> list[tuple[str, str, str | None, str]]:
    """A reading's quote and those of its inputs, each with its document, its heading and the row's name if it is known."""
    name = target.name if reading.id == target.id else ""
    quotes = [(reading.source, reading.quote, reading.section, name)] if reading.quote else []
    return [*quotes, *((one.source, one.quote, None, "") for one in reading.inputs)]
