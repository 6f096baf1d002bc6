"""`kg train`: a statistical recogniser from marked text."""

from pathlib import Path

import click

from kg.cli.group import FOLDER, cli


@cli.command()
@click.argument("sources", nargs=-1, required=True, type=FOLDER, metavar="SOURCE...")
@click.option("--out", type=FOLDER, required=True, help="File to write the model to.")
@click.option(
    "--silver",
    multiple=True,
    type=FOLDER,
    metavar="FOLDER",
    help="Texts without labels (.md, .txt, .jsonl) that the rules are to mark; may be repeated.",
)
def train(sources: tuple[Path, ...], out: Path, silver: tuple[Path, ...]) -> None:
    """Train the statistical recogniser.

    SOURCE is a .jsonl file of {"text": …, "spans": [[start, end, label], …]}, a page's .ann file with the page beside
    it, or a folder of such files. The same data give the same model.
    """
    from kg.recognise.train import train as train_model

    for line in train_model(sources, out, silver).lines():
        click.echo(line)
