"""The command line: the only place that prints, exits and reads the environment.

Commands import what they need when they run, so that `kg --help` answers at once.
"""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

import click

from kg.errors import KnowledgeGraphError, UsageError
from kg.version import __version__

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from kg.config import Config
    from kg.extraction import Outcome
    from kg.query import QueryResult

_Command = TypeVar("_Command", bound=Callable[..., Any])

FOLDER = click.Path(path_type=Path)


class _Told(click.ClickException):
    """An error told in one line that starts with the program's name."""

    exit_code = 1

    def __init__(self, error: Exception) -> None:
        super().__init__(" ".join(str(error).split()))

    def show(self, file: Any = None) -> None:
        click.echo(f"kg: {self.message}", file=file, err=file is None)


class _ToldUsage(_Told):
    """The same for an option or argument that can't be meant."""

    exit_code = 2


class _Commands(click.Group):
    """Turns the errors of the package into one line and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()  # here, where a reader that has gone is noticed and forgiven
        except KnowledgeGraphError as error:
            raise (_ToldUsage if isinstance(error, UsageError) else _Told)(error) from error
        return done


class Screen:
    """Shows the progress of a build on standard error: a bar on a terminal, and a line for each failed page anywhere."""

    def __init__(self) -> None:
        self._pages = 0
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

            columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._bar.start()
            self._task = self._bar.add_task("…", total=None)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, step: str, outcome: "Outcome | None") -> None:
        """Take note of a step that begins, of a page that is read, or of one that failed."""
        if isinstance(outcome, KnowledgeGraphError):
            self._tell(f"kg: {' '.join(str(outcome).split())}")
        self._pages += outcome is not None
        if self._bar is not None and self._task is not None:
            told = f"{step}: {self._pages} pages" if step == "extract" else step
            self._bar.update(self._task, description=told)

    def _tell(self, line: str) -> None:
        if self._bar is None:
            click.echo(line, err=True)
        else:
            self._bar.console.print(line, soft_wrap=True, markup=False, highlight=False)


def main() -> None:
    """Run the command line; output is UTF-8 whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    cli(prog_name="kg")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def cli() -> None:
    """Turn Chinese newspaper pages into a governance knowledge graph."""


def _extraction_options(command: _Command) -> _Command:
    """The options that say how pages are read."""
    for option in reversed(
        (
            click.option(
                "--home", metavar="PLACE", help="Place of the newspaper; beats corpus.toml and the page."
            ),
            click.option(
                "--recogniser",
                default="default",
                show_default=True,
                metavar="NAME",
                help="A registered recogniser, such as rules.",
            ),
            click.option(
                "--persons",
                type=click.Choice(["officials", "all"]),
                default="officials",
                show_default=True,
                help="Who is published; records always hold all.",
            ),
            click.option(
                "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes."
            ),
        )
    ):
        command = option(command)
    return command


@cli.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--out", type=FOLDER, default="build", show_default=True, help="Folder to write.")
@_extraction_options
@click.pass_context
def build(ctx: click.Context, /, sources: tuple[str, ...], out: Path, **options: Any) -> None:
    """Read pages and write a build folder.

    SOURCE is a file, a folder, a glob or an archive of pages, or of extraction records.
    """
    from kg.pipeline import build as build_graph
    from kg.report import summary

    with Screen() as screen:
        result = build_graph(sources, out, _config(options), screen)
    for line in summary(result):
        click.echo(line)
    ctx.exit(1 if result.failed else 0)


@cli.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@_extraction_options
@click.pass_context
def extract(ctx: click.Context, /, sources: tuple[str, ...], **options: Any) -> None:
    """Read pages and write their extraction records to standard output, one a line."""
    from kg.model import Record
    from kg.pipeline import extract_all
    from kg.records import dump_line

    written = failed = 0
    with Screen() as screen:
        for outcome in extract_all(sources, _config(options)):
            screen("extract", outcome)
            if isinstance(outcome, Record):
                written += 1
                click.echo(dump_line(outcome).encode())
            else:
                failed += 1
    if not written and not failed:
        raise UsageError("the sources hold no page")
    ctx.exit(1 if failed else 0)


