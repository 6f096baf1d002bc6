"""`kg build`, `kg extract` and `kg view`: from pages to what can be looked at."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.group import FOLDER, cli
from kg.cli.screen import Screen
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.config import Config

_Command = TypeVar("_Command", bound=Callable[..., Any])


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
                help="A registered recogniser: crf, default, hanlp or rules.",
            ),
            click.option(
                "--crf-model",
                metavar="FILE",
                help="A model of `kg train`, in the place of the one that ships with the package.",
            ),
            click.option(
                "--hanlp-model",
                metavar="ID|FOLDER",
                help="A model for --recogniser hanlp: a folder, or an identifier under which HanLP fetches it.",
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
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(["turtle", "nquads", "jsonld", "rdfxml"]),
    help="Write the triples in this format too; may be repeated. Turtle is always written.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help="Leave out statements that are less sure; the manifest counts them.",
)
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
