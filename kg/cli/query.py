"""`kg query`: SPARQL and the named questions."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.group import FOLDER, cli
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.query import QueryResult


def _parameters(_ctx: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    pairs = [each.partition("=") for each in given]
    for key, equals, _ in pairs:
        if not key or not equals:
            raise click.BadParameter("write it as key=value")
    return {key.strip(): value for key, _, value in pairs}


@cli.command()
@click.argument("build", type=FOLDER, metavar="BUILD", required=False)
@click.argument("query", metavar="QUERY", required=False)
@click.option("--list", "listed", is_flag=True, help="List the named questions with their parameters.")
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
@click.option(
    "--max-rows", type=click.IntRange(min=1), default=100_000, show_default=True, help="Rows at most."
)
@click.pass_context
def query(
    ctx: click.Context,
    /,
    build: Path | None,
    query: str | None,
    parameters: dict[str, str],
    *,
    listed: bool,
    form: str | None,
    **limits: Any,
) -> None:
    """Ask a build a question.

    QUERY is an existing .rq file, else the name of a question (hyphens and underscores are one), else SPARQL. A name
    that is given as a parameter is found by label or alias; -p person=NAME@HOME chooses between namesakes, NAME@* takes
    all, and so does an id for one.
    """
    from kg.build_folder import STORE, read_manifest
    from kg.query import resolve_question, run_query

    if listed:
        click.echo(_questions(form).encode(), nl=False)
        return
    if build is None or query is None:
        raise UsageError("give a BUILD and a QUERY; `kg query --list` lists the named questions")
    read_manifest(build)
    store = build / STORE
    result = run_query(store, resolve_question(query, parameters, store), **limits)
    click.echo(_formatted(result, form).encode(), nl=False)
    if result.cut:
        click.echo(
            f"kg: there are more than these {limits['max_rows']:,} rows: narrow the query, or raise --max-rows",
            err=True,
        )
        ctx.exit(1)


def _questions(form: str | None) -> str:
    from kg import answers
    from kg.query import questions

    if form in (None, "table"):
        return answers.catalogue(questions())
    if form == "ttl":
        raise UsageError("--list has no --format ttl: choose table, csv or json")
    columns = ("name", "parameters", "zh", "en")
    rows = [(each.name, each.usage, each.zh, each.en) for each in questions()]
    return {"csv": answers.comma_separated, "json": answers.objects}[str(form)](columns, rows)


def _formatted(result: "QueryResult", form: str | None) -> str:
    from kg import answers

    form = form or ("ttl" if result.kind == "triples" else "table")
    if form == "ttl":
        return answers.turtle(result)
    columns, rows = answers.table_of(result)
    return {"table": answers.aligned, "csv": answers.comma_separated, "json": answers.objects}[form](
        columns, rows
    )
