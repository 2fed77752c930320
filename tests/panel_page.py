"""The tables of docs/large.md, from the columns themselves: ``python -m tests.panel_page`` renews them."""

from __future__ import annotations

from pathlib import Path

from zjtrack.panel.columns import JUDGED, READING, REQUIRED, TARGET

PAGE = Path(__file__).parents[1] / "docs" / "large.md"


def render(page: str) -> str:
    """The page with its three tables as the code has them."""
    tables = (
        [f"| `{name}`{' (needed)' if name in REQUIRED else ''} | {one.about} |" for name, one in TARGET.items()],
        [f"| `{name}` | {one.about} |" for name, one in READING.items()],
        [f"| `{c.name}` | {c.type} | {c.about}{f' ({c.unit})' if c.unit else ''} |" for c in JUDGED],
    )
    heads = ("| column | |\n|---|---|\n", "| column | |\n|---|---|\n", "| column | type | |\n|---|---|---|\n")
    before, done = page, ""
    for head, lines in zip(heads, tables, strict=True):
        start, _, rest = before.partition(head)
        done += start + head + "\n".join(lines) + "\n"
        before = rest[rest.find("\n\n") + 1 :] if "\n\n" in rest else ""
    return done + before


if __name__ == "__main__":
    PAGE.write_text(render(PAGE.read_text("utf-8")), "utf-8")
