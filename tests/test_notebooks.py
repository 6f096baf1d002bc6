"""The notebook runs, and what is stored in it is what it says now."""

import nbformat
import pytest
from update_notebook import NOTEBOOK, executed, texts


@pytest.fixture(scope="module")
def stored() -> nbformat.NotebookNode:
    """The notebook as it is in the repository."""
    return nbformat.read(NOTEBOOK, as_version=4)


@pytest.fixture(scope="module")
def fresh() -> nbformat.NotebookNode:
    """The notebook as it runs now."""
    return executed(NOTEBOOK)


def test_the_notebook_is_valid(stored: nbformat.NotebookNode) -> None:
    """It follows the format, and each of its code cells has run, in order, without an error."""
    nbformat.validate(stored)
    ran = [cell for cell in stored.cells if cell.cell_type == "code"]

    assert list(range(1, len(ran) + 1)) == [cell.execution_count for cell in ran]
    assert not [output for cell in ran for output in cell.outputs if output.output_type == "error"]


def test_the_stored_outputs_are_the_fresh_ones(
    stored: nbformat.NotebookNode, fresh: nbformat.NotebookNode
) -> None:
    """Each cell says what it said when the notebook was stored; `make notebook` stores it anew."""
    assert any(texts(stored))
    assert texts(stored) == texts(fresh), "run `make notebook`"


def test_the_page_is_inline_in_a_sandbox(stored: nbformat.NotebookNode) -> None:
    """One output is the graph page, which may run its own script and nothing else."""
    pages = [
        output.data["text/html"]
        for cell in stored.cells
        for output in cell.get("outputs", [])
        if "<iframe" in output.get("data", {}).get("text/html", "")
    ]

    assert 1 == len(pages)
    assert 'sandbox="allow-scripts allow-downloads"' in pages[0]


def test_the_notebook_stays_small_and_names_no_machine() -> None:
    """Under 1.5 MB, so that it opens at once, and without a path of where it ran."""
    content = NOTEBOOK.read_text(encoding="utf-8")

    assert len(content.encode()) < 1_500_000
    assert str(NOTEBOOK.parents[1]) not in content
    assert "/tmp/" not in content
