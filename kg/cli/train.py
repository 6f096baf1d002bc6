"""`kg train`: a recogniser from marked text."""

from pathlib import Path

import click

from kg.cli.group import FOLDER, cli
from kg.errors import UsageError


@cli.command()
@click.argument("sources", nargs=-1, required=True, type=FOLDER, metavar="SOURCE...")
@click.option("--out", type=FOLDER, required=True, help="File to write the model to; a folder for HanLP.")
@click.option(
    "--recogniser",
    type=click.Choice(["crf", "hanlp"]),
    default="crf",
    show_default=True,
    help="Which one to train: the statistical one, or HanLP further.",
)
@click.option(
    "--silver",
    multiple=True,
    type=FOLDER,
    metavar="FOLDER",
    help="For crf: texts without labels (.md, .txt, .jsonl) that the rules are to mark; may be repeated.",
)
@click.option(
    "--hanlp-model",
    metavar="ID|FOLDER",
    help="For hanlp: the model to start from, or the folder of a Transformers encoder.",
)
@click.option("--epochs", type=click.IntRange(min=1), help="For hanlp: how often the texts are gone through.")
def train(
    sources: tuple[Path, ...],
    out: Path,
    recogniser: str,
    silver: tuple[Path, ...],
    hanlp_model: str | None,
    epochs: int | None,
) -> None:
    """Train the statistical recogniser, or fine-tune HanLP.

    SOURCE is a .jsonl file of {"text": …, "spans": [[start, end, label], …]}, a page's .ann file with the page beside
    it, or a folder of such files. The same data give the same statistical model.
    """
    if recogniser == "crf":
        from kg.recognise.train import train as train_crf

        if hanlp_model is not None or epochs is not None:
            raise UsageError("--hanlp-model and --epochs are for --recogniser hanlp")
        training = train_crf(sources, out, silver)
    else:
        from kg.recognise.hanlp import DEFAULT_MODEL
        from kg.recognise.hanlp_train import EPOCHS, train_hanlp

        if silver:
            raise UsageError("--silver is for --recogniser crf")
        training = train_hanlp(sources, out, hanlp_model or DEFAULT_MODEL, epochs=epochs or EPOCHS)
    for line in training.lines():
        click.echo(line)
