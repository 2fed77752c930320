"""``--help`` that reads well: whole sentences, headings in the reader's language, CJK wrapped by its width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from typer import _click as click
from typer.core import TyperCommand, TyperGroup

from zjtrack.cli.help import text as _
from zjtrack.report.widths import pad, width, wrap

_FIRST_MOST = 26


class _Formatter(click.formatting.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, _("usage"))

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{_(heading.lower())}\n")

    def write_text(self, text: str) -> None:
        for line in wrap(" ".join(text.split()), self.width - self.current_indent):
            self.write(f"{'':>{self.current_indent}}{line}\n")

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = _FIRST_MOST, col_spacing: int = 2) -> None:
        """Terms and what they mean; a long term stands on a line of its own."""
        rows = list(rows)
        first = min(max((width(term) for term, _said in rows), default=0), col_max, _FIRST_MOST) + col_spacing
        room = self.width - self.current_indent - first
        for term, said in rows:
            lines = wrap(_translated(" ".join(said.split())), max(room, 20))
            if width(term) > first - col_spacing:
                lines.insert(0, "")
            for index, line in enumerate(lines):
                head = term if index == 0 else ""
                self.write(f"{'':>{self.current_indent}}{pad(head, max(first, width(head)))}{line}".rstrip() + "\n")


def _translated(said: str) -> str:
    """What the library adds to a sentence of ours, in its language."""
    for term, key in (("[default: ", "default"), ("[env var: ", "env_var"), ("[required]", "required")):
        said = said.replace(term, _(key))
    return said


class _Context(click.core.Context):
    formatter_class = _Formatter


class _Help:
    """What commands and the program have in common."""

    context_class: type[click.core.Context] = _Context

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = _("help")
        return option


class Command(_Help, TyperCommand):
    """A command whose help is written by us."""


class Group(_Help, TyperGroup):
    """The program: its list of commands is never cut short."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, command.help or "") for name, command in commands if command and not command.hidden]
        with formatter.section("Commands"):
            formatter.write_dl(rows)
