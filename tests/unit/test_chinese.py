"""Every message has its Chinese, made of the same values, and what is shown in Chinese holds no English sentence."""

from __future__ import annotations

import ast
import errno
import os
import pickle
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.unit.test_codes import _apply, sections
from tests.unit.test_load import CASES, with_case
from zjtrack.checks import check
from zjtrack.finding import CODES, Finding
from zjtrack.load import load_files, specs
from zjtrack.message import Message, reason
from zjtrack.report.findings import write
from zjtrack.report.view import View
from zjtrack.wording import parse
from zjtrack.words.chinese import checks, commands, load, system, table, told, wording

ROOT = Path(__file__).parents[2] / "zjtrack"
# What is no sentence: code in backticks, what was typed in the data, paths, keys after a colon, a lone ascii word.
_QUOTED = re.compile(r"zjtrack \w+|`[^`]*`|“[^”]*”|\"[^\"]*\"|--\w+|https?://\S*|[\w./-]+\.(?:yaml|yml|md)\S*")
_PROSE = re.compile(r"[A-Za-z]{2,}[,;:]? +[A-Za-z]{2,}")


def templates() -> Iterator[tuple[str, ast.expr]]:
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Message":
                yield f"{path.name}:{node.lineno}", node.args[0]


def fields(template: str) -> set[tuple[str, str]]:
    return {(name, spec or "") for _, name, spec, _ in string.Formatter().parse(template) if name}


def test_every_message_of_the_program_has_its_chinese() -> None:
    found = list(templates())
    missing = [f"{at}: {ast.unparse(node)}" for at, node in found if not isinstance(node, ast.Constant)]
    missing += [
        f"{at}: {node.value}" for at, node in found if isinstance(node, ast.Constant) and node.value not in table()
    ]
    assert not missing, "\n".join(missing)
    assert len(found) > 300


def test_both_are_made_of_the_same_values() -> None:
    assert not [english for english, chinese in table().items() if fields(english) != fields(chinese)]


def test_no_template_stands_for_nothing_or_in_two_tables() -> None:
    said = {node.value for _, node in templates() if isinstance(node, ast.Constant)} | set(required())
    assert set(table()) - said <= set(system.TABLE)
    tables = (checks.TABLE, load.TABLE, wording.TABLE, commands.TABLE, system.TABLE)
    twice = [english for english in table() if len({one[english] for one in tables if english in one}) > 1]
    assert not twice


def required() -> list[str]:
    kinds = [value for value in vars(specs).values() if isinstance(value, dict)]
    return [
        field.about for spec in kinds for field in spec.values() if isinstance(field, specs.Field) and field.required
    ]


def test_what_a_missing_key_is_for_is_said_in_chinese() -> None:
    assert len(required()) > 40
    assert set(required()) <= set(table())


def test_chinese_reads_as_chinese() -> None:
    for english, chinese in table().items():
        bare = _QUOTED.sub("", chinese)
        assert not re.search(r"[\u4e00-\u9fff][,;!?]|[\u4e00-\u9fff]: ", bare), english
        assert not re.search(r"[０-９ａ-ｚＡ-Ｚ]", chinese), english


def shown(finding: Finding) -> str:
    return f"{told(finding.message, 'zh')}\n{told(finding.hint, 'zh')}"


def assert_chinese(finding: Finding) -> None:
    text = _QUOTED.sub("", shown(finding))
    assert re.search("[\u4e00-\u9fff]", told(finding.message, "zh")), finding
    assert not _PROSE.search(re.sub(r"[a-z_]+(?:、[a-z_]+)+|[A-Z -]{6,}|lower-case", "", text)), shown(finding)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_mistake_is_told_in_chinese(case: dict[str, Any]) -> None:
    files = {name: text.encode() for name, text in with_case(case).items()}
    for finding in check(load_files(files)):
        assert_chinese(finding)


