"""The layers of the design, read from the imports; and the budgets of functions and modules."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "kg"

# Top to bottom; a module imports only from below its line. Modules of one line must not know each other.
LAYERS = (
    ("kg.cli",),
    ("kg.report",),
    ("kg",),
    ("kg.graph",),
    ("kg.answers", "kg.pipeline", "kg.validate"),
    ("kg.manifest",),
    ("kg.extraction",),
    ("kg.build_folder", "kg.publish"),
    ("kg.query",),
    ("kg.merge",),
    ("kg.relate",),
    ("kg.resolve",),
    ("kg.recognise",),
    ("kg.pages",),
    ("kg.sources",),
    ("kg.evaluate",),
    ("kg.records",),
    ("kg.annotations", "kg.fields"),
    ("kg.knowledge",),
    ("kg.schema",),
    ("kg.dates", "kg.edtf"),
    ("kg.model",),
    ("kg.config", "kg.errors", "kg.text", "kg.version"),
)
RANK = {unit: rank for rank, layer in enumerate(LAYERS) for unit in layer}

# Start-up time: the commands, and the package's own names, import what they need when they are used.
MAY_IMPORT_LATE = ("kg.cli",)

FILES = sorted(path for path in PACKAGE.rglob("*.py") if "data" not in path.parts)


def module(path: Path) -> str:
    """The dotted name of a file."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def unit(name: str) -> str:
    """The layer unit that a module belongs to: the package itself, or its part below `kg`."""
    return ".".join(name.split(".")[:2])


def imports(tree: ast.Module, name: str) -> Iterator[tuple[str, ast.stmt]]:
    """The modules of our own that a module imports, type checking apart."""
    skipped = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names if unit(alias.name).startswith("kg"))
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "kg":
            for alias in node.names:
                below = f"{node.module}.{alias.name}"
                yield (below if node.module == "kg" and below in RANK else node.module), node


def test_every_module_has_a_layer() -> None:
    """A new part of the package must be given its place."""
    assert FILES
    assert set() == {unit(module(path)) for path in FILES} - RANK.keys()


@pytest.mark.parametrize("path", FILES, ids=module)
def test_imports_go_downwards(path: Path) -> None:
    """Nothing is imported from above or from the same line."""
    name = module(path)
    own = unit(name)

    upward = [
        f"line {node.lineno}: {imported}"
        for imported, node in imports(ast.parse(path.read_text(encoding="utf-8")), name)
        if unit(imported) != own and RANK[unit(imported)] <= RANK[own]
    ]

    assert [] == upward


@pytest.mark.parametrize("path", FILES, ids=module)
def test_our_own_modules_are_imported_at_the_top(path: Path) -> None:
    """No import of ours hides in a function, start-up time apart."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = set(tree.body)

    late = [f"line {node.lineno}: {name}" for name, node in imports(tree, module(path)) if node not in top]

    assert unit(module(path)) in MAY_IMPORT_LATE or late == []


@pytest.mark.parametrize("path", FILES, ids=module)
def test_budgets(path: Path) -> None:
    """A function has at most 40 lines, a module at most 350."""
    text = path.read_text(encoding="utf-8")
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and _body_lines(node) > 40
    ]

    assert [] == long
    assert len(text.splitlines()) <= 350


def _body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function, its docstring apart: explaining is not what makes a function long."""
    docstring = ast.get_docstring(node, clean=False)
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1 - (len(docstring.splitlines()) if docstring else 0)


def test_the_check_sees_an_upward_import() -> None:
    """The reader of imports finds all forms, and leaves out type checking."""
    tree = ast.parse(
        "import kg.cli\nfrom kg import graph, build_folder as b\nfrom kg.model import Page\nimport os\n"
        "if TYPE_CHECKING:\n    from kg.query import x\ndef f():\n    from kg.cli import main\n"
    )

    assert ["kg.cli", "kg.graph", "kg.build_folder", "kg.model", "kg.cli"] == [
        name for name, _ in imports(tree, "kg.x")
    ]
