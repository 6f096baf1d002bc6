"""What each knowledge table adds: the score of the rules with one table emptied; on demand, no test.

    python tests/measure_tables.py [GOLD]          GOLD: a folder of pages with .ann files; default: seeds/

The package is copied to a temporary folder, one table after the other is emptied there, and the pages are read by the
copy in a process of its own. A list of words keeps one word that no text has, so that patterns made of it match nothing.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from measure_recognisers import Tallies

from kg.annotations import parse_annotations

ROOT = Path(__file__).parents[1]
NOWHERE = "\N{REPLACEMENT CHARACTER}" * 4


def measured(package: Path, gold: Path) -> Tallies:
    """The mentions that the rules of a copy of the package find on the pages, against the gold."""
    command = [sys.executable, "-P", "-m", "kg.cli", "extract", str(gold), "--recogniser", "rules"]
    environment = os.environ | {"PYTHONPATH": str(package)}
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    tally = Tallies()
    for line in done.stdout.splitlines():
        record = json.loads(line)
        annotations = (gold / record["document"]).with_suffix(".ann")
        if annotations.exists():
            marked = parse_annotations(annotations.read_text(encoding="utf-8"), annotations.name)
            found = {(each["start"], each["end"], each["type"]) for each in record["mentions"]}
            tally.add({(each.start, each.end, each.type) for each in marked}, found)
    return tally


# Without divisions the tables whose codes are theirs are of no use.
WITH_DIVISIONS = ("townships", "short_names", "former_names", "zones")


def empty(table: Path) -> None:
    """Leave a table's header and the country, or of a list one word that no text has."""
    if table.suffix != ".csv":
        table.write_text(NOWHERE, encoding="utf-8")
        return
    header, *rows = table.read_text(encoding="utf-8").splitlines()
    kept = [row for row in rows if row.startswith("100000,")]
    table.write_text("\n".join([header, *kept, ""]), encoding="utf-8")
    if table.stem == "divisions":
        for name in WITH_DIVISIONS:
            empty(table.with_stem(name))


def main() -> None:
    """Print the whole score, and the score without each table."""
    gold = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "seeds"
    with tempfile.TemporaryDirectory() as name:
        package = Path(name) / "kg"
        shutil.copytree(ROOT / "kg", package)
        shutil.copytree(ROOT / "ontology", package / "ontology")
        print(measured(Path(name), gold).line("all tables"))
        data = package / "knowledge/data"
        for table in sorted(data.glob("*.[ct][sx][vt]")):
            empty(table)
            try:
                print(measured(Path(name), gold).line(f"without {table.stem}"), flush=True)
            except subprocess.CalledProcessError as error:
                print(f"without {table.stem}: fails: {error.stderr.decode().strip().splitlines()[-1]}")
            shutil.copytree(ROOT / "kg/knowledge/data", data, dirs_exist_ok=True)


if __name__ == "__main__":
    main()
