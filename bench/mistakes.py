"""Mistakes put into the shipped data one at a time: is each named on its line, and nothing else?

``make mistakes`` prints a table a kind: how often it was made, named on its line, named alone. The
figures in docs/quality.md are its output. ``--sources DIR`` also looks quotes up in their documents.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

from edits import Files, Mistake
from slips import KINDS

from zjtrack.checks import check
from zjtrack.checks.quotes import with_sources
from zjtrack.load import Loaded, load_files


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[1] / "data")
    parser.add_argument("--sources", type=Path)
    parser.add_argument("--each", type=int, default=10, help="how many places to try a kind")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--kind", default="", help="only kinds whose name holds this")
    options = parser.parse_args()
    files = {path.name: path.read_text("utf-8") for path in sorted(options.data.glob("*.yaml"))}
    before = set(_found(files, options.sources))
    kinds = {name: make for name, make in KINDS.items() if options.kind in name}
    totals = [0, 0, 0]
    print(f"{'mistake':34} tried named alone")
    for name, make in kinds.items():
        counts = _try(name, list(make(files)), files, before, options)
        totals = [total + count for total, count in zip(totals, counts, strict=True)]
        print(f"{name:34} {counts[0]:5} {counts[1]:5} {counts[2]:5}")
    print(f"{len(kinds)} kinds{'':26} {totals[0]:5} {totals[1]:5} {totals[2]:5}")


def _try(name: str, mistakes: list[Mistake], files: Files, before: set[tuple[object, ...]],
         options: argparse.Namespace) -> tuple[int, int, int]:  # fmt: skip
    chosen = random.Random(name).sample(mistakes, min(options.each, len(mistakes)))
    named = alone = 0
    for mistake in chosen:
        found = [f for f in _found({**files, mistake.file: mistake.text}, options.sources) if f not in before]
        hits = [f for f in found if f[1].rsplit("/", 1)[-1] == mistake.file and f[2] in mistake.lines]
        named += bool(hits)
        alone += bool(hits) and len(hits) == len(found) == 1
        if options.verbose and not (hits and len(found) == 1):
            print(f"   {name}: {mistake.file}:{mistake.lines}", *(f"\n      {f}" for f in found), file=sys.stderr)
    return len(chosen), named, alone


def _found(files: Files, sources: Path | None) -> list[tuple[str, str, int, str]]:
    loaded: Loaded = load_files({name: text.encode() for name, text in files.items()})
    findings = check(loaded)
    if sources is not None:
        findings = with_sources(loaded, findings, sources)
    return [(f.code, f.file, f.line, f.message) for f in findings]


if __name__ == "__main__":
    main()
