"""``zjtrack report``: every year as one web page."""

from __future__ import annotations

import sys

from zjtrack.cli.common import Options, fit, read, year_of, years_of
from zjtrack.files import refuse_existing
from zjtrack.model import LISTS
from zjtrack.report.html import write
from zjtrack.verdict import Policy, compare
from zjtrack.words.pages import say

FORMATS = ("html",)


def run(year: str | None, policy: Policy, force: bool, options: Options) -> int:
    """Judge every year, write the page, say where it is."""
    if options.output is not None:
        refuse_existing(options.output, force)
    data = fit(read(options)).dataset
    comparisons = [compare(data, one, policy, lists=LISTS) for one in years_of(data)]
    page = write(comparisons, year_of(data, year), options.lang)
    options.emit(page)
    if options.output is not None:
        size = len(page.encode()) // 1024
        print(say(options.lang, "written", path=options.output, size=size), file=sys.stderr)
    return 0
