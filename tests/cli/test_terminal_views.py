"""Bars and charts in the terminal, and what the shell offers behind TAB."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_cli import ROOT, run
from tests.unit.test_diff import BASE, dataset, edited
from zjtrack.report import bars, chart
from zjtrack.report.view import View
from zjtrack.report.widths import width
from zjtrack.verdict import Comparison, compare

MISSED = [{"file": "actuals_2025.yaml", "find": "210.5", "put": "152.7", "all": True}]


def comparisons() -> list[Comparison]:
    data = dataset(edited(BASE, MISSED))
    return [compare(data, year) for year in (2024, 2025)]


def test_a_bar_has_a_cell_for_each_target() -> None:
    lines = bars.write(comparisons()[0], View("zh")).splitlines()
    assert re.fullmatch(r"经济  ✓1 +✗1 +·0 +█▒", lines[2])
    assert re.fullmatch(r"民生  ✓3 +✗0 +·2 +███··", lines[3])
    assert lines[-1] == "全年: 可判定5项：达到4，未达1；另有定性0，缺数2，未到0"


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_bars_and_charts_stay_within_the_terminal(columns: int) -> None:
    view = View("zh", width=columns)
    pairs = [(one, verdict) for one in comparisons() for verdict in one.verdicts if verdict.target.id == "fdi"]
    for text in (bars.write(comparisons()[0], view), *chart.block(pairs, view)):
        assert max(map(width, text.splitlines()[1:])) <= columns


def test_signs_that_a_console_cannot_show_are_replaced() -> None:
    text = bars.write(comparisons()[0], View("en", ascii=True, encoding="ascii"))
    assert text.isascii()
    assert "#x" in text


def test_the_target_is_a_stroke_on_the_outcome() -> None:
    pairs = [(one, verdict) for one in comparisons() for verdict in one.verdicts if verdict.target.id == "fdi"]
    (block,) = chart.block(pairs, View("en"))
    _, missed, coming = block.splitlines()
    bar = missed.split("missed", 1)[1].strip()
    assert pytest.approx(bar.count("█") / len(bar), abs=0.02) == 152.7 / 200
    assert bar.endswith("┃")
    assert "2025" in coming
    assert "█" not in coming


def test_nothing_is_drawn_without_two_figures() -> None:
    pairs = [(one, verdict) for one in comparisons() for verdict in one.verdicts if verdict.target.id == "forum"]
    assert chart.block(pairs, View("en")) == []


def test_summary_draws_only_tables() -> None:
    code, out, _ = run("compare", "2024", "--summary", "--lang", "zh")
    assert code == 0
    assert "█ 达到  ▒ 未达  · 未判定" in out
    code, out, err = run("compare", "2024", "--summary", "--format", "json")
    assert (code, out) == (2, "")
    assert "--summary draws in the terminal" in err


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("zjtrack show gdp-gr", "gdp-growth"),
        ("zjtrack compare 20", "2024"),
        ("zjtrack compare --sector 社会", "社会民生"),
        ("zjtrack compare --sector Soc", "Social"),
        ("zjtrack compare --status mi", "missed"),
        ("zjtrack compare --list an", "annex"),
        ("zjtrack parse --format jsonl", "jsonl"),
        ("zjtrack compare --acc", "--accept-proxy"),
        ("zjtrack rep", "report"),
        ("zjtrack export --table al", "also"),
        ("zjtrack check --explain bad-d", "bad-date"),
        ("zjtrack check --fail-on w", "warning"),
        ("zjtrack diff --fail-on u", "unsourced"),
        ("zjtrack schema so", "sources"),
    ],
)
def test_the_shell_completes(line: str, offered: str) -> None:
    words = line.split()
    env = {"_ZJTRACK_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    code, out, err = run(env=env)
    assert (code, err) == (0, "")
    assert offered in out.split()


def test_the_shell_is_offered_nothing_where_there_is_no_data(tmp_path) -> None:  # type: ignore[no-untyped-def]
    line = f"zjtrack show --data {tmp_path} gdp"
    env = {"_ZJTRACK_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": "4"}
    code, out, err = run(env=env)
    assert (code, out.strip(), err) == (0, "", "")


def test_bash_itself_completes(tmp_path: Path) -> None:
    """The script that bash is given, run by bash as behind TAB."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash here")
    (tmp_path / "zjtrack").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m zjtrack "$@"\n')
    (tmp_path / "zjtrack").chmod(0o755)
    script = """eval "$(_ZJTRACK_COMPLETE=source_bash zjtrack)"
COMP_WORDS=(zjtrack show gdp-gr); COMP_CWORD=2
name=$(complete -p zjtrack | sed 's/.*-F \\([^ ]*\\).*/\\1/')
$name zjtrack gdp-gr show
echo "${COMPREPLY[@]}"
"""
    env = {
        **os.environ,
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
    }
    done = subprocess.run([bash, "-c", script], capture_output=True, text=True, cwd=ROOT, env=env, check=False)
    assert (done.stdout.strip(), done.stderr) == ("gdp-growth", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell: str) -> None:
    code, out, _ = run(env={"_ZJTRACK_COMPLETE": f"source_{shell}"})
    assert (code, "_ZJTRACK_COMPLETE" in out) == (0, True)
