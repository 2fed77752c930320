"""The commands and their options. What they do stands in the modules beside this one."""

from __future__ import annotations

import sys
from copy import copy
from pathlib import Path
from typing import Annotated, Any

import typer

from zjtrack.cli import completion as words
from zjtrack.cli.formatter import Command, Group
from zjtrack.cli.help import spoken
from zjtrack.cli.help import text as _
from zjtrack.output import Stop

APP = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True,
                  cls=Group, help=_("app"))  # fmt: skip

Data = Annotated[Path | None, typer.Option("--data", metavar="DIR", envvar="ZJTRACK_DATA", help=_("data"))]
Lang = Annotated[str | None, typer.Option("--lang", metavar="zh|en", autocompletion=words.languages, help=_("lang"))]
LangOfComments = Annotated[
    str | None, typer.Option("--lang", metavar="zh|en", autocompletion=words.languages, help=_("lang_comments"))
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=_("output"))]
Color = Annotated[
    str, typer.Option("--color", metavar="auto|always|never", autocompletion=words.colors, help=_("color"))
]
Format = Annotated[str, typer.Option("--format", metavar="FORMAT", autocompletion=words.formats, help=_("format"))]
Sectors = Annotated[
    list[str] | None, typer.Option("--sector", metavar="NAME", autocompletion=words.sectors, help=_("sector"))
]
Lists = Annotated[list[str] | None, typer.Option("--list", metavar="NAME", autocompletion=words.lists, help=_("list"))]
Statuses = Annotated[
    list[str] | None, typer.Option("--status", metavar="WORD", autocompletion=words.statuses, help=_("status"))
]
Tags = Annotated[list[str] | None, typer.Option("--tag", metavar="NAME", autocompletion=words.tags, help=_("tag"))]
Places = Annotated[
    list[str] | None, typer.Option("--place", metavar="NAME", autocompletion=words.places, help=_("place"))
]
Topics = Annotated[
    list[str] | None, typer.Option("--topic", metavar="NAME", autocompletion=words.topics, help=_("topic"))
]
TopicsFile = Annotated[Path | None, typer.Option("--topics", metavar="FILE", help=_("topics"))]
Strict = Annotated[bool, typer.Option("--strict", help=_("strict"))]
Tolerance = Annotated[str | None, typer.Option("--tolerance", metavar="N|N%", help=_("tolerance"))]
AcceptProxy = Annotated[bool, typer.Option("--accept-proxy", help=_("accept_proxy"))]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=_("as_of"))]


def run(arguments: list[str]) -> int:
    """Parse the command line and run one command; usage errors are one plain line."""
    from typer import _click as click  # noqa: PLC0415  # vendored by typer since 0.26

    words.prepare()
    try:
        result = typer.main.get_command(_app_for(arguments))(arguments, prog_name="zjtrack", standalone_mode=False)
    except Stop as stop:
        print(f"zjtrack: {stop.said(spoken())}", file=sys.stderr)
        return 2
    except click.exceptions.ClickException as error:
        from zjtrack.words.chinese.usage import usage  # noqa: PLC0415

        said = usage(error.format_message()) if spoken() == "zh" else error.format_message()
        print(f"zjtrack: {said}\n{_('try_help')}", file=sys.stderr)
        return 2
    except typer.Abort:
        return 130
    return result if isinstance(result, int) else 0


def _app_for(arguments: list[str]) -> typer.Typer:
    """The program with the one command that is called: to build the others costs more than to judge a year."""
    named = arguments[0].replace("-", "_") if arguments else ""
    wanted = [command for command in APP.registered_commands if command.callback and command.callback.__name__ == named]
    app = copy(APP)
    app.registered_commands = wanted or APP.registered_commands
    return app


def _version(wanted: bool) -> None:
    if wanted:
        from zjtrack import __version__  # noqa: PLC0415

        print(f"zjtrack {__version__}")
        raise typer.Exit


def _commands(context: typer.Context) -> list[str]:
    assert isinstance(context.command, Group)
    return context.command.list_commands(context)


@APP.callback()
def app(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help=_("version"))] = False,
    lang: Lang = None,
) -> None:
    """The options before a command: a language given here holds for the command too."""
    if lang is not None:
        context.default_map = {name: {"lang": lang} for name in _commands(context)}


