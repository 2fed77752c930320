"""Mutation testing of the pure core: ``make mutate``, or ``python bench/mutants.py verdict quantity``.

The mutants are mutmut's: its operators, on each function of the core, those behind a decorator included. Only the runner is our own, because a pytest session
for each mutant takes seconds. Here pytest collects once; a dry run finds which tests reach which function; then, for each mutant, a fork of that process puts
the mutant's code into the function and runs the tests that reach it, the quickest first, until one fails. A function that runs while the core is imported
(it builds a table) is tested by a new import in the fork. A test that takes twenty times as long as in the dry run is ended by the clock:
the mutant is killed.

Prints the share killed by module; ``--list FILE`` writes what each survivor changes. 1 if fewer than 95 % of the mutants were killed.
"""

from __future__ import annotations
import __future__

import argparse
import ast
import contextlib
import difflib
import functools
import gc
import importlib
import importlib.machinery
import json
import os
import random
import resource
import signal
import sys
import time
import traceback
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import libcst
import pytest
from mutmut.mutation.file_mutation import create_mutations, deep_replace

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "mutants" / "results.json"
FLOOR = 95.0
JUDGING = ["test_verdict", "test_judge", "test_comparison", "test_rules", "test_quantity", "test_dates", "test_model"]
CHECKS = [
    "test_load", "test_several", "test_arithmetic", "test_findings", "test_checks", "test_codes", "test_quote", "test_sources",
    "test_one_mistake", "test_context", "test_model",
]  # fmt: skip
GROUPS = {
    "judging": (["verdict/*", "rules", "quantity", "dates", "model"], JUDGING),
    "checks": (["checks/*", "quote", "finding"], CHECKS),
    "diff": (["diff/*"], ["test_diff_record", "test_diff", "test_diff_edges", "test_diff_saved"]),
    "wording": (["wording/*"], ["test_wording", "test_wording_record"]),
}
SLOW = "not (no_bytes_break or no_edit_breaks or hostile_files or odd_things or every_code_in_the_program or renew)"
KILLED, SURVIVED, INVALID = 1, 0, 3


@dataclass(frozen=True)
class Mutant:
    """One change of one function."""

    name: str
    module: str
    owner: str | None
    function: str
    before: str
    after: str

    def live(self) -> FunctionType:
        """The function itself, from under its property, cache or class method."""
        home: Any = sys.modules[self.module]
        found = vars(getattr(home, self.owner) if self.owner else home)[self.function]
        for inside in ("fget", "func", "__func__", "__wrapped__"):
            found = getattr(found, inside, None) or found
        assert isinstance(found, FunctionType), found
        return found

    def put(self) -> None:
        """Into the running program: everybody who imported the function sees it."""
        live, names = self.live(), {}  # type: ignore[var-annotated]
        flags = __future__.annotations.compiler_flag
        exec(compile(self.after, live.__code__.co_filename, "exec", flags), dict(live.__globals__), names)
        new = names[self.function]
        live.__code__, live.__defaults__, live.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__

    def change(self) -> str:
        """The lines that differ."""
        lines = difflib.unified_diff(self.before.splitlines(), self.after.splitlines(), lineterm="", n=0)
        return "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))


def undecorated(source: str) -> str:
    """The source without the decorators of functions, which mutmut would leave alone for them."""
    lines = source.split("\n")
    for node in ast.walk(ast.parse(source)):
        for decorator in node.decorator_list if isinstance(node, ast.FunctionDef) else ():
            lines[decorator.lineno - 1 : decorator.end_lineno] = [""] * (decorator.end_lineno - decorator.lineno + 1)  # type: ignore[operator]
    return "\n".join(lines)


def mutants_of(path: Path, only: list[str]) -> Iterator[Mutant]:
    """mutmut's mutants of every function of a file, numbered within the function."""
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    if only and not any(
        f".{word}".startswith(module.removeprefix("zjtrack")) or f"{module}.".startswith(f"zjtrack.{word}.")
        for word in only
    ):
        return
    tree, mutations, _, _ = create_mutations(str(path), undecorated(path.read_text("utf-8")))
    owners = {
        child: node.name.value for node in tree.body if isinstance(node, libcst.ClassDef) for child in node.body.body
    }
    count: Counter[str] = Counter()
    for mutation in mutations:
        node = mutation.contained_by_top_level_function
        if not isinstance(node, libcst.FunctionDef):
            continue
        owner, function = owners.get(node), node.name.value
        place = ".".join(filter(None, (module, owner, function)))
        count[place] += 1
        if only and not any(place.startswith(f"zjtrack.{word}") for word in only):
            continue
        changed: Any = deep_replace(node, mutation.original_node, mutation.mutated_node)
        before, after = (tree.code_for_node(one.with_changes(leading_lines=[])) for one in (node, changed))
        mutant = Mutant(f"{place} {count[place]}", module, owner, function, before, after)
        if not all(line.lstrip("+- ").startswith("assert ") for line in mutant.change().split("\n")):
            yield mutant


