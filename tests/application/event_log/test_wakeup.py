"""Waiting readers are woken by appends of this process, of others, and never wait longer than a poll."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import monotonic

import psycopg
import pytest

from application.event_log import StoredEventLog
from application.event_log.records import StorageUnavailable
from application.event_log.wakeup import Wakeup
from tests.application.event_log.conftest import OpenLog, only_postgres
from tests.application.event_log.samples import one
from tests.application.event_log.worker import start
from tests.support.backends import BackendUrl

LONG = 30.0


def test_what_is_there_needs_no_waiting(log: StoredEventLog) -> None:
    log.append(one(1))
    assert log.wait_for(0, LONG)


def test_nothing_comes(log: StoredEventLog) -> None:
    position = log.append(one(1)).last_position
    assert not log.wait_for(position, 0.05)


def test_an_append_of_this_process_wakes(log: StoredEventLog) -> None:
    with ThreadPoolExecutor(3) as pool:
        waiting = [pool.submit(log.wait_for, 0, LONG) for _ in range(3)]
        log.append(one(1))
        assert all(woken.result(LONG) for woken in waiting)


def test_an_append_of_another_process_wakes(log: StoredEventLog, backend: BackendUrl) -> None:
    with start(backend.log_url, "sample-1", 1) as worker:
        assert log.wait_for(0, LONG)
        worker.communicate(timeout=LONG)
    assert [event.version for event in log.read_stream("sample-1")] == [1]


def test_closing_lets_waiters_go(open_log: OpenLog) -> None:
    log = open_log()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(log.wait_for, 0, LONG)
        log.close()
        assert waiting.result(LONG) is False


@only_postgres
def test_a_cut_listening_connection_delays_but_never_loses(open_log: OpenLog, backend: BackendUrl) -> None:
    log, other = open_log(), open_log()
    assert not log.wait_for(0, 0.3)  # listens from now on
    with psycopg.connect(backend.log_url, autocommit=True) as admin:
        cut = admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE query LIKE 'LISTEN%' AND pid <> pg_backend_pid() AND datname = current_database()"
        ).fetchall()
    assert cut == [(True,)]
    other.append(one(1))
    assert log.wait_for(0, LONG)


def test_a_poll_finds_what_no_notification_announced() -> None:
    heads = iter([0, 0, 5])
    assert Wakeup(lambda: next(heads), poll_seconds=0.001).wait_for(4, LONG)


def test_a_notification_is_only_a_reason_to_look() -> None:
    looked, head = Event(), [0]

    def look() -> int:
        looked.set()
        return head[0]

    wakeup = Wakeup(look, poll_seconds=LONG)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(wakeup.wait_for, 0, LONG)
        assert looked.wait(LONG)
        head[0] = 1
        started = monotonic()
        while not waiting.done():  # the waiter may not have begun to wait at the first poke
            wakeup.poke()
        assert waiting.result() is True
        assert monotonic() - started < LONG / 2


def test_a_notification_between_asking_and_waiting_is_not_slept_over() -> None:
    looks: list[int] = []

    def look() -> int:
        looks.append(len(looks))
        if looks == [0]:
            wakeup.poke()  # the log grows behind the back of whoever has just looked
            return 0
        return 1

    wakeup = Wakeup(look, poll_seconds=LONG)
    started = monotonic()
    assert wakeup.wait_for(0, LONG)
    assert looks == [0, 1]
    assert monotonic() - started < LONG / 2


def test_listeners_hear_of_each_append_and_of_nothing_else(log: StoredEventLog) -> None:
    heard: list[int] = []
    log.on_append(lambda: heard.append(log.head()))
    log.poke()
    assert not heard
    log.append(one(1))
    log.append(one(2))
    assert len(heard) == 2
    assert heard == sorted(set(heard))


def test_a_waiter_outlives_a_break_of_the_connection() -> None:
    breaks = [StorageUnavailable("gone"), StorageUnavailable("gone")]

    def look() -> int:
        if breaks:
            raise breaks.pop()
        return 1

    assert Wakeup(look, poll_seconds=0.001).wait_for(0, LONG)


@pytest.mark.parametrize("timeout", [0.0, -1.0])
def test_no_time_means_one_look(log: StoredEventLog, timeout: float) -> None:
    assert not log.wait_for(0, timeout)
    log.append(one(1))
    assert log.wait_for(0, timeout)
