"""The documents' texts: is each quote really there?"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from zjtrack.finding import Finding
from zjtrack.load import Loaded
from zjtrack.model import Location, Source

_MARKS = re.compile(r"\s+|[*_`#]+|</?su[bp]>")
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "－": "-", "～": "~"})


def normalise(text: str, without_points: bool = False) -> str:
    """Width, white space, quotation marks and Markdown marks folded away; points too where the text lost them."""
    folded = _MARKS.sub("", unicodedata.normalize("NFKC", text)).translate(_QUOTES)
    return re.sub(r"(?<=\d)\.(?=\d)", "", folded) if without_points else folded


def check_sources(loaded: Loaded, directory: Path) -> Iterator[Finding]:
    """Quotes that are not in their document, documents without a text, texts that have changed."""
    texts: dict[str, str] = {}
    for source in loaded.dataset.sources.values():
        if source.text is not None:
            yield from _read(source, directory, texts)
    for source_id, quote, place, id_ in _quotes(loaded):
        source = loaded.dataset.sources.get(source_id)  # type: ignore[assignment]
        if source_id in texts and source is not None:
            lost = "decimal_points" in source.flaws
            if normalise(quote, lost) not in normalise(texts[source_id], lost):
                message = f"“{quote}” is not in {source.text}"
                hint = "copy the clause verbatim from the document"
                yield Finding("quote-not-found", "error", place.file, place.line, place.column, message, hint, id_)


def _read(source: Source, directory: Path, texts: dict[str, str]) -> Iterator[Finding]:
    assert source.text is not None
    at = source.at
    path = directory / Path(source.text).name
    try:
        content = path.read_bytes()
        texts[source.id] = content.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"the text {source.text} of `{source.id}` cannot be read in {directory}: {error.__class__.__name__}"
        yield Finding("no-text", "error", at.file, at.line, at.column, message, "name the right directory", source.id)
        return
    if source.sha256 is not None and hashlib.sha256(content).hexdigest() != source.sha256:
        message = f"{source.text} is not the text that `{source.id}` was curated from: its sha256 differs"
        hint = "look at the quotes that broke, then write the new sha256"
        yield Finding("text-changed", "warning", at.file, at.line, at.column, message, hint, source.id)


def _quotes(loaded: Loaded) -> Iterator[tuple[str, str, Location, str]]:
    for reading in loaded.dataset.readings:
        if reading.quote is not None:
            yield reading.source, reading.quote, reading.fields_at.get("quote", reading.at), reading.id
        for one in reading.inputs:
            yield one.source, one.quote, one.at or reading.at, reading.id
    for target in loaded.dataset.targets:
        if not target.correction:
            yield target.source, target.wording, target.fields_at.get("target", target.at), target.id
        for also in target.also:
            yield also.source, also.wording, also.at or target.at, target.id
