"""Killed at each step of a rebuild: what is read is whole, and the next attempt finishes."""

from __future__ import annotations

from functools import cache
from tempfile import TemporaryDirectory

import pytest

from projections.engine import Engine, ReadDatabase
from projections.engine.rebuilding.site import STEPS
from tests.faults.lives import killed
from tests.projections.engine import killed_rebuild
from tests.projections.engine.killed_rebuild import EARLY, LATE, SIZES
from tests.projections.engine.sample import ACCOUNTS
from tests.support.backends import BackendUrl
from tests.support.list_source import ListSource
from tests.support.projection_kit import fresh_read_database

EVENTS = [*EARLY, *LATE]
REPEATED = ("rebuild.2-part-folded", "rebuild.3-before-chunk", "rebuild.4-chunk-stored")
BATCH_STEPS = (
    "project.2-handled",
    "project.3-rows-written",
    "project.4-before-commit",
    "project.5-after-commit",
)


@cache
def digests() -> dict[int, str]:
    """Of a fresh copy at each position of the log; they are the same on every database."""
    found, digest, source = {}, "", ListSource(EVENTS)
    with (
        TemporaryDirectory() as directory,
        fresh_read_database(f"sqlite:///{directory}/read.db") as database,
    ):
        engine = Engine([ACCOUNTS], source, database)
        for position in range(source.head() + 1):
            if engine.reader.position("accounts") < position:
                engine.advance("accounts", 1)
            if engine.reader.position("accounts") == position:
                digest = engine.digest("accounts")
            found[position] = digest
    return found


@pytest.mark.parametrize("step", [*STEPS, *BATCH_STEPS])
def test_killed_at_each_step(backend: BackendUrl, database: ReadDatabase, step: str) -> None:
    source, expected = ListSource(EVENTS), digests()
    killed(killed_rebuild.run, backend.read_url, step, 3 if step in REPEATED else 1)
    again = Engine([ACCOUNTS], source, database, sizes=SIZES)
    seen = again.state("accounts")
    switched = step in STEPS[STEPS.index("rebuild.11-switched") :]
    assert seen.slot == ("b" if switched else "a")
    assert again.digest("accounts") == expected[seen.position], "what is read is whole"
    beside = again.status()[0].beside
    assert (beside is None) == (step == "rebuild.13-dropped")
    report = again.rebuild("accounts")
    assert report.switched
    assert not report.difference
    again.drop_old("accounts")
    assert again.status()[0].beside is None
    again.run_until_caught_up()
    assert again.digest("accounts") == expected[source.head()]