BROKEN = [
    "a: {b: 1", "a: {b: 1\nc]", "a: [1, 2\nb: 3", "a: 'b' c", "- a\nb: c", "a: b: c", 'a: "\\q"', 'a: "\\uzzzz"', 'a: "\\ud800"', "a: \"b\n---\n", "%YAML 1.1\n%YAML 1.1\n---\na: 1",
    "%YAML 9.1\n---\na", "%YAML 1.x\n---\na", "%FOO\n---\n%BAR", "%TAG ! x\na", "a: !<x", "a: !y!x b", "a: &", "a: |0\n b", "a: | x\n  b", "? a\n- b", "a\nb: c", "[a: b: c]", "a: @b", "a:\n  - b\n c: d", "{a, b}}", "]", "a: - b",
    "%YAML 1.1 x\n---\na", "a: >9x\n", "%YAML 11111111111.1\n---\n", "%TAG !a! x\n%TAG !a! x\n---\na", "a: !<x%zz>", "...\n%x", "a: !a", "a: b\n  c: d",
]  # fmt: skip


@pytest.mark.parametrize("text", BROKEN)
def test_what_the_parser_says_is_told_in_chinese(text: str) -> None:
    found = load_files({"targets_2024.yaml": text.encode()}).findings
    assert found
    for finding in found:
        assert_chinese(finding)


ERRORS = """EACCES ENOENT EISDIR ENOTDIR ENOSPC EROFS ELOOP ENAMETOOLONG EIO EEXIST EPERM EMFILE ENFILE EDQUOT EFBIG ETXTBSY EBUSY
ENXIO ENODEV ESTALE ETIMEDOUT ENOTCONN EHOSTDOWN EINVAL EPIPE ENOMEM EINTR EAGAIN EXDEV ENOTEMPTY EOPNOTSUPP EILSEQ EBADF ENOLCK EREMOTEIO
EOVERFLOW"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other words")
@pytest.mark.parametrize("name", ERRORS.split())
def test_why_the_system_refused_is_told_in_chinese(name: str) -> None:
    number = getattr(errno, name)
    assert re.search("[\u4e00-\u9fff]", told(reason(OSError(number, os.strerror(number))), "zh"))


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_example_of_every_code_is_told_in_chinese(code: str, tmp_path: Path) -> None:
    for finding in _apply(sections(code)["Bad"], tmp_path / "bad"):
        assert_chinese(finding)


@pytest.mark.parametrize(
    "words", ["以上", "5.5.5", "", "...", "保十争百", "XX左右", "10 20", "前第位", "1:2:3", "5%至6亿"]
)
def test_where_the_grammar_stops_is_told_in_chinese(words: str) -> None:
    for error in parse(words).findings:
        assert re.search("[\u4e00-\u9fff]", told(error.message, "zh") + told(error.expected, "zh"))
        assert not _PROSE.search(told(error.expected, "zh"))


def test_the_table_of_findings_is_in_one_language() -> None:
    finding = Finding("unknown-key", "error", "data/x.yaml", 1, 1, Message("`{key}` is no key of {what}", key="nmae",
                      what=Message("an entry of `{key}`", key="targets")), Message("did you mean `{near}`?", near="name"))  # fmt: skip
    assert write([finding], {}, View("zh")) == (
        "data/x.yaml:1:1: 错误[unknown-key] `targets` 中的一项没有 `nmae` 这个键\n  = 是否应为 `name`？\n1个错误，0个警告\n"
    )


def test_a_message_is_its_english_text_and_survives_a_copy() -> None:
    message = Message("{{ {a} and {b:.1f} {c}", a="{x}", b=1.25, c=["p", "q"])
    assert message == "{ {x} and 1.2 p, q"
    again = pickle.loads(pickle.dumps(message))
    assert (again, again.template, again.values) == (message, message.template, message.values)
    assert Message.of("a { b }") == "a { b }"
