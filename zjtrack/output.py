"""The edge to the outside: stdout that cannot encode, pipes that close; files are ``zjtrack.files``'s."""

from __future__ import annotations

import codecs
import os
import sys
from pathlib import Path

from zjtrack.message import Message
from zjtrack.report.escape import PLAINLY
from zjtrack.report.view import Lang, View

_PROBE = "✓✗≥≤−—"
MACHINE = ("json", "jsonl", "csv", "gitlab", "github")


class Stop(Exception):
    """Could not run: what, why, and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def said(self, lang: Lang) -> str:
        """The message in that language."""
        from zjtrack.words.chinese import told  # noqa: PLC0415  # seldom needed

        return told(self.message, lang)


class OutputError(Stop):
    """The output could not be written: a key of ``words.files``, where to, and a key or the system's words for why."""

    def __init__(self, key: str, target: Path | None = None, why: str = "") -> None:
        self._parts = (key, target, why)
        super().__init__(Message.of(self.said("en")))

    def said(self, lang: Lang) -> str:
        from zjtrack.words.files import TABLES, say  # noqa: PLC0415  # seldom needed

        key, target, why = self._parts
        return say(lang, key, path=target or say(lang, "stdout"), why=TABLES[lang].get(why, why))


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
        from zjtrack.files import write_file  # noqa: PLC0415

        write_file(text.encode("utf-8-sig" if output_format == "csv" else "utf-8"), target)
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
        from zjtrack.files import cause  # noqa: PLC0415

        raise OutputError("failed", None, cause(error)) from None
