"""Tells the speeds that matter to a user: the start of the command, a build of `seeds/`, and reading many pages.

`make bench` calls it. Nothing is asserted: the numbers are of the machine that it runs on.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "seeds"
COPIES = 40


def seconds(*args: str | Path) -> float:
    """How long a command takes, in a process of its own; the best of three."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "kg.cli", *map(str, args)], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times)


def copied(folder: Path) -> int:
    """Copy the seed pages many times; the number of their characters."""
    folder.mkdir()
    texts = [page.read_text(encoding="utf-8") for page in sorted(SEEDS.glob("*.txt"))]
    for copy in range(COPIES):
        for number, text in enumerate(texts):
            (folder / f"{copy:03}-{number}.txt").write_text(text, encoding="utf-8")
    return COPIES * sum(map(len, texts))


def main() -> None:
    """Print one line a measure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"kg --help            {seconds('--help'):6.2f} s")
        print(f"kg build seeds       {seconds('build', SEEDS, '--out', folder / 'build'):6.2f} s")
        print(f"kg query presided    {seconds('query', folder / 'build', 'presided_over'):6.2f} s")
        characters = copied(folder / "pages")
        took = seconds("extract", folder / "pages")
        print(
            f"kg extract           {took:6.2f} s for {3 * COPIES} pages, {characters / took:,.0f} characters a second"
        )


if __name__ == "__main__":
    main()
