"""A reader's own topics: which rows belong to one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zjtrack.model import Target, Topic


def named(wanted: str, topics: Mapping[str, Topic]) -> tuple[Topic, ...]:
    """The topic of that name, else all of that grade."""
    if wanted in topics:
        return (topics[wanted],)
    return tuple(topic for topic in topics.values() if topic.grade == wanted)


def belongs(target: Target, topic: Topic) -> bool:
    """Whether the row is named by id or tag, or contains one of the words (case does not count)."""
    if target.id in topic.ids or any(tag in target.tags for tag in topic.tags):
        return True
    text = _text(target) if topic.words else ""
    return any(word.casefold() in text for word in topic.words)


def _text(target: Target) -> str:
    parts = (target.name, target.name_en or "", target.wording, target.section or "", *target.tags)
    return "\n".join(parts).casefold()


def chosen(targets: Iterable[Target], topics: Iterable[Topic]) -> frozenset[tuple[int, str]]:
    """Year and id of every row that belongs to one of the topics."""
    wanted = tuple(topics)
    return frozenset((t.year, t.id) for t in targets if any(belongs(t, topic) for topic in wanted))
