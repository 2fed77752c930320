"""The data as git knows it at a revision, read without touching the working tree.

One ``git cat-file --batch`` serves a whole revision. Revision names travel on standard input or
behind ``--end-of-options``, so that a name is never taken for an option.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO

from zjtrack.message import Message
from zjtrack.record import record

_DEFAULT_BRANCHES = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
_SEARCH_DEPTH = 3
_MAX_FILE = 50_000_000


class HistoryError(Exception):
    """Git could not give what was asked for; the message says what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@record
class Snapshot:
    """The files of a data directory at a commit; ``files`` is empty where it did not exist yet."""

    commit: str
    directory: str
    files: Mapping[str, bytes]


def snapshot(directory: Path, revision: str) -> Snapshot:
    """The YAML files of ``directory`` as they were at ``revision``.

    A directory that moved is looked for by its ``dataset.yaml``. ``HistoryError`` where there is
    no repository, or no such revision.
    """
    if not revision.strip() or any(ord(char) < 32 for char in revision):
        raise HistoryError(Message("{revision!r} is not the name of a revision", revision=revision))
    where = _existing_parent(directory)
    with _Objects(where) as objects:
        commit = objects.commit(revision)
        if commit is None:
            raise HistoryError(_no_revision(revision, where))
        found = _data_tree(objects, commit, directory, where)
        if found is None:
            return Snapshot(commit, directory.name, {})
        name, tree = found
        return Snapshot(commit, name, dict(_yaml_files(objects, tree)))


def merge_base(directory: Path) -> tuple[str, str]:
    """The commit where the work in hand left the default branch (of a pull request: its base), and that branch.

    ``HistoryError`` where there is none, saying what to fetch in a shallow clone.
    """
    where = _existing_parent(directory)
    branch = _default_branch(where)
    found = _git(where, "merge-base", "--end-of-options", branch, "HEAD")
    if found is None:
        raise HistoryError(_no_merge_base(branch, where))
    return found, branch


def last_change(directory: Path) -> tuple[str | None, bool | None]:
    """The commit that last touched the directory, and whether it differs from it now; ``None`` where git knows nothing.

    Not the commit checked out: an edit of anything else leaves the data, and what is said of it, the same.
    """
    where = _existing_parent(directory)
    if not shutil.which("git"):
        return None, None
    commit = _git(where, "log", "-1", "--format=%H", "--", str(directory.absolute()))
    if not commit:
        return None, None
    return commit, bool(_git(where, "status", "--porcelain", "--", str(directory.absolute())))


def prefix_in_repository(directory: Path) -> str:
    """What stands before ``data/…`` in the paths that a forge knows: ``provinces/`` for ``provinces/data``; else empty."""
    where = _existing_parent(directory)
    return _git(where, "rev-parse", "--show-prefix") or "" if shutil.which("git") else ""


def _existing_parent(directory: Path) -> Path:
    """Where to run git: the directory's parent, or the nearest one above that exists."""
    for parent in directory.absolute().parents:
        if parent.is_dir():
            return parent
    return Path("/")


def _default_branch(where: Path) -> str:
    named = os.environ.get("GITHUB_BASE_REF") or os.environ.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME")
    candidates = (f"origin/{named}", named, *_DEFAULT_BRANCHES) if named else _DEFAULT_BRANCHES
    for branch in candidates:
        if branch and _git(where, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{branch}^{{commit}}"):
            return branch
    if _git(where, "rev-parse", "--git-dir") is None:
        raise HistoryError(
            Message("{where} is not in a git repository; name two directories: zjtrack diff OLD/ NEW/", where=where)
        )
    raise HistoryError(
        Message(
            "no default branch found (looked for {candidates}); name the base: zjtrack diff BASE",
            candidates=[*filter(None, candidates)],
        )
    )


def _no_merge_base(branch: str, where: Path) -> Message:
    if _git(where, "rev-parse", "--is-shallow-repository") == "true":
        return Message(
            "this is a shallow clone, and the commit it shares with {branch} is not in it; run `git fetch --unshallow` (GitHub Actions: `fetch-depth: 0`; GitLab: GIT_DEPTH: 0), or name a base",
            branch=branch,
        )
    return Message("HEAD and {branch} have no common commit; name the base: zjtrack diff BASE", branch=branch)


def _no_revision(revision: str, where: Path) -> Message:
    if _git(where, "rev-parse", "--is-shallow-repository") == "true":
        return Message(
            "no revision “{revision}” in this shallow clone; fetch it: `git fetch --unshallow --tags`",
            revision=revision,
        )
    return Message(
        "no revision “{revision}”, and no directory or file of that name; `git branch -a` and `git tag` list names",
        revision=revision,
    )


def _git(where: Path, *arguments: str) -> str | None:
    """The output of a git command, ``None`` where it fails."""
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=where, capture_output=True, check=False, stdin=subprocess.DEVNULL
        )
    except FileNotFoundError:
        raise HistoryError(Message("git is not installed; name two directories: zjtrack diff OLD/ NEW/")) from None
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else None


