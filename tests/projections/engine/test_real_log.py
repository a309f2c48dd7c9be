"""The source that the tests use behaves as the event log does, and the engine works on the event log."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from application.event_log import StoredEventLog
from projections.engine import Engine, EventSource, ReadDatabase, Shard, ShardBy
from tests.projections.engine.real_log import REGISTRY, LogAt, fill_log
from tests.projections.engine.sample import ACCOUNTS, expected_owners, history
from tests.support.backends import BackendUrl
from tests.support.list_source import ListSource
from tests.support.projection_kit import shown

HISTORY = history(60, seed=21)


@pytest.fixture
def log(backend: BackendUrl) -> Iterator[StoredEventLog]:
    with LogAt(backend.log_url)() as opened:
        yield opened


def test_the_engine_projects_the_event_log(log: StoredEventLog, database: ReadDatabase) -> None:
    engine = Engine([ACCOUNTS], log, database)
    engine.run_until_caught_up()
    fill_log(log, HISTORY)
    engine.run_until_caught_up()
    owners = shown(engine, ACCOUNTS)["owner"]
    assert {row["owner"]: (row["accounts"], row["fen"]) for row in owners} == expected_owners(HISTORY)
    live = engine.digest("accounts")
    engine.rebuild("accounts")
    assert engine.digest("accounts") == live


def test_the_list_answers_as_the_log_does(log: StoredEventLog) -> None:
    fill_log(log, HISTORY)
    stored = log.read_all(after=0, limit=1000)
    in_memory = ListSource(stored)
    sources: tuple[EventSource, EventSource] = (log, in_memory)
    some = frozenset({"sample.opened", "sample.closed"})
    middle, end = stored[30].position, stored[45].position
    for after, limit, names, to in (
        (0, 1000, None, None),
        (0, 7, some, None),
        (middle, 1000, some, end),
        (middle, 3, None, end),
        (end, 10, frozenset({"sample.noted"}), None),
        (stored[-1].position, 10, None, None),
    ):
        first, second = (
            list(source.read_all(after=after, limit=limit, type_names=names, to_position=to))
            for source in sources
        )
        assert first == second
    for of_stream, of_store in (
        (None, None),
        (Shard(ShardBy.STREAM, 1, 3).takes, None),
        (None, Shard(ShardBy.STORE, 1, 2).takes),
    ):
        answers = [
            list(
                source.scan(
                    after=middle, to_position=end, type_names=some, of_stream=of_stream, of_store=of_store
                )
            )
            for source in sources
        ]
        assert answers[0] == answers[1]
    assert log.head() == in_memory.head()
    for source in sources:
        assert source.wait_for(0, timeout=5)
        assert not source.wait_for(source.head(), timeout=0.01)


def test_shards_share_nothing_and_leave_nothing_out(log: StoredEventLog) -> None:
    fill_log(log, HISTORY)
    everything = frozenset(REGISTRY.types)
    whole = list(log.scan(after=0, to_position=log.head(), type_names=everything))
    assert whole == log.read_all(after=0, limit=1000)
    for by in (ShardBy.STREAM, ShardBy.STORE):
        shards = [Shard(by, index, 3) for index in range(3)]
        parts = [
            list(
                log.scan(
                    after=0,
                    to_position=log.head(),
                    type_names=everything,
                    of_stream=shard.of_stream,
                    of_store=shard.of_store,
                )
            )
            for shard in shards
        ]
        assert (
            sorted((recorded for part in parts for recorded in part), key=lambda each: each.position) == whole
        )
        keys = [{each.stream if by is ShardBy.STREAM else each.meta.store for each in part} for part in parts]
        assert sum(map(len, keys)) == len(set().union(*keys))
        assert sum(bool(part) for part in parts) > 1


def test_a_long_log_is_scanned_page_by_page(log: StoredEventLog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("application.event_log.log._SCAN_PAGE", 7)
    fill_log(log, HISTORY)
    some = frozenset({"sample.opened", "sample.credited"})
    middle = log.read_all(after=0, limit=50)[-1].position
    assert list(log.scan(after=3, to_position=middle, type_names=some)) == log.read_all(
        after=3, limit=1000, type_names=some, to_position=middle
    )
