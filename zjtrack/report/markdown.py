"""``compare`` as a Markdown table for GitHub and documents."""

from __future__ import annotations

from zjtrack.report.escape import markdown
from zjtrack.report.rows import COLUMNS, groups, headings
from zjtrack.report.view import View
from zjtrack.verdict.comparison import Comparison
from zjtrack.words import phrases


def write(comparison: Comparison, view: View) -> str:
    """A heading, a table a sector with its totals, the year's totals and the footer."""
    titles = headings(view)
    rule = "|".join(" --- " for _ in COLUMNS)
    blocks = [f"# {markdown(phrases.title(comparison, view.lang))}"]
    for group in groups(comparison, view):
        lines = [" | ".join(markdown(line.cells[column]) or " " for column in COLUMNS) for line in group.lines]
        table = "\n".join(
            [f"| {' | '.join(titles[c] for c in COLUMNS)} |", f"|{rule}|", *(f"| {one} |" for one in lines)]
        )
        blocks += [f"## {markdown(group.name)}", markdown(group.summary), table]
    blocks.append(f"**{markdown(phrases.summary(comparison.summary, view.lang))}**")
    blocks += [markdown(line) for line in phrases.footer(comparison, view.lang)]
    return "\n\n".join(blocks) + "\n"
