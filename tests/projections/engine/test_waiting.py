"""Read-your-writes: who names a position sees it, is told that he cannot, and is not kept longer than he asked."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from dataclasses import replace

import pytest

from domain.envelope import Recorded
from domain.errors import Unavailable, define
from domain.event import Event
from projections.engine import Committed, Engine, ReadDatabase, Status, open_read_database, waiting
from projections.engine.loop import Pauses
from tests.projections.engine.sample import ACCOUNTS, POISON, Credited, Opened, accounts, history, recorded_at
from tests.support.backends import BackendUrl
from tests.support.list_source import ListSource

EVENTS = history(30, seed=2)
LAST = EVENTS[-1].position


def in_thread(engine: Engine, position: int) -> tuple[threading.Thread, list[bool]]:
    answers: list[bool] = []
    thread = threading.Thread(target=lambda: answers.append(engine.wait_for(position, timeout=30)))
    thread.start()
    return thread, answers


def test_a_commit_wakes_who_waits(database: ReadDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    # without its look-outs for other processes, only the commit itself can end the wait in time
    monkeypatch.setattr(waiting, "_OTHER_PROCESS_SECONDS", 25.0)
    engine = Engine([ACCOUNTS], ListSource(EVENTS), database)
    thread, answers = in_thread(engine, LAST)
    engine.step(limit=5)
    assert answers == []
    engine.run_until_caught_up()
    thread.join(10)
    assert answers == [True]


def test_a_commit_of_another_process_is_seen_too(backend: BackendUrl, database: ReadDatabase) -> None:
    source = ListSource(EVENTS)
    thread, answers = in_thread(Engine([ACCOUNTS], source, database), LAST)
    other = open_read_database(backend.read_url)
    Engine([ACCOUNTS], source, other).run_until_caught_up()
    thread.join(30)
    assert answers == [True]
    other.close()


def test_all_of_them_or_the_named_one(database: ReadDatabase) -> None:
    engine = Engine([ACCOUNTS, accounts(name="others")], ListSource(EVENTS), database)
    engine.run_until_caught_up("accounts")
    assert engine.wait_for(LAST, 0, "accounts")
    assert not engine.wait_for(LAST, 0)
    engine.run_until_caught_up()
    assert engine.wait_for(LAST, 0)
    assert not engine.wait_for(LAST + 1, 0.01)


def test_a_model_that_rests_is_not_waited_for(database: ReadDatabase) -> None:
    engine = Engine([ACCOUNTS], ListSource(EVENTS), database)
    engine.pause("accounts")
    began = time.monotonic()
    assert not engine.wait_for(LAST, timeout=30)
    assert time.monotonic() - began < 10


def test_listeners_hear_of_commits_and_cannot_break_them(
    database: ReadDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[Committed] = []

    def deaf(_: Committed) -> None:
        raise LookupError("deaf")

    engine = Engine([ACCOUNTS], ListSource(EVENTS), database)
    engine.on_commit(deaf)
    engine.on_commit(heard.append)
    with caplog.at_level(logging.ERROR):
        handled = engine.run_until_caught_up()
    assert heard == [Committed("accounts", LAST, handled)]
    assert "deaf" in caplog.text


def test_the_loop_keeps_up_and_one_failure_does_not_stop_the_rest(
    database: ReadDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    source = ListSource(
        [
            recorded_at(1, "account-1", 1, Opened(owner="a")),
            recorded_at(2, "account-1", 2, Credited(fen=POISON)),
        ]
    )
    openings = replace(accounts(name="openings"), handlers={Opened: ACCOUNTS.handlers[Opened]})
    engine = Engine([ACCOUNTS, openings], source, database)
    stop = threading.Event()
    with caplog.at_level(logging.ERROR):
        thread = threading.Thread(target=engine.run, args=(stop,))
        thread.start()
        assert engine.wait_for(2, 30, "openings")
        source.append(recorded_at(3, "account-2", 1, Opened(owner="b")))
        assert engine.wait_for(3, 30, "openings")
        stop.set()
        thread.join(30)
    assert not thread.is_alive()
    assert engine.state("accounts").status is Status.FAILED
    assert "poison" in caplog.text


BROKEN = define("TEST-LOG-001", zh="日志损坏", en="The log is damaged")


class DamagedSource(ListSource):
    """A log that cannot be read until it is mended."""

    damaged = True

    def read_all(
        self,
        *,
        after: int,
        limit: int,
        type_names: frozenset[str] | None = None,
        to_position: int | None = None,
    ) -> Sequence[Recorded[Event]]:
        if self.damaged:
            raise Unavailable(BROKEN)
        return super().read_all(after=after, limit=limit, type_names=type_names, to_position=to_position)


@pytest.mark.parametrize("live", [False, True])
def test_a_log_that_cannot_be_read_shows_in_the_state(database: ReadDatabase, *, live: bool) -> None:
    source = DamagedSource()
    engine = Engine([ACCOUNTS], source, database)
    if live:
        source.damaged = False
        engine.run_until_caught_up()
        source.damaged = True
    source.append(*EVENTS)
    with pytest.raises(Unavailable, match="TEST-LOG-001"):
        engine.step()
    state = engine.state("accounts")
    assert state.status is (Status.LIVE if live else Status.FAILED)
    assert "TEST-LOG-001" in str(state.error)
    source.damaged = False
    if not live:
        engine.resume("accounts")
    engine.run_until_caught_up()
    assert (engine.state("accounts").position, engine.state("accounts").error) == (LAST, None)


def test_pauses_grow_and_end() -> None:
    pauses = Pauses()
    pauses.failed("x", now=100.0)
    assert pauses.rests("x", 100.1)
    assert not pauses.rests("x", 100.3)
    assert not pauses.rests("y", 100.1)
    for _ in range(20):
        pauses.failed("x", now=200.0)
    assert pauses.rests("x", 229.0)
    assert not pauses.rests("x", 231.0)
    pauses.worked("x")
    assert not pauses.rests("x", 200.0)
