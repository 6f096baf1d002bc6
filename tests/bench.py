"""Tells the speeds that matter to a user: the start of the command, a build of `seeds/`, reading many pages, recognition.

`make bench` calls it. Nothing is asserted: the numbers are of the machine that it runs on.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from recogniser_contract import WITHOUT_EXTRA

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


# Reads the files named, all of them several times in one process, and prints the characters a second of its own time.
TIMED = """
import sys, time
texts = [open(name, encoding="utf-8").read() for name in sys.argv[1:]]
{prepare}
run(texts[0])
start = time.process_time()
for text in texts * 3:
    run(text)
print(3 * sum(map(len, texts)) / (time.process_time() - start))
"""
OURS = """
from kg.pages import read_page
from kg.recognise import get_recogniser, settle
from kg.sources import SourceText
recognise = get_recogniser("{name}")
pages = {{text: read_page(SourceText("page.txt", text, "", home="衡阳市")) for text in texts}}
def run(text):
    return settle(recognise(pages[text]))
"""
# From the text of a page to its record: structure, recognition, resolution, relations.
PIPELINE = """
from kg.config import Config
from kg.extraction import extract
from kg.sources import SourceText
config = Config()
def run(text):
    return extract(SourceText("page.txt", text, "0" * 64, home="衡阳市"), config)
"""
JIEBA = """
import jieba, jieba.posseg
jieba.setLogLevel(60)
jieba.initialize()
def run(text):
    return list(jieba.posseg.cut(text))
"""


def characters_a_second(prepare: str, python: str = sys.executable) -> float | None:
    """How much of the seed pages is read in a second of processor time, in a process of its own; None where it can't run."""
    files = [str(file) for file in sorted(SEEDS.glob("*.txt"))]
    done = subprocess.run(
        [python, "-c", TIMED.format(prepare=prepare), *files], capture_output=True, text=True, check=False
    )
    return float(done.stdout) if done.returncode == 0 else None


def print_extraction() -> None:
    """The speed of each recogniser and of all of extraction, as a ratio to jieba.posseg where that is there (`pip install .[bench]`).

    KG_BENCH_JIEBA names another Python that has it.
    """
    jieba = characters_a_second(JIEBA, os.environ.get("KG_BENCH_JIEBA", sys.executable))
    if jieba is None:
        print("jieba.posseg         not installed: pip install .[bench]")
    else:
        print(f"jieba.posseg         {jieba:,.0f} characters a second")
    steps = {f"recogniser {name}": OURS.format(name=name) for name in WITHOUT_EXTRA}
    for name, prepare in {**steps, "text to record": PIPELINE}.items():
        speed = characters_a_second(prepare)
        if speed is not None:
            ratio = f", {speed / jieba:.1f} times jieba.posseg" if jieba else ""
            print(f"{name:<20} {speed:,.0f} characters a second{ratio}")


def main() -> None:
    """Print one line a measure."""
    print_extraction()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"kg --help            {seconds('--help'):6.2f} s")
        print(f"kg build seeds       {seconds('build', SEEDS, '--out', folder / 'build'):6.2f} s")
        print(f"kg query presided    {seconds('query', folder / 'build', 'presided_over'):6.2f} s")
        characters = copied(folder / "pages")
        took = seconds("extract", folder / "pages")
        print(
            f"kg extract           {took:6.2f} s for {len(list((folder / 'pages').iterdir()))} pages, {characters / took:,.0f} characters a second"
        )


if __name__ == "__main__":
    main()
