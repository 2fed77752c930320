"""Edits that put one mistake into a set of data files: each yields the edited text and the lines that may be named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

Files = dict[str, str]
T, A, S = "targets_", "actuals_", "sources"
LINE = re.compile(r"^(?P<lead>\s*(?:- )?)(?P<key>[a-z_0-9]+): (?P<value>.+)$")


@dataclass(frozen=True)
class Mistake:
    """An edit of one line (or more), and the lines on which a finding may name it."""

    file: str
    text: str
    lines: tuple[int, ...]


Make = Callable[[Files], Iterator[Mistake]]


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


def add(files: Files, prefix: str, line: str, offset: int) -> Iterator[Mistake]:
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


def self_reference(files: Files) -> Iterator[Mistake]:
    yield from self_row(files, "reference")


def self_row(files: Files, key: str) -> Iterator[Mistake]:
    for name, lines, index, match in lines_of(files, T, key):
        start = _row_start(lines, index)
        if "- id: " not in lines[start]:
            continue
        own = lines[start].split("id: ")[1]
        new = [*lines[:index], f"{match['lead']}{key}: {own}", *lines[index + 1 :]]
        yield Mistake(name, "\n".join(new), (index + 1,))


def self_part(files: Files) -> Iterator[Mistake]:
    for name, lines, index, match in lines_of(files, T, "id"):
        new = [*lines[: index + 1], f"{' ' * len(match['lead'])}part_of: {match['value']}", *lines[index + 1 :]]
        if not any(line.strip().startswith("part_of") for line in lines[index + 1 : index + 20]):
            yield Mistake(name, "\n".join(new), (index + 2,))


def source_id(files: Files) -> Iterator[Mistake]:
    lines = files["sources.yaml"].split("\n")
    for index, line in enumerate(lines):
        match = re.fullmatch(r"([a-z0-9-]+):", line)
        if match and (new_id := typo(match[1])):
            new = [*lines[:index], f"{new_id}:", *lines[index + 1 :]]
            uses = sum(text.count(f" {match[1]}\n") for text in files.values())
            if uses > 1:
                yield Mistake("sources.yaml", "\n".join(new), (index + 1,))


def searched(files: Files) -> Iterator[Mistake]:
    for name, text in files.items():
        lines = text.split("\n")
        for index, line in enumerate(lines):
            match = re.fullmatch(r"  - ([a-z0-9-]+)", line)
            if match and (new_id := typo(match[1])):
                yield Mistake(name, "\n".join([*lines[:index], f"  - {new_id}", *lines[index + 1 :]]), (index + 1,))


def lead(files: Files, lead: str) -> Iterator[Mistake]:
    for name, lines, index, match in lines_of(files, T, "unit"):
        new = [*lines[:index], f"{lead}unit: {match['value']}", *lines[index + 1 :]]
        yield Mistake(name, "\n".join(new), (index + 1, index + 2))


def _rows(files: Files, prefix: str) -> Iterator[tuple[str, list[str], int, int]]:
    """Each row of the files of a kind: from the line of its id up to the next row."""
    for name, lines, index, match in lines_of(files, prefix, "id"):
        indent = len(match["lead"])
        end = index + 1
        while end < len(lines) and lines[end].startswith(" " * indent):
            end += 1
        yield name, lines, index, end


def _own(lines: list[str], start: int, end: int, key: str) -> tuple[int, re.Match[str]] | None:
    """The line of a key of the row itself, not of a record in it."""
    indent = len(lines[start]) - len(lines[start].lstrip()) + 2
    for index in range(start, end):
        match = LINE.match(lines[index])
        if match and match["key"] == key and len(match["lead"]) == indent:
            return index, match
    return None


def at_hand(files: Files) -> set[str]:
    """The sources whose texts are in the directory of texts."""
    return set(re.findall(r"^([a-z0-9-]+):\n(?:  (?!text:).*\n)*  text:", files["sources.yaml"], re.MULTILINE))


def source_of(files: Files, lines: list[str], start: int, end: int) -> str:
    own = _own(lines, start, end, "source")
    if own is not None:
        return own[1]["value"]
    head = next((match for line in lines if (match := LINE.match(line)) and match["key"] == "source"), None)
    return head["value"] if head else ""


def edit_row(prefix: str, key: str, edit: Callable[[str], str | None], *, read: bool = False,
             whole: bool = False, only: str = "") -> Make:  # fmt: skip
    """One value edited; ``read``: of rows whose document is at hand; ``whole``: any line of the row may be named."""

    def make(files: Files) -> Iterator[Mistake]:
        known = at_hand(files)
        for name, lines, start, end in _rows(files, prefix):
            found = _own(lines, start, end, key)
            if only and not re.search(only, "\n".join(lines[start:end]), re.MULTILINE):
                continue
            if found is None or (read and source_of(files, lines, start, end) not in known):
                continue
            index, match = found
            value = edit(match["value"])
            if value is not None and value != match["value"]:
                new = [*lines[:index], f"{match['lead']}{key}: {value}", *lines[index + 1 :]]
                named = tuple(range(start + 1, end + 1)) if whole else (index + 1,)
                yield Mistake(name, "\n".join(new), named)

    return make


def of_next_row(prefix: str, keys: tuple[str, ...], *, read: bool = False, same: str = "") -> Make:
    """Values of the following row of the file: the eye slipped by a line. ``same``: both rows have this key alike."""

    def make(files: Files) -> Iterator[Mistake]:
        known = at_hand(files)
        rows = list(_rows(files, prefix))
        for (name, lines, start, end), (other, _, start2, end2) in pairwise(rows):
            if name != other or (read and source_of(files, lines, start, end) not in known):
                continue
            mine = [_own(lines, start, end, key) for key in keys]
            theirs = [_own(lines, start2, end2, key) for key in keys]
            if None in mine or None in theirs or (same and not _alike(lines, (start, end), (start2, end2), same)):
                continue
            new = list(lines)
            for one, two in zip(mine, theirs, strict=True):
                assert one is not None
                assert two is not None
                new[one[0]] = f"{one[1]['lead']}{one[1]['key']}: {two[1]['value']}"
            if new != lines and any(
                a[1]["value"] != b[1]["value"] for a, b in zip(mine, theirs, strict=True) if a and b
            ):
                yield Mistake(name, "\n".join(new), tuple(range(start + 1, end + 1)))

    return make


def _alike(lines: list[str], one: tuple[int, int], two: tuple[int, int], key: str) -> bool:
    left, right = _own(lines, *one, key), _own(lines, *two, key)
    return left is not None and right is not None and left[1]["value"] == right[1]["value"]


def copy_row(prefix: str, suffix: str, *, only: str = "") -> Make:
    """A row copied below itself under another id, and never finished."""

    def make(files: Files) -> Iterator[Mistake]:
        for name, lines, start, end in _rows(files, prefix):
            row = list(lines[start:end])
            row[0] += suffix
            if only and not any(only in line for line in row):
                continue
            new = [*lines[:end], *row, *lines[end:]]
            yield Mistake(name, "\n".join(new), tuple(range(end + 1, end + len(row) + 1)))

    return make


def insert(prefix: str, line: str, *, only: str = "", unless: str = "", named: tuple[int, ...] = (0,)) -> Make:
    """A line put behind the id; ``{id}`` in it stands for the row's own."""

    def make(files: Files) -> Iterator[Mistake]:
        for name, lines, start, end in _rows(files, prefix):
            text = "\n".join(lines[start:end])
            if (only and not re.search(only, text)) or (unless and re.search(unless, text)):
                continue
            indent = " " * (len(lines[start]) - len(lines[start].lstrip()) + 2)
            own = lines[start].split("id: ")[1]
            new = [*lines[: start + 1], indent + line.replace("{id}", own), *lines[start + 1 :]]
            yield Mistake(name, "\n".join(new), tuple(start + 2 + offset for offset in named))

    return make


