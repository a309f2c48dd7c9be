"""When storage fails: either nothing was stored and that is said, or the outcome is said to be unknown."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from time import monotonic

import psycopg
import pytest
from eventsourcing.persistence import StoredEvent

from application.event_log import StoredEventLog, open_event_log
from application.event_log.postgres_schema import APPEND_LOCK
from application.event_log.records import OutcomeUnknown, StorageFull, StorageUnavailable
from application.event_log.sqlite_storage import SQLiteStorage
from tests.application.event_log import raw
from tests.application.event_log.conftest import only_postgres, only_sqlite
from tests.application.event_log.lossy_proxy import LossyProxy
from tests.application.event_log.samples import REGISTRY, batch, note, one
from tests.support.backends import BackendUrl


@only_sqlite
def test_a_full_disk_stores_nothing_and_recovers(log: StoredEventLog) -> None:
    storage = log.storage
    assert isinstance(storage, SQLiteStorage)
    ((pages,),) = storage.rows("PRAGMA page_count")
    set_limit(storage, pages + 20)
    acknowledged = append_until_full(log)
    assert acknowledged > 0
    assert [event.version for event in log.read_stream("sample-1")] == list(range(1, acknowledged + 1))
    assert log.find_receipt(f"command-{acknowledged + 1}") is None

    set_limit(storage, 1_000_000)
    log.append(batch(f"command-{acknowledged + 1}", ("sample-1", acknowledged + 1, note())))


def append_until_full(log: StoredEventLog) -> int:
    for number in range(1, 1000):
        try:
            log.append(batch(f"command-{number}", ("sample-1", number, note("x" * 2000))))
        except StorageFull:
            return number - 1
    raise AssertionError("the disk was never full")


def set_limit(storage: SQLiteStorage, pages: int) -> None:
    """The limit belongs to a connection: the one that writes."""
    with storage.transaction() as connection:
        connection.execute(f"PRAGMA max_page_count = {pages}")


@only_sqlite
def test_a_file_locked_too_long_is_unavailable(log: StoredEventLog, backend: BackendUrl) -> None:
    with closing(open_event_log(backend.log_url, REGISTRY, lock_timeout=1)) as impatient:
        with closing(sqlite3.connect(raw.sqlite_path(backend), isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StorageUnavailable):
                impatient.append(one(1))
            assert impatient.head() == 0  # reading goes on
            other.execute("ROLLBACK")
        impatient.append(one(1))


@only_postgres
def test_an_append_that_waits_too_long_is_unavailable(log: StoredEventLog, backend: BackendUrl) -> None:
    with (
        closing(open_event_log(backend.log_url, REGISTRY, lock_timeout=1)) as impatient,
        psycopg.connect(backend.log_url) as other,
    ):
        other.execute("SELECT pg_advisory_xact_lock(%s)", (APPEND_LOCK,))
        with pytest.raises(StorageUnavailable):
            impatient.append(one(1))
        other.rollback()
        impatient.append(one(1))


@only_postgres
def test_a_connection_cut_before_the_commit_is_unknown_and_nothing_is_stored(
    log: StoredEventLog, backend: BackendUrl
) -> None:
    with (
        psycopg.connect(backend.log_url, autocommit=True) as admin,
        psycopg.connect(backend.log_url) as other,
        ThreadPoolExecutor(1) as pool,
    ):
        other.execute("SELECT pg_advisory_xact_lock(%s)", (APPEND_LOCK,))
        appending = pool.submit(log.append, one(1))
        terminate_whoever_waits_for_the_lock(admin)
        with pytest.raises(OutcomeUnknown):
            appending.result()
    assert log.find_receipt("sample-1:00000001") is None
    assert log.append(one(1)).version == 1


def terminate_whoever_waits_for_the_lock(admin: psycopg.Connection) -> None:
    deadline = monotonic() + 30
    while monotonic() < deadline:
        terminated = admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_locks "
            "WHERE locktype = 'advisory' AND NOT granted "
            "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        ).fetchall()
        if terminated:
            return
    raise AssertionError("nobody waits for the lock")


@only_postgres
def test_a_lost_acknowledgement_is_unknown_and_the_receipt_tells(backend: BackendUrl) -> None:
    with (
        LossyProxy(backend.log_url) as proxy,
        closing(open_event_log(proxy.url, REGISTRY)) as log,
    ):
        log.append(one(1))
        proxy.swallow_next_result()
        with pytest.raises(OutcomeUnknown):
            log.append(one(2))
        receipt = log.find_receipt("sample-1:00000002")
        assert receipt is not None
        assert receipt.events == (("sample-1", 2, "sample.note_added"),)
        assert [event.version for event in log.read_stream("sample-1")] == [1, 2]


@only_postgres
def test_readers_outlive_a_restart_of_their_connections(log: StoredEventLog, backend: BackendUrl) -> None:
    log.append(one(1))
    with psycopg.connect(backend.log_url, autocommit=True) as admin:
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )
    assert len(log.read_stream("sample-1")) == 1


def test_an_append_without_a_receipt_is_no_append(log: StoredEventLog, backend: BackendUrl) -> None:
    recorder = log.storage._recorder  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        recorder.insert_events([StoredEvent("sample-1", 1, "sample.note_added@1", b"{}")])
    assert set(raw.counts(backend).values()) == {0}
