"""The past refuses to be changed, whoever asks; personal data can be removed."""

from __future__ import annotations

from typing import LiteralString

import pytest

from application.event_log import StoredEventLog
from application.event_log.records import IndexEntry, Refusal
from tests.application.event_log import raw
from tests.application.event_log.conftest import only_postgres
from tests.application.event_log.samples import batch, note, vault_key, vault_row
from tests.support.backends import BackendUrl


@pytest.fixture(autouse=True)
def _something_of_everything(log: StoredEventLog, backend: BackendUrl) -> None:
    log.append(
        batch(
            "command-1",
            ("sample-1", 1, note()),
            rows=[vault_row("a" * 64)],
            keys=[vault_key()],
            entries=[IndexEntry("phone", "d1", "customer-1")],
        )
    )
    log.remember_refusal(
        Refusal(
            "2026-03-02T01:00:00Z",
            "command-2",
            "sample.add",
            "sample-1",
            "sa01",
            "cashier",
            "SH01",
            "X-1",
            "f",
        )
    )
    raw.run(backend, "INSERT INTO erased_subject VALUES ('customer-9', '2026-03-02')")
    assert set(raw.counts(backend).values()) == {1}


_CHANGES = {
    "stored_events": "UPDATE stored_events SET state = topic",
    "command_receipt": "UPDATE command_receipt SET fingerprint = 'x'",
    "refused_command": "UPDATE refused_command SET code = 'x'",
    "erased_subject": "UPDATE erased_subject SET subject = 'x'",
}
_STORED_EVENT = (
    "(originator_id, originator_version, topic, state) VALUES ('sample-1', 1, 'sample.note_added@1', 'x')"
)


@pytest.mark.parametrize("statement", _CHANGES.values(), ids=_CHANGES)
def test_update_is_refused(backend: BackendUrl, statement: LiteralString) -> None:
    with pytest.raises(raw.REFUSED, match="append-only"):
        raw.run(backend, statement.replace("= topic", "= ''") if backend.kind == "postgres" else statement)


@pytest.mark.parametrize("table", _CHANGES)
def test_delete_is_refused(backend: BackendUrl, table: LiteralString) -> None:
    with pytest.raises(raw.REFUSED, match="append-only"):
        raw.run(backend, f"DELETE FROM {table}")
    assert raw.counts(backend)[table] == 1


@only_postgres  # SQLite has no TRUNCATE; its DELETE without WHERE is tested above
@pytest.mark.parametrize("table", _CHANGES)
def test_truncate_is_refused(backend: BackendUrl, table: LiteralString) -> None:
    with pytest.raises(raw.REFUSED, match="append-only"):
        raw.run(backend, f"TRUNCATE {table} CASCADE")
    assert raw.counts(backend)[table] == 1


def test_replacing_an_event_is_refused(backend: BackendUrl, log: StoredEventLog) -> None:
    replace: LiteralString = f"INSERT OR REPLACE INTO stored_events {_STORED_EVENT}"
    if backend.kind == "postgres":
        replace = (
            f"INSERT INTO stored_events {_STORED_EVENT} "
            "ON CONFLICT (originator_id, originator_version) DO UPDATE SET state = EXCLUDED.state"
        )
    with pytest.raises(raw.REFUSED, match="append-only"):
        raw.run(backend, replace)
    assert [recorded.event for recorded in log.read_stream("sample-1")] == [note()]


@only_postgres
def test_a_replica_session_meets_the_triggers_too(backend: BackendUrl) -> None:
    with pytest.raises(raw.REFUSED, match="append-only"):
        raw.run(backend, "SET session_replication_role = replica; DELETE FROM stored_events")


@pytest.mark.parametrize("table", ["vault_row", "vault_key", "vault_index"])
def test_personal_data_can_be_removed(backend: BackendUrl, table: LiteralString, log: StoredEventLog) -> None:
    raw.run(backend, f"DELETE FROM {table}")
    assert raw.counts(backend)[table] == 0
    assert len(log.read_stream("sample-1")) == 1
