"""The edge to the outside: stdout that cannot encode, pipes that close, files that are written whole or not at all."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Callable
from pathlib import Path

from zjtrack.report.escape import PLAINLY
from zjtrack.report.view import Lang, View

_PROBE = "✓✗≥≤−—"
MACHINE = ("json", "jsonl", "csv", "gitlab", "github")


class Stop(Exception):
    """Could not run: what, why, and what to do."""


class OutputError(Stop):
    """The output could not be written; the message says why and what to do."""


def view(lang: Lang, color: str, to_file: bool) -> View:
    """What standard output can show: its width if it is a terminal, colour by option, environment, terminal."""
    is_terminal = not to_file and sys.stdout.isatty()
    width = _terminal_width() if is_terminal else None
    encoding = "utf-8" if to_file else _encoding()
    return View(lang, width, _color(color, is_terminal), not _encodes(_PROBE, encoding), encoding)


def _terminal_width() -> int:
    import shutil  # noqa: PLC0415  # a pipe has no width to ask for

    return max(shutil.get_terminal_size((80, 24)).columns, 40)


def _color(option: str, is_terminal: bool) -> bool:
    """--color beats NO_COLOR beats FORCE_COLOR beats the terminal test."""
    if option != "auto":
        return option == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal and os.environ.get("TERM") != "dumb"


def _encoding() -> str:
    try:
        return codecs.lookup(sys.stdout.encoding or "utf-8").name
    except LookupError:
        return "ascii"


def _encodes(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def language(option: str | None, output_format: str) -> Lang:
    """--lang, ZJTRACK_LANG, the locale, else English; machine formats hear only --lang."""
    if option in ("zh", "en"):
        return option  # type: ignore[return-value]
    if output_format in MACHINE:
        return "zh"
    named = os.environ.get("ZJTRACK_LANG")
    if named in ("zh", "en"):
        return named  # type: ignore[return-value]
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if locale.lower().startswith("zh") else "en"


def emit(text: str, target: Path | None, output_format: str) -> None:
    """Write to the file, else to standard output; ``OutputError`` where the file cannot be written."""
    if target is not None:
        write_file(text, target, bom=output_format == "csv")
        return
    data = text.encode(_encoding(), PLAINLY)
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader has what it wanted (| head). Point stdout elsewhere so that the exit is quiet too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputError(f"cannot write standard output: {(error.strerror or str(error)).lower()}") from None


def refuse_existing(target: Path, force: bool) -> None:
    """A file that somebody may have kept is replaced only when told to; a device holds nothing to lose."""
    if target.is_file() and not force:
        raise OutputError(f"{target} exists; give --force to replace it, or another name")


def write_file(text: str, target: Path, bom: bool = False) -> None:
    """Beside the target and then renamed: the old file stays until the new one is whole."""
    if target.is_dir():
        raise OutputError(f"{target} is a directory; name a file in it")
    if target.exists() and not target.is_file():
        _write_device(text, target, bom)
        return
    content = text.encode("utf-8-sig" if bom else "utf-8")
    write_bytes(content, target)


def write_bytes(content: bytes, target: Path) -> None:
    """The same for bytes."""
    write_whole(lambda path: path.write_bytes(content), target)


def write_whole(write: Callable[[Path], object], target: Path) -> None:
    """Let ``write`` fill a file beside the target, then rename it; whatever goes wrong, nothing is left behind."""
    import tempfile  # noqa: PLC0415

    if target.is_dir():
        raise OutputError(f"{target} is a directory; name a file in it")
    name = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        os.close(handle)
        write(Path(name))
        os.chmod(name, 0o644)
        os.replace(name, target)
    except BaseException as error:
        if name is not None:
            Path(name).unlink(missing_ok=True)
        if not isinstance(error, Exception):
            raise
        raise OutputError(f"cannot write {target}: {_why(error)}") from None


def _why(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return "permission denied; if it is open in another program, close it, or give another name"
    return (getattr(error, "strerror", None) or str(error)).lower()


def _write_device(text: str, target: Path, bom: bool) -> None:
    """A pipe or a device is written to: renaming a file onto it would replace it."""
    try:
        with target.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        raise OutputError(f"cannot write {target}: {(error.strerror or str(error)).lower()}") from None
