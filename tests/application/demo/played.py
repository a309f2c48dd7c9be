"""A demo played into a directory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from application.demo import STORE, Script, SimulatedClock, Tally, play, seeded_entropy
from runtime.settings import Settings
from runtime.system import System, open_system


@contextmanager
def played(settings: Settings, script: Script) -> Iterator[tuple[System, Tally, SimulatedClock]]:
    """The system after the last day, with every read model caught up."""
    clock = SimulatedClock(datetime(2000, 1, 1, tzinfo=UTC))
    with open_system(settings, clock=clock, entropy=seeded_entropy(script.seed)) as system:
        tally = play(system.bus.handle, system.log, clock, system.rules(STORE), script)
        system.engine.run_until_caught_up()
        yield system, tally, clock


def stored_events(directory: Path) -> list[tuple[object, ...]]:
    """The whole table, as SQLite keeps it."""
    with closing(sqlite3.connect(directory / "event-log.db")) as connection:
        rows = connection.execute("SELECT rowid, * FROM stored_events ORDER BY rowid").fetchall()
    return [tuple(row) for row in rows]
