"""What the project offers to others' CI, run as far as it can be without the service: steps in a shell, on a scratch repository."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.scratch import ROOT, commit, environment, git, lose_a_verdict, replace, repository

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A directory for PATH with a ``zjtrack`` that is this checkout, and a ``pip`` that installs nothing."""
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    for name, line in (("zjtrack", f'exec "{sys.executable}" -m zjtrack "$@"'), ("pip", "exit 0")):
        (bin_ / name).write_text(f"#!/bin/sh\n{line}\n", "utf-8")
        (bin_ / name).chmod(0o755)
    return bin_


def shell(script: str, where: Path, tools: Path, **env: str) -> subprocess.CompletedProcess[str]:
    path = f"{tools}:/usr/local/bin:/usr/bin:/bin"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script], cwd=where,
        env=environment(**{"PATH": path, **env}), capture_output=True, text=True, check=False,
    )  # fmt: skip


def action(
    where: Path, tools: Path, tmp_path: Path, base_ref: str = "", before: str = "", fail_on: str = "worse"
) -> dict[str, Any]:
    """Run the action's steps after the installation as GitHub would; expressions are filled in here."""
    (tmp_path / "temp").mkdir(exist_ok=True)
    known = {
        "inputs.data": "data",
        "inputs.base": "",
        "inputs.fail-on": fail_on,
        "inputs.lang": "en",
        "github.event.before": before,
    }
    result: dict[str, Any] = {"log": "", "code": 0}
    for step in STEPS[1:]:
        output, summary = tmp_path / f"output-{step['name']}", tmp_path / "summary.md"
        env = {key: _filled(value, known) for key, value in step["env"].items()}
        done = shell(step["run"], where, tools, **env, GITHUB_OUTPUT=str(output), GITHUB_STEP_SUMMARY=str(summary),
                     RUNNER_TEMP=str(tmp_path / "temp"), GITHUB_BASE_REF=base_ref)  # fmt: skip
        result["log"] += done.stdout + done.stderr
        result["code"] = result["code"] or done.returncode
        text = output.read_text("utf-8") if output.exists() else ""
        known |= {
            f"steps.{step.get('id')}.outputs.{key}": value for key, value in re.findall(r"^([a-z-]+)=(.*)$", text, re.M)
        }
        if "comment<<" in text:
            result["comment"] = text.split("\n", text[: text.index("comment<<")].count("\n") + 1)[-1]
    result["summary"] = (tmp_path / "summary.md").read_text("utf-8")
    return result


def _filled(value: str, known: dict[str, Any]) -> str:
    return re.sub(r"\$\{\{ *(.*?) *\}\}", lambda match: str(known[match[1]]), value)


def test_every_output_of_the_action_is_one_that_its_steps_write() -> None:
    script = "".join(step["run"] for step in STEPS)
    for name, output in ACTION["outputs"].items():
        key = re.fullmatch(r"\$\{\{ steps\.(\w+)\.outputs\.([a-z-]+) \}\}", output["value"])
        assert key, name
        assert f"{key[2]}=" in script or f"{key[2]}<<" in script
    assert "${{" not in script, "an expression in a script is how an input becomes code"


def test_the_action_on_a_pull_request(tmp_path: Path, tools: Path) -> None:
    repo = repository(tmp_path / "r")
    git(repo, "switch", "--quiet", "--create", "edit")
    lose_a_verdict(repo / "data")
    commit(repo)
    git(tmp_path, "clone", "--quiet", "--depth", "1", "--branch", "edit", repo.as_uri(), "c")
    result = action(tmp_path / "c", tools, tmp_path, base_ref="main")
    assert result["code"] == 1
    assert "::error file=data/actuals_2025.yaml,line=" in result["log"]
    assert "Verdicts that moved (1)" in result["comment"]
    assert "met → missed" in result["summary"]
    assert "Traceback" not in result["log"]


def test_the_action_passes_where_nothing_is_lost(tmp_path: Path, tools: Path) -> None:
    repo = repository(tmp_path / "r")
    before = git(repo, "rev-parse", "HEAD")
    replace(repo / "data" / "actuals_2025.yaml", "210.5", "220.5")
    commit(repo)
    result = action(repo, tools, tmp_path, before=before)
    assert result["code"] == 0, result["log"]
    assert "Gaps that moved" in result["summary"]


def test_the_action_fails_on_broken_data(tmp_path: Path, tools: Path) -> None:
    repo = repository(tmp_path / "r")
    before = git(repo, "rev-parse", "HEAD")
    replace(repo / "data" / "targets_2024.yaml", "better: higher", "beter: higher")
    commit(repo)
    result = action(repo, tools, tmp_path, before=before)
    assert result["code"] == 1
    assert "::error file=data/targets_2024.yaml,line=12" in result["log"]


def _scripts(name: str) -> str:
    content = yaml.safe_load((ROOT / "ci" / name).read_text("utf-8"))
    if name == "gitlab.yml":
        return "\n".join([*content["zjtrack"]["before_script"], *content["zjtrack"]["script"]])
    return "\n".join(content["stages"][0]["steps"][0]["commands"])


@pytest.mark.parametrize("name", ["gitlab.yml", "gitee-go.yml"])
def test_the_jobs_for_other_forges(name: str, tmp_path: Path, tools: Path) -> None:
    repo = repository(tmp_path / "r")
    git(repo, "clone", "--quiet", str(repo), str(tmp_path / "c"))
    clone = tmp_path / "c"
    env = {"ZJTRACK_PACKAGE": "zjtrack", "ZJTRACK_FAIL_ON": "worse", "CI_DEFAULT_BRANCH": "main"}
    done = shell(_scripts(name), clone, tools, **env)
    assert done.returncode == 0, done.stderr
    git(clone, "switch", "--quiet", "--create", "edit")
    lose_a_verdict(clone / "data")
    commit(clone)
    done = shell(_scripts(name), clone, tools, **env)
    assert done.returncode == 1, done.stderr
    assert "fdi" in (clone / "zjtrack-diff.md").read_text("utf-8")


@pytest.mark.parametrize("hook", HOOKS, ids=[hook["id"] for hook in HOOKS])
def test_the_hooks(hook: dict[str, Any], tmp_path: Path, tools: Path) -> None:
    repo = repository(tmp_path / "r")
    assert shell(hook["entry"], repo, tools).returncode == 0
    lose_a_verdict(repo / "data")
    if hook["id"] == "zjtrack-check":
        replace(repo / "data" / "actuals_2025.yaml", "value: 152.7", "value: 153.7")
    done = shell(hook["entry"], repo, tools)
    assert done.returncode == 1
    assert "实际使用外资" in done.stdout
    assert re.search(hook["files"], "data/actuals_2025.yaml")
    assert not re.search(hook["files"], "data/notes_2025.md")
