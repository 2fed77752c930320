"""``init``, ``new``, ``schema``, ``check --explain``, and the guide, followed word for word."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from tests.cli.test_cli import ROOT, run
from zjtrack.codes import page_in

GUIDES = sorted((ROOT / "docs" / "guide").glob("add-a-province*.md"))


def codes(*arguments: str) -> set[str]:
    return {finding["code"] for finding in json.loads(run("check", "--format", "json", *arguments)[1])["findings"]}


def test_init_checks_with_todos_only_and_overwrites_nothing(tmp_path: Path) -> None:
    where = tmp_path / "jiangsu"
    assert run("init", str(where), "--jurisdiction", "江苏省", "--year", "2024")[0] == 0
    assert codes("--data", str(where)) == {"todo"}
    assert "江苏省" in (where / "dataset.yaml").read_text("utf-8")
    before = {path.name: path.read_bytes() for path in where.glob("*.yaml")}
    code, _, err = run("init", str(where), "--jurisdiction", "安徽省", "--year", "2024")
    assert (code, "is there already" in err) == (2, True)
    assert before == {path.name: path.read_bytes() for path in where.glob("*.yaml")}


@pytest.mark.parametrize("name", ['"', "a\nb: c", "江苏省 # 注", "{}", "\\"])
def test_no_jurisdiction_breaks_the_skeleton(name: str, tmp_path: Path) -> None:
    assert run("init", str(tmp_path / "x"), "--jurisdiction", name, "--year", "2024")[0] == 0
    assert codes("--data", str(tmp_path / "x")) <= {"todo", "wrong-type"}


def test_new_takes_the_rows_that_recur(tmp_path: Path) -> None:
    for path in (ROOT / "data").glob("*.yaml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert run("new", "2031", "--data", str(tmp_path))[0] == 0
    text = (tmp_path / "targets_2031.yaml").read_text("utf-8")
    assert "target: TODO" in text
    assert codes("--data", str(tmp_path)) == {"todo"}
    code, _, err = run("new", "2031", "--data", str(tmp_path))
    assert (code, "is there already" in err) == (2, True)
    assert run("new", "31", "--data", str(tmp_path))[0] == 2


def test_the_skeletons_are_commented_in_the_language_asked_for(tmp_path: Path) -> None:
    for lang, comment in (("zh", "# 这是谁的目标"), ("en", "# Whose targets these are")):
        where = tmp_path / lang
        assert run("init", str(where), "--jurisdiction", "江苏省", "--year", "2024", "--lang", lang)[0] == 0
        assert comment in (where / "dataset.yaml").read_text("utf-8")
        assert codes("--data", str(where)) == {"todo"}
    for path in (tmp_path / "zh").glob("*.yaml"):
        chinese, english = (yaml.safe_load((tmp_path / lang / path.name).read_text("utf-8")) for lang in ("zh", "en"))
        assert {**chinese, "name": ""} == {**english, "name": ""}


def test_explain_prints_the_page_or_suggests_the_nearest() -> None:
    code, out, _ = run("check", "--explain", "unknown-key")
    assert (code, out) == (0, page_in("unknown-key", "en"))
    assert run("check", "--explain", "unknown-key", "--lang", "zh")[1] == page_in("unknown-key", "zh")
    code, _, err = run("check", "--explain", "unknow-key")
    assert (code, "did you mean unknown-key?" in err) == (2, True)


def test_schema_of_a_kind_of_a_file_and_of_all() -> None:
    code, out, _ = run("schema", "targets")
    assert (code, json.loads(out)["title"]) == (0, "zjtrack: targets")
    assert run("schema", "data/targets_2024.yaml")[1] == out
    assert set(json.loads(run("schema")[1])) >= {"dataset", "targets", "actuals", "sources"}
    code, _, err = run("schema", "target")
    assert (code, "did you mean targets?" in err) == (2, True)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_the_guide_word_for_word(guide: Path, tmp_path: Path) -> None:
    """Commands are run as printed, files written as printed, and what is shown is what comes out."""
    shown = 0
    for language, name, block in re.findall(r"```(\w+)(?: ([\w./]+))?\n(.*?)```", guide.read_text("utf-8"), re.DOTALL):
        if language == "yaml":
            (tmp_path / name).write_text(block, "utf-8")
            continue
        for call in block.split("$ ")[1:]:
            command, _, expected = call.partition("\n")
            code, out, err = run(*command.split()[1:], cwd=tmp_path, env={"COLUMNS": "200"})
            assert code in (0, 1), err
            if expected.strip():
                shown += 1
                for line in expected.strip().split("\n"):
                    assert line.strip() in out, (command, line, out)
    assert shown >= 2
    assert codes("--data", str(tmp_path / "shili")) == set()
    content = json.loads(run("compare", "2024", "--format", "json", "--data", str(tmp_path / "shili"))[1])
    assert content["summary"]["total"] == 10


def test_there_is_a_guide_in_both_languages() -> None:
    assert [path.name for path in GUIDES] == ["add-a-province.md", "add-a-province.zh.md"]