@APP.command(cls=Command, help=_("compare"))
def compare(
    year: Annotated[str | None, typer.Argument(autocompletion=words.years, help=_("year"), metavar="YEAR")] = None,
    sector: Sectors = None, list_: Lists = None, status: Statuses = None, tag: Tags = None, place: Places = None,
    topic: Topics = None, topics: TopicsFile = None,
    tolerance: Tolerance = None, strict: Strict = False, accept_proxy: AcceptProxy = False, as_of: AsOf = None,
    summary: Annotated[bool, typer.Option("--summary", help=_("summary"))] = False,
    format: Format = "table", output: Output = None,
    force: Annotated[bool, typer.Option("--force", help=_("force_xlsx"))] = False,
    lang: Lang = None, color: Color = "auto", data: Data = None,
) -> Any:  # fmt: skip
    from zjtrack.cli import compare as command  # noqa: PLC0415
    from zjtrack.cli.common import Options, policy  # noqa: PLC0415
    from zjtrack.cli.filters import Filters  # noqa: PLC0415

    options = Options.of(data, lang, command.format_of(format, output), output, color, command.FORMATS)
    filters = Filters.of(sector, list_, status, tag, place, topic, topics)
    return command.run(year, filters, policy(tolerance, strict, accept_proxy, as_of), options, summary, force)


@APP.command(cls=Command, help=_("show"))
def show(
    ids: Annotated[list[str] | None, typer.Argument(autocompletion=words.ids, help=_("ids"), metavar="[ID]...")] = None,
    sector: Sectors = None, list_: Lists = None, status: Statuses = None, tag: Tags = None, place: Places = None,
    topic: Topics = None, topics: TopicsFile = None,
    year: Annotated[str | None, typer.Option("--year", metavar="YEAR", autocompletion=words.years, help=_("year"))] = None,
    sources: Annotated[Path | None, typer.Option("--sources", metavar="DIR", help=_("passages"))] = None,
    tolerance: Tolerance = None, strict: Strict = False, accept_proxy: AcceptProxy = False, as_of: AsOf = None,
    format: Format = "table", output: Output = None, lang: Lang = None, color: Color = "auto", data: Data = None,
) -> Any:  # fmt: skip
    from zjtrack.cli import show as command  # noqa: PLC0415
    from zjtrack.cli.common import Options, policy  # noqa: PLC0415
    from zjtrack.cli.filters import Filters  # noqa: PLC0415

    options = Options.of(data, lang, format, output, color, command.FORMATS)
    filters = Filters.of(sector, list_, status, tag, place, topic, topics)
    return command.run(ids or [], year, filters, policy(tolerance, strict, accept_proxy, as_of), options, sources)


@APP.command(cls=Command, help=_("check"))
def check(
    sources: Annotated[Path | None, typer.Option("--sources", metavar="DIR", help=_("sources"))] = None,
    fail_on: Annotated[str, typer.Option("--fail-on", metavar="error|warning", autocompletion=words.severities, help=_("fail_on"))] = "error",
    explain: Annotated[str | None, typer.Option("--explain", metavar="CODE", autocompletion=words.codes, help=_("explain"))] = None,
    format: Format = "table", output: Output = None, lang: Lang = None, color: Color = "auto", data: Data = None,
) -> Any:  # fmt: skip
    from zjtrack.cli import check as command  # noqa: PLC0415
    from zjtrack.cli.common import Options  # noqa: PLC0415

    options = Options.of(data, lang, format, output, color, command.FORMATS)
    return command.explain(explain, options) if explain is not None else command.run(sources, fail_on, options)


@APP.command(cls=Command, help=_("schema"))
def schema(
    kind: Annotated[str | None, typer.Argument(autocompletion=words.kinds, help=_("kind"), metavar="[KIND]")] = None, output: Output = None,
    lang: Lang = None,
) -> Any:  # fmt: skip
    from zjtrack.cli import schema as command  # noqa: PLC0415
    from zjtrack.cli.common import Options  # noqa: PLC0415

    return command.run(kind, Options.of(None, lang, "json", output, "auto", command.FORMATS))


