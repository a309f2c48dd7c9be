"""What goes into the log in one transaction, and what comes back."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from domain.envelope import Meta, Recorded
from domain.event import Event


@dataclass(frozen=True, slots=True)
class NewEvent:
    """A sealed event with the version it must get; the append fails if that version is taken."""

    stream: str
    version: int
    meta: Meta
    event: Event


@dataclass(frozen=True, slots=True)
class VaultRow:
    """A sealed personal value: nonce and ciphertext under the key of (subject, retention class)."""

    commitment: str
    subject: str
    retention: str
    kind: str
    nonce: bytes
    ciphertext: bytes


@dataclass(frozen=True, slots=True)
class VaultKey:
    """A data key of (subject, retention class), wrapped by the master key."""

    subject: str
    retention: str
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A keyed digest by which a subject is found again by VIN, plate or phone; unique per (kind, digest)."""

    kind: str
    digest: str
    subject: str


@dataclass(frozen=True, slots=True)
class ReceiptDraft:
    """What a command leaves beside its events: its id, a keyed digest of its body, the stream it addressed."""

    command_id: str
    fingerprint: str
    stream: str
    version: int
    recorded_at: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """A stored answer: ``events`` are (stream, version, type name) in order; positions are 0 without events."""

    command_id: str
    fingerprint: str
    stream: str
    version: int
    recorded_at: str
    events: tuple[tuple[str, int, str], ...]
    first_position: int
    last_position: int


@dataclass(frozen=True, slots=True)
class Append:
    """One transaction: all of it is stored, or nothing."""

    events: tuple[NewEvent, ...]
    receipt: ReceiptDraft
    vault_rows: tuple[VaultRow, ...] = ()
    vault_keys: tuple[VaultKey, ...] = ()
    index_entries: tuple[IndexEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A command that was refused: who tried what, when, and which rule said no.

    ``at`` is an ISO instant in UTC, ``params`` what the rule's sentence is filled with (never personal data).
    ``number`` counts from 1 in the order of refusal; it is 0 until the refusal is stored.
    """

    at: str
    command_id: str
    command_type: str
    stream: str
    actor_id: str
    role: str
    store: str
    code: str
    fingerprint: str
    params: Mapping[str, str | int] = field(default_factory=dict)
    number: int = 0


class StreamTaken(Exception):
    """A version, vault key or index entry was stored by another writer first; nothing was stored."""


class CommandAlreadyDone(Exception):
    """A receipt with this command id exists; nothing was stored by this call. Wins over :class:`StreamTaken`."""


class SubjectErased(Exception):
    """A personal value was offered for a subject that has been erased; nothing was stored."""


class OutcomeUnknown(Exception):
    """The connection broke around the commit: look the receipt up before saying anything."""


class StorageFull(Exception):
    """The disk is full; nothing was stored."""


class StorageUnavailable(Exception):
    """The storage cannot be reached or stayed locked too long; nothing was stored."""


class EventLog(Protocol):
    """The log as its users see it. Positions rise in commit order; a reader never sees one filled in later.

    Every method may raise :class:`StorageUnavailable`; ``append`` also the other exceptions of this module.
    Reading raises :class:`application.event_log.codec.UndecodableEvent` for an event outside the contract.
    """

    def append(self, batch: Append) -> Receipt: ...

    def read_stream(
        self, stream: str, *, after_version: int = 0, to_version: int | None = None
    ) -> list[Recorded[Event]]: ...

    def read_all(
        self,
        *,
        after: int,
        limit: int,
        type_names: frozenset[str] | None = None,
        to_position: int | None = None,
    ) -> list[Recorded[Event]]: ...

    def head(self) -> int: ...

    def find_receipt(self, command_id: str) -> Receipt | None: ...

    def turn(self, numbers: Sequence[int]) -> AbstractContextManager[None]:
        """Hold these numbers, given in rising order, against every other process on this log; waits for them."""
        ...

    def wait_for(self, position: int, timeout: float) -> bool:
        """Block until an event after ``position`` is stored; False when ``timeout`` seconds pass first."""
        ...

    def remember_refusal(self, refusal: Refusal) -> None: ...

    def refusals(self, *, limit: int, after: int = 0) -> list[Refusal]:
        """Refusals with a number above ``after``, oldest first."""
        ...

    def close(self) -> None: ...
