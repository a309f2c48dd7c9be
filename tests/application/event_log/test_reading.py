"""Reading streams and the whole log: bounds, filters, old versions, and events that cannot be understood."""

from __future__ import annotations

import pytest

from application.event_log import StoredEventLog, UndecodableEvent, UnknownEventType
from domain.money import Money
from tests.application.event_log import raw
from tests.application.event_log.conftest import OpenLog
from tests.application.event_log.samples import (
    OLD_REGISTRY,
    PRICE,
    PriceSet,
    PriceSetFirst,
    batch,
    note,
    one,
)
from tests.support.backends import BackendUrl

NOTES = frozenset({"sample.note_added"})
PRICES = frozenset({"sample.price_set"})


@pytest.fixture
def ten(log: StoredEventLog) -> StoredEventLog:
    for number in range(1, 11):
        log.append(one(number))
    return log


def test_a_stream_between_two_versions(ten: StoredEventLog) -> None:
    def versions(after: int, to: int | None = None) -> list[int]:
        return [event.version for event in ten.read_stream("sample-1", after_version=after, to_version=to)]

    assert versions(0) == list(range(1, 11))
    assert versions(7) == [8, 9, 10]
    assert versions(2, 4) == [3, 4]
    assert versions(0, 0) == []
    assert versions(10) == []


def test_the_log_between_two_positions(ten: StoredEventLog) -> None:
    positions = [event.position for event in ten.read_all(after=0, limit=100)]
    third, sixth = positions[2], positions[5]
    assert [e.position for e in ten.read_all(after=third, limit=2)] == positions[3:5]
    assert [e.position for e in ten.read_all(after=third, limit=100, to_position=sixth)] == positions[3:6]
    assert ten.read_all(after=positions[-1], limit=100) == []
    assert ten.read_all(after=0, limit=0) == []


def test_pages_of_any_size_give_the_whole_log(ten: StoredEventLog) -> None:
    whole = ten.read_all(after=0, limit=100)
    for size in (1, 3, 10):
        after, pages = 0, []
        while page := ten.read_all(after=after, limit=size):
            pages += page
            after = page[-1].position
        assert pages == whole


def test_only_the_named_types(log: StoredEventLog) -> None:
    log.append(batch("command-1", ("sample-1", 1, note()), ("sample-1", 2, PRICE), ("sample-1", 3, note())))
    assert [e.version for e in log.read_all(after=0, limit=10, type_names=NOTES)] == [1, 3]
    assert [e.version for e in log.read_all(after=0, limit=1, type_names=PRICES)] == [2]
    assert [e.version for e in log.read_all(after=0, limit=10, type_names=NOTES | PRICES)] == [1, 2, 3]
    assert log.read_all(after=0, limit=10, type_names=frozenset()) == []


def test_a_type_outside_the_contract_cannot_be_asked_for(log: StoredEventLog) -> None:
    with pytest.raises(KeyError):
        log.read_all(after=0, limit=10, type_names=frozenset({"sample.never_happened"}))


def test_an_old_version_is_read_as_the_current_one(open_log: OpenLog) -> None:
    open_log(OLD_REGISTRY).append(batch("command-1", ("sample-1", 1, PriceSetFirst(yuan=360))))
    log = open_log()
    log.append(batch("command-2", ("sample-1", 2, PRICE)))

    old, new = log.read_stream("sample-1")
    assert old.event == PriceSet.model_validate({"amount": Money(fen=36_000), "hours": "1.0", "reason": None})
    assert new.event == PRICE
    assert log.read_all(after=0, limit=10, type_names=PRICES) == [old, new]


def _plant(backend: BackendUrl, topic: str, state: bytes) -> None:
    raw.run(
        backend,
        "INSERT INTO stored_events (originator_id, originator_version, topic, state) VALUES (?, ?, ?, ?)",
        "sample-1",
        1,
        topic,
        state,
    )


def test_an_unknown_type_is_named_and_never_imported(log: StoredEventLog, backend: BackendUrl) -> None:
    _plant(backend, "antigravity:fly", b"{}")
    with pytest.raises(UnknownEventType) as refused:
        log.read_stream("sample-1")
    assert refused.value.code == "LOG-DECODE-002"
    assert refused.value.params == {
        "stream": "sample-1", "version": 1, "topic": "antigravity:fly", "cause": "",
    }  # fmt: skip


def test_a_version_from_the_future_is_unknown(open_log: OpenLog) -> None:
    open_log().append(batch("command-1", ("sample-1", 1, PRICE)))
    with pytest.raises(UnknownEventType):
        open_log(OLD_REGISTRY).read_all(after=0, limit=10)


@pytest.mark.parametrize(
    ("topic", "state"),
    [
        ("sample.note_added@1", b""),
        ("sample.note_added@1", b"{not json"),
        ("sample.note_added@1", b'{"m":{},"d":{"words":"x"}}'),
        ("sample.note_added@1", b"[]"),
        ("sample.price_set@1", b"{not json"),
        ("sample.price_set@1", b"[]"),
        ("sample.price_set@1", b"{}"),
        ("sample.price_set@1", b'{"m":{},"d":[]}'),
        ("sample.price_set@1", b'{"m":{},"d":{}}'),
        ("sample.price_set@2", b'{"m":{},"d":{}}'),
    ],
)
def test_a_damaged_event_names_its_place(
    log: StoredEventLog, backend: BackendUrl, topic: str, state: bytes
) -> None:
    _plant(backend, topic, state)
    with pytest.raises(UndecodableEvent) as refused:
        log.read_all(after=0, limit=10)
    assert refused.value.code == "LOG-DECODE-001"
    assert {"stream": "sample-1", "version": 1, "topic": topic}.items() <= refused.value.params.items()


def test_the_error_of_a_damaged_event_does_not_repeat_its_values(
    log: StoredEventLog, backend: BackendUrl
) -> None:
    _plant(
        backend, "sample.note_added@1", '{"m":{},"d":{"words":"fine","extra":"张三 13800138000"}}'.encode()
    )
    with pytest.raises(UndecodableEvent, match="extra_forbidden") as refused:
        log.read_stream("sample-1")
    assert "13800138000" not in str(refused.value)
