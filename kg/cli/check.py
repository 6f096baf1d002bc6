"""`kg evaluate` and `kg validate`: records against gold, and a graph against the shapes of the ontology."""

import json
from pathlib import Path
from typing import Any, Literal

import click

from kg.cli.group import FOLDER, cli

_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="Output.",
)


@cli.command()
@click.argument("gold", type=FOLDER, metavar="GOLD")
@click.argument("records", type=FOLDER, metavar="RECORDS")
@_FORMAT
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
        _echo_json(score_to_json(result, misses=misses))
    else:
        for line in score_lines(result, misses=misses):
            click.echo(line)
    ctx.exit(1 if broken else 0)


@cli.command()
@click.argument("build", type=FOLDER, metavar="BUILD")
@_FORMAT
@click.option(
    "--language",
    type=click.Choice(["en", "zh"]),
    default="en",
    show_default=True,
    help="Of the messages; JSON has both.",
)
@click.pass_context
def validate(ctx: click.Context, /, build: Path, form: str, language: Literal["en", "zh"]) -> None:
    """Check a build's graph against the shapes of the ontology.

    Each place where it doesn't conform is a line with its sentence. Warnings alone are no failure.
    """
    from kg.report import violation_lines, violations_to_json
    from kg.validate import validate_build

    found = validate_build(build)
    if form == "json":
        _echo_json(violations_to_json(found))
    else:
        for line in violation_lines(found, language):
            click.echo(line)
    ctx.exit(1 if any(each.severity == "violation" for each in found) else 0)


def _echo_json(values: dict[str, Any]) -> None:
    click.echo(json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True).encode())
