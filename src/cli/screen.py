"""The two streams a user sees, and what every table looks like."""

import sys

from rich.console import Console
from rich.table import Table

_NARROWEST = 128
"""Columns of a page that is not a terminal."""


def out() -> Console:
    return _console(stderr=False)


def err() -> Console:
    """Complaints and progress: what a pipe must not catch."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else _NARROWEST
    return Console(stderr=stderr, width=width, highlight=False, soft_wrap=False)


def table(title: str, *columns: str) -> Table:
    grid = Table(title=title, title_justify="left", title_style="bold", header_style="bold", pad_edge=False)
    for column in columns:
        grid.add_column(column, overflow="fold")
    return grid


def short(stream: str) -> str:
    """Enough of a stream's id to find it again."""
    return stream.partition("-")[2][:8] or stream
