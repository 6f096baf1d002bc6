"""README.md: what it shows runs and prints what stands there, and what it names exists."""

import re
from pathlib import Path

import pytest
from update_readme import (
    README,
    RELIABILITY,
    ROOT,
    SCORE,
    Workspace,
    blocks,
    is_shown_only,
    pieces,
    reliability_table,
    score_table,
    written,
)

from kg.cli import cli
from kg.version import __version__

TEXT = README.read_text(encoding="utf-8")
BLOCKS = blocks(TEXT)
RUN = [
    index
    for index, (language, content) in enumerate(BLOCKS)
    if not is_shown_only(language, pieces(language, content))
]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A folder with the seeds, and what the blocks of the page make there."""
    return Workspace(tmp_path_factory.mktemp("readme"))


@pytest.fixture(scope="module")
def fresh(workspace: Workspace) -> list[str]:
    """Every block as it runs now, in the order of the page."""
    made = []
    for language, content in BLOCKS:
        typed = pieces(language, content)
        shown = is_shown_only(language, typed)
        made.append(content if shown else written(language, typed, workspace.run(language, typed)))
    return made


@pytest.mark.parametrize("index", RUN)
def test_a_block_prints_what_the_page_shows(fresh: list[str], index: int) -> None:
    """The output of each command and statement stands below it; `make readme` writes it anew."""
    assert BLOCKS[index][1] == fresh[index], "run `make readme`"


def test_both_languages_are_run() -> None:
    """The page has blocks of commands and of Python that are run."""
    assert {"console", "python"} == {BLOCKS[index][0] for index in RUN}


def test_every_command_has_its_example() -> None:
    """Each command of `kg` is run on the page."""
    run = "\n".join(
        piece for index in RUN if BLOCKS[index][0] == "console" for piece in pieces(*BLOCKS[index])
    )

    assert set(cli.commands) == set(re.findall(r"^kg (\w+)", run, re.MULTILINE))


def test_targets_exist() -> None:
    """Each `make` target that the page names is one of the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:`|\$ )make ([a-z]+)", TEXT))

    assert {"demo", "test"} <= named
    assert named <= targets


def test_the_score_is_the_measured_one(fresh: list[str], workspace: Workspace) -> None:
    """The table of quality is what `kg evaluate` finds; `make readme` writes it anew."""
    (table,) = SCORE.findall(TEXT)

    assert score_table(workspace.folder) == table, "run `make readme`"


def test_the_reliability_is_the_measured_one() -> None:
    """The table of confidence is what the seed pages give; `make readme` writes it anew."""
    (table,) = RELIABILITY.findall(TEXT)

    assert reliability_table() == table, "run `make readme`"


def test_the_build_folder_is_described(fresh: list[str], workspace: Workspace) -> None:
    """Each file of a build stands in the table of files, and no other."""
    section = TEXT.partition("## The build folder")[2].partition("\n## ")[0]

    assert {each.name for each in (workspace.folder / "build").iterdir()} == set(
        re.findall(r"^\| `([\w.]+)`", section, re.MULTILINE)
    )


def test_links_lead_somewhere() -> None:
    """Each file that the page links to is there."""
    links = re.findall(r"\]\(([^)#]+)\)", TEXT)

    assert links
    assert [] == [link for link in links if "://" not in link and not (ROOT / link).exists()]


def test_the_picture_is_a_small_png() -> None:
    """The picture of the page is there and loads fast."""
    picture = (ROOT / "notebooks/images/graph.png").read_bytes()

    assert picture.startswith(b"\x89PNG")
    assert len(picture) <= 300_000


def test_the_page_names_no_machine() -> None:
    """No path of the machine on which the page was written, and no address of a registry."""
    assert str(Path.home()) not in TEXT
    assert not re.search(r"/(home|root|tmp|work|Users)/|pypi\.|index-url", TEXT)


def test_the_changelog_knows_this_version() -> None:
    """What users get with this version stands in CHANGELOG.md."""
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
