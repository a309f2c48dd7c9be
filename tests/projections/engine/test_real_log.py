"""The source that the tests use behaves as the event log does, and the engine works on the event log."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from application.event_log import StoredEventLog
from projections.engine import Engine, EventSource, ReadDatabase
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
    positions = [recorded.position for recorded in stored[::3]]
    asked: tuple[Callable[[EventSource], Iterator[object]], ...] = (
        lambda source: source.scan(after=middle, to_position=end, type_names=some),
        lambda source: source.pick(positions, type_names=some),
        lambda source: source.pick([], type_names=some),
        lambda source: source.outline(to_position=end),
    )
    for ask in asked:
        assert list(ask(log)) == list(ask(in_memory))
    assert log.head() == in_memory.head()
    for source in sources:
        assert source.wait_for(0, timeout=5)
        assert not source.wait_for(source.head(), timeout=0.01)


def test_the_outline_tells_of_every_event(log: StoredEventLog) -> None:
    fill_log(log, HISTORY)
    stored = log.read_all(after=0, limit=1000)
    assert list(log.outline(to_position=log.head())) == [
        (each.position, each.stream, each.meta.store) for each in stored
    ]
    assert len({each.meta.store for each in stored}) > 1


def test_what_is_picked_is_at_its_position_and_of_the_types(log: StoredEventLog) -> None:
    fill_log(log, HISTORY)
    stored = log.read_all(after=0, limit=1000)
    some = frozenset({"sample.opened", "sample.credited"})
    for chosen in (stored, stored[::2], stored[7:20], stored[1:2]):
        positions = [each.position for each in chosen]
        assert list(log.pick(positions, type_names=frozenset(REGISTRY.types))) == chosen
        assert list(log.pick(positions, type_names=some)) == [
            each for each in chosen if each.event.type_name in some
        ]


def test_a_long_log_is_read_page_by_page(log: StoredEventLog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("application.event_log.log._SCAN_PAGE", 7)
    fill_log(log, HISTORY)
    some = frozenset({"sample.opened", "sample.credited"})
    middle = log.read_all(after=0, limit=50)[-1].position
    expected = log.read_all(after=3, limit=1000, type_names=some, to_position=middle)
    assert list(log.scan(after=3, to_position=middle, type_names=some)) == expected
    outline = list(log.outline(to_position=middle))
    assert [position for position, _, _ in outline] == [
        each.position for each in log.read_all(after=0, limit=50)
    ]
    assert list(log.pick(range(4, middle + 1), type_names=some)) == expected