def files(patterns: list[str]) -> list[Path]:
    return sorted(path for pattern in patterns for path in (ROOT / "zjtrack").glob(f"{pattern}.py"))


@dataclass(eq=False)
class Runner:
    """The pytest plugin of one group: instead of running the tests once, it runs them against each mutant."""

    mutants: list[Mutant]
    at_import: set[CodeType]
    workers: int
    found: dict[str, tuple[int, str]]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        preload()
        items = session.items
        reached, seconds = in_fork(lambda: dry_run(items))
        print(
            f"\n{len(items)} tests, {sum(seconds):.1f} s in the dry run; {len(self.mutants)} mutants", file=sys.stderr
        )
        started = time.monotonic()
        by_place = {place: sorted(those, key=lambda i: seconds[i]) for place, those in reached.items()}
        shares = [self.mutants[start :: self.workers] for start in range(self.workers)]
        pipes = [fork(functools.partial(self.work, share, items, by_place, seconds)) for share in shares]
        for reader, pid in pipes:
            with os.fdopen(reader) as lines:
                self.found |= json.loads(lines.read() or "{}")
            os.waitpid(pid, 0)
        print(f"{time.monotonic() - started:.0f} s", file=sys.stderr)
        return True

    def work(
        self, share: list[Mutant], items: list[pytest.Item], reached: dict[str, list[int]], seconds: list[float]
    ) -> Any:
        """One worker's mutants, one after another; a test that killed a mutant of the function goes first for the next."""
        found: dict[str, tuple[int, str]] = {}
        killers: dict[str, list[int]] = defaultdict(list)
        for mutant in share:
            code = mutant.live().__code__
            order = reached.get(place_of(code), [])
            order = [*killers[place_of(code)], *(i for i in order if i not in killers[place_of(code)])]
            tests = [(items[i], 1 + 20 * seconds[i]) for i in order]
            if code in self.at_import:
                status, by = outcome(functools.partial(anew, mutant, items))
            else:
                status, by = outcome(functools.partial(try_out, mutant, tests))
            found[mutant.name] = (status, items[order[by]].nodeid if 0 <= by < len(order) else "")
            if 0 <= by < len(order):
                killers[place_of(code)] = [order[by], *(i for i in killers[place_of(code)] if i != order[by])]
        return found


def place_of(code: CodeType) -> str:
    return f"{code.co_filename}:{code.co_firstlineno}:{code.co_name}"


def preload() -> None:
    """Data sets of the conformance cases, loaded once; then every cache of the program is emptied."""
    settings = importlib.import_module("hypothesis").settings  # pytest wants to be the first to import it
    settings.register_profile("mutants", max_examples=15, derandomize=True, database=None)
    settings.load_profile("mutants")
    verdict_cases = sys.modules.get("tests.verdict_cases")
    for case in verdict_cases.cases() if verdict_cases else ():
        case.dataset()
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper) and (one.__module__ or "").startswith("zjtrack"):
            one.cache_clear()
    gc.freeze()


def dry_run(items: list[pytest.Item]) -> tuple[dict[str, list[int]], list[float]]:
    """Which tests reach which function of the core, and how long each takes."""
    reached: dict[str, list[int]] = defaultdict(list)
    seconds: list[float] = []
    for i, item in enumerate(items):
        seen: set[CodeType] = set()
        start = time.process_time()
        sys.setprofile(lambda frame, event, _: seen.add(frame.f_code) if event == "call" else None)  # noqa: B023
        try:
            run(item)
        finally:
            sys.setprofile(None)
        seconds.append(time.process_time() - start)
        for code in seen:
            if "/zjtrack/" in code.co_filename:
                reached[place_of(code)].append(i)
    return reached, seconds


def run(item: pytest.Item) -> None:
    item.ihook.pytest_runtest_setup(item=item)
    item.ihook.pytest_runtest_call(item=item)
    with contextlib.suppress(KeyError):  # tmp_path asks for a report, of which there is none here
        item.ihook.pytest_runtest_teardown(item=item, nextitem=None)


def try_out(mutant: Mutant, tests: list[tuple[pytest.Item, float]]) -> tuple[int, int]:
    """Whether a test fails with the mutant in place, and the first that does."""
    try:
        mutant.put()
    except (SyntaxError, TypeError, NameError):
        return INVALID, -1
    for i, (item, limit) in enumerate(tests):
        signal.setitimer(signal.ITIMER_PROF, limit)
        try:
            run(item)
        except BaseException:
            return KILLED, i
    return SURVIVED, -1


def anew(mutant: Mutant, items: list[pytest.Item]) -> tuple[int, int]:
    """The same by importing everything again, for what runs on import."""
    path, original = sys.modules[mutant.module].__file__, importlib.machinery.SourceFileLoader.get_code
    source = replaced(Path(path or ""), mutant)

    def get_code(self: Any, name: str) -> Any:
        return compile(source, path or "", "exec") if name == mutant.module else original(self, name)

    importlib.machinery.SourceFileLoader.get_code = get_code  # type: ignore[assignment, method-assign]
    for name in [name for name in sys.modules if name.partition(".")[0] in ("zjtrack", "tests")]:
        del sys.modules[name]
    status = pytest.main([*{str(item.path) for item in items}, *OPTIONS, "-x"])
    return (SURVIVED if status == 0 else KILLED), -1


