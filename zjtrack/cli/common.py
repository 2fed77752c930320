"""What the commands share: options as values, data that is fit to judge by, names that exist."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from zjtrack import cache
from zjtrack.cli.help import asked, spoken
from zjtrack.dates import PartialDate
from zjtrack.loaded import Loaded, find_data
from zjtrack.message import NOTHING, Message
from zjtrack.model import DataSet, Tolerance
from zjtrack.output import Stop as Stop  # noqa: PLC0414  # the commands know it from here
from zjtrack.output import emit, language, view
from zjtrack.record import record
from zjtrack.report.view import Lang, View
from zjtrack.rules import remember, rules_of
from zjtrack.verdict import Policy


@record
class Options:
    """Where the data is and how the result is to look."""

    data: Path | None
    lang: Lang
    format: str
    output: Path | None
    color: str

    @classmethod
    def of(cls, data: Path | None, lang: str | None, format_: str, output: Path | None, color: str,
           formats: tuple[str, ...]) -> Options:  # fmt: skip
        """Check the choices that every command has."""
        one_of("--format", format_, formats)
        one_of("--color", color, ("auto", "always", "never"))
        if lang is not None:
            one_of("--lang", lang, ("zh", "en"))
        return cls(data, language(lang, format_), format_, None if str(output) == "-" else output, color)

    @property
    def view(self) -> View:
        return view(self.lang, self.color, self.output is not None)

    @property
    def annotating(self) -> View:
        """For workflow logs: the locale of a runner says nothing about who reads them (decision 12)."""
        return replace(self.view, lang=self.lang if asked() is not None else "en")

    def emit(self, text: str) -> None:
        emit(text, self.output, self.format)


def one_of(option: str, given: str, allowed: Iterable[str]) -> None:
    """``Stop`` unless the word is one that the option takes."""
    if given not in allowed:
        raise Stop(unknown(Message("value of {option}", option=option), given, list(allowed)))


def unknown(what: Message, given: str, known: list[str]) -> Message:
    """There is no such thing, this is the nearest, these are all."""
    import difflib  # noqa: PLC0415

    near = difflib.get_close_matches(given, known, 1, 0.5)
    hint = Message("; did you mean {near}?", near=near[0]) if near else NOTHING
    more = Message(" …") if len(known) > 30 else NOTHING
    return Message(
        "there is no {what} “{given}”{hint} (there are: {known}{more})",
        what=what, given=given, hint=hint, known=[*known[:30]] or Message("none"), more=more,
    )  # fmt: skip


def policy(tolerance: str | None, strict: bool, accept_proxy: bool, as_of: str | None) -> Policy:
    """The judging options as a policy."""
    parsed = None if tolerance is None else _tolerance(tolerance)
    try:
        date = PartialDate.parse(as_of) if as_of is not None else None
    except ValueError:
        raise Stop(Message("“{as_of}” is no date; write 2025, 2025-03 or 2025-03-01", as_of=as_of)) from None
    return Policy(parsed, strict, accept_proxy, date)


def _tolerance(text: str) -> Tolerance:
    from zjtrack.load.fields import parse_tolerance  # noqa: PLC0415

    parsed = parse_tolerance(text)
    if parsed is None:
        raise Stop(
            Message("“{text}” is no tolerance; write a number in the row's unit, or a share such as 5%", text=text)
        )
    return parsed


def read(options: Options) -> Loaded:
    """The data directory that was named or found, with everything that is wrong in it."""
    return _read(directory_of(options))


def read_to_judge(options: Options) -> Loaded:
    """The same for a command that only judges: as an earlier run found it sound, else read; then make it ``fit``."""
    directory = directory_of(options)
    key = cache.key_of(directory)
    kept = cache.load(key)
    if kept is not None:
        remember(kept[1])
        return Loaded(kept[0], (), {}, is_sound=True)
    loaded = _read(directory)
    from zjtrack.checks import errors  # noqa: PLC0415

    if any(finding.severity == "error" for finding in errors(loaded)):
        return loaded
    if key is not None and key == cache.key_of(directory):  # nobody wrote while we read
        _keep(key, loaded.dataset)
    return replace(loaded, is_sound=True)


def _keep(key: cache.Key, data: DataSet) -> None:
    wordings = [target.wording for target in data.targets]
    wordings += [also.wording for target in data.targets for also in target.also]
    cache.save(key, data, rules_of(wordings))


def directory_of(options: Options) -> Path:
    """The data directory that was named or found; ``Stop`` where there is none."""
    directory = find_data(options.data, Path.cwd())
    if directory is None:
        raise Stop(Message("no data directory found; name one with --data DIR"))
    return directory


def _read(directory: Path) -> Loaded:
    from zjtrack.load import load  # noqa: PLC0415

    loaded = load(directory)
    if any(finding.code == "no-dataset" for finding in loaded.findings):
        raise Stop(
            next(
                Message("{message}; {hint}", message=f.message, hint=f.hint)
                for f in loaded.findings
                if f.code == "no-dataset"
            )
        )
    return loaded


def fit(loaded: Loaded, years: Iterable[int] | None = None) -> Loaded:
    """``Stop`` on data with errors in the files that are needed; errors elsewhere are one line on stderr."""
    if loaded.is_sound:
        return loaded
    from zjtrack.checks import errors  # noqa: PLC0415

    found = [finding for finding in errors(loaded) if finding.severity == "error"]
    needed = [finding for finding in found if _is_needed(finding.file, years)]
    if needed:
        from zjtrack.report.findings import write  # noqa: PLC0415

        print(write(needed, loaded.files, View(spoken())), file=sys.stderr, end="")
        raise Stop(Message("the data has errors; mend them, `zjtrack check` lists all"))
    if found:
        from zjtrack.words.chinese import told  # noqa: PLC0415

        elsewhere = Message("{count} errors in files not needed here; see `zjtrack check`", count=len(found))
        print(f"zjtrack: {told(elsewhere, spoken())}", file=sys.stderr)
    return loaded


def _is_needed(file: str, years: Iterable[int] | None) -> bool:
    name = file.rsplit("/", 1)[-1]
    if name in ("exclusions.yaml", "topics.yaml"):
        return False
    if years is None or not name.startswith("targets_"):
        return True
    return any(name == f"targets_{year}.yaml" for year in years)


def years_of(data: DataSet) -> list[int]:
    """The years that have targets."""
    return sorted({target.year for target in data.targets})


def year_of(data: DataSet, given: str | None) -> int:
    """The year that was asked for, else the latest that has targets and readings."""
    known = years_of(data)
    if not known:
        raise Stop(Message("the data holds no targets"))
    if given is None:
        measured = {reading.period.last_year for reading in data.readings}
        return max([year for year in known if year in measured] or known)
    if given.isascii() and given.isdigit() and int(given) in known:
        return int(given)
    raise Stop(unknown(Message("year"), given, [str(year) for year in known]))
