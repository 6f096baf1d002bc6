"""Writes the golden rows of the named questions anew: `python tests/update_golden.py`.

They move only when the gold of `seeds/` or a question moves: read the difference against the pages before it goes in.
"""

import tempfile
from pathlib import Path

from golden_questions import CASES, FOLDER, ROOT, as_csv

import kg
from kg.build_folder import STORE
from kg.query import resolve_question, run_query


def main() -> None:
    """Build the graph of the gold, ask every question, and write the rows."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.csv"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        store = kg.build(str(ROOT / "seeds" / "*.json"), out=Path(folder) / "gold").folder / STORE
        for case, parameters in CASES.items():
            query = resolve_question(case.partition(".")[0], parameters, store)
            result = run_query(store, query, timeout=60)
            text = as_csv(result.variables, result.rows)
            (FOLDER / f"{case}.csv").write_text(text, encoding="utf-8", newline="")
            print(f"{case:28} {len(result.rows):4} rows")


if __name__ == "__main__":
    main()
