"""The program as a user runs it: exit codes, languages, encodings, pipes, files."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import readme

ROOT = Path(__file__).parents[2]


def run(
    *arguments: str, env: dict[str, str] | None = None, cwd: Path | None = None, stdin: str = ""
) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a call, in a plain environment."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "ZJTRACK"))}
    done = subprocess.run(
        [sys.executable, "-m", "zjtrack", *arguments], cwd=cwd or ROOT, input=stdin.encode(), capture_output=True,
        env={**plain, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "ZJTRACK_CACHE": "off", **(env or {})}, check=False,
    )  # fmt: skip
    assert b"Traceback" not in done.stderr
    encoding = (env or {}).get("PYTHONIOENCODING", "utf-8")
    return done.returncode, done.stdout.decode(encoding), done.stderr.decode("utf-8", "replace")


def test_compare_counts_what_could_be_decided_first() -> None:
    code, out, err = run("compare", "2024", "--lang", "zh")
    assert (code, err) == (0, "")
    assert "全年: 可判定17项：达到12，未达5；另有定性4，缺数34，未到0" in out
    assert "缺第1版" in out
    assert len([line for line in out.splitlines() if line.startswith(("✓ ", "✗ ", "? ", "~ "))]) == 55


@pytest.mark.parametrize(("lang", "word"), [("zh_CN.UTF-8", "未达"), ("de_DE.UTF-8", "missed")])
def test_the_table_follows_the_locale_and_json_does_not(lang: str, word: str) -> None:
    assert word in run("compare", "2024", env={"LANG": lang})[1]
    assert json.loads(run("compare", "2024", "--format", "json", env={"LANG": lang})[1])["lang"] == "zh"


def test_json_is_what_the_design_says() -> None:
    content = json.loads(run("compare", "2024", "--format", "json")[1])
    assert list(content) == [
        "schema", "version", "lang", "year", "jurisdiction", "lists", "data", "policy", "summary", "sources", "results",
    ]  # fmt: skip
    fdi = next(result for result in content["results"] if result["id"] == "fdi")
    assert (fdi["status"], fdi["gap"], fdi["gap_unit"], fdi["attainment"]) == ("missed", -47.3, "亿美元", 0.7635)
    assert (fdi["reason"], fdi["no"]) == ("152.7 < 200，少47.3亿美元", "20")


def test_csv_has_a_row_a_result_and_the_same_columns() -> None:
    rows = list(csv.DictReader(io.StringIO(run("compare", "2024", "--format", "csv")[1])))
    assert len(rows) == 55
    assert next(row for row in rows if row["id"] == "fdi")["actual_value"] == "152.7"


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp1252"])
def test_what_stdout_cannot_encode_does_no_harm(encoding: str) -> None:
    code, out, _ = run("compare", "2024", "--lang", "en", env={"PYTHONIOENCODING": encoding})
    assert code == 0
    assert "+ met" in out
    assert "x missed" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["compare", "2042"], "there is no year"),
        (["compare", "--sector", "民声"], "there is no sector"),
        (["compare", "--format", "yaml"], "there is no value of --format"),
        (["compare", "--status", "mett"], "did you mean met?"),
        (["compare", "--as-of", "2025-13"], "is no date"),
        (["compare", "--tolerance", "much"], "is no tolerance"),
        (["compare", "--data", "nowhere"], "does not exist"),
        (["show", "fid"], "did you mean fdi?"),
        (["check", "--sources", "nowhere"], "is no directory"),
        (["parse"], "no wording given"),
        (["compar"], "No such command"),
        (["compare", "--nope"], "No such option"),
    ],
)
def test_errors_say_what_and_what_to_do(arguments: list[str], said: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_show_explains_one_indicator_in_full() -> None:
    code, out, _ = run("show", "fdi", "--lang", "zh")
    assert code == 0
    for part in ("200以上", "152.7亿美元", "“实际使用外资152.7亿美元”", "152.7 < 200", "data/targets_2024.yaml:"):
        assert part in out
    assert "据《2025年浙江省政府工作报告》，实际为152.7亿美元，未达到目标" in out


def test_show_a_sector() -> None:
    code, out, _ = run("show", "--sector", "民生", "--lang", "zh")
    assert code == 0
    assert "城镇调查失业率" in out
    assert "实际使用外资" not in out


def test_check_is_clean_and_ends_with_counts() -> None:
    assert run("check", "--lang", "en") == (0, "0 errors, 0 warnings\n", "")


def test_bad_data_stops_compare_with_places(tmp_path: Path) -> None:
    for file in (ROOT / "data").glob("*.yaml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    path = tmp_path / "targets_2024.yaml"
    path.write_text(path.read_text("utf-8").replace("better: higher", "beter: higher", 1), "utf-8")
    code, out, err = run("compare", "2024", "--data", str(tmp_path))
    assert (code, out) == (2, "")
    assert "error[unknown-key]" in err
    assert run("check", "--data", str(tmp_path))[0] == 1


def test_output_goes_to_a_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    assert run("compare", "2024", "--format", "csv", "-o", str(target))[0] == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbfid,")
    code, _, err = run("compare", "2024", "-o", str(tmp_path))
    assert (code, "is a directory" in err) == (2, True)
    assert run("compare", "2024", "-o", str(tmp_path / "no" / "a.txt"))[0] == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_closed_pipe_is_quiet() -> None:
    command = f"'{sys.executable}' -m zjtrack compare 2024 | head -1"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, env=env, check=False)
    assert done.stderr == b""


def test_colour_is_asked_for_and_refused() -> None:
    assert "\x1b[" in run("compare", "2024", "--color", "always", env={"NO_COLOR": "1"})[1]
    assert "\x1b[" not in run("compare", "2024", env={"FORCE_COLOR": "1", "NO_COLOR": "1"})[1]
    assert "\x1b[" in run("compare", "2024", env={"FORCE_COLOR": "1"})[1]
    assert "\x1b[" not in run("compare", "2024", env={"CI": "true", "GITHUB_ACTIONS": "true"})[1]


def test_parse_reads_lines() -> None:
    code, out, _ = run("parse", "-", "--format", "jsonl", stdin="5.5左右\n\n城镇调查失业率控制在5%以内\n")
    assert code == 0
    assert [json.loads(line)["targets"][0]["kind"] for line in out.splitlines()] == ["about", "at_most"]


def test_diff_of_directories_and_of_a_saved_comparison(tmp_path: Path) -> None:
    head = tmp_path / "data"
    head.mkdir()
    for file in (ROOT / "data").glob("*.yaml"):
        (head / file.name).write_bytes(file.read_bytes())
    path = head / "actuals_2025.yaml"
    path.write_text(path.read_text("utf-8").replace("152.7", "252.7"), "utf-8")
    code, out, _ = run("diff", str(ROOT / "data"), str(head), "--format", "json", "--fail-on", "verdict")
    (move,) = json.loads(out)["verdicts"]
    assert (code, move["id"], move["old"], move["new"]) == (1, "fdi", "missed", "met")
    assert [cause["cause"] for cause in move["causes"]] == ["reading_revised"]
    saved = tmp_path / "saved.json"
    assert run("compare", "2024", "--list", "all", "--format", "json", "-o", str(saved))[0] == 0
    assert run("diff", str(saved), str(ROOT / "data"), "--fail-on", "any")[0] == 0


@pytest.mark.parametrize("name", readme.FILES)
def test_the_readme_shows_the_real_help(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    commands = re.findall(r"^  (\w+) +\S", readme.capture("zjtrack --help").split("Commands:")[1], re.M)
    assert len(commands) >= 5
    assert all("<!-- run: zjtrack --help" in text and f"`zjtrack {command}" in text for command in commands)
    assert readme.renewed(text, "--help") == text, "run `make readme`"


def test_findings_are_told_in_the_language_of_the_reader(tmp_path: Path) -> None:
    where = tmp_path / "d"
    where.mkdir()
    (where / "dataset.yaml").write_text("nmae: x\n", "utf-8")
    zh = run("check", "--data", str(where), "--lang", "zh")[1]
    assert "错误[unknown-key] dataset.yaml 没有 `nmae` 这个键" in zh
    assert "是否应为 `name`？" in zh
    for machine in ("json", "gitlab"):
        told = [run("check", "--data", str(where), "--format", machine, *lang)[1] for lang in ([], ["--lang", "zh"])]
        assert told[0] == told[1]
        assert "is no key of dataset.yaml" in told[0]
    github = [run("check", "--data", str(where), "--format", "github", *lang)[1] for lang in ([], ["--lang", "zh"])]
    assert "is no key of" in github[0]
    assert "没有 `nmae` 这个键" in github[1]
    code, _, err = run("compare", "2024", "--data", str(where), "--lang", "zh")
    assert code == 2
    assert "zjtrack: 数据中没有目标" in err
    assert "没有年份“1999”" in run("compare", "1999", "--lang", "zh")[2]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["compare", "--bogus"], "没有选项 --bogus"),
        (["compair"], "没有命令“compair”；是否应为 'compare'？"),
        (["export"], "缺选项 '--output' / '-o'"),
        (["new"], "缺参数 YEAR"),
        (["compare", "2024", "2025"], "多出的参数：2025"),
        (["compare", "--format"], "选项 --format 要有取值"),
        (["compare", "--strict=1"], "选项 --strict 不带取值"),
        (["compare", "--format", "yaml"], "没有 --format 的取值“yaml”"),
    ],
)
def test_a_call_that_cannot_be_read_is_told_in_chinese(call: list[str], said: str) -> None:
    code, _, err = run("--lang=zh", *call)
    assert code == 2
    assert err.startswith(f"zjtrack: {said}")
