"""What a finding says, word for word and to the column: every mistake of ``tests/cases/bad`` and the bad example of every code page.

``ZJTRACK_SNAPSHOTS=write pytest`` renews ``tests/snapshots/findings.jsonl``, and git shows which findings moved.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.snapshots import FOLDER
from tests.unit.test_codes import _merge, sections
from tests.unit.test_diff import BASE
from tests.unit.test_load import CASES, with_case
from zjtrack.checks import check
from zjtrack.finding import CODES
from zjtrack.load import load_files

RECORD = FOLDER / "findings.jsonl"
WRITE = os.environ.get("ZJTRACK_SNAPSHOTS") == "write"
KEPT = {} if WRITE else {json.loads(line)[0]: line for line in RECORD.read_text("utf-8").splitlines()}


def of_page(code: str) -> dict[str, str] | None:
    """The sample data with the bad example in it; ``None`` where the example needs a shell."""
    blocks = re.findall(r"```(\w+)\n(.*?)```", sections(code)["Bad"], re.DOTALL)
    if any(language == "sh" for language, _ in blocks):
        return None
    with tempfile.TemporaryDirectory() as name:
        folder, seen = Path(name), {}  # type: ignore[var-annotated]
        for file, text in BASE.items():
            (folder / file).write_text(text, "utf-8")
        for _, block in blocks:
            _merge(folder, block, seen)
        return {path.name: path.read_text("utf-8") for path in folder.iterdir() if path.is_file()}


FILES = {case["name"]: with_case(case) for case in CASES}
FILES |= {f"page {code}": files for code in sorted(CODES) if (files := of_page(code))}


def line(name: str) -> str:
    found = check(load_files({file: text.encode() for file, text in FILES[name].items()}))
    return json.dumps([name, *map(asdict, found)], ensure_ascii=False)


@pytest.mark.skipif(WRITE, reason="the record is being renewed")
@pytest.mark.parametrize("name", FILES)
def test_what_is_said_is_what_was_said(name: str) -> None:
    found = line(name)
    assert found == KEPT.get(name, found), "if this is meant: ZJTRACK_SNAPSHOTS=write pytest renews the record"


@pytest.mark.skipif(not WRITE, reason="ZJTRACK_SNAPSHOTS=write renews the record")
def test_renew_the_record() -> None:
    RECORD.write_text("".join(line(name) + "\n" for name in FILES), "utf-8", newline="")
