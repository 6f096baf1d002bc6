"""Prints, after the tests, what a test recorded to be told: figures that a reader of the log wants to see."""

from typing import Any

import pytest

pytest.register_assert_rewrite("recogniser_contract")

TOLD = "told"
"""The property under which a test records a line: `record_property("told", line)`."""


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
