"""Seal, resolve, find, erase - on both storage engines."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from application.event_log import StoredEventLog
from application.event_log.records import SubjectErased, VaultRow
from application.vault import Gone, Vault, reference
from domain.errors import NotFound, Refused, Unavailable
from domain.personal import Personal, PersonalKind
from tests.application.vault.tables import MASTER_KEY, Desk, Heard
from tests.support.backends import BackendUrl, sqlite_backend
from tests.support.scenario import clock, personal

NAME, PHONE, VIN = PersonalKind.NAME, PersonalKind.PHONE, PersonalKind.VIN


def test_what_is_sealed_can_be_resolved(desk: Desk) -> None:
    words = ["王五", "沪A·12345", "x", "🚗" * 500, "a\nb\tc"]
    sealed = desk.keep(*(personal(NAME, f"customer-{n}", word) for n, word in enumerate(words)))
    assert [desk.vault.resolve(value) for value in sealed] == words
    assert all(value.opened is None for value in sealed)


def test_another_process_resolves_it_too(desk: Desk, log: StoredEventLog) -> None:
    (sealed,) = desk.keep(personal(NAME, "customer-1", "王五"))
    assert Desk(log).vault.resolve(sealed) == "王五"


def test_many_are_resolved_together(desk: Desk) -> None:
    sealed = desk.keep(*(personal(NAME, f"customer-{n % 7}", f"name {n}") for n in range(600)))
    foreign = Personal(kind=NAME, subject="customer-9", commitment="0" * 64)
    resolved = desk.vault.resolve_many([*sealed, foreign])
    assert list(resolved) == [value.commitment for value in [*sealed, foreign]]
    assert list(resolved.values()) == [*(f"name {n}" for n in range(600)), Gone.MISSING]
    assert desk.vault.resolve_many([]) == {}


def test_a_reference_of_a_read_model_resolves_like_the_event(desk: Desk) -> None:
    (sealed,) = desk.keep(personal(NAME, "customer-1", "王五"))
    assert sealed.commitment is not None
    assert desk.vault.resolve(reference(sealed)) == "王五"
    assert desk.vault.resolve(sealed.commitment) == "王五"
    desk.vault.erase("customer-1", clock(9))
    assert desk.vault.resolve(reference(sealed)) is Gone.ERASED
    assert desk.vault.resolve(sealed.commitment) is Gone.MISSING


def test_a_value_is_not_found_under_another_subject(desk: Desk) -> None:
    (sealed,) = desk.keep(personal(NAME, "customer-1", "王五"))
    assert desk.vault.resolve(f"customer-2#{sealed.commitment}") is Gone.MISSING


def test_kinds_that_were_not_asked_for_stay_sealed(desk: Desk) -> None:
    sealed = desk.keep(personal(NAME, "customer-1", "王五"), personal(PHONE, "customer-1", "13912345678"))
    assert list(desk.vault.resolve_many(sealed, {PHONE}).values()) == [Gone.WITHHELD, "13912345678"]


def test_the_same_words_twice_cannot_be_seen_to_be_the_same(desk: Desk) -> None:
    one, other = desk.keep(personal(NAME, "customer-1", "王五"), personal(NAME, "customer-1", "王五"))
    assert one.commitment != other.commitment


def test_one_value_used_twice_is_kept_once(desk: Desk) -> None:
    value = personal(NAME, "customer-1", "王五")
    one, other = desk.keep(value, value)
    assert one == other


def test_erasing_leaves_other_subjects_alone(desk: Desk) -> None:
    mine, yours = desk.keep(personal(PHONE, "customer-1", "139"), personal(PHONE, "customer-2", "138"))
    desk.vault.erase("customer-1", clock(9))
    assert desk.vault.resolve(mine) is Gone.ERASED
    assert desk.vault.resolve(yours) == "138"
    assert desk.vault.find_subject(PHONE, "139") is None
    assert desk.vault.find_subject(PHONE, "138") == "customer-2"


def test_an_erased_subject_stays_erased(desk: Desk, log: StoredEventLog) -> None:
    desk.keep(personal(NAME, "customer-1", "王五"))
    desk.vault.erase("customer-1", clock(9))
    desk.vault.erase("customer-1", clock(10))
    for vault in (desk.vault, Desk(log).vault):
        with pytest.raises(Refused, match="VAULT-ERASED-001"):
            vault.sealing().seal(Heard(words=(personal(NAME, "customer-1", "王五"),)))


def test_what_was_sealed_before_the_erasure_cannot_be_stored_after_it(desk: Desk) -> None:
    desk.keep(personal(NAME, "customer-1", "王五"))
    sealing = desk.vault.sealing()
    event = sealing.seal(Heard(words=(personal(NAME, "customer-1", "again"),)))
    desk.vault.erase("customer-1", clock(9))
    with pytest.raises(SubjectErased):
        desk.store(event, sealing)


def test_nobody_is_erased_by_mistake(desk: Desk) -> None:
    with pytest.raises(NotFound, match="VAULT-SUBJECT-001"):
        desk.vault.erase("customer-unknown", clock(9))
    (sealed,) = desk.keep(personal(NAME, "customer-unknown", "王五"))
    assert desk.vault.resolve(sealed) == "王五"


def test_the_first_subject_keeps_a_number(desk: Desk) -> None:
    desk.keep(
        personal(VIN, "vehicle-1", "lsv aa4189 e2123456"), personal(VIN, "vehicle-2", "LSVAA4189E2123456")
    )
    desk.keep(personal(VIN, "vehicle-3", "LSVAA4189E2123456"))
    assert desk.vault.find_subject(VIN, "LSVAA4189E2123456") == "vehicle-1"
    with pytest.raises(ValueError, match="not indexed"):
        desk.vault.find_subject(NAME, "王五")


def test_another_master_key_opens_nothing(desk: Desk, log: StoredEventLog) -> None:
    (sealed,) = desk.keep(personal(PHONE, "customer-1", "139"))
    stranger = Desk(log, master_key=bytes(32))
    with pytest.raises(Unavailable, match="VAULT-DAMAGED-001"):
        stranger.vault.resolve(sealed)
    with pytest.raises(Unavailable, match="VAULT-DAMAGED-001"):
        stranger.vault.sealing().seal(Heard(words=(personal(PHONE, "customer-1", "138"),)))
    assert stranger.vault.find_subject(PHONE, "139") is None
    assert stranger.vault.fingerprint(b"x") != desk.vault.fingerprint(b"x")


def test_rows_cannot_change_places(desk: Desk, log: StoredEventLog) -> None:
    """Whoever can write the tables cannot make one value stand for another."""
    one, other = desk.keep(personal(NAME, "customer-1", "100"), personal(NAME, "customer-1", "999999"))
    swapped = {one.commitment: other.commitment, other.commitment: one.commitment}

    class Swapping(type(desk.vault._store)):  # type: ignore[misc]
        def rows_by_commitments(self, commitments: Sequence[str]) -> list[VaultRow]:
            rows = super().rows_by_commitments([swapped[commitment] for commitment in commitments])
            return [replace(row, commitment=swapped[row.commitment]) for row in rows]

    vault = Vault(Swapping(log.storage), MASTER_KEY)
    with pytest.raises(Unavailable, match="VAULT-DAMAGED-001"):
        vault.resolve(one)


def test_the_same_chance_seals_to_the_same_bytes(tmp_path: Path) -> None:
    from application.event_log import open_event_log  # noqa: PLC0415
    from tests.application.vault.tables import EVENTS  # noqa: PLC0415

    kept: list[tuple[Personal, ...]] = []
    rows: list[list[VaultRow]] = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        log = open_event_log(sqlite_backend(tmp_path / name).log_url, EVENTS)
        desk = Desk(log, entropy=random.Random(7).randbytes)
        kept.append(desk.keep(personal(NAME, "customer-1", "王五"), personal(PHONE, "customer-1", "139")))
        rows.append(desk.vault._store.rows_by_commitments([value.commitment or "" for value in kept[-1]]))
        log.close()
    assert kept[0] == kept[1]
    assert len(rows[0]) == 2
    assert rows[0] == rows[1]


def test_erased_bytes_leave_the_files(tmp_path: Path, backend: BackendUrl, desk: Desk) -> None:
    if backend.kind != "sqlite":
        pytest.skip("PostgreSQL removes deleted rows by its own vacuum")
    (sealed,) = desk.keep(personal(NAME, "customer-1", "王五" * 300))
    store = desk.vault._store
    (row,), (key,) = (
        store.rows_by_commitments([sealed.commitment or ""]),
        store.keys_of_subjects(["customer-1"]),
    )

    def stored() -> bytes:
        return b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    assert row.ciphertext[:64] in stored()
    assert key.wrapped in stored()
    desk.vault.erase("customer-1", clock(9))
    assert row.ciphertext[:64] not in stored()
    assert key.wrapped not in stored()


def test_a_master_key_of_another_length_is_refused(desk: Desk) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Vault(desk.vault._store, b"short")
