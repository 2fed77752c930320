"""Which rows are wanted: sectors, lists, statuses, programmes, places, a reader's own topics."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from zjtrack.cli.common import Stop, one_of, unknown
from zjtrack.cli.help import spoken
from zjtrack.loaded import Loaded
from zjtrack.message import Message
from zjtrack.model import LISTS, DataSet, ListName, Target, Topic
from zjtrack.places import canonical, covering
from zjtrack.record import record
from zjtrack.report.view import View
from zjtrack.topics import chosen, named
from zjtrack.verdict import Verdict
from zjtrack.verdict.comparison import OUTCOMES

Words = list[str] | None


@record
class Filters:
    """An empty filter lets everything through; ``against`` a data set, words become the names and rows that they mean."""

    sectors: tuple[str, ...] = ()
    lists: tuple[ListName, ...] | None = None
    statuses: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    topics_file: Path | None = None
    rows: frozenset[tuple[int, str]] | None = None

    @classmethod
    def of(cls, sector: Words, list_: Words, status: Words, tag: Words, place: Words, topic: Words = None,
           topics_file: Path | None = None) -> Filters:  # fmt: skip
        """Check the words that are fixed; the others are checked against the data."""
        for name in list_ or ():
            one_of("--list", name, (*LISTS, "all"))
        for name in status or ():
            one_of("--status", name, OUTCOMES)
        if topics_file is not None and not topic:
            raise Stop(Message("--topics names a file; say which of its topics with --topic NAME"))
        lists = None if not list_ else LISTS if "all" in list_ else tuple(name for name in LISTS if name in list_)
        return cls(tuple(sector or ()), lists, tuple(status or ()), tuple(tag or ()), tuple(place or ()),
                   tuple(topic or ()), topics_file)  # fmt: skip

    def keeps(self, target: Target) -> bool:
        """Whether a row passes every filter but the one by status."""
        sector = not self.sectors or target.sector in self.sectors
        tag = not self.tags or any(wanted in target.tags for wanted in self.tags)
        place = not self.places or any(wanted in target.places for wanted in self.places)
        return sector and tag and place and (self.rows is None or (target.year, target.id) in self.rows)

    def keeps_verdict(self, verdict: Verdict) -> bool:
        return not self.statuses or verdict.outcome in self.statuses

    def against(self, loaded: Loaded) -> Filters:
        """The same with its words resolved; a sector, tag, place or topic that nothing has is a slip, not an empty table."""
        data = loaded.dataset
        known = {tag for target in data.targets for tag in target.tags}
        for wanted in self.tags:
            if wanted not in known:
                raise Stop(unknown(Message("tag"), wanted, sorted(known)))
        rows = chosen(data.targets, _topics(self, loaded)) if self.topics else None
        return replace(self, sectors=_sectors(self.sectors, data), places=_places(self.places, data), rows=rows)


def _sectors(wanted: tuple[str, ...], data: DataSet) -> tuple[str, ...]:
    found: list[str] = []
    for word in wanted:
        names = [s.name for s in data.info.sectors if word in s.name or word.casefold() in (s.name_en or "").casefold()]
        if not names:
            raise Stop(
                unknown(
                    Message("sector"), word, [name for s in data.info.sectors for name in (s.name, s.name_en) if name]
                )
            )
        found += names
    return tuple(found)


def _places(wanted: tuple[str, ...], data: DataSet) -> tuple[str, ...]:
    known = {place for target in data.targets for place in target.places} | {place.name for place in data.places}
    found: set[str] = set()
    for word in wanted:
        if canonical(word, data.places) not in known:
            raise Stop(unknown(Message("place"), word, sorted(known)))
        found |= covering(word, data.places)
    return tuple(sorted(found))


def _topics(filters: Filters, loaded: Loaded) -> tuple[Topic, ...]:
    topics = _file(filters.topics_file, loaded).topics
    found: list[Topic] = []
    for wanted in filters.topics:
        some = named(wanted, topics)
        if not some:
            grades = {topic.grade for topic in topics.values() if topic.grade is not None}
            problem = unknown(Message("topic"), wanted, [*topics, *sorted(grades)])
            if topics:
                raise Stop(problem)
            raise Stop(
                Message(
                    "{problem}; write topics.yaml in the data directory, or name a file with --topics FILE",
                    problem=problem,
                )
            )
        found += some
    return tuple(found)


def _file(path: Path | None, loaded: Loaded) -> DataSet:
    """The topics that were asked for, fit to use: their errors stop here, as those of a data file would."""
    from zjtrack.checks import topic_errors  # noqa: PLC0415
    from zjtrack.load import load_topics  # noqa: PLC0415

    own = load_topics(path) if path is not None else loaded
    found = topic_errors(own, loaded)
    if found:
        from zjtrack.report.findings import write  # noqa: PLC0415

        print(write(found, own.files, View(spoken())), file=sys.stderr, end="")
        raise Stop(Message("the topics have errors; mend them"))
    return own.dataset
