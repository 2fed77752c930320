"""What mutation testing found, module by module: ``python bench/mutants.py`` after ``mutmut run``.

Survivors are printed with what was changed; 1 if fewer than 95 % of the mutants were killed.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

FLOOR = 95.0
SURVIVED = {0: "survived", 33: "no tests", 5: "no tests"}


def main() -> int:
    """Print counts, then each survivor's change; ``--brief`` leaves the changes out."""
    outcomes = read(Path("mutants"))
    alive = [name for name, code in outcomes.items() if code in SURVIVED]
    unchecked = sum(code is None for code in outcomes.values())
    for module, (killed, total) in by_module(outcomes).items():
        print(f"{module:32} {killed:5} of {total:5} killed = {100 * killed / max(total, 1):.1f} %")
    checked = len(outcomes) - unchecked
    share = 100 * (checked - len(alive)) / max(checked, 1)
    print(f"{'all':32} {checked - len(alive):5} of {checked:5} killed = {share:.1f} %; {unchecked} not run")
    if "--brief" not in sys.argv:
        for name in alive:
            print(f"\n{name}\n{change(name)}")
    return 0 if share >= FLOOR and checked else 1


def read(folder: Path) -> dict[str, int | None]:
    """The exit code of the tests for each mutant; ``None`` where it was not run."""
    found: dict[str, int | None] = {}
    for path in sorted(folder.rglob("*.meta")):
        found |= json.loads(path.read_text("utf-8"))["exit_code_by_key"]
    return found


def by_module(outcomes: dict[str, int | None]) -> dict[str, tuple[int, int]]:
    """Killed and checked, by module."""
    total: Counter[str] = Counter()
    killed: Counter[str] = Counter()
    for name, code in outcomes.items():
        module = name.rsplit(".", 1)[0]
        total[module] += code is not None
        killed[module] += code is not None and code not in SURVIVED
    return {module: (killed[module], total[module]) for module in total}


def change(name: str) -> str:
    """The lines that the mutant changes."""
    done = subprocess.run(["mutmut", "show", name], capture_output=True, text=True, check=False, encoding="utf-8")
    lines = [line for line in done.stdout.splitlines() if line.startswith(("-", "+"))]
    return "\n".join(line for line in lines if not line.startswith(("---", "+++")))


if __name__ == "__main__":
    sys.exit(main())
