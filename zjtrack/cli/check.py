"""``zjtrack check``: every problem at once."""

from __future__ import annotations

import sys
from pathlib import Path

from zjtrack.checks import check
from zjtrack.cli.common import Options, Stop, directory_of, one_of, read, unknown
from zjtrack.cli.help import spoken
from zjtrack.finding import CODES, Finding
from zjtrack.loaded import Loaded
from zjtrack.message import Message
from zjtrack.report import findings as writers
from zjtrack.report.escape import terminal
from zjtrack.report.jsontext import dumps
from zjtrack.words.chinese import told

FORMATS = ("table", "json", "github", "gitlab", "markdown")


def run(sources: Path | None, fail_on: str, options: Options) -> int:
    """Report the findings; 1 where there are errors (or, on wish, warnings)."""
    one_of("--fail-on", fail_on, ("error", "warning"))
    if sources is not None and not sources.is_dir():
        raise Stop(
            Message("{directory} is no directory; name the one that holds the documents' texts", directory=sources)
        )
    loaded = read(options)
    found = list(check(loaded))
    if sources is not None:
        from zjtrack.checks.quotes import with_sources  # noqa: PLC0415
        from zjtrack.sources import not_looked_up  # noqa: PLC0415

        found = list(with_sources(loaded, found, sources))
        unseen = not_looked_up(loaded.dataset)
        if unseen is not None:
            print(f"zjtrack: {terminal(told(unseen, spoken()))}", file=sys.stderr)
    options.emit(_text(found, loaded, options))
    failing = ("error",) if fail_on == "error" else ("error", "warning")
    return int(any(finding.severity in failing for finding in found))


def explain(code: str, options: Options) -> int:
    """Print the page of a code."""
    from zjtrack.codes import page_in  # noqa: PLC0415

    text = page_in(code, options.lang)
    if text is None:
        raise Stop(unknown(Message("code"), code, sorted(CODES)))
    options.emit(text)
    return 0


def _text(found: list[Finding], loaded: Loaded, options: Options) -> str:
    if options.format == "json":
        return dumps(writers.payload(found)) + "\n"
    if options.format in ("github", "gitlab"):
        from zjtrack.history import prefix_in_repository  # noqa: PLC0415

        prefix = prefix_in_repository(directory_of(options))
        if options.format == "gitlab":
            return dumps(writers.gitlab(found, prefix)) + "\n"
        return writers.github(found, options.annotating, prefix)
    if options.format == "markdown":
        return writers.markdown(found, options.view)
    return writers.write(found, loaded.files, options.view)
