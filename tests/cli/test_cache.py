"""The cache changes how long a run takes, never what it says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.scratch import replace, write, zjtrack


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write(tmp_path / "data")
    return tmp_path / "data"


def compare(data: Path, cache: Path | str, *arguments: str) -> tuple[int, str, str]:
    return zjtrack(data.parent, "compare", "2024", "--lang", "en", *arguments, ZJTRACK_CACHE=str(cache))


@pytest.mark.parametrize("arguments", [(), ("--format", "json"), ("--format", "csv"), ("--strict",), ("--list", "all")])
def test_the_second_run_says_the_same(data: Path, cache: Path, arguments: tuple[str, ...]) -> None:
    without = compare(data, "off", *arguments)
    assert not cache.exists()
    assert compare(data, cache, *arguments) == without
    assert len(list(cache.iterdir())) == 1
    assert compare(data, cache, *arguments) == without


def test_the_second_run_reads_no_yaml(data: Path, cache: Path) -> None:
    compare(data, cache)
    (kept,) = cache.iterdir()
    identity, _, pickled = kept.read_bytes().rpartition(b"\x80\x05")
    kept.write_bytes(identity + b"\x80\x05" + pickled.replace("实际使用外资".encode(), "实际使用内资".encode()))
    assert "实际使用内资" in compare(data, cache, "--format", "csv")[1]


def test_an_edit_is_seen_at_once(data: Path, cache: Path) -> None:
    compare(data, cache)
    status = os.stat(data / "actuals_2025.yaml")
    replace(data / "actuals_2025.yaml", "210.5", "152.7")
    os.utime(data / "actuals_2025.yaml", ns=(status.st_atime_ns, status.st_mtime_ns))
    assert compare(data, cache) == compare(data, "off")
    assert "152.7" in compare(data, cache)[1]


def test_a_new_error_is_seen_at_once(data: Path, cache: Path) -> None:
    compare(data, cache)
    replace(data / "targets_2024.yaml", "better: higher", "beter: higher")
    code, _, err = compare(data, cache)
    assert code == 2
    assert "unknown-key" in err
    assert compare(data, cache)[0] == 2


@pytest.mark.parametrize("damage", [lambda path: path.write_bytes(b"x"), lambda path: path.chmod(0o666),
                                    lambda path: path.write_bytes(path.read_bytes()[:-9])])  # fmt: skip
def test_a_damaged_or_foreign_file_is_not_used(data: Path, cache: Path, damage: object) -> None:
    expected = compare(data, cache)
    (kept,) = cache.iterdir()
    damage(kept)  # type: ignore[operator]
    assert compare(data, cache) == expected


def test_where_nothing_can_be_kept_nothing_is_lost(data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert compare(data, tmp_path / "file" / "cache") == compare(data, "off")
