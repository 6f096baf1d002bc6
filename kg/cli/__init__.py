"""The command line: the only place that prints, exits and reads the environment.

Commands import what they need when they run, so that `kg --help` answers at once.
"""

from kg.cli import build, check, query, train  # each registers its commands
from kg.cli.group import cli, main

__all__ = ["build", "check", "cli", "main", "query", "train"]
