"""``zjtrack diff``: two states side by side."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from zjtrack import __version__
from zjtrack.checks import errors
from zjtrack.cli.common import Options, Stop, one_of
from zjtrack.cli.help import spoken
from zjtrack.diff import DiffReport, State, diff
from zjtrack.diff.differ import Saved
from zjtrack.diff.threshold import fails
from zjtrack.history import HistoryError, merge_base, prefix_in_repository, snapshot
from zjtrack.load import Loaded, find_data, load, load_files
from zjtrack.message import Message
from zjtrack.report.view import View
from zjtrack.words.diffs import say

FORMATS = ("table", "json", "markdown", "github", "gitlab")
FAIL_ON = ("none", "any", "verdict", "worse", "unsourced")
_EMPTY = {"dataset.yaml": b'name: empty\ntitle: empty\njurisdiction: empty\nversion: "0"\nsectors: []\n'}


def run(base: str | None, head: str | None, fail_on: str, options: Options) -> int:
    """Read both states, judge both, report the difference."""
    one_of("--fail-on", fail_on, FAIL_ON)
    directory = find_data(options.data, Path.cwd())
    if directory is None:
        raise Stop(Message("no data directory found; name one with --data DIR"))
    try:
        older, saved = _merge_base(directory, options) if base is None else _state(base, directory)
        newer = _state(head, directory)[0] if head is not None else _working_tree(directory, options)
    except HistoryError as error:
        raise Stop(error.message) from None
    report = diff(older, newer, saved)
    options.emit(_text(report, options, directory))
    return int(fails(report, fail_on))  # type: ignore[arg-type]


def _merge_base(directory: Path, options: Options) -> tuple[State, None]:
    commit, branch = merge_base(directory)
    label = f"{say(options.lang, 'merge_base', branch=branch)} ({commit[:9]})"
    return replace(_state(commit, directory)[0], name=label), None


def _working_tree(directory: Path, options: Options) -> State:
    return _checked(load(directory), say(options.lang, "working_tree"))


def _state(name: str, directory: Path) -> tuple[State, Saved | None]:
    """A directory, a saved comparison, else a git revision."""
    path = Path(name)
    if path.is_dir():
        return _checked(load(path), name), None
    if name.endswith(".json") and path.is_file():
        from zjtrack.diff.saved import SavedError, read_saved  # noqa: PLC0415

        try:
            return read_saved(path)
        except SavedError as error:
            raise Stop(error.message) from None
    found = snapshot(directory, name)
    label = name if name == found.commit[: len(name)] else f"{name} ({found.commit[:9]})"
    return _checked(load_files(found.files or _EMPTY, found.directory), label[:60]), None


def _checked(loaded: Loaded, name: str) -> State:
    """``Stop`` with the findings of that side where it cannot be judged."""
    found = [finding for finding in errors(loaded) if finding.severity == "error"]
    if found:
        from zjtrack.report.findings import write  # noqa: PLC0415

        print(write(found, loaded.files, View(spoken())), file=sys.stderr, end="")
        raise Stop(Message("the data of {name} has errors, so it cannot be judged", name=name))
    return State(name, loaded.dataset, tool=__version__)


def _text(report: DiffReport, options: Options, directory: Path) -> str:
    from zjtrack.report import diff_github, diff_gitlab, diff_json, diff_markdown, diff_table  # noqa: PLC0415
    from zjtrack.report.jsontext import dumps  # noqa: PLC0415

    if options.format == "json":
        return dumps(diff_json.payload(report)) + "\n"
    if options.format == "gitlab":
        return dumps(diff_gitlab.payload(report, options.annotating.lang, prefix_in_repository(directory))) + "\n"
    if options.format == "github":
        return diff_github.write(report, options.annotating, prefix_in_repository(directory))
    writer = {"table": diff_table, "markdown": diff_markdown}[options.format]
    return writer.write(report, options.view)  # type: ignore[no-any-return]
