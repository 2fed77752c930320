"""Bytes from a directory, read defensively: a data file is a plain file of a sane size, or a finding."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from zjtrack.finding import Finding
from zjtrack.message import NOTHING, Message, reason

MAX_BYTES = 20_000_000
_NAMES = ("dataset.yaml", "sources.yaml", "indicators.yaml", "places.yaml", "exclusions.yaml", "topics.yaml")
_STEMS = ("target", "actual", "source", "dataset", "indicator", "place", "exclusion", "topic")
_PREFIXES = ("targets_", "actuals_")
_KINDS = {
    stat.S_IFIFO: Message("a pipe"),
    stat.S_IFSOCK: Message("a socket"),
    stat.S_IFDIR: Message("a directory"),
    stat.S_IFCHR: Message("a device"),
    stat.S_IFBLK: Message("a device"),
}


def is_data_file(name: str) -> bool:
    """Whether a file of that name belongs to a data set."""
    return name in _NAMES or (name.startswith(_PREFIXES) and name.endswith(".yaml"))


def read_directory(directory: Path) -> tuple[dict[str, bytes], list[Finding]]:
    """The data files of a directory; what cannot be read is a finding, the rest is still read."""
    try:
        names = sorted(os.listdir(directory))
    except OSError as error:
        return {}, [
            file_finding(
                "unreadable-file",
                directory.name,
                Message("cannot list {directory}: {reason}", directory=directory, reason=reason(error)),
            )
        ]
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    for name in names:
        if not is_data_file(name):
            findings += _misnamed(directory.name, name)
            continue
        content = read_file(directory / name)
        if isinstance(content, bytes):
            files[name] = content
        else:
            findings.append(file_finding(content[0], f"{directory.name}/{name}", content[1], content[2]))
    return files, findings


def _misnamed(directory: str, name: str) -> list[Finding]:
    """``targets-2024.yml`` would be passed over in silence: say so."""
    stem, _, ending = name.lower().rpartition(".")
    if ending not in ("yaml", "yml") or not stem.startswith(_STEMS):
        return []
    return [
        Finding(
            "misnamed-file",
            "warning",
            f"{directory}/{name}",
            0,
            0,
            Message("{name} is not read: it is not the name of a data file", name=name),
            Message("write targets_YEAR.yaml, actuals_YEAR.yaml, or one of {names}", names=[*_NAMES]),
        )
    ]


def read_file(path: Path) -> bytes | tuple[str, Message, Message]:
    """The bytes of a plain file of a sane size, else the code, message and hint of what is wrong with it."""
    try:
        status = os.stat(path)
    except OSError as error:
        return (
            "unreadable-file",
            Message("{name} cannot be read: {reason}", name=path.name, reason=reason(error)),
            Message("see the file's permissions and links"),
        )
    if not stat.S_ISREG(status.st_mode):
        kind = _KINDS.get(stat.S_IFMT(status.st_mode), Message("not a plain file"))
        return (
            "not-a-file",
            Message("{name} is {kind}, not a file", name=path.name, kind=kind),
            Message("put a YAML file in its place"),
        )
    if status.st_size > MAX_BYTES:
        return too_large(path.name, status.st_size)
    try:
        return path.read_bytes()
    except OSError as error:
        return (
            "unreadable-file",
            Message("{name} cannot be read: {reason}", name=path.name, reason=reason(error)),
            Message("see the file's permissions"),
        )


def too_large(name: str, size: int) -> tuple[str, Message, Message]:
    """A file over the limit would take memory without bound: it is not read."""
    message = Message("{name} has {size:,} bytes; a data file may have {most:,}", name=name, size=size, most=MAX_BYTES)
    return "file-too-large", message, Message("split the table, or look whether this is the right file")


def file_finding(code: str, file: str, message: Message, hint: Message = NOTHING) -> Finding:
    """An error that concerns a file as a whole."""
    return Finding(code, "error", file, 0, 0, message, hint)


def from_memory(files: Mapping[str, bytes], directory: str) -> tuple[dict[str, bytes], list[Finding]]:
    """The same limits for files that come from a revision."""
    kept: dict[str, bytes] = {}
    findings = []
    for name, content in sorted(files.items()):
        if not is_data_file(name):
            continue
        if len(content) > MAX_BYTES:
            code, message, hint = too_large(name, len(content))
            findings.append(file_finding(code, f"{directory}/{name}", message, hint))
        else:
            kept[name] = content
    return kept, findings
