"""The command itself: errors as one line with an exit code, and UTF-8 whatever the locale says."""

import io
import sys
from pathlib import Path
from typing import Any

import click

from kg.errors import KnowledgeGraphError, UsageError
from kg.version import __version__

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
