"""Runs notebooks/explore.ipynb and stores what it shows. `make notebook` calls it; tests/test_notebooks.py runs the same."""

import os
import warnings
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "notebooks/explore.ipynb"
LIMIT = 120  # seconds that one cell may take


def executed(notebook: Path) -> nbformat.NotebookNode:
    """A notebook with the outputs that its cells give now, and with nothing that changes from run to run.

    Raises:
        CellExecutionError: a cell failed.
    """
    content = nbformat.read(notebook, as_version=4)
    os.environ["PYTHONPATH"] = str(ROOT)  # the kernel imports the package of this checkout
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"  # a debugger's warning on standard error
    client = NotebookClient(
        content,
        timeout=LIMIT,
        kernel_name="python3",
        resources={"metadata": {"path": notebook.parent}},
        extra_arguments=["--log-level=ERROR"],
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the event loop, which differs between versions of the client
        client.execute()
    return settled(content)


def settled(content: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The notebook without times of execution and versions of Python."""
    content.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"},
        }
    )
    for cell in content.cells:
        cell.metadata = nbformat.from_dict({})
    return content


def texts(content: nbformat.NotebookNode) -> list[tuple[str, ...]]:
    """What each code cell says in plain text."""
    return [
        tuple(_text(output) for output in cell.outputs) for cell in content.cells if cell.cell_type == "code"
    ]


def _text(output: Any) -> str:
    return str(output.get("text") or output.get("data", {}).get("text/plain") or output.get("ename"))


def main() -> None:
    """Execute the notebook and write it."""
    nbformat.write(executed(NOTEBOOK), NOTEBOOK)
    print(f"{NOTEBOOK.relative_to(ROOT)}: {NOTEBOOK.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
