"""Coverage-guided fuzzing from the bytes of a file to every writer (``make fuzz``; MINUTES=3).

A byte chooses a file of the sample data set, the rest is its content: it is read, checked, judged, compared with
the sample and written in every text format. Another byte chooses the grammar. atheris steers the bytes by the branches that they
reach, from the sample's own files. Anything raised is a bug: the input is left in the current directory as ``crash-…`` and
belongs into tests/unit/test_load.py or tests/properties.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import yaml

try:
    import atheris
except ImportError:
    print("make fuzz: atheris has no wheel for this Python or system, nothing was run; hypothesis runs in make test")
    sys.exit(0)

with atheris.instrument_imports(include=["zjtrack"]):
    from zjtrack.checks import check
    from zjtrack.diff import State, diff
    from zjtrack.load import load_files
    from zjtrack.model import DataSet
    from zjtrack.report import compare_json, csvtext, diff_json, diff_table, html, jsontext, markdown, show, table
    from zjtrack.report import findings as writers
    from zjtrack.report.view import View
    from zjtrack.verdict import compare
    from zjtrack.wording import parse

BASE = yaml.safe_load((Path(__file__).parents[1] / "tests/cases/diff/base.yaml").read_text("utf-8"))
SAMPLE = {name: text.encode() for name, text in BASE.items()}
NAMES = [*sorted(SAMPLE), "indicators.yaml", "places.yaml", "exclusions.yaml", "topics.yaml"]
SOUND = load_files(SAMPLE).dataset
EN = View("en")


def one(content: bytes) -> None:
    """A byte chooses the target, the rest is its input."""
    if not content:
        return
    chosen, rest = content[0] % (len(NAMES) + 1), content[1:]
    if chosen == len(NAMES):
        text = rest.decode("utf-8", "surrogateescape")
        assert all(0 <= error.start <= error.end <= len(text) for error in parse(text).findings)
        return
    loaded = load_files(SAMPLE | {NAMES[chosen]: rest})
    found = [*loaded.findings, *check(loaded)]
    writers.write(found, loaded.files, EN)
    if not any(finding.severity == "error" for finding in found):
        judged(loaded.dataset)


def judged(data: DataSet) -> None:
    """Sound data: every year judged and written, and the difference to the sample."""
    years = sorted({target.year for target in data.targets})
    comparisons = [compare(data, year) for year in years]
    for comparison in comparisons:
        pairs = [(comparison, verdict) for verdict in comparison.verdicts]
        payload = compare_json.payload(comparison, "zh")
        jsontext.dumps(payload)
        csvtext.table(payload["results"], csvtext.COMPARE_COLUMNS)
        for view in (View("zh", 80), EN):
            table.write(comparison, view)
            markdown.write(comparison, view)
            show.indicator(pairs, view)
    if comparisons:
        html.write(comparisons, years[-1], "zh")
    report = diff(State("sample", SOUND), State("edited", data))
    diff_table.write(report, EN)
    jsontext.dumps(diff_json.payload(report))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as corpus:
        for index, name in enumerate(NAMES):
            Path(corpus, name).write_bytes(bytes([index]) + SAMPLE.get(name, b""))
        Path(corpus, "wording").write_bytes(bytes([len(NAMES)]) + "力争增长5.5%左右、突破1.2万亿元".encode())
        atheris.Setup([*sys.argv, corpus], one)
        atheris.Fuzz()
