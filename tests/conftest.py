"""A browser for the tests that need one; and prints, after the tests, what a test recorded to be told: figures that a reader of the log wants to see."""

from collections.abc import Iterator
from typing import Any

import pytest
from browsing import ARGUMENTS, executable
from hypothesis import settings

pytest.register_assert_rewrite("recogniser_contract")

# Time is measured by benchmarks: on a shared machine an example may be slow for no reason of ours.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

TOLD = "told"
"""The property under which a test records a line: `record_property("told", line)`."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A Chromium; tests that need one are skipped where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = executable()
    if path is None:
        pytest.skip("no browser: set KG_BROWSER or install /usr/bin/chromium")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=path, headless=True, args=ARGUMENTS)
        yield chromium
        chromium.close()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print the lines that passing tests recorded, whichever process ran them."""
    lines = [
        line
        for report in terminalreporter.stats.get("passed", ())
        if report.when == "call"
        for name, line in report.user_properties
        if name == TOLD
    ]
    if lines:
        terminalreporter.section("told by tests")
        for line in lines:
            terminalreporter.write_line(line)
