"""The command line: options in, exit code out; each command imports what it needs when it runs."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run, and leave with 0 (fine), 1 (findings) or 2 (could not run); never with a traceback."""
    gc.set_threshold(100_000, 50, 50)  # a short run has little to collect; long ones still do
    try:
        from zjtrack.cli.app import run  # noqa: PLC0415

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as error:
        if os.environ.get("ZJTRACK_DEBUG"):
            raise
        print(
            f"zjtrack: a bug in zjtrack itself: {type(error).__name__}: {error}\n"
            "set ZJTRACK_DEBUG=1 to see where, and report it with the command that you ran",
            file=sys.stderr,
        )
        code = 2
    sys.exit(code)
