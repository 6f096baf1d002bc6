"""The progress of a build on standard error."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

from kg.errors import KnowledgeGraphError

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from kg.extraction import Outcome


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
