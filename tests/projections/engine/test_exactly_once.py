"""Every event takes effect once, however many runners there are and wherever one of them dies."""

from __future__ import annotations

import threading

import pytest

from projections.engine import Engine, ReadDatabase, open_read_database
from tests.faults.lives import killed
from tests.projections.engine import killed_run
from tests.projections.engine.sample import ACCOUNTS, expected_owners, history
from tests.support.backends import BackendUrl
from tests.support.list_source import ListSource
from tests.support.projection_kit import fresh_read_database, shown

STEPS = (
    "project.1-read",
    "project.2-handled",
    "project.3-rows-written",
    "project.4-before-commit",
    "project.5-after-commit",
)


def test_two_runners_share_one_checkpoint(backend: BackendUrl) -> None:
    events = history(300, seed=5)
    handled: list[int] = []
    errors: list[BaseException] = []
    databases = [open_read_database(backend.read_url) for _ in range(2)]
    engines = [Engine([ACCOUNTS], ListSource(events), database) for database in databases]
    start = threading.Barrier(2)

    def work(engine: Engine) -> None:
        try:
            start.wait()
            complete = False
            while not complete:
                outcome = engine.advance("accounts", limit=3)
                handled.append(outcome.handled)
                complete = outcome.complete
        except BaseException as error:
            errors.append(error)
            raise

    threads = [threading.Thread(target=work, args=(engine,)) for engine in engines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert errors == []
    subscribed = [each for each in events if each.event.type_name in ACCOUNTS.type_names]
    assert sum(handled) == len(subscribed) == engines[0].state("accounts").handled
    rows = shown(engines[0], ACCOUNTS)["owner"]
    assert {row["owner"]: (row["accounts"], row["fen"]) for row in rows} == expected_owners(events)
    for database in databases:
        database.close()


def test_the_slower_runner_stores_nothing(backend: BackendUrl, database: ReadDatabase) -> None:
    events = history(40, seed=6)
    other = open_read_database(backend.read_url)
    faster = Engine([ACCOUNTS], ListSource(events), other)

    def overtake(step: str) -> None:
        if step == "project.1-read":
            faster.run_until_caught_up()

    slower = Engine([ACCOUNTS], ListSource(events), database, on_step=overtake)
    outcome = slower.advance("accounts")
    assert (outcome.stored, outcome.handled, outcome.complete) == (False, 0, False)
    assert slower.run_until_caught_up() == 0
    other.close()


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("life", ["building", "live"])
def test_killed_at_each_step(backend: BackendUrl, life: str, step: str) -> None:
    events = history(80, seed=7)
    with fresh_read_database(backend.read_url) as database:
        whole = Engine([ACCOUNTS], ListSource(events), database)
        whole.run_until_caught_up()
        expected = whole.digest("accounts")
    with fresh_read_database(backend.read_url):
        pass
    killed(killed_run.run, backend.read_url, life, step, 7)
    database = open_read_database(backend.read_url)
    again = Engine([ACCOUNTS], ListSource(events), database)
    assert 0 < again.state("accounts").position < events[-1].position, "it died on the way"
    again.run_until_caught_up()
    assert again.digest("accounts") == expected
    assert again.parked("accounts") == []
    database.close()