def replaced(path: Path, mutant: Mutant) -> str:
    """The module's source with the mutant in place of its function."""
    source = path.read_text("utf-8")
    body = ast.parse(source).body
    if mutant.owner:
        body = next(node.body for node in body if isinstance(node, ast.ClassDef) and node.name == mutant.owner)
    node = next(node for node in body if isinstance(node, ast.FunctionDef) and node.name == mutant.function)
    lines = source.split("\n")
    text = [" " * node.col_offset + line for line in mutant.after.strip("\n").split("\n")]
    return "\n".join([*lines[: node.lineno - 1], *text, *lines[node.end_lineno :]])


def fork(job: Callable[[], Any]) -> tuple[int, int]:
    """Run a job in a fork; its answer comes through the pipe as JSON."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writer)
        return reader, pid
    try:
        os.close(reader)
        with os.fdopen(writer, "w") as pipe:
            json.dump(job(), pipe)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(0)


def in_fork(job: Callable[[], Any]) -> Any:
    reader, pid = fork(job)
    with os.fdopen(reader) as pipe:
        answer = pipe.read()
    os.waitpid(pid, 0)
    return json.loads(answer)


def outcome(test: Callable[[], tuple[int, int]]) -> tuple[int, int]:
    """What the fork says; silence means that the clock or the limit of memory ended it."""

    def limited() -> tuple[int, int]:
        signal.setitimer(signal.ITIMER_PROF, 60)
        signal.setitimer(signal.ITIMER_REAL, 600)
        resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        return test()

    try:
        status, by = in_fork(limited)
    except ValueError:
        return KILLED, -1
    return status, by


OPTIONS = ["-q", "-s", "-p", "no:cacheprovider", "-p", "no:cov", "-k", SLOW]


def importing(paths: list[Path]) -> set[CodeType]:
    """What runs while the core is imported."""
    seen: set[CodeType] = set()

    def note(frame: FrameType, event: str, _: Any) -> None:
        if event == "call":
            seen.add(frame.f_code)

    sys.setprofile(note)
    for path in paths:
        importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    sys.setprofile(None)
    return seen


def test_group(group: str, mutants: list[Mutant], at_import: set[CodeType], workers: int) -> dict[str, tuple[int, str]]:
    """Every mutant's fate, from the tests of its group."""
    tests = [path for name in GROUPS[group][1] if (path := ROOT / "tests" / "unit" / f"{name}.py").exists()]
    runner = Runner(mutants, at_import, workers, {})
    pytest.main([*map(str, tests), *OPTIONS], plugins=[runner])
    return runner.found


def table(found: dict[str, tuple[int, str]]) -> float:
    """Print killed and all, by module; the share of all."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name, (status, _) in found.items():
        parts = name.split()[0].split(".")
        module = ".".join(parts[1:3] if parts[1] in ("verdict", "wording", "checks", "diff") else parts[1:2])
        for key in (module, parts[1] + " (all)", "all"):
            counts[key][0] += status == KILLED
            counts[key][1] += status != INVALID
    for key, (killed, total) in sorted(counts.items(), key=lambda pair: (pair[0] == "all", pair[0])):
        print(f"{key:24} {killed:5} of {total:5} killed = {100 * killed / max(total, 1):5.1f} %")
    return 100 * counts["all"][0] / max(counts["all"][1], 1)


def main() -> int:
    args = arguments()
    warnings.simplefilter("ignore")
    sys.path.insert(0, str(ROOT))
    at_import = importing(files([pattern for patterns, _ in GROUPS.values() for pattern in patterns]))
    before = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    found: dict[str, tuple[int, str]] = {}
    changes: dict[str, str] = {}
    for group, (patterns, _) in GROUPS.items():
        mutants = [mutant for path in files(patterns) for mutant in mutants_of(path, args.only)]
        if args.again:
            mutants = [mutant for mutant in mutants if before.get(mutant.name, [0])[0] == SURVIVED]
        if args.sample and args.sample < len(mutants):
            mutants = random.Random(args.seed).sample(mutants, args.sample)
        changes |= {mutant.name: mutant.change() for mutant in mutants}
        if mutants:
            found |= test_group(group, mutants, at_import, args.workers)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(before | found, indent=0, ensure_ascii=False), "utf-8")
    share = table(found)
    alive = [name for name in changes if found[name][0] == SURVIVED]
    if args.list:
        text = "\n".join(f"{name}\n{changes[name]}\n" for name in alive)
        Path(args.list).write_text(text, "utf-8")
    return 0 if share >= FLOOR else 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Mutation testing of the pure core.")
    parser.add_argument("only", nargs="*", help="modules or functions: verdict, rules.bind")
    parser.add_argument("--again", action="store_true", help="those that survived last time, and new ones")
    parser.add_argument("--sample", type=int, help="at most so many of each group, at random")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--list", help="a file for what the survivors change")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
