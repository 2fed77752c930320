"""Names that rows and tables use: places of the gazetteer, ids of topics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zjtrack.checks.context import Context
from zjtrack.checks.references import near
from zjtrack.finding import Finding, Severity
from zjtrack.message import Message
from zjtrack.model import Location


def gazetteer(context: Context) -> Iterator[Finding]:
    """A place twice, a city that the gazetteer does not have: --place would pass rows over."""
    first: dict[str, Location] = {}
    cities = {place.name for place in context.data.places if place.code is not None}
    for place in context.data.places:
        at = context.at(place, "name")
        if place.name in first:
            message = Message(
                "“{name}” stands here a second time (first in line {line})",
                name=place.name,
                line=first[place.name].line,
            )
            yield context.finding(
                "duplicate-place", at, message, Message("keep one of the two"), length=len(place.name)
            )
        first.setdefault(place.name, at)
        for city in place.cities:
            if city not in cities:
                yield _no_place(context, city, context.at(place, "cities"), cities, None, "error")


def topics(context: Context) -> Iterator[Finding]:
    """Ids in a topic that no table has, and never had."""
    if context.ids_known:
        yield from topic_ids(context, context)


def topic_ids(own: Context, context: Context) -> Iterator[Finding]:
    """The same for the topics of any file, ``own``, which is marked there."""
    known = context.defined.keys() | {was for target in context.data.targets for was in target.was}
    for topic in own.data.topics.values():
        for id_ in topic.ids:
            if id_ not in known:
                meant = near(id_, known)
                hint = (
                    Message("did you mean `{near}`?", near=meant) if meant else Message("write an id as in the tables")
                )
                message = Message("`{id}`: no target has this id", id=id_)
                yield own.finding("unknown-id", own.at(topic, "ids"), message, hint)


def row_places(context: Context) -> Iterator[Finding]:
    """Places of rows that the gazetteer, where there is one, does not have: --place with their city would not find them."""
    known = {place.name for place in context.data.places}
    if not known:
        return
    for target in context.data.targets:
        for name in target.places:
            if name not in known:
                yield _no_place(context, name, context.at(target, "places"), known, target.id, "warning")


def _no_place(context: Context, name: str, at: Location, known: Iterable[str], id_: str | None,
              severity: Severity) -> Finding:  # fmt: skip
    meant = near(name, known, 0.5)
    hint = (
        Message("did you mean {near}?", near=meant)
        if meant
        else Message("add it to places.yaml, with the cities that it lies in or covers")
    )
    return context.finding(
        "unknown-place", at, Message("the gazetteer has no “{name}”", name=name), hint, id_, severity
    )
