"""Sound data, kept for the next run: the same bytes, read by the same program, need not be read again.

With the data is kept what it was read from: every YAML file's name and bytes, the program's own files (size and time)
and the Python that ran it. All of it must be the same to the byte, so nothing stale can answer. Only data without errors is
kept. What cannot be kept or read back is read from the YAML as ever: the cache changes how long a run takes, never what
it says (decision 9).
"""

from __future__ import annotations

import os
import pickle
import stat
import sys
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from zjtrack.model import DataSet, Rule
from zjtrack.record import record

_MAX_BYTES = 20_000_000
Kept = tuple[DataSet, Mapping[str, Rule | None]]


@record
class Key:
    """Where a directory's data is kept, and all that it was read from and by."""

    path: Path
    identity: bytes


def key_of(directory: Path) -> Key | None:
    """The key of a directory as it is now; ``None`` where nothing can be kept."""
    where = folder()
    if where is None:
        return None
    place = str(directory.absolute())
    try:
        identity = b"".join((sys.version.encode(), *_program(), *_data(directory)))
    except OSError:
        return None
    return Key(
        where / f"{directory.absolute().name}-{zlib.crc32(place.encode()):08x}", place.encode() + b"\0" + identity
    )


def folder() -> Path | None:
    """Where the cache is: ``ZJTRACK_CACHE`` (``off`` for nowhere), else the user's own directory for caches."""
    named = os.environ.get("ZJTRACK_CACHE")
    if named is not None:
        return None if named in ("", "off", "0") else Path(named)
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    if home and os.path.isabs(home):
        return Path(home) / "zjtrack"
    return Path(os.path.expanduser("~")) / ".cache" / "zjtrack" if os.path.expanduser("~") != "~" else None


def load(key: Key | None) -> Kept | None:
    """What was kept under that key; ``None`` where nothing was, or where it is not the user's own file."""
    if key is None:
        return None
    try:
        with key.path.open("rb") as stream:
            if not _is_own(os.fstat(stream.fileno())) or stream.read(len(key.identity)) != key.identity:
                return None
            kept: Kept = pickle.load(stream)
    except Exception:  # a damaged file is no file: the YAML says it all again
        return None
    return kept


def save(key: Key, data: DataSet, rules: Mapping[str, Rule | None]) -> None:
    """Keep sound data; a directory that cannot be written keeps nothing and says nothing."""
    beside = key.path.with_suffix(f".{os.getpid()}")
    try:
        key.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(key.identity)
            pickle.dump((_bare(data), dict(rules)), stream, pickle.HIGHEST_PROTOCOL)
        os.replace(beside, key.path)
    except OSError:
        with suppress(OSError):
            beside.unlink()


def _is_own(status: os.stat_result) -> bool:
    """A pickle is code: only a file that nobody else could have written is read."""
    if not stat.S_ISREG(status.st_mode):
        return False
    return os.name == "nt" or (status.st_uid == os.getuid() and not status.st_mode & 0o022)


def _bare(data: DataSet) -> DataSet:
    """Without what only the checks and the diff ask for: the place of every single value, the exclusions."""
    return replace(
        data,
        exclusions=(),
        targets=tuple(replace(row, fields_at={}) for row in data.targets),
        readings=tuple(replace(row, fields_at={}) for row in data.readings),
        sources={id_: replace(source, fields_at={}) for id_, source in data.sources.items()},
    )


def _program() -> Iterator[bytes]:
    """The program's own files: an edit of the code is another program."""
    for path, _folders, names in sorted(os.walk(Path(__file__).parent)):
        for name in sorted(names):
            if name.endswith(".py"):
                status = os.stat(os.path.join(path, name))
                yield f"{path}/{name}\0{status.st_size}\0{status.st_mtime_ns}\0".encode()


def _data(directory: Path) -> Iterator[bytes]:
    for entry in sorted(os.scandir(directory), key=lambda entry: entry.name):
        if not entry.name.endswith((".yaml", ".yml")):
            continue
        status = entry.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MAX_BYTES:
            raise OSError(entry.name)
        content = Path(entry.path).read_bytes()
        yield f"{entry.name}\0{len(content)}\0".encode()
        yield content
