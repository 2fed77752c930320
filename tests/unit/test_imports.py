"""What a command does not pay for: purity and import counts instead of milliseconds."""

from __future__ import annotations

import subprocess
import sys

import pytest

PURE = [
    "zjtrack.model", "zjtrack.dates", "zjtrack.quantity", "zjtrack.wording", "zjtrack.rules", "zjtrack.verdict",
    "zjtrack.quote", "zjtrack.finding",
]  # fmt: skip
OUTSIDE = ("yaml", "rich", "typer", "pydantic", "pandas", "numpy")


def modules(code: str) -> list[str]:
    script = f"{code}\nimport sys; print('@@' + ' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8")
    return done.stdout.rsplit("@@", 1)[1].split()


@pytest.mark.parametrize("module", PURE)
def test_the_core_imports_only_the_standard_library(module: str) -> None:
    loaded = modules(f"import {module}")
    assert not set(OUTSIDE) & set(loaded)
    assert len(loaded) < 130


def test_compare_into_a_pipe_loads_neither_rich_nor_pandas() -> None:
    run = "from zjtrack.cli.app import run; run(['compare', '2024', '--lang', 'zh'])"
    loaded = modules(run)
    assert not {"pandas", "numpy", "pydantic", "rich.table", "rich.console"} & set(loaded)
    assert len(loaded) < 300
