"""A reader that goes forward only must never miss an event: positions become visible in rising order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from random import Random

import psycopg
import pytest
from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresFactory
from psycopg.conninfo import conninfo_to_dict

from application.event_log import StoredEventLog, open_event_log
from application.event_log.records import StorageUnavailable, StreamTaken
from tests.application.event_log.conftest import only_postgres
from tests.application.event_log.samples import REGISTRY, batch, note, one
from tests.support.backends import BackendUrl

WRITERS = 8
BATCHES = 200
EVENTS = 3


def write(log: StoredEventLog, writer: int) -> int:
    """Append batches to a stream of one's own; every tenth or so is spoilt and rolled back after it drew positions."""
    chance = Random(writer)
    stream, refused = f"sample-{writer}", 0
    for number in range(BATCHES):
        events = [(stream, number * EVENTS + n, note(str(n))) for n in range(1, EVENTS + 1)]
        if number and chance.random() < 0.1:
            try:
                log.append(batch(f"spoilt-{writer}-{number}", *events, (stream, 1, note("taken"))))
            except StreamTaken:
                refused += 1
        log.append(batch(f"command-{writer}-{number}", *events))
    return refused


def tail(log: StoredEventLog, writing: list[Future[int]]) -> Iterator[int]:
    """Positions as a reader meets them that asks only for what comes after the last one."""
    after = 0
    while True:
        finished = all(writer.done() for writer in writing)
        page = log.read_all(after=after, limit=100)
        for recorded in page:
            yield recorded.position
        if page:
            after = page[-1].position
        elif finished:
            return


def test_a_tailing_reader_misses_nothing_beside_eight_writers(log: StoredEventLog) -> None:
    with ThreadPoolExecutor(WRITERS) as pool:
        writing = [pool.submit(write, log, writer) for writer in range(WRITERS)]
        seen = Counter(tail(log, writing))
        refused = sum(writer.result() for writer in writing)

    stored = [recorded.position for recorded in log.read_all(after=0, limit=1_000_000)]
    assert len(stored) == WRITERS * BATCHES * EVENTS
    assert refused > WRITERS  # rolled back appends really happened
    assert set(stored) - set(seen) == set()
    assert set(seen.values()) == {1}


@only_postgres
def test_a_later_append_waits_for_an_earlier_one_to_commit(log: StoredEventLog, backend: BackendUrl) -> None:
    with (
        psycopg.connect(backend.log_url) as earlier,
        closing(open_event_log(backend.log_url, REGISTRY, lock_timeout=1)) as later,
    ):
        earlier.execute(
            "SELECT event_log.append('{sample-1}', '{1}', '{sample.note_added@1}', '{x}', "
            "'command-1', 'f', 'sample-1', 1, 'now', '[]')"
        )
        with pytest.raises(StorageUnavailable):  # it would get a later position and show it first
            later.append(one(1, "sample-2"))
        assert log.head() == 0
        earlier.commit()
        position = later.append(one(1, "sample-2")).first_position
    assert log.head() == position > 1


@pytest.fixture
def library_with_db_functions(backend: BackendUrl) -> Iterator[PostgresApplicationRecorder]:
    """The library's own recorder in the mode that is refused here, in a schema of its own."""
    server = conninfo_to_dict(backend.log_url)
    factory = PostgresFactory(
        {
            "POSTGRES_DBNAME": str(server["dbname"]),
            "POSTGRES_HOST": str(server.get("host", "")),
            "POSTGRES_PORT": str(server.get("port", "")),
            "POSTGRES_USER": str(server.get("user", "")),
            "POSTGRES_PASSWORD": str(server.get("password", "")),
            "POSTGRES_SCHEMA": "public",
            "POSTGRES_ENABLE_DB_FUNCTIONS": "y",
            "ORIGINATOR_ID_TYPE": "text",
        }
    )
    with closing(factory):
        recorder = factory.application_recorder()
        assert isinstance(recorder, PostgresApplicationRecorder)
        yield recorder


@only_postgres
def test_why_the_librarys_db_functions_are_refused(
    library_with_db_functions: PostgresApplicationRecorder,
) -> None:
    recorder = library_with_db_functions
    with recorder.datastore.transaction(commit=True) as uncommitted:
        event = recorder.construct_pg_stored_event("sample-1", 1, "topic", b"earlier")
        uncommitted.execute(recorder.sql_invoke_pg_function_insert_events, ([event],))
        recorder.insert_events([StoredEvent("sample-2", 1, "topic", b"later")])
        seen = recorder.select_notifications(start=None, limit=10)
        assert [(row.id, row.state) for row in seen] == [(2, b"later")]

    assert recorder.select_notifications(start=2, limit=10, inclusive_of_start=False) == []
    missed = {row.id for row in recorder.select_notifications(start=None, limit=10)} - {
        row.id for row in seen
    }
    assert missed == {1}  # committed after a reader had gone past its place
