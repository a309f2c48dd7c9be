"""The vault: the one place where personal values live, sealed, and can be erased."""

import hmac
import os
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from enum import Enum

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from application.event_log.records import VaultRow
from application.vault.blind_index import INDEXED_KINDS, digest
from application.vault.crypto import KEY_BYTES, CannotOpen, derive
from application.vault.keyring import Keyring
from application.vault.refusals import SUBJECT_UNKNOWN, VALUE_DAMAGED
from application.vault.sealing import Sealing
from application.vault.store import VaultStore
from application.vault.values import open_value
from domain.errors import NotFound, Unavailable
from domain.personal import Personal, PersonalKind


class Gone(Enum):
    """Why there are no words: erased on request, absent although nobody erased them, or of a kind not asked for."""

    ERASED = ("个人信息已删除", "Personal data erased")
    MISSING = ("个人信息缺失", "Personal data missing")
    WITHHELD = ("无权查看该信息", "Not shown to you")

    def label(self, language: str = "zh") -> str:
        zh, en = self.value
        return en if language == "en" else zh


class Reference(str):
    """``<subject>#<commitment>``: how a read model keeps a personal value in one text column."""

    __slots__ = ()

    @property
    def subject(self) -> str:
        return self.rpartition("#")[0]

    @property
    def commitment(self) -> str:
        return self.rpartition("#")[2]


def reference(personal: Personal) -> Reference:
    if personal.commitment is None:
        raise ValueError("a personal value must be sealed before it can be referred to")
    return Reference(f"{personal.subject}#{personal.commitment}")


class Vault:
    """``master_key`` has 32 bytes and is kept by the caller; ``entropy(n)`` gives n random bytes."""

    def __init__(
        self, store: VaultStore, master_key: bytes, *, entropy: Callable[[int], bytes] = os.urandom
    ) -> None:
        if len(master_key) != KEY_BYTES:
            raise ValueError("the master key has 32 bytes")
        self._store = store
        self._keyring = Keyring(master_key)
        self._index_key = derive(master_key, "blind index")
        self._fingerprint_key = derive(master_key, "command fingerprint")
        self._entropy = entropy

    def sealing(self) -> Sealing:
        """A fresh collection for one transaction."""
        return Sealing(self._store, self._keyring, self._index_key, self._entropy)

    def fingerprint(self, content: bytes) -> str:
        """A keyed digest (64 hex digits) of something that may hold personal words."""
        return hmac.digest(self._fingerprint_key, content, "sha256").hex()

    def find_subject(self, kind: PersonalKind, words: str) -> str | None:
        """The subject that first carried this VIN, plate or phone, however it was typed."""
        if kind not in INDEXED_KINDS:
            raise ValueError(f"values of kind {kind.value} are not indexed")
        return self._store.subject_by_index(kind.value, digest(self._index_key, kind, words))

    def resolve(self, wanted: Personal | str) -> str | Gone:
        """The words behind a personal value of an event, or behind a reference text of a read model."""
        (result,) = self.resolve_many([wanted]).values()
        return result

    def resolve_many(
        self, wanted: Iterable[Personal | str], kinds: Collection[PersonalKind] | None = None
    ) -> Mapping[str, str | Gone]:
        """Words by commitment, in the order asked for; three look-ups however many there are.

        Values of other kinds than ``kinds`` (None: of any kind) stay sealed. Unavailable when a value is damaged.
        A value that belongs to another subject than the one it was asked for under counts as missing.
        A bare commitment without a subject cannot tell an erased value from a missing one: it counts as missing.
        """
        places = {place.commitment: place.subject for place in map(_place, wanted)}
        rows = {
            row.commitment: row
            for row in self._store.rows_by_commitments(list(places))
            if places[row.commitment] in ("", row.subject)
        }
        withheld = {row.commitment for row in rows.values() if kinds is not None and row.kind not in kinds}
        ciphers = self._ciphers_of(row for row in rows.values() if row.commitment not in withheld)
        absent = {subject for commitment, subject in places.items() if commitment not in rows and subject}
        erased = self._store.erased(sorted(absent)) if absent else ()
        found = {
            row.commitment: Gone.WITHHELD
            if row.commitment in withheld
            else _words(row, ciphers.get((row.subject, row.retention)))
            for row in rows.values()
        }
        return {
            commitment: found.get(commitment) or (Gone.ERASED if subject in erased else Gone.MISSING)
            for commitment, subject in places.items()
        }

    def erase(self, subject: str, at: datetime) -> None:
        """Delete everything personal of a subject, for good; a second time changes nothing. NotFound when unknown.

        The log keeps its events and replays; nothing personal can be sealed for the subject afterwards.
        """
        kept = self._store.erase(subject, at)
        self._keyring.forget(subject)
        if not kept:
            raise NotFound(SUBJECT_UNKNOWN)

    def _ciphers_of(self, rows: Iterable[VaultRow]) -> dict[tuple[str, str], AESGCM]:
        wanted = {(row.subject, row.retention) for row in rows}
        ciphers = {place: cipher for place in wanted if (cipher := self._keyring.get(*place)) is not None}
        locked = sorted({subject for subject, retention in wanted if (subject, retention) not in ciphers})
        if locked:
            for key in self._store.keys_of_subjects(locked):
                try:
                    ciphers[key.subject, key.retention] = self._keyring.unlock(key)
                except CannotOpen:
                    raise Unavailable(VALUE_DAMAGED) from None
        return ciphers


def _place(wanted: Personal | str) -> Reference:
    return reference(wanted) if isinstance(wanted, Personal) else Reference(wanted)


def _words(row: VaultRow, cipher: AESGCM | None) -> str | Gone:
    if cipher is None:
        # rows and keys are deleted together: the erasure committed between the two look-ups
        return Gone.ERASED
    try:
        return open_value(cipher, row)
    except CannotOpen:
        raise Unavailable(VALUE_DAMAGED) from None
