"""Settings that lose acknowledged writes, missing triggers and a forbidden flag stop the start."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest

from application.event_log import StoredEventLog, UnsafeStorage, open_event_log
from application.event_log.records import StorageUnavailable
from domain.errors import Invalid
from tests.application.event_log import raw
from tests.application.event_log.conftest import OpenLog, only_postgres, only_sqlite
from tests.application.event_log.samples import REGISTRY, one
from tests.support.backends import BackendUrl


def refusal_to_open(url: str, **options: Any) -> UnsafeStorage:
    with pytest.raises(UnsafeStorage) as refused:
        open_event_log(url, REGISTRY, **options)
    return refused.value


def test_a_fresh_log_passes(log: StoredEventLog) -> None:
    log.check_durability()


def test_opening_twice_changes_nothing(open_log: OpenLog) -> None:
    open_log().append(one(1))
    assert len(open_log().read_stream("sample-1")) == 1


@only_sqlite
def test_less_than_full_synchronisation_is_refused_unless_allowed(backend: BackendUrl) -> None:
    refused = refusal_to_open(backend.log_url, synchronous="NORMAL")
    assert refused.code == "LOG-START-001"
    assert refused.params["setting"] == "synchronous"
    with closing(open_event_log(backend.log_url, REGISTRY, synchronous="NORMAL", allow_unsafe=True)) as log:
        log.append(one(1))


@only_sqlite
def test_a_journal_that_is_no_write_ahead_log_is_refused(log: StoredEventLog, backend: BackendUrl) -> None:
    log.close()
    raw.run(backend, "PRAGMA journal_mode = DELETE")
    with closing(open_event_log(backend.log_url, REGISTRY)):  # opening puts it right
        assert raw.run(backend, "PRAGMA journal_mode") == [("wal",)]


@only_postgres
def test_asynchronous_commit_is_refused_unless_allowed(backend: BackendUrl) -> None:
    joint = "&" if "?" in backend.log_url else "?"
    url = f"{backend.log_url}{joint}options={quote('-c synchronous_commit=off')}"
    refused = refusal_to_open(url)
    assert refused.code == "LOG-START-001"
    assert refused.params["setting"] == "synchronous_commit"
    open_event_log(url, REGISTRY, allow_unsafe=True).close()


@only_postgres
def test_positions_kept_in_stock_by_a_session_are_refused(log: StoredEventLog, backend: BackendUrl) -> None:
    raw.run(backend, "ALTER SEQUENCE stored_events_notification_id_seq CACHE 20")
    with pytest.raises(UnsafeStorage, match="sequence cache is 20"):
        log.check_durability(allow_unsafe=True)


@only_sqlite
def test_a_missing_trigger_is_refused(log: StoredEventLog, backend: BackendUrl) -> None:
    raw.run(backend, "DROP TRIGGER stored_events_refuses_delete")
    with pytest.raises(UnsafeStorage, match="stored_events_refuses_delete") as refused:
        log.check_durability(allow_unsafe=True)
    assert refused.value.code == "LOG-START-003"


@only_postgres
@pytest.mark.parametrize("how", ["DISABLE TRIGGER", "ENABLE REPLICA TRIGGER"])
def test_a_trigger_that_does_not_fire_is_refused(log: StoredEventLog, backend: BackendUrl, how: str) -> None:
    raw.run(backend, f"ALTER TABLE stored_events {how} stored_events_append_only")  # type: ignore[arg-type,unused-ignore]
    assert refusal_to_open(backend.log_url, allow_unsafe=True).code == "LOG-START-003"


@pytest.mark.parametrize("name", ["POSTGRES_ENABLE_DB_FUNCTIONS", "STORED_POSTGRES_ENABLE_DB_FUNCTIONS"])
def test_the_flag_that_loses_events_is_always_refused(
    backend: BackendUrl, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "y")
    refused = refusal_to_open(backend.log_url, allow_unsafe=True)
    assert refused.code == "LOG-START-002"
    monkeypatch.setenv(name, "n")
    open_event_log(backend.log_url, REGISTRY).close()


@only_postgres
def test_the_insert_function_that_loses_events_does_not_exist(
    log: StoredEventLog, backend: BackendUrl
) -> None:
    assert raw.run(backend, "SELECT proname FROM pg_proc WHERE proname LIKE 'es_insert%'") == []


@pytest.mark.parametrize(
    "url", ["", "sqlite:///", "sqlite:///:memory:", "sqlite:///file:x?mode=memory", "mysql://x/y", "log.db"]
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(Invalid) as refused:
        open_event_log(url, REGISTRY)
    assert refused.value.code == "LOG-START-004"


def test_a_place_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(StorageUnavailable):
        open_event_log(f"sqlite:///{tmp_path}/missing/log.db", REGISTRY)


def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "log.db").write_bytes(b"not a database " * 400)
    with pytest.raises(StorageUnavailable):
        open_event_log(f"sqlite:///{tmp_path}/log.db", REGISTRY)


def test_a_server_that_is_not_there_is_unavailable_and_its_password_unsaid(tmp_path: Path) -> None:
    url = f"postgresql://me:secret-word@/db?host={tmp_path}"
    with pytest.raises(StorageUnavailable) as refused:
        open_event_log(url, REGISTRY, lock_timeout=1)
    assert "secret-word" not in str(refused.value)


@pytest.mark.parametrize("close_twice", [False, True])
def test_a_closed_log_says_so(open_log: OpenLog, close_twice: bool) -> None:
    log = open_log()
    log.close()
    if close_twice:
        log.close()
    with pytest.raises(StorageUnavailable):
        log.append(one(1))
    with pytest.raises(StorageUnavailable):
        log.head()


@only_postgres
def test_the_schema_is_installed_only_once(log: StoredEventLog, backend: BackendUrl) -> None:
    with (
        psycopg.connect(backend.log_url, options="-c search_path=event_log") as reader,
        reader.transaction(),
    ):
        reader.execute(
            "LOCK TABLE stored_events IN SHARE MODE"
        )  # installing anything would have to wait for it
        open_event_log(backend.log_url, REGISTRY, lock_timeout=1).close()