@APP.command(cls=Command, help=_("init"))
def init(
    directory: Annotated[Path, typer.Argument(help=_("init_dir"), metavar="DIR")],
    jurisdiction: Annotated[str, typer.Option("--jurisdiction", metavar="NAME", help=_("jurisdiction"))],
    year: Annotated[str | None, typer.Option("--year", metavar="YEAR", help=_("init_year"))] = None,
    lang: LangOfComments = None,
) -> Any:
    from zjtrack.cli import begin as command  # noqa: PLC0415
    from zjtrack.cli.common import Options  # noqa: PLC0415

    return command.init(directory, jurisdiction, year, Options.of(None, lang, "table", None, "auto", ("table",)).lang)


@APP.command(cls=Command, help=_("new"))
def new(
    year: Annotated[str, typer.Argument(help=_("new_year"), metavar="YEAR")], lang: LangOfComments = None, data: Data = None,
) -> Any:  # fmt: skip
    from zjtrack.cli import begin as command  # noqa: PLC0415
    from zjtrack.cli.common import Options  # noqa: PLC0415

    return command.new(year, Options.of(data, lang, "table", None, "auto", ("table",)))


@APP.command(cls=Command, help=_("diff"))
def diff(
    base: Annotated[str | None, typer.Argument(help=_("base"), metavar="[BASE]")] = None,
    head: Annotated[str | None, typer.Argument(help=_("head"), metavar="[HEAD]")] = None,
    fail_on: Annotated[str, typer.Option("--fail-on", metavar="none|any|verdict|worse|unsourced", autocompletion=words.differences, help=_("diff_fail_on"))] = "none",
    format: Format = "table", output: Output = None, lang: Lang = None, color: Color = "auto", data: Data = None,
) -> Any:  # fmt: skip
    from zjtrack.cli import diff as command  # noqa: PLC0415
    from zjtrack.cli.common import Options  # noqa: PLC0415

    return command.run(base, head, fail_on, Options.of(data, lang, format, output, color, command.FORMATS))


@APP.command(cls=Command, help=_("report"))
def report(
    year: Annotated[str | None, typer.Argument(autocompletion=words.years, help=_("report_year"), metavar="YEAR")] = None,
    tolerance: Tolerance = None, strict: Strict = False, accept_proxy: AcceptProxy = False, as_of: AsOf = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help=_("report_output"))] = Path("report.html"),
    force: Annotated[bool, typer.Option("--force", help=_("force"))] = False, lang: Lang = None, data: Data = None,
) -> Any:  # fmt: skip
    from zjtrack.cli import report as command  # noqa: PLC0415
    from zjtrack.cli.common import Options, policy  # noqa: PLC0415

    options = Options.of(data, lang, "html", output, "never", command.FORMATS)
    return command.run(year, policy(tolerance, strict, accept_proxy, as_of), force, options)


@APP.command(cls=Command, help=_("export"))
def export(
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE|DIR/", help=_("export_output"))],
    table: Annotated[str | None, typer.Option("--table", metavar="NAME", autocompletion=words.tables, help=_("table"))] = None,
    tolerance: Tolerance = None, strict: Strict = False, accept_proxy: AcceptProxy = False, as_of: AsOf = None,
    force: Annotated[bool, typer.Option("--force", help=_("force"))] = False, lang: Lang = None, data: Data = None,
) -> Any:  # fmt: skip
    from zjtrack.cli import export as command  # noqa: PLC0415
    from zjtrack.cli.common import Options, policy  # noqa: PLC0415

    options = Options.of(data, lang or "zh", "table", None, "never", command.FORMATS)
    return command.run(output, table, policy(tolerance, strict, accept_proxy, as_of), force, options)


@APP.command(cls=Command, help=_("parse"))
def parse(
    wordings: Annotated[list[str] | None, typer.Argument(help=_("wordings"), metavar="[WORDING]...")] = None,
    format: Format = "table", output: Output = None, lang: Lang = None, color: Color = "auto",
) -> Any:  # fmt: skip
    from zjtrack.cli import parse as command  # noqa: PLC0415
    from zjtrack.cli.common import Options  # noqa: PLC0415

    return command.run(wordings or [], Options.of(None, lang, format, output, color, command.FORMATS))
