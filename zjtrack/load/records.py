"""Typed values → records: the rows of each kind of file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from zjtrack.dates import Period
from zjtrack.finding import Finding
from zjtrack.load.fields import Reader, Record, was_misspelt
from zjtrack.load.nodes import Mapping, Node
from zjtrack.load.specs import (
    ACTUALS_FILE,
    DATASET,
    EXCLUSIONS_FILE,
    INDICATORS_FILE,
    PLACES_FILE,
    READING,
    SOURCE,
    TARGET,
    TARGETS_FILE,
    TOPIC,
)
from zjtrack.message import Message
from zjtrack.model import (
    Accept,
    Also,
    Correction,
    DataSetInfo,
    Exclusion,
    HandRule,
    Indicator,
    Input,
    Kind,
    Location,
    Place,
    Reading,
    Retired,
    Rule,
    Searched,
    Sector,
    Source,
    Target,
    Topic,
)

# What a reading needs unless its inputs carry it.
_EVIDENCE = (
    ("source", Message("write `source:` (the document)")),
    ("quote", Message("write the shortest clause that carries the figure, verbatim")),
)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z", re.ASCII)
_FILE_YEAR = re.compile(r"_(\d{4})\.yaml\Z", re.ASCII)


class FileReader:
    """Reads one file of a data set; findings and the ids that were seen go to its owner."""

    def __init__(self, file: str, findings: list[Finding]) -> None:
        self.file = file
        self.findings = findings
        self.ids: list[tuple[str, Location]] = []
        self._reader = Reader(file, findings)

    def targets(self, root: Node) -> list[Target]:
        """The rows of a targets file; invalid rows are left out, each with its finding."""
        head = self._reader.record(root, TARGETS_FILE, Message("a targets file"))
        if head is None:
            return []
        year = self._file_year(head, "year")
        rows = self._rows(head, "targets")
        if year is None:
            return []
        return [target for row in rows if (target := self._target(row, year, head)) is not None]

    def readings(self, root: Node) -> tuple[list[Reading], Searched | None]:
        """The readings of an actuals file and the documents that were searched for it."""
        head = self._reader.record(root, ACTUALS_FILE, Message("an actuals file"))
        if head is None:
            return [], None
        reported, year = self._file_year(head, "reported"), head.get("year")
        if reported is not None and year is not None and year > reported:
            message = Message(
                "`year: {year}` had not begun when this was reported, in {reported}", year=year, reported=reported
            )
            self._report("future-year", message, Message("write the year that was measured"), head.node.items["year"])
            year = reported
        rows = self._rows(head, "actuals")
        if reported is None or year is None:
            return [], None
        found = [reading for row in rows if (reading := self._reading(row, reported, year)) is not None]
        return found, Searched(reported, year, head.get("searched", ()), self.file, head.items_at("searched"))

    def sources(self, root: Node) -> dict[str, Source]:
        """The documents, by their ids at the top level."""
        if not isinstance(root, Mapping):
            self._report(
                "wrong-type",
                Message("the file must map source ids to documents"),
                Message("write `report-2024:` and so on"),
                root,
            )
            return {}
        found: dict[str, Source] = {}
        for id_, node in root.items.items():
            self._check_id(id_, root.keys[id_])
            self.ids.append((id_, Location(self.file, root.keys[id_].line)))
            record = self._reader.record(node, SOURCE, Message("the source `{id}`", id=id_), root.keys[id_])
            if record is not None and record.ok:
                at = Location(self.file, root.keys[id_].line, root.keys[id_].column)
                found[id_] = Source(id_, **record.values, at=at, fields_at=record.places())
        return found

    def indicators(self, root: Node) -> dict[str, Indicator]:
        """Series that are no target but are referred to."""
        head = self._reader.record(root, INDICATORS_FILE, Message("an indicators file"))
        if head is None:
            return {}
        self._note_ids(head)
        rows = self._rows(head, "indicators")
        return {row.get("id"): Indicator(**row.values, at=row.at) for row in rows if row.ok}

    def places(self, root: Node) -> list[Place]:
        """The gazetteer; a name that stands twice is left to the checks."""
        head = self._reader.record(root, PLACES_FILE, Message("a places file"))
        rows = head.get("places", ()) if head is not None else ()
        return [Place(**row.values, at=row.at, fields_at=row.places()) for row in rows if row.ok]

    def exclusions(self, root: Node) -> list[Exclusion]:
        """Numbers of the documents that are no targets, each with its reason."""
        head = self._reader.record(root, EXCLUSIONS_FILE, Message("an exclusions file"))
        rows = head.get("exclusions", ()) if head is not None else ()
        return [Exclusion(**row.values, at=row.at, fields_at=row.places()) for row in rows if row.ok]

    def topics(self, root: Node) -> dict[str, Topic]:
        """A reader's own topics, by their names at the top level."""
        if not isinstance(root, Mapping):
            self._report(
                "wrong-type", Message("the file must map names to topics"), Message("write `数字经济:` and so on"), root
            )
            return {}
        found: dict[str, Topic] = {}
        for name, node in root.items.items():
            record = self._reader.record(node, TOPIC, Message("the topic `{name}`", name=name))
            if record is not None and self._selects(record, name, root.keys[name]):
                at = Location(self.file, root.keys[name].line, root.keys[name].column)
                found[name] = Topic(name, **record.values, at=at, fields_at=record.places())
        return found

    def _selects(self, record: Record, name: str, key: Node) -> bool:
        if record.ok and not any(record.values.get(way) for way in ("ids", "tags", "words")):
            hint = Message("write `ids: […]`, `tags: […]` or `words: […]`")
            self._report("missing-key", Message("the topic `{name}` selects nothing", name=name[:60]), hint, key)
            return False
        return record.ok

    def info(self, root: Node) -> DataSetInfo | None:
        """``dataset.yaml``."""
        record = self._reader.record(root, DATASET, Message("dataset.yaml"))
        if record is None or not record.ok:
            return None
        values = dict(record.values)
        policy = values.pop("policy", None)
        rows = values.pop("sectors")
        if not all(row.ok for row in rows):
            return None
        sectors = tuple(Sector(**row.values, at=row.at) for row in rows)
        return DataSetInfo(**values, sectors=sectors, tolerance=policy.get("tolerance") if policy else None)

    def _rows(self, head: Record, key: str) -> list[Record]:
        rows: list[Record] = head.get(key, [])
        for row in rows:
            id_ = row.get("id")
            if id_ is not None and key != "actuals" and not self._check_id(id_, row.node.items["id"], id_):
                row.ok = False
        return rows

    def _check_id(self, id_: str, node: Node, row: str | None = None) -> bool:
        if _ID.match(id_):
            return True
        hint = (
            Message("write `{id}`", id=as_id(id_))
            if as_id(id_)
            else Message("write it in lower-case ascii letters, digits and hyphens")
        )
        self._report(
            "bad-id",
            Message("`{id}` is not an id: lower-case ascii letters, digits, hyphens", id=id_[:60]),
            hint,
            node,
            row,
        )
        return False

    def _file_year(self, head: Record, key: str) -> int | None:
        """The year of the file: that of its name, which the key in it repeats; its ids count as seen in any case."""
        self._note_ids(head)
        match = _FILE_YEAR.search(self.file)
        given: int | None = head.get(key)
        if match is None or given is None or int(match[1]) == given:
            return given if match is None else int(match[1])
        message = Message("`{key}: {given}` in a file named for {found}", key=key, given=given, found=match[1])
        self._report(
            "wrong-year",
            message,
            Message("write `{key}: {found}`, or rename the file", key=key, found=match[1]),
            head.node.items[key],
        )
        return int(match[1])

    def _note_ids(self, head: Record) -> None:
        for row in (*head.get("targets", ()), *head.get("indicators", ())):
            if row.get("id") is not None:
                self.ids.append((row.get("id"), row.at))

    def _target(self, row: Record, year: int, head: Record) -> Target | None:
        values = dict(row.values)
        if values.setdefault("source", head.get("source")) is None:
            if "source" not in (head.node.items | row.node.items) and not was_misspelt("source", row, TARGET):
                hint = Message("write `source:` in the row, or once at the top of the file")
                self._report("missing-key", Message("the row has no `source`, nor has the file"), hint, row.node)
            return None
        if not row.ok:
            return None
        values["lists"] = values.pop("list")
        values["wording"] = values.pop("target")
        values["hand_rule"] = _hand_rule(values.pop("rule", None), values["wording"])
        also = values.get("also", ())
        values["also"] = tuple(Also(**one.values, at=one.at, fields_at=one.places()) for one in also if one.ok)
        values["accept"] = _accepts(values.get("accept", ()))
        for key, record in (("correction", Correction), ("retired", Retired)):
            if key in values:
                values[key] = record(**values[key].values)
        values.setdefault("period", Period.due(year, values.get("by")))
        places = row.places()
        places.setdefault("source", head.places().get("source", row.at))
        return Target(year=year, **values, at=row.at, fields_at=places)

    def _reading(self, row: Record, reported: int, year: int) -> Reading | None:
        values = dict(row.values)
        if not self._has_outcome(row) or not row.ok or not self._agrees(row):
            return None
        own_year = values.pop("year", year)
        values.setdefault("period", Period.year(own_year))
        inputs = values.get("inputs", ())
        if not all(one.ok for one in inputs):
            return None
        values["inputs"] = tuple(Input(**one.values, at=one.at, fields_at=one.places()) for one in inputs)
        if "source" not in values:
            values["source"] = values["inputs"][0].source
        values["accept"] = _accepts(values.get("accept", ()))
        return Reading(reported=reported, **values, at=row.at, fields_at=row.places())

    def _has_outcome(self, row: Record) -> bool:
        """What a reading needs is asked for in a row with other mistakes too, unless one of them is its misspelt key."""
        if not any(self._stands(key, row) for key in ("value", "text", "done", "direction")):
            hint = Message("write what was reported; a figure that nobody reported is left out")
            self._report("missing-key", Message("the reading has none of `value`, `text`, `done`"), hint, row.node)
            return False
        if any(one.ok for one in row.get("inputs", ())):
            return True
        if "inputs" in row.node.items and not row.ok:
            return False  # what is wrong with them is reported
        missing = [(key, hint) for key, hint in _EVIDENCE if not self._stands(key, row)]
        for key, hint in missing:
            self._report("missing-key", Message("the reading has no `{key}`", key=key), hint, row.node)
        return not missing

    def _stands(self, key: str, row: Record) -> bool:
        return key in row.node.items or was_misspelt(key, row, READING)

    def _agrees(self, row: Record) -> bool:
        if "year" in row.values and "period" in row.values and row.get("period") != Period.year(row.get("year")):
            message = Message(
                "`year: {year}` and `period: {period}` are not the same", year=row.get("year"), period=row.get("period")
            )
            self._report("two-periods", message, Message("keep the one that is meant"), row.node.items["period"])
            return False
        return True

    def _report(self, code: str, message: Message, hint: Message, node: Any, id_: str | None = None) -> None:
        if isinstance(node, Mapping) and "id" in node.items:
            id_ = getattr(node.items["id"], "value", None)
        end = getattr(node, "end_column", 0)
        self.findings.append(Finding(code, "error", self.file, node.line, node.column, message, hint, id_, end))


def as_id(text: str) -> str:
    """The id that a badly spelt one stands for."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower(), flags=re.ASCII).strip("-")


def _hand_rule(record: Record | None, wording: str) -> HandRule | None:
    if record is None:
        return None
    values = dict(record.values)
    reason = values.pop("reason")
    kind = Kind(values.pop("kind"))
    if "from" in values:
        values["start"] = values.pop("from")
    return HandRule(Rule(kind, wording, **values), reason, record.at)


def _accepts(records: Iterable[Record]) -> tuple[Accept, ...]:
    return tuple(Accept(**record.values, at=record.at) for record in records if record.ok)
