"""PostgreSQL crashes, or cuts connections around the commit: a command is applied once or not at all, and that is told.

Clients name the version they saw with every command, so that taking one's own success for somebody else's change would
be told as a conflict.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice, takewhile
from pathlib import Path
from random import Random

import psycopg
import pytest

from runtime.settings import Settings
from runtime.system import Background, open_system
from tests.application.event_log.lossy_proxy import LossyProxy
from tests.faults.acknowledged import Acknowledged
from tests.faults.clients import Client, ThreadClock
from tests.faults.crashing import Server, server_of
from tests.faults.places import assert_nothing_is_lost_or_half_done
from tests.faults.script import envelopes
from tests.faults.test_kill import SEED
from tests.support.postgres import NoPostgresError, fresh_database, own_server, skip_or_fail

CLIENTS = 4
FAULTS = 10
LONGEST_SECONDS = 120
_CUT_WHOEVER_APPENDS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid() "
    "AND state = 'active' AND query LIKE 'SELECT event_log.append%'"
)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    try:
        with own_server() as url:
            yield server_of(url)
    except NoPostgresError as missing:
        skip_or_fail(missing)


@pytest.fixture
def on_server(server: Server, tmp_path: Path) -> Iterator[Settings]:
    with fresh_database(server.url) as url:
        yield Settings(data_dir=tmp_path, database_url=url)


class Answers:
    """Counts the answers of all clients; whoever makes trouble waits for some more of them before he goes on."""

    def __init__(self) -> None:
        self._answers = threading.Semaphore(0)
        self.note = self._answers.release

    def wait_for(self, more: int) -> None:
        for _ in range(more):
            assert self._answers.acquire(timeout=LONGEST_SECONDS), "no client gets an answer any more"


def work_beside(
    settings: Settings, trouble: Callable[[Answers], None], wait: Callable[[], object] = lambda: None
) -> dict[str, Acknowledged]:
    """Clients and projections work as long as ``trouble`` lasts; all that was acknowledged."""
    clock, finished, answers = ThreadClock(), threading.Event(), Answers()
    with (
        open_system(settings, clock=clock) as system,
        Background(system.engine),
        ThreadPoolExecutor(CLIENTS) as pool,
    ):
        clients = [Client(system.bus, clock, wait=wait, answered=answers.note) for _ in range(CLIENTS)]
        working = [
            pool.submit(
                client.send_all, takewhile(lambda _: not finished.is_set(), envelopes(number, CLIENTS))
            )
            for number, client in enumerate(clients)
        ]
        try:
            trouble(answers)
        finally:
            finished.set()
        for work in working:
            work.result(LONGEST_SECONDS)
    return {command_id: answer for client in clients for command_id, answer in client.acknowledged.items()}


@pytest.mark.slow
def test_the_server_crashes_while_commands_run(server: Server, on_server: Settings) -> None:
    up = threading.Event()
    up.set()
    chance = Random(SEED)
    print(f"AFTERSALES_FAULT_SEED={SEED}")

    def crash(answers: Answers) -> None:
        for _ in range(FAULTS):
            answers.wait_for(chance.randrange(60))
            up.clear()
            try:
                server.crash_and_restart()
            finally:
                up.set()
        answers.wait_for(1)

    acknowledged = work_beside(on_server, crash, lambda: up.wait(LONGEST_SECONDS))
    assert_nothing_is_lost_or_half_done(on_server, acknowledged)


def test_connections_are_cut_in_the_middle_of_appends(on_server: Settings) -> None:
    chance = Random(SEED)
    print(f"AFTERSALES_FAULT_SEED={SEED}")

    def cut(answers: Answers) -> None:
        with psycopg.connect(on_server.log_url, autocommit=True) as admin:
            cut_off = 0
            while cut_off < FAULTS:
                answers.wait_for(chance.randrange(20))
                cut_off += len(admin.execute(_CUT_WHOEVER_APPENDS).fetchall())

    acknowledged = work_beside(on_server, cut)
    assert_nothing_is_lost_or_half_done(on_server, acknowledged)


def test_answers_are_lost_after_the_commit(on_server: Settings) -> None:
    clock = ThreadClock()
    with LossyProxy(on_server.log_url) as proxy:
        through_proxy = on_server.model_copy(update={"database_url": proxy.url})
        with open_system(through_proxy, clock=clock) as system:
            client = Client(system.bus, clock)
            script = envelopes(0, 1)
            while client.replayed < FAULTS:
                proxy.swallow_next_result()
                client.send_all(islice(script, 3))
    assert_nothing_is_lost_or_half_done(on_server, client.acknowledged)
