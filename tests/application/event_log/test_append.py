"""One command is one transaction: events, receipt and vault rows together, or nothing."""

from __future__ import annotations

import pytest

from application.event_log import StoredEventLog
from application.event_log.records import (
    Append,
    CommandAlreadyDone,
    IndexEntry,
    Receipt,
    StreamTaken,
    SubjectErased,
)
from tests.application.event_log import raw
from tests.application.event_log.conftest import OpenLog
from tests.application.event_log.samples import (
    OLD_REGISTRY,
    PRICE,
    RECORDED_AT,
    batch,
    note,
    one,
    vault_key,
    vault_row,
)
from tests.support.backends import BackendUrl
from tests.support.scenario import clock, meta_of


def test_what_is_appended_is_read_back(log: StoredEventLog) -> None:
    receipt = log.append(batch("command-1", ("sample-1", 1, note("刹车异响")), ("sample-1", 2, PRICE)))

    first, second = log.read_stream("sample-1")
    assert (first.event, second.event) == (note("刹车异响"), PRICE)
    assert (first.stream, first.version, second.version) == ("sample-1", 1, 2)
    assert first.meta == second.meta == meta_of(clock(9))
    assert [first.position, second.position] == [receipt.first_position, receipt.last_position]
    assert log.head() == receipt.last_position


def test_business_time_keeps_the_offset_of_its_store(log: StoredEventLog) -> None:
    log.append(one(1))
    (recorded,) = log.read_stream("sample-1")
    assert recorded.meta.occurred_at.isoformat() == "2026-03-02T09:00:00+08:00"
    assert recorded.meta.recorded_at.isoformat() == "2026-03-02T01:00:00+00:00"


def test_positions_rise_in_the_order_given_across_streams(log: StoredEventLog) -> None:
    log.append(batch("command-1", *((f"sample-{n}", 1, note(str(n))) for n in (3, 1, 2))))
    log.append(batch("command-2", ("sample-1", 2, PRICE)))
    everything = log.read_all(after=0, limit=100)
    assert [recorded.stream for recorded in everything] == ["sample-3", "sample-1", "sample-2", "sample-1"]
    positions = [recorded.position for recorded in everything]
    assert positions == sorted(set(positions))


def test_an_empty_log(log: StoredEventLog) -> None:
    assert log.head() == 0
    assert log.read_all(after=0, limit=10) == []
    assert log.read_stream("sample-1") == []
    assert log.find_receipt("command-1") is None


def test_the_receipt_is_found_again_by_any_process(open_log: OpenLog) -> None:
    given = open_log().append(batch("command-1", ("sample-1", 1, note()), ("sample-2", 1, PRICE)))
    assert given.events == (("sample-1", 1, "sample.note_added"), ("sample-2", 1, "sample.price_set"))
    assert open_log().find_receipt("command-1") == given


def test_a_command_without_events_leaves_a_receipt(log: StoredEventLog) -> None:
    log.append(batch("command-1"))
    assert log.find_receipt("command-1") == Receipt(
        "command-1", "f" * 64, "sample-0", 0, RECORDED_AT, (), first_position=0, last_position=0
    )
    assert log.head() == 0


@pytest.mark.parametrize("version", [1, 2])
def test_a_version_that_is_taken_is_refused(log: StoredEventLog, backend: BackendUrl, version: int) -> None:
    log.append(batch("command-1", ("sample-1", 1, note()), ("sample-1", 2, note())))
    before = raw.counts(backend)
    with pytest.raises(StreamTaken):
        log.append(batch("command-2", ("sample-1", version, PRICE)))
    assert raw.counts(backend) == before
    assert log.find_receipt("command-2") is None


