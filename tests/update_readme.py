"""Runs what README.md shows, on a fresh build of `seeds/`, and writes the output that it really gives.

`make readme` calls it; tests/test_readme.py compares its answer with the file. A block marked `console` holds commands
(`$ `, continued by `> `) and their output, a block marked `python` a session (`>>> `, continued by `... `). The blocks run in
the order of the page, in one folder that holds a copy of `seeds/`. What the earlier
blocks of Python defined is there in the later ones. Commands that install or test are shown and not run.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from calibration import as_markdown, held_out, sightings
from seed_pages import SEEDS

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RELIABILITY = re.compile(r"(?<=<!-- reliability -->\n).*?(?=<!-- end of reliability -->)", re.DOTALL)
SCORE = re.compile(r"(?<=<!-- score -->\n).*?(?=<!-- end of score -->)", re.DOTALL)
NOT_RUN = ("git", "make", "pip", "source")
PROMPTS = {"console": ("$ ", "> "), "python": (">>> ", "... ")}

# Runs each piece of a session in one namespace, as an interactive Python would, and tells what each printed.
SESSION = """
import contextlib, io, json, sys
names, told = {"__name__": "__main__"}, []
for piece in json.load(sys.stdin):
    screen = io.StringIO()
    with contextlib.redirect_stdout(screen):
        exec(compile(piece + "\\n", "README.md", "single"), names)
    told.append(screen.getvalue())
json.dump(told, sys.stdout)
"""


def blocks(text: str) -> list[tuple[str, str]]:
    """The language and the content of each block that can be run."""
    return BLOCK.findall(text)


def pieces(language: str, content: str) -> list[str]:
    """What is typed in a block, one command or statement a piece, without prompts and output."""
    first, more = PROMPTS[language]
    found: list[str] = []
    open_piece = False
    for line in content.splitlines():
        if line.startswith(first):
            found.append(line.removeprefix(first))
        elif open_piece and line.startswith(more.rstrip()):
            found[-1] += "\n" + line.removeprefix(more.rstrip()).removeprefix(" ")
        open_piece = line.startswith(first) or (open_piece and line.startswith(more.rstrip()))
    return found


def written(language: str, typed: list[str], told: list[str]) -> str:
    """A block as it stands on the page: each piece behind its prompt, with its output below."""
    first, more = PROMPTS[language]
    lines: list[str] = []
    for piece, output in zip(typed, told, strict=True):
        head, *rest = piece.splitlines()
        lines += [first + head, *((more + line).rstrip() for line in rest)]
        lines += [line.rstrip() for line in output.splitlines()]
    return "".join(f"{line}\n" for line in lines)


class Workspace:
    """A folder with a copy of the seeds in which the README's commands run, `kg` being that of this checkout."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._typed: list[str] = []
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        (folder / ".bin").mkdir()
        kg = folder / ".bin" / "kg"
        kg.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kg.cli "$@"\n', encoding="utf-8")
        kg.chmod(0o755)

    def run(self, language: str, typed: list[str]) -> list[str]:
        """What each piece prints."""
        if language == "console":
            return [self._command(piece) for piece in typed]
        self._typed += typed
        return self._session(self._typed)[-len(typed) :]

    def _command(self, line: str) -> str:
        return self._process(["bash", "-c", line], None, subprocess.STDOUT)

    def _session(self, typed: list[str]) -> list[str]:
        told: list[str] = json.loads(
            self._process([sys.executable, "-c", SESSION], json.dumps(typed), subprocess.PIPE)
        )
        return told

    def _process(self, command: list[str], typed: str | None, errors: int) -> str:
        done = subprocess.run(
            command,
            cwd=self.folder,
            env={**os.environ, **self._environment()},
            input=typed,
            stdin=subprocess.DEVNULL if typed is None else None,
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        if done.returncode:
            raise RuntimeError(
                f"exit code {done.returncode}: {command[-1]}\n{done.stdout}{done.stderr or ''}"
            )
        return done.stdout

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": f"{self.folder / '.bin'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "PYTHONIOENCODING": "utf-8",
            "COLUMNS": "80",
            "LC_ALL": "C.UTF-8",
        }


def is_shown_only(language: str, typed: list[str]) -> bool:
    """Whether a block installs or tests, which a test does not do again."""
    return language == "console" and all(piece.split()[0] in NOT_RUN for piece in typed)


def refreshed(text: str, workspace: Workspace) -> str:
    """The page with the output that its blocks give now."""
    text = BLOCK.sub(_refresher(workspace), text)
    text = SCORE.sub(lambda _: score_table(workspace.folder), text)
    return RELIABILITY.sub(lambda _: reliability_table(), text)


def reliability_table() -> str:
    """How often statements on the seed pages are right by how sure they are, as Markdown."""
    return as_markdown(held_out(sightings([(SEEDS, SEEDS)])))


def _refresher(workspace: Workspace) -> Callable[[re.Match[str]], str]:
    def refresh(block: re.Match[str]) -> str:
        language, content = block.groups()
        typed = pieces(language, content)
        if is_shown_only(language, typed):
            return block[0]
        return f"```{language}\n{written(language, typed, workspace.run(language, typed))}```"

    return refresh


def score_table(folder: Path) -> str:
    """The score of the build against the gold of the seeds, as Markdown."""
    from kg.evaluate import evaluate, read_gold
    from kg.model import Record
    from kg.records import read_records

    records = [each for each in read_records(folder / "build/records.jsonl") if isinstance(each, Record)]
    score = evaluate(read_gold(folder / "seeds"), records)
    lines = ["| what | precision | recall | F1 (95 % interval) | in gold |", "|---|---|---|---|---|"]
    lines += [
        _row(layer, tallies["all"], score.intervals[layer]["all"]) for layer, tallies in score.layers.items()
    ]
    lines += ["", "<details><summary>By type and relation</summary>", ""]
    lines += ["| layer | type or relation | precision | recall | F1 (95 % interval) | in gold |"]
    lines += ["|---|---|---|---|---|---|", *_types(score)]
    return "".join(f"{line}\n" for line in (*lines, "", "</details>"))


def _types(score: object) -> Iterator[str]:
    for layer, tallies in score.layers.items():
        for name, tally in tallies.items():
            if name not in ("all", layer):
                yield _row(f"{layer} | {name}", tally, score.intervals[layer][name])


def _row(name: str, tally: object, intervals: object) -> str:
    f1 = f"{tally.f1:.2f}" + (f" ({intervals.f1.low:.2f}–{intervals.f1.high:.2f})" if intervals.f1 else "")
    return f"| {name} | {tally.precision:.2f} | {tally.recall:.2f} | {f1} | {tally.gold} |"


def main() -> None:
    """Rewrite README.md."""
    before = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        after = refreshed(before, Workspace(Path(folder)))
    README.write_text(after, encoding="utf-8")
    print(f"README.md: {'as it was' if after == before else 'written anew'}")


if __name__ == "__main__":
    main()
