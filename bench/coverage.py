"""Branch coverage of the pure core, package by package: ``python bench/coverage.py .coverage.json``.

The run fails where a package falls below 100 %.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

HELD = (
    "model",
    "finding",
    "dates",
    "quantity",
    "rules",
    "verdict",
    "wording",
    "checks",
    "quote",
    "passage",
    "message",
    "record",
    "diff",
)


def main() -> int:
    """Print a line a package; 1 if one is not covered wholly."""
    files = json.loads(Path(sys.argv[1]).read_text("utf-8"))["files"]
    failed = []
    for package in HELD:
        share, missing = covered(files, package)
        failed += [package] if missing else []
        note = "  FAIL: held at 100 %" if missing else ""
        print(f"{package:10} {share:6.2f} % of lines and branches, {missing} missing{note}")
    return 1 if failed else 0


def covered(files: dict[str, Any], package: str) -> tuple[float, int]:
    """Share of lines and branches that ran, and how many did not."""
    own = [
        file["summary"] for name, file in files.items() if Path(name).with_suffix("").parts[:2] == ("zjtrack", package)
    ]
    total = sum(one["num_statements"] + one["num_branches"] for one in own)
    missing = sum(one["missing_lines"] + one["missing_branches"] for one in own)
    return (100 * (total - missing) / total if total else 0.0, missing)


if __name__ == "__main__":
    sys.exit(main())