def _config(options: dict[str, Any]) -> "Config":
    from kg.config import Config

    return Config(**options)


def _parameters(_ctx: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    pairs = [each.partition("=") for each in given]
    for key, equals, _ in pairs:
        if not key or not equals:
            raise click.BadParameter("write it as key=value")
    return {key.strip(): value for key, _, value in pairs}


@cli.command()
@click.argument("build", type=FOLDER, metavar="BUILD")
@click.argument("query", metavar="QUERY")
@click.option(
    "-p", "parameters", multiple=True, callback=_parameters, metavar="KEY=VALUE", help="A parameter."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "ttl"]),
    help="Default: table; ttl for CONSTRUCT and DESCRIBE, the only ones that have it.",
)
@click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), default=30.0, show_default=True, help="Seconds."
)
def query(build: Path, query: str, parameters: dict[str, str], form: str | None, timeout: float) -> None:
    """Ask a build a question.

    QUERY is an existing .rq file, else the name of a question, else SPARQL.
    """
    from kg.build_folder import STORE, read_manifest
    from kg.query import resolve_question, run_query

    read_manifest(build)
    result = run_query(build / STORE, resolve_question(query, parameters), timeout=timeout)
    click.echo(_formatted(result, form).encode(), nl=False)


def _formatted(result: "QueryResult", form: str | None) -> str:
    from kg import answers

    form = form or ("ttl" if result.kind == "triples" else "table")
    if form == "ttl":
        return answers.turtle(result)
    columns, rows = answers.table_of(result)
    return {"table": answers.aligned, "csv": answers.comma_separated, "json": answers.objects}[form](
        columns, rows
    )


@cli.command()
@click.argument("build", type=FOLDER, metavar="BUILD")
@click.option("--focus", required=True, metavar="NAME", help="A name or alias.")
@click.option(
    "--hops", type=click.IntRange(min=0), default=1, show_default=True, help="How far, in statements."
)
@click.option("--out", type=FOLDER, help="File to write; default: NAME.html here, - for standard output.")
def view(build: Path, focus: str, hops: int, out: Path | None) -> None:
    """Write the graph page around one name."""
    from kg.errors import BuildError
    from kg.graph import Graph
    from kg.publish.explorer import render

    page = render(Graph(build).corpus, focus=focus, hops=hops).encode()
    if out == Path("-"):
        click.echo(page, nl=False)
        return
    file = out or Path("".join("_" if sign in '/\\:*?"<>|' else sign for sign in focus).lstrip(".") + ".html")
    try:
        file.write_bytes(page)
    except OSError as error:
        raise BuildError(f"{file}: can't be written: {error.strerror}") from error
    click.echo(str(file))


@cli.command()
@click.argument("gold", type=FOLDER, metavar="GOLD")
@click.argument("records", type=FOLDER, metavar="RECORDS")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="Output.",
)
@click.option(
    "--misses/--no-misses", default=True, show_default=True, help="List every miss, or only count them."
)
@click.pass_context
def evaluate(ctx: click.Context, /, gold: Path, records: Path, form: str, *, misses: bool) -> None:
    """Score records against gold: precision, recall, F1 with 95 % intervals, and every miss with its reason.

    GOLD is a folder of gold files, one of them, or a file of records; RECORDS is a file of records, a build folder, or
    a second annotation: a folder of gold files or one of them.
    """
    from kg.build_folder import RECORDS
    from kg.evaluate import evaluate as score
    from kg.evaluate import read_annotations, read_gold, score_to_json
    from kg.model import Record
    from kg.report import score_lines

    built = records / RECORDS
    found = list(read_annotations(built if built.exists() else records))
    broken = [each for each in found if not isinstance(each, Record)]
    for error in broken:
        click.echo(f"kg: {error}", err=True)
    result = score(read_gold(gold), (each for each in found if isinstance(each, Record)))
    if form == "json":
        values = score_to_json(result, misses=misses)
        click.echo(json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True).encode())
    else:
        for line in score_lines(result, misses=misses):
            click.echo(line)
    ctx.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
