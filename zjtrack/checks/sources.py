"""Sources: a text and its hash belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zjtrack.checks.context import Context
from zjtrack.finding import Finding
from zjtrack.message import Message

_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_URL = re.compile(r"https?://\S+\Z")


def texts(context: Context) -> Iterator[Finding]:
    """A hash without a text, a text without a hash, an address that is none."""
    for source in context.data.sources.values():
        if (source.text is None) != (source.sha256 is None):
            missing = "sha256" if source.sha256 is None else "text"
            hint = Message("write both: the file name of the text and its sha256")
            yield context.finding(
                "missing-key",
                source.at,
                Message("`{id}` has no `{missing}`", id=source.id, missing=missing),
                hint,
                source.id,
            )
        if source.sha256 is not None and not _SHA256.match(source.sha256):
            place = context.at(source, "sha256")
            yield context.finding(
                "bad-hash", place, Message("this is not a sha256"), Message("write 64 digits 0-9a-f"), source.id
            )
        if source.url is not None and not _URL.match(source.url):
            place = context.at(source, "url")
            hint = Message("write the whole address, beginning with https:// or http://")
            yield context.finding(
                "bad-url", place, Message("“{url}” is not an address", url=source.url[:60]), hint, source.id
            )
