"""Where a diff's sides come from: every place of a repository that a curator may stand in."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.scratch import commit, git, lose_a_verdict, replace, repository, write, zjtrack


def moved(where: Path, *arguments: str, **env: str) -> list[tuple[str, str | None, str | None]]:
    code, out, err = zjtrack(where, "diff", "--format", "json", *arguments, **env)
    assert code == 0, err
    return [(move["id"], move["old"], move["new"]) for move in json.loads(out)["verdicts"]]


LOST = [("fdi", "met", "missed")]


def test_the_default_is_the_merge_base_against_the_working_tree(tmp_path: Path) -> None:
    repo = repository(tmp_path / "r")
    git(repo, "switch", "--quiet", "--create", "edit")
    lose_a_verdict(repo / "data")
    assert moved(repo) == LOST
    commit(repo)
    git(repo, "switch", "--quiet", "main")
    replace(repo / "data" / "targets_2024.yaml", "94以上", "99以上")
    commit(repo, "main goes on")
    git(repo, "switch", "--quiet", "edit")
    assert moved(repo) == LOST


def test_a_subdirectory_and_a_worktree(tmp_path: Path) -> None:
    repo = repository(tmp_path / "r")
    lose_a_verdict(repo / "data")
    (repo / "deep" / "er").mkdir(parents=True)
    assert moved(repo / "deep" / "er", "HEAD") == LOST
    git(repo, "worktree", "add", "--quiet", str(tmp_path / "w"))
    lose_a_verdict(tmp_path / "w" / "data")
    assert moved(tmp_path / "w", "main") == LOST


def test_two_revisions_leave_the_working_tree_alone(tmp_path: Path) -> None:
    repo = repository(tmp_path / "r")
    git(repo, "tag", "v1.0")
    lose_a_verdict(repo / "data")
    commit(repo)
    replace(repo / "data" / "sources.yaml", "title: 报告", "title: 工作报告")
    before = git(repo, "status", "--porcelain")
    assert moved(repo, "v1.0", "HEAD") == LOST
    assert moved(repo, "HEAD", "v1.0") == [("fdi", "missed", "met")]
    assert git(repo, "status", "--porcelain") == before


def test_a_data_directory_that_moved(tmp_path: Path) -> None:
    repo = repository(tmp_path / "r", "tables")
    git(repo, "mv", "tables", "data")
    lose_a_verdict(repo / "data")
    assert moved(repo, "HEAD") == LOST


def test_a_data_directory_that_did_not_exist_yet(tmp_path: Path) -> None:
    repo = repository(tmp_path / "r", "elsewhere/too/deep/to/be/found")
    write(repo / "data")
    code, out, _ = zjtrack(repo, "diff", "HEAD", "--data", "data", "--lang", "en")
    assert code == 0
    assert "Verdicts added (8)" in out


def test_a_side_that_is_broken_shows_its_findings(tmp_path: Path) -> None:
    repo = repository(tmp_path / "r")
    replace(repo / "data" / "targets_2024.yaml", "better: higher", "beter: higher")
    broken = commit(repo)
    git(repo, "revert", "--no-edit", "HEAD")
    for arguments in (("HEAD~1",), ("HEAD", broken)):
        code, out, err = zjtrack(repo, "diff", *arguments)
        assert (code, out) == (2, "")
        assert "targets_2024.yaml:12" in err
        assert "has errors" in err


def test_a_shallow_clone_says_what_to_fetch(tmp_path: Path) -> None:
    repo = repository(tmp_path / "r")
    git(repo, "switch", "--quiet", "--create", "edit")
    lose_a_verdict(repo / "data")
    commit(repo)
    git(repo, "switch", "--quiet", "main")
    replace(repo / "data" / "sources.yaml", "title: 报告", "title: 工作报告")
    commit(repo)
    url = repo.as_uri()
    git(tmp_path, "clone", "--quiet", "--depth", "1", "--no-single-branch", "--branch", "edit", url, "shallow")
    code, _, err = zjtrack(tmp_path / "shallow", "diff")
    assert code == 2
    assert "git fetch --unshallow" in err
    git(tmp_path / "shallow", "fetch", "--quiet", "--unshallow")
    assert moved(tmp_path / "shallow") == LOST


def test_the_merge_commit_of_a_pull_request(tmp_path: Path) -> None:
    repo = repository(tmp_path / "r")
    git(repo, "switch", "--quiet", "--create", "edit")
    lose_a_verdict(repo / "data")
    commit(repo)
    git(repo, "switch", "--quiet", "main")
    (repo / "other.txt").write_text("x", "utf-8")
    commit(repo)
    git(repo, "clone", "--quiet", str(repo), str(tmp_path / "c"))
    clone = tmp_path / "c"
    git(clone, "switch", "--quiet", "--detach", "origin/main")
    git(clone, "merge", "--quiet", "--no-edit", "--no-ff", "origin/edit")
    assert moved(clone, GITHUB_BASE_REF="main") == LOST


@pytest.mark.parametrize(
    "name", ["--help", "-x", "--output=evil", "HEAD;touch evil", "$(touch evil)", "no\nsuch", " ", "*"]
)
def test_an_odd_name_is_data_never_an_option(tmp_path: Path, name: str) -> None:
    repo = repository(tmp_path / "r")
    code, out, err = zjtrack(repo, "diff", "--", name)
    assert (code, out) == (2, "")
    assert "revision" in err
    assert sorted(path.name for path in repo.iterdir()) == [".git", "data"]


def test_a_branch_whose_name_begins_with_a_hyphen(tmp_path: Path) -> None:
    repo = repository(tmp_path / "r")
    git(repo, "update-ref", "refs/heads/-x", "HEAD")
    lose_a_verdict(repo / "data")
    assert moved(repo, "--", "-x") == LOST


def test_outside_a_repository_it_says_what_to_name(tmp_path: Path) -> None:
    write(tmp_path / "data")
    code, _, err = zjtrack(tmp_path, "diff", GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert code == 2
    assert "zjtrack diff OLD/ NEW/" in err


def test_annotations_name_files_from_the_root_of_the_repository(tmp_path: Path) -> None:
    repo = repository(tmp_path / "r", "provinces/data")
    lose_a_verdict(repo / "provinces" / "data")
    _, out, _ = zjtrack(repo / "provinces", "diff", "HEAD", "--format", "github")
    assert out.startswith("::error file=provinces/data/actuals_2025.yaml,line=")
    _, out, _ = zjtrack(repo / "provinces", "diff", "HEAD", "--format", "gitlab")
    assert json.loads(out)[0]["location"]["path"] == "provinces/data/actuals_2025.yaml"


@pytest.mark.parametrize("where", [".", "provinces", "provinces/jiangsu"])
def test_check_names_files_from_the_root_of_the_repository(where: str, tmp_path: Path) -> None:
    repo = repository(tmp_path / "r", "provinces/jiangsu")
    path = repo / "provinces" / "jiangsu" / "targets_2024.yaml"
    path.write_text(path.read_text("utf-8").replace("sector: 民生", "sector: 民声", 1), "utf-8")
    named = ["--data", os.path.relpath(path.parent, repo / where)]
    code, out, _ = zjtrack(repo / where, "check", *named, "--format", "github")
    assert code == 1
    assert out.startswith("::error file=provinces/jiangsu/targets_2024.yaml,line=24,col=13,")
    _, out, _ = zjtrack(repo / where, "check", *named, "--format", "gitlab")
    assert json.loads(out)[0]["location"] == {"path": "provinces/jiangsu/targets_2024.yaml", "lines": {"begin": 24}}
    _, out, _ = zjtrack(repo / where, "check", *named, "--format", "github", PATH="")  # without git: as it is named
    assert out.startswith("::error file=jiangsu/targets_2024.yaml,")


@pytest.mark.parametrize(
    ("fail_on", "code"), [("none", 0), ("any", 1), ("verdict", 1), ("worse", 1), ("unsourced", 0)]
)  # fmt: skip
def test_fail_on(tmp_path: Path, fail_on: str, code: int) -> None:
    repo = repository(tmp_path / "r")
    lose_a_verdict(repo / "data")
    assert zjtrack(repo, "diff", "HEAD", "--fail-on", fail_on)[0] == code


def test_a_comment_stays_under_the_limit_and_inert(tmp_path: Path) -> None:
    repo = repository(tmp_path / "r")
    rows = "".join(
        f"  - id: row-{n}\n    number: \"{n + 10}\"\n    list: [annex]\n    sector: 经济\n    name: '@all <img src=x> #{n} [a](javascript:1)'\n"
        f"    unit: 家\n    target: {n + 1}以上\n"
        for n in range(900)
    )
    with (repo / "data" / "targets_2024.yaml").open("a", encoding="utf-8") as stream:
        stream.write(rows)
    code, out, _ = zjtrack(repo, "diff", "HEAD", "--format", "markdown")
    assert code == 0
    assert len(out.encode()) < 60_000
    assert "@all" not in out
    assert "<img" not in out.replace("\\<", "")
    assert "](" not in out


@pytest.mark.parametrize("form", ["github", "gitlab"])
def test_annotations_follow_lang_not_the_locale(form: str, tmp_path: Path) -> None:
    repo = repository(tmp_path / "r")
    lose_a_verdict(repo / "data")
    said = {
        lang: zjtrack(repo, "diff", "--format", form, *(["--lang", lang] if lang else []), LC_ALL="zh_CN.UTF-8")[1]
        for lang in ("", "en", "zh")
    }
    assert said[""] == said["en"] != said["zh"]
    assert "met → missed" in said["en"]
