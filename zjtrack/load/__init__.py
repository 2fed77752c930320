"""A data directory → records and findings; nothing is guessed, nothing is dropped in silence."""

from __future__ import annotations

import sys
import types
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from zjtrack.finding import Finding
from zjtrack.load.files import file_finding, from_memory, read_directory, read_file
from zjtrack.load.nodes import parse
from zjtrack.load.records import FileReader
from zjtrack.load.text import decode, readable
from zjtrack.loaded import Loaded, find_data
from zjtrack.message import Message
from zjtrack.model import DataSet, DataSetInfo, Location, Source, Topic

__all__ = ["Loaded", "find_data", "load", "load_files", "load_topics"]

if TYPE_CHECKING:
    from zjtrack.api import Record

_NO_INFO = DataSetInfo("", "", "", "", ())


def load(directory: Path) -> Loaded:
    """Read a data directory. Never raises on bad data: a missing directory is a finding too."""
    if not directory.is_dir():
        what = Message("is not a directory") if directory.exists() else Message("does not exist")
        message = Message("{directory} {what}", directory=directory, what=what)
        hint = Message("name a directory that holds dataset.yaml: --data DIR")
        return Loaded(DataSet(_NO_INFO), (file_finding("no-dataset", str(directory), message, hint),), {})
    files, findings = read_directory(directory)
    name = directory.absolute().name
    return _load(files, name, findings)


def load_files(files: Mapping[str, bytes], directory: str = "data") -> Loaded:
    """The same from memory: the files of a git revision, by their names in the directory."""
    kept, findings = from_memory(files, directory)
    return _load(kept, directory, findings)


def load_topics(path: Path) -> Loaded:
    """A reader's own topics file, under whatever name; findings as for a data file."""
    content = read_file(path)
    if not isinstance(content, bytes):
        code, message, hint = content
        return Loaded(DataSet(_NO_INFO), (file_finding(code, str(path), message, hint),), {})
    reading = _Reading(str(path.parent), [])
    reading.read(path.name, content, "topics.yaml")
    return reading.loaded()


def _load(files: Mapping[str, bytes], directory: str, findings: list[Finding]) -> Loaded:
    if "dataset.yaml" not in files and not any(finding.file.endswith("/dataset.yaml") for finding in findings):
        hint = Message("name a directory that holds dataset.yaml, or begin one: zjtrack init DIR")
        message = Message("{directory} holds no dataset.yaml", directory=directory)
        findings.append(file_finding("no-dataset", f"{directory}/dataset.yaml", message, hint))
    reading = _Reading(directory, findings)
    for name, content in files.items():
        reading.read(name, content)
    return reading.loaded()


class _Reading:
    """One pass over the files, in the order of their names."""

    def __init__(self, directory: str, findings: list[Finding]) -> None:
        self._directory = directory
        self._findings = findings
        self._texts: dict[str, str] = {}
        self._ids: dict[str, tuple[tuple[str, Location], ...]] = {}
        self._info = _NO_INFO
        self._broken = {finding.file.rsplit("/", 1)[-1] for finding in findings if finding.severity == "error"}
        self._targets: list = []  # type: ignore[type-arg]
        self._readings: list = []  # type: ignore[type-arg]
        self._searched: list = []  # type: ignore[type-arg]
        self._sources: dict[str, Source] = {}
        self._indicators: dict = {}  # type: ignore[type-arg]
        self._places: list = []  # type: ignore[type-arg]
        self._exclusions: list = []  # type: ignore[type-arg]
        self._topics: dict[str, Topic] = {}

    def read(self, name: str, content: bytes, kind: str | None = None) -> None:
        """One file; ``kind`` is the name that it is read by where it has another."""
        file = f"{self._directory}/{name}"
        self._broken.add(name)
        text, findings = decode(content, file)
        self._findings += findings
        if text is None:
            return
        self._texts[file] = text
        root, findings = parse(readable(text), file)
        if _has_stray_characters(self._findings, file):
            # An indentation by tabs is not YAML either: that is one mistake, not two.
            findings = [finding for finding in findings if finding.code != "syntax"]
        self._findings += findings
        if root is None:
            if not any(finding.file == file for finding in self._findings):
                self._findings.append(
                    file_finding(
                        "empty-file", file, Message("the file holds only comments"), Message("write its table")
                    )
                )
            return
        reader = FileReader(file, self._findings)
        self._take(kind or name, reader, root)
        self._ids[name] = tuple(reader.ids)
        self._broken.discard(name)

    def _take(self, name: str, reader: FileReader, root: object) -> None:
        if name.startswith("targets_"):
            self._targets += reader.targets(root)  # type: ignore[arg-type]
        elif name.startswith("actuals_"):
            readings, searched = reader.readings(root)  # type: ignore[arg-type]
            self._readings += readings
            self._searched += [searched] if searched is not None else []
        elif name == "sources.yaml":
            self._sources = reader.sources(root)  # type: ignore[arg-type]
        elif name == "indicators.yaml":
            self._indicators = reader.indicators(root)  # type: ignore[arg-type]
        elif name == "places.yaml":
            self._places = reader.places(root)  # type: ignore[arg-type]
        elif name == "exclusions.yaml":
            self._exclusions = reader.exclusions(root)  # type: ignore[arg-type]
        elif name == "topics.yaml":
            self._topics = reader.topics(root)  # type: ignore[arg-type]
        else:
            self._info = reader.info(root) or _NO_INFO  # type: ignore[arg-type]

    def loaded(self) -> Loaded:
        data = DataSet(
            self._info,
            tuple(self._targets),
            tuple(self._readings),
            self._sources,
            self._indicators,
            tuple(self._searched),
            tuple(self._places),
            tuple(self._exclusions),
            self._topics,
        )
        return Loaded(data, tuple(self._findings), self._texts, self._ids, frozenset(self._broken))


def _has_stray_characters(findings: list[Finding], file: str) -> bool:
    return any(finding.file == file and finding.code in ("tab", "control-character") for finding in findings)


class _Callable(types.ModuleType):
    """``zjtrack.load`` is this package and, to a user of the API, a function: it is both."""

    def __call__(self, directory: str | Path | None = None) -> Record:
        """See ``zjtrack.api.load``."""
        from zjtrack.api import load as load_record  # noqa: PLC0415

        return load_record(directory)


sys.modules[__name__].__class__ = _Callable