def test_one_taken_stream_spoils_the_others(log: StoredEventLog, backend: BackendUrl) -> None:
    log.append(one(1, "sample-2"))
    before = raw.counts(backend)
    with pytest.raises(StreamTaken):
        log.append(
            batch(
                "command-2",
                ("sample-1", 1, note()),
                ("sample-2", 1, note()),
                rows=[vault_row("a" * 64)],
                keys=[vault_key()],
                entries=[IndexEntry("phone", "d1", "customer-1")],
            )
        )
    assert raw.counts(backend) == before


def _new_command_same_streams() -> Append:
    return batch("command-1", ("sample-1", 1, note("again")))


def _new_command_new_streams() -> Append:
    return batch("command-1", ("sample-9", 1, note("again")))


@pytest.mark.parametrize(
    "again", [_new_command_same_streams(), _new_command_new_streams(), batch("command-1")]
)
def test_a_command_id_is_used_once(log: StoredEventLog, backend: BackendUrl, again: Append) -> None:
    first = log.append(batch("command-1", ("sample-1", 1, note())))
    before = raw.counts(backend)
    with pytest.raises(CommandAlreadyDone):
        log.append(again)
    assert raw.counts(backend) == before
    assert log.find_receipt("command-1") == first


def test_vault_rows_are_stored_as_they_are(log: StoredEventLog, backend: BackendUrl) -> None:
    entry = IndexEntry("phone", "d1", "customer-1")
    log.append(
        batch(
            "command-1",
            ("sample-1", 1, note()),
            rows=[vault_row("a" * 64), vault_row("b" * 64)],
            keys=[vault_key()],
            entries=[entry],
        )
    )
    assert raw.run(
        backend, "SELECT commitment, subject, retention, kind, nonce, ciphertext FROM vault_row ORDER BY 1"
    ) == [
        (letter * 64, "customer-1", "contact", "phone", b"nonce\x00\xff", b"sealed\x00\xff")
        for letter in "ab"
    ]
    assert raw.run(backend, "SELECT subject, retention, wrapped FROM vault_key") == [
        ("customer-1", "contact", b"wrapped\x00\xff")
    ]
    assert raw.run(backend, "SELECT kind, digest, subject FROM vault_index") == [
        ("phone", "d1", "customer-1")
    ]


@pytest.mark.parametrize(
    "second",
    [
        batch("command-2", ("sample-2", 1, note()), keys=[vault_key()]),
        batch("command-2", ("sample-2", 1, note()), entries=[IndexEntry("phone", "d1", "customer-2")]),
    ],
    ids=["key", "index entry"],
)
def test_a_key_or_index_entry_of_another_writer_makes_the_caller_decide_again(
    log: StoredEventLog, backend: BackendUrl, second: Append
) -> None:
    log.append(batch("command-1", keys=[vault_key()], entries=[IndexEntry("phone", "d1", "customer-1")]))
    before = raw.counts(backend)
    with pytest.raises(StreamTaken):
        log.append(second)
    assert raw.counts(backend) == before


@pytest.mark.parametrize(
    "late",
    [
        batch("command-1", ("sample-1", 1, note()), rows=[vault_row("a" * 64)]),
        batch("command-1", ("sample-1", 1, note()), keys=[vault_key()]),
        batch("command-1", entries=[IndexEntry("phone", "d1", "customer-1")]),
    ],
    ids=["row", "key", "index entry"],
)
def test_nothing_is_sealed_for_an_erased_subject(
    log: StoredEventLog, backend: BackendUrl, late: Append
) -> None:
    raw.run(backend, "INSERT INTO erased_subject VALUES ('customer-1', '2026-03-02')")
    before = raw.counts(backend)
    with pytest.raises(SubjectErased):
        log.append(late)
    assert raw.counts(backend) == before


def test_an_event_outside_the_contract_is_not_stored(open_log: OpenLog, backend: BackendUrl) -> None:
    log = open_log(OLD_REGISTRY)
    with pytest.raises(KeyError):
        log.append(batch("command-1", ("sample-1", 1, PRICE)))
    assert raw.counts(backend)["command_receipt"] == 0
