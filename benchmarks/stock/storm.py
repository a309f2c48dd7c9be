"""Sixty-four clients in four processes on two hundred pieces: how much gets through, and how often two meet."""

from pathlib import Path
from time import perf_counter

from benchmarks.report import Figure
from runtime.settings import Settings
from tests.faults.storm_field import let_rage, prepare

OPERATIONS = 20_000


def storm_figures(engine: str, settings: Settings, directory: Path) -> tuple[Figure, ...]:
    """The processes' start is in the time."""
    lines = prepare(settings)
    directory.mkdir(parents=True, exist_ok=True)
    start = perf_counter()
    reports = let_rage(settings, lines, OPERATIONS, directory)
    seconds = perf_counter() - start
    accepted = sum(len(report.accepted) for report in reports)
    operations = accepted + sum(report.refused.total() for report in reports)
    return (
        Figure(f"{engine}, storm: operations answered per second", operations / seconds, "/s"),
        Figure(f"{engine}, storm: accepted of 100 operations", 100 * accepted / operations, "%"),
        Figure(
            f"{engine}, storm: appends lost to another process of 100 accepted",
            100 * sum(report.lost for report in reports) / accepted,
            "%",
        ),
        Figure(
            f"{engine}, storm: operations without an answer",
            sum(report.unanswered.total() for report in reports),
            "",
            most=0,
        ),
    )