Entry = tuple[str, str, str]  # mode, name, object id


class _Objects:
    """One ``git cat-file --batch``, asked for object after object."""

    def __init__(self, where: Path) -> None:
        self._where = where

    def __enter__(self) -> _Objects:
        try:
            self._process = subprocess.Popen(
                ["git", "cat-file", "--batch"],
                cwd=self._where,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except FileNotFoundError:
            raise HistoryError(Message("git is not installed; name two directories: zjtrack diff OLD/ NEW/")) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._process.wait()

    def ask(self, name: str) -> tuple[str, str, bytes] | None:
        """(id, type, content) of an object, ``None`` where there is none of that name."""
        try:
            self._in.write(name.encode("utf-8", "surrogateescape") + b"\n")
            self._in.flush()
        except BrokenPipeError:
            raise HistoryError(
                Message("{where} is not in a git repository; name two directories", where=self._where)
            ) from None
        header = self._out.readline().decode("utf-8", "replace").rsplit(" ", 2)
        if len(header) != 3 or not header[2].strip().isdigit():
            if not header[0]:
                raise HistoryError(
                    Message("{where} is not in a git repository; name two directories", where=self._where)
                )
            return None
        content = self._out.read(int(header[2]) + 1)[:-1]
        return header[0], header[1], content

    def commit(self, revision: str) -> str | None:
        found = self.ask(f"{revision}^{{commit}}")
        return found[0] if found and found[1] == "commit" else None

    def tree(self, name: str) -> list[Entry] | None:
        """The entries of a tree, ``None`` where the name is no directory."""
        found = self.ask(name)
        return list(_entries(found[2], len(found[0]) // 2)) if found and found[1] == "tree" else None

    @property
    def _in(self) -> IO[bytes]:
        assert self._process.stdin is not None
        return self._process.stdin

    @property
    def _out(self) -> IO[bytes]:
        assert self._process.stdout is not None
        return self._process.stdout


def _entries(content: bytes, id_length: int) -> Iterator[Entry]:
    """A tree object's own form: mode, space, name, NUL, the id in bytes."""
    at = 0
    while at < len(content):
        end = content.index(b"\0", at)
        mode, _, name = content[at:end].partition(b" ")
        at = end + 1 + id_length
        yield mode.decode(), name.decode("utf-8", "surrogateescape"), content[end + 1 : at].hex()


def _data_tree(objects: _Objects, commit: str, directory: Path, where: Path) -> tuple[str, list[Entry]] | None:
    """The directory under its own path, else the one that holds ``dataset.yaml`` elsewhere."""
    relative = os.path.relpath(directory.absolute(), where).replace(os.sep, "/")
    tree = objects.tree(f"{commit}:./{relative}")
    if tree is not None and _has_dataset(tree):
        return directory.name, tree
    return _search(objects, f"{commit}:", "", _SEARCH_DEPTH)


def _search(objects: _Objects, name: str, path: str, depth: int) -> tuple[str, list[Entry]] | None:
    tree = objects.tree(name)
    if tree is None:
        return None
    if _has_dataset(tree) and path:
        return path.rsplit("/", 1)[-1], tree
    if depth == 0:
        return None
    for mode, child, id_ in tree:
        if mode == "40000" and child not in ("tests", "docs"):
            found = _search(objects, id_, f"{path}/{child}", depth - 1)
            if found is not None:
                return found
    return None


def _has_dataset(tree: list[Entry]) -> bool:
    return any(name == "dataset.yaml" for _, name, _ in tree)


def _yaml_files(objects: _Objects, tree: list[Entry]) -> Iterator[tuple[str, bytes]]:
    for mode, name, id_ in tree:
        if mode.startswith("100") and name.endswith((".yaml", ".yml")):
            found = objects.ask(id_)
            if found is not None and len(found[2]) <= _MAX_FILE:
                yield name, found[2]
