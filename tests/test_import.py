"""Importing `kg` and asking for help load no heavy library."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "hanlp", "jinja2", "networkx", "numpy", "oxrdflib", "pandas", "pyoxigraph", "pyshacl", "pyvis", "rdflib", "rich", "scipy",
    "spacy", "torch",
)  # fmt: skip


def loaded(code: str) -> set[str]:
    """The heavy libraries that a fresh process has loaded after some code."""
    listing = f"import sys\n{code}\nprint('\\n' + ' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", listing],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(HEAVY) & {name.split(".")[0] for name in done.stdout.splitlines()[-1].split()}


@pytest.mark.parametrize(
    "code",
    [
        "import kg; dir(kg); kg.__version__",
        "import kg.cli",
        "import kg.cli\ntry: kg.cli.cli(['--help'])\nexcept SystemExit: pass",
        "import kg.cli\ntry: kg.cli.cli(['build', '--help'])\nexcept SystemExit: pass",
        "import kg.errors, kg.config, kg.model",
    ],
)
def test_nothing_heavy_is_loaded(code: str) -> None:
    """What needs no library loads none."""
    assert set() == loaded(code)


def test_the_list_of_heavy_libraries_means_something() -> None:
    """The check sees a library that is loaded."""
    assert {"pyoxigraph"} == loaded("import kg.schema")
