"""Coverage-guided fuzzing of the loader, the checks and the grammar (``make fuzz``; MINUTES=3).

atheris steers random bytes by the branches that they reach. Anything raised is a bug: the input is left
in the current directory as ``crash-…`` and belongs into tests/unit/test_load.py or tests/properties.
"""

from __future__ import annotations

import sys

try:
    import atheris
except ImportError:
    print("make fuzz: atheris has no wheel for this Python or system, nothing was run; hypothesis runs in make test")
    sys.exit(0)

with atheris.instrument_imports(include=["zjtrack"]):
    from zjtrack.checks import check
    from zjtrack.load import load_files
    from zjtrack.report import findings as writers
    from zjtrack.report.view import View
    from zjtrack.wording import parse

KINDS = ("dataset", "sources", "targets_2024", "actuals_2025", "indicators", "places", "exclusions", "topics")


def one(content: bytes) -> None:
    """A byte chooses the target, the rest is its input."""
    if not content:
        return
    kind, rest = content[0] % (len(KINDS) + 1), content[1:]
    if kind == len(KINDS):
        text = rest.decode("utf-8", "surrogateescape")
        assert all(0 <= error.start <= error.end <= len(text) for error in parse(text).findings)
        return
    loaded = load_files({f"{KINDS[kind]}.yaml": rest})
    writers.write(check(loaded), loaded.files, View("en"))


atheris.Setup(sys.argv, one)
atheris.Fuzz()
