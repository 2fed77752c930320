"""Files that are written whole or not at all: beside their place, then renamed; whatever goes wrong, nothing is left behind."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from zjtrack.output import OutputError

_CAUSES = {
    errno.ENOSPC: "full", errno.EDQUOT: "full", errno.EFBIG: "too_large", errno.EROFS: "read_only", errno.ENOENT: "no_folder",
    errno.ENOTDIR: "not_folder", errno.ENAMETOOLONG: "long_name",
}  # fmt: skip


def refuse_existing(target: Path, force: bool) -> None:
    """A file that somebody may have kept is replaced only when told to; a device holds nothing to lose."""
    if target.is_file() and not force:
        raise OutputError("exists", target)


def write_file(content: bytes, target: Path) -> None:
    """``write_files`` for one."""
    write_files({target: content})


def write_files(contents: Mapping[Path, bytes]) -> None:
    """All of these files or none: they are renamed once the last is whole. A link keeps leading where it led."""
    staged: list[tuple[Path, Path]] = []
    try:
        for target, content in contents.items():
            with _told(target):
                _stage(content, target, staged)
        for fresh, target in staged:
            with _told(target):
                fresh.replace(target.resolve())
    finally:
        for fresh, _ in staged:
            fresh.unlink(missing_ok=True)


def write_folder(contents: Mapping[str, bytes], folder: Path, force: bool) -> None:
    """These files in that directory, which is made if need be and goes again if nothing came of it."""
    for name in contents:
        refuse_existing(folder / name, force)
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        with _told(folder):
            folder.mkdir(parents=True, exist_ok=True)
        write_files({folder / name: content for name, content in contents.items()})
    except BaseException:
        for one in missing:
            if one.is_dir():
                one.rmdir()
        raise


def _stage(content: bytes, target: Path, staged: list[tuple[Path, Path]]) -> None:
    if target.is_dir():
        raise OutputError("is_directory", target)
    if target.exists() and not target.is_file():
        target.write_bytes(content)  # a pipe or a device: renaming a file onto it would replace it
        return
    if target.exists() and not os.access(target, os.W_OK):
        raise OutputError("failed", target, "protected")
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=".zjtrack-", dir=target.resolve().parent)
    staged.append((Path(name), target))
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    os.chmod(name, mode)


def _umask() -> int:
    os.umask(mask := os.umask(0o077))
    return mask


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError("failed", target, cause(error)) from None


def cause(error: OSError) -> str:
    """The key of what went wrong, else the system's own words."""
    if isinstance(error, PermissionError):
        return "denied"
    return _CAUSES.get(error.errno or 0) or (error.strerror or str(error)).lower()
