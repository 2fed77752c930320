"""Mistakes put into the shipped data one at a time: is each named on its line, and nothing else?

``make mistakes`` prints a table a kind: how often it was made, named on its line, named alone. The
figures in docs/quality.md are its output. ``--sources DIR`` also looks quotes up in their documents.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from zjtrack.checks import check
from zjtrack.checks.quotes import with_sources
from zjtrack.load import Loaded, load_files

Files = dict[str, str]
T, A, S = "targets_", "actuals_", "sources"
LINE = re.compile(r"^(?P<lead>\s*(?:- )?)(?P<key>[a-z_0-9]+): (?P<value>.+)$")


@dataclass(frozen=True)
class Mistake:
    """An edit of one line (or more), and the lines on which a finding may name it."""

    file: str
    text: str
    lines: tuple[int, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[1] / "data")
    parser.add_argument("--sources", type=Path)
    parser.add_argument("--each", type=int, default=10, help="how many places to try a kind")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    files = {path.name: path.read_text("utf-8") for path in sorted(options.data.glob("*.yaml"))}
    before = set(_found(files, options.sources))
    totals = [0, 0, 0]
    print(f"{'mistake':34} tried named alone")
    for name, make in KINDS.items():
        counts = _try(name, list(make(files)), files, before, options)
        totals = [total + count for total, count in zip(totals, counts, strict=True)]
        print(f"{name:34} {counts[0]:5} {counts[1]:5} {counts[2]:5}")
    print(f"{len(KINDS)} kinds{'':26} {totals[0]:5} {totals[1]:5} {totals[2]:5}")


def _try(name: str, mistakes: list[Mistake], files: Files, before: set[tuple[object, ...]],
         options: argparse.Namespace) -> tuple[int, int, int]:  # fmt: skip
    chosen = random.Random(name).sample(mistakes, min(options.each, len(mistakes)))
    named = alone = 0
    for mistake in chosen:
        found = [f for f in _found({**files, mistake.file: mistake.text}, options.sources) if f not in before]
        hits = [f for f in found if f[1].rsplit("/", 1)[-1] == mistake.file and f[2] in mistake.lines]
        named += bool(hits)
        alone += bool(hits) and len(hits) == len(found) == 1
        if options.verbose and not (hits and len(found) == 1):
            print(f"   {name}: {mistake.file}:{mistake.lines}", *(f"\n      {f}" for f in found), file=sys.stderr)
    return len(chosen), named, alone


def _found(files: Files, sources: Path | None) -> list[tuple[str, str, int, str]]:
    loaded: Loaded = load_files({name: text.encode() for name, text in files.items()})
    findings = check(loaded)
    if sources is not None:
        findings = with_sources(loaded, findings, sources)
    return [(f.code, f.file, f.line, f.message) for f in findings if f.code != "no-text"]


def lines_of(files: Files, prefix: str, key: str) -> Iterator[tuple[str, list[str], int, re.Match[str]]]:
    """Every line of a key in the files of a kind."""
    for name, text in files.items():
        if name.startswith(prefix):
            lines = text.split("\n")
            for index, line in enumerate(lines):
                match = LINE.match(line)
                if match and match["key"] == key:
                    yield name, lines, index, match


def change(prefix: str, key: str, edit: Callable[[str], str | None]) -> Callable[[Files], Iterator[Mistake]]:
    """One line's value edited; the finding belongs to that line, or to the row's other lines where told."""

    def make(files: Files) -> Iterator[Mistake]:
        for name, lines, index, match in lines_of(files, prefix, key):
            value = edit(match["value"])
            if value is not None and value != match["value"]:
                new = [*lines[:index], f"{match['lead']}{key}: {value}", *lines[index + 1 :]]
                yield Mistake(name, "\n".join(new), (index + 1,))

    return make


def rekey(prefix: str, key: str, new_key: str) -> Callable[[Files], Iterator[Mistake]]:
    def make(files: Files) -> Iterator[Mistake]:
        for name, lines, index, match in lines_of(files, prefix, key):
            new = [*lines[:index], f"{match['lead']}{new_key}{match['value']}", *lines[index + 1 :]]
            yield Mistake(name, "\n".join(new), (index + 1, index + 2))

    return make


def drop(prefix: str, key: str) -> Callable[[Files], Iterator[Mistake]]:
    """A line left out: reported where its row begins."""

    def make(files: Files) -> Iterator[Mistake]:
        for name, lines, index, match in lines_of(files, prefix, key):
            if match["lead"].endswith("- "):
                continue
            start = _row_start(lines, index)
            if key == "source" and any(line.strip() == "inputs:" for line in lines[start : index + 5]):
                continue  # the inputs carry it
            yield Mistake(name, "\n".join([*lines[:index], *lines[index + 1 :]]), (start + 1,))

    return make


def _row_start(lines: list[str], index: int) -> int:
    indent = len(lines[index]) - len(lines[index].lstrip())
    while index > 0:
        index -= 1
        line = lines[index]
        if line.strip() and not line.lstrip().startswith("#"):
            own = len(line) - len(line.lstrip())
            if own < indent:
                return index
    return index


def twice(prefix: str, key: str) -> Callable[[Files], Iterator[Mistake]]:
    def make(files: Files) -> Iterator[Mistake]:
        for name, lines, index, match in lines_of(files, prefix, key):
            if match["lead"].endswith("- "):
                continue
            yield Mistake(name, "\n".join([*lines[: index + 1], lines[index], *lines[index + 1 :]]), (index + 2,))

    return make


def row_twice(prefix: str) -> Callable[[Files], Iterator[Mistake]]:
    def make(files: Files) -> Iterator[Mistake]:
        for name, lines, index, match in lines_of(files, prefix, "id"):
            indent = len(match["lead"])
            end = index + 1
            while end < len(lines) and lines[end].startswith(" " * indent):
                end += 1
            row = lines[index:end]
            yield Mistake(name, "\n".join([*lines[:end], *row, *lines[end:]]), (end + 1,))

    return make


def digits(edit: Callable[[str], str | None]) -> Callable[[str], str | None]:
    def on_value(value: str) -> str | None:
        return edit(value) if re.search(r"\d", value) else None

    return on_value


def swap(value: str) -> str | None:
    for i in range(len(value) - 1):
        if value[i : i + 2].isdigit() and value[i] != value[i + 1] and value[i + 1] != "0" and value[i] != "0":
            return value[:i] + value[i + 1] + value[i] + value[i + 2 :]
    return None


def move_point(value: str) -> str | None:
    if "." in value and re.fullmatch(r"\d{2,}\.\d+", value):
        whole, _, rest = value.partition(".")
        return f"{whole[:-1]}.{whole[-1]}{rest}"
    return None


def typo(value: str) -> str | None:
    """Two neighbours changed places."""
    if not re.fullmatch(r"[a-z0-9-]{5,}", value):
        return None
    for i in range(len(value) - 3, 0, -1):
        if value[i] != value[i + 1] and value[i : i + 2].isalpha():
            return value[:i] + value[i + 1] + value[i] + value[i + 2 :]
    return None


def other_better(value: str) -> str | None:
    return {"higher": "lower", "lower": "higher"}.get(value)


def put(new: str, only: str = "") -> Callable[[str], str | None]:
    return lambda value: new if re.search(only, value) else None


def sub(pattern: str, new: str) -> Callable[[str], str | None]:
    return lambda value: re.sub(pattern, new, value, count=1) if re.search(pattern, value) else None


def _add(files: Files, prefix: str, line: str, offset: int) -> Iterator[Mistake]:
    key = line.split(":", maxsplit=1)[0]
    for name, lines, index, match in lines_of(files, prefix, "id"):
        row = []
        for following in lines[index + 1 :]:
            if not following.startswith(" " * len(match["lead"])):
                break
            row.append(following.strip().split(":")[0])
        if key in row or match["value"] == "unemployment":
            continue
        new = [*lines[: index + 1], " " * len(match["lead"]) + line, *lines[index + 1 :]]
        yield Mistake(name, "\n".join(new), (index + 2 + offset,))


def _self_reference(files: Files) -> Iterator[Mistake]:
    yield from _self(files, "reference")


def _self(files: Files, key: str) -> Iterator[Mistake]:
    for name, lines, index, match in lines_of(files, T, key):
        start = _row_start(lines, index)
        if "- id: " not in lines[start]:
            continue
        own = lines[start].split("id: ")[1]
        new = [*lines[:index], f"{match['lead']}{key}: {own}", *lines[index + 1 :]]
        yield Mistake(name, "\n".join(new), (index + 1,))


def _self_part(files: Files) -> Iterator[Mistake]:
    for name, lines, index, match in lines_of(files, T, "id"):
        new = [*lines[: index + 1], f"{' ' * len(match['lead'])}part_of: {match['value']}", *lines[index + 1 :]]
        if not any(line.strip().startswith("part_of") for line in lines[index + 1 : index + 20]):
            yield Mistake(name, "\n".join(new), (index + 2,))


def _source_id(files: Files) -> Iterator[Mistake]:
    lines = files["sources.yaml"].split("\n")
    for index, line in enumerate(lines):
        match = re.fullmatch(r"([a-z0-9-]+):", line)
        if match and (new_id := typo(match[1])):
            new = [*lines[:index], f"{new_id}:", *lines[index + 1 :]]
            uses = sum(text.count(f" {match[1]}\n") for text in files.values())
            if uses > 1:
                yield Mistake("sources.yaml", "\n".join(new), (index + 1,))


def _searched(files: Files) -> Iterator[Mistake]:
    for name, text in files.items():
        lines = text.split("\n")
        for index, line in enumerate(lines):
            match = re.fullmatch(r"  - ([a-z0-9-]+)", line)
            if match and (new_id := typo(match[1])):
                yield Mistake(name, "\n".join([*lines[:index], f"  - {new_id}", *lines[index + 1 :]]), (index + 1,))


def _lead(files: Files, lead: str) -> Iterator[Mistake]:
    for name, lines, index, match in lines_of(files, T, "unit"):
        new = [*lines[:index], f"{lead}unit: {match['value']}", *lines[index + 1 :]]
        yield Mistake(name, "\n".join(new), (index + 1, index + 2))


KINDS: dict[str, Callable[[Files], Iterator[Mistake]]] = {
    "key with a typo (better)": rekey(T, "better", "beter: "),
    "key with a typo (quote)": rekey(A, "quote", "qoute: "),
    "key in capitals": rekey(T, "unit", "Unit: "),
    "no space after the colon": rekey(T, "unit", "unit:"),
    "full-width colon": rekey(T, "unit", "unit："),
    "key twice": twice(T, "sector"),
    "row twice": row_twice(T),
    "reading twice": row_twice(A),
    "sector left out": drop(T, "sector"),
    "name left out": drop(T, "name"),
    "list left out": drop(T, "list"),
    "wording left out": drop(T, "target"),
    "source left out": drop(A, "source"),
    "quote left out": drop(A, "quote"),
    "title left out": drop(S, "title"),
    "authority left out": drop(S, "authority"),
    "wrong word (better)": change(T, "better", put("high")),
    "better the wrong way round": change(T, "better", other_better),
    "sector: a synonym": change(T, "sector", sub("社会民生", "民生")),
    "sector: a typo": change(T, "sector", sub("经济发展", "经济发展部")),
    "list: unknown": change(T, "list", put("[annexe]")),
    "list: not a list": change(T, "list", put("annex")),
    "number unquoted": change(T, "number", sub('"', "")),
    "id in capitals": change(T, "id", lambda v: v.capitalize()),
    "id with underscore": change(T, "id", lambda v: v.replace("-", "_") if "-" in v else None),
    "id of a reading mistyped": change(A, "id", typo),
    "source of a reading mistyped": change(A, "source", typo),
    "source of a document mistyped": change(T, "source", typo),
    "reference mistyped": change(T, "reference", typo),
    "reference to itself": _self_reference,
    "part_of unknown": change(T, "part_of", typo),
    "percent unquoted": change(T, "unit", put("%", "%")),
    "unit of the wrong kind (row)": change(T, "unit", put("公里", "亿|万|家|个|项|人")),
    "unit of the wrong kind (reading)": change(A, "unit", put("公里", "亿|万|家|个|项|人")),
    "unit of the wrong scale (reading)": change(A, "unit", sub("亿", "万")),
    "wording: unquoted number": change(T, "target", sub(r'^"([\d.]+)"$', r"\1")),
    "wording: unquoted >": change(T, "target", put(">5.5")),
    "wording: unquoted time": change(T, "target", put("12:30")),
    "wording: no": change(T, "target", put("no")),
    "wording: a date": change(T, "target", put("2024-10-31")),
    "wording: nothing": change(T, "target", put("''")),
    "wording: TODO": change(T, "target", put("TODO")),
    "wording: two points": change(T, "target", sub(r"(\d)\.(\d)", r"\1..\2")),
    "wording: a list": change(T, "target", put("[5.5左右]")),
    "wording: quote not closed": change(T, "target", lambda v: f'"{v}' if '"' not in v else None),
    "value in quotes": change(A, "value", lambda v: f'"{v}"'),
    "value with %": change(A, "value", lambda v: f"{v}%"),
    "value with separators": change(A, "value", put("1,234.5")),
    "value with underscore": change(A, "value", put("1_000")),
    "value in exponents": change(A, "value", put("1e3")),
    "value octal": change(A, "value", lambda v: f"0{v}" if v[0] != "0" else None),
    "value to base 60": change(A, "value", put("12:30")),
    "value nan": change(A, "value", put(".nan")),
    "value with unit": change(A, "value", lambda v: f"{v}亿元"),
    "value: digits swapped": change(A, "value", swap),
    "value: a digit dropped": change(A, "value", lambda v: v[:-1] if re.search(r"\d\d$", v) else None),
    "value: point moved": change(A, "value", move_point),
    "value: sign": change(A, "value", lambda v: f"-{v}" if v[0] != "-" else v[1:]),
    "value missing": drop(A, "value"),
    "unit missing (reading)": drop(A, "unit"),
    "bound with a typo": change(A, "bound", put("atleast")),
    "expected: yes": change(A, "expected", put("yes")),
    "done: yes": change(A, "done", put("yes")),
    "measure unknown": change(A, "measure", put("rate")),
    "year of a file": change(T, "year", put("2034")),
    "year reported": change(A, "reported", put("2034")),
    "year measured in the future": change(A, "year", put("2034")),
    "year no year": change(A, "year", put("24")),
    "published: bad date": change(S, "published", put('"2024-2-5"')),
    "published: no such day": change(S, "published", put('"2024-02-30"')),
    "authority unknown": change(S, "authority", put("offical")),
    "url without scheme": change(S, "url", sub("https?://", "")),
    "hash cut": change(S, "sha256", lambda v: v[:-1]),
    "hash left out": drop(S, "sha256"),
    "id of a source mistyped": _source_id,
    "source in searched mistyped": _searched,
    "tab in a line": change(T, "name", lambda v: v[:2] + "\t" + v[2:]),
    "tab as indentation": lambda files: _lead(files, "\t"),
    "line indented by one more": lambda files: _lead(files, "     "),
    "line indented by one less": lambda files: _lead(files, "   "),
    "bidi override": change(T, "name", lambda v: v[:2] + "\u202e" + v[2:]),
    "alias": change(T, "unit", put("*unit")),
    "anchor": change(T, "name", lambda v: f"&a {v}"),
    "tag": change(T, "name", lambda v: f"!!str {v}"),
    "accept of an unknown code": lambda files: _add(files, T, "accept: [{code: far-of, reason: x}]", 0),
    "accept no longer needed": lambda files: _add(files, T, "accept: [{code: far-off, reason: x}]", 0),
    "was: an id in use": lambda files: _add(files, T, "was: [unemployment]", 0),
    "part_of itself": _self_part,
    "deadline before the year": lambda files: _add(files, T, "by: 2014", 0),
    "tolerance in words": lambda files: _add(files, T, "tolerance: five", 0),
    "period in words": lambda files: _add(files, A, "period: 2024上半年", 0),
    "derivation without inputs": lambda files: _add(files, A, "derivation: a / b", 0),
}


if __name__ == "__main__":
    main()
