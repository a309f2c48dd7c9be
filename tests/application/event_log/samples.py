"""A small contract of events, and batches as a command would leave them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from application.event_log.records import (
    Append,
    IndexEntry,
    NewEvent,
    ReceiptDraft,
    VaultKey,
    VaultRow,
)
from domain.contract import EventRegistry, JsonObject, Upcaster
from domain.event import Event
from domain.money import Money
from domain.quantities import Hours
from tests.support.scenario import clock, meta_of


class NoteAdded(Event, name="sample.note_added"):
    words: str


class PriceSetFirst(Event, name="sample.price_set"):
    """As version 1 wrote it; registered in old programs only."""

    yuan: int


class PriceSet(Event, name="sample.price_set", version=3):
    amount: Money
    hours: Hours
    reason: str | None


def _to_fen(payload: JsonObject) -> JsonObject:
    yuan = payload["yuan"]
    assert isinstance(yuan, int)
    return {"amount": {"fen": yuan * 100, "currency": "CNY"}, "hours": "1.0"}


def _with_reason(payload: JsonObject) -> JsonObject:
    return {**payload, "reason": None}


UPCASTERS = (Upcaster("sample.price_set", 1, _to_fen), Upcaster("sample.price_set", 2, _with_reason))
REGISTRY = EventRegistry([NoteAdded, PriceSet], UPCASTERS)
OLD_REGISTRY = EventRegistry([NoteAdded, PriceSetFirst])

PRICE = PriceSet(amount=Money(fen=36_000), hours=Decimal("1.25"), reason=None)
RECORDED_AT = "2026-03-02T00:00:00Z"


def note(words: str = "brake noise") -> NoteAdded:
    return NoteAdded(words=words)


def batch(
    command_id: str,
    *events: tuple[str, int, Event],
    rows: Iterable[VaultRow] = (),
    keys: Iterable[VaultKey] = (),
    entries: Iterable[IndexEntry] = (),
) -> Append:
    """``events`` are (stream, version, event); the receipt names the first, or stream ``sample-0`` without any."""
    stream, version = (events[0][0], events[-1][1]) if events else ("sample-0", 0)
    meta = meta_of(clock(9))
    return Append(
        events=tuple(NewEvent(at, number, meta, event) for at, number, event in events),
        receipt=ReceiptDraft(command_id, "f" * 64, stream, version, RECORDED_AT),
        vault_rows=tuple(rows),
        vault_keys=tuple(keys),
        index_entries=tuple(entries),
    )


def one(number: int, stream: str = "sample-1") -> Append:
    """The batch of one note that becomes version ``number`` of its stream, under a command id of its own."""
    return batch(f"{stream}:{number:08d}", (stream, number, note(f"note {number}")))


def vault_row(commitment: str, subject: str = "customer-1") -> VaultRow:
    return VaultRow(commitment, subject, "contact", "phone", b"nonce\x00\xff", b"sealed\x00\xff")


def vault_key(subject: str = "customer-1", retention: str = "contact") -> VaultKey:
    return VaultKey(subject, retention, b"wrapped\x00\xff")