def drop_where(prefix: str, key: str, only: str) -> Make:
    """A line left out of the rows of a pattern; reported anywhere in the row."""

    def make(files: Files) -> Iterator[Mistake]:
        for name, lines, start, end in _rows(files, prefix):
            found = _own(lines, start, end, key)
            if found is not None and re.search(only, "\n".join(lines[start:end])):
                index = found[0]
                named = tuple(range(start + 1, end))
                yield Mistake(name, "\n".join([*lines[:index], *lines[index + 1 :]]), named)

    return make


def circle(files: Files) -> Iterator[Mistake]:
    """The whole is made a part of its part."""
    for name, lines, start, end in _rows(files, T):
        found = _own(lines, start, end, "part_of")
        own = lines[start].split("id: ")[1]
        if found is None:
            continue
        for other, _, start2, end2 in _rows({name: files[name]}, T):
            if lines[start2].endswith(f"id: {found[1]['value']}") and not _own(lines, start2, end2, "part_of"):
                new = [*lines[: start2 + 1], f"    part_of: {own}", *lines[start2 + 1 :]]
                shift = 1 if found[0] > start2 else 0
                yield Mistake(other, "\n".join(new), (start2 + 2, found[0] + 1 + shift))


def full_width(value: str) -> str | None:
    wide = value.translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))
    return wide if wide != value else None


def no_point(value: str) -> str | None:
    return value.replace(".", "", 1) if re.search(r"\d\.\d", value) else None


def half(value: str) -> str | None:
    """Cut before its only figure."""
    figures = list(re.finditer(r"\d+(?:\.\d+)?", value))
    return value[: figures[-1].start()] if len(figures) == 1 and figures[-1].start() > 2 else None


def one_sign(value: str) -> str | None:
    """A sign of another form: 的 for 地, and so on, here simply one left out in the middle."""
    words = list(re.finditer(r"[\u4e00-\u9fff]{3,}", value))
    return value[: words[0].start() + 1] + value[words[0].start() + 2 :] if words else None


def other_source(value: str) -> str | None:
    """Another document that is at hand."""
    return {
        "plan-2024": "report-2024",
        "report-2024": "plan-2024",
        "report-2025": "report-2024",
        "report-2026": "report-2025",
    }.get(value)
