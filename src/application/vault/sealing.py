"""Sealing for one command: open values become commitments, and what must be stored beside the events is collected."""

from collections.abc import Callable
from typing import TypeVar

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import BaseModel

from application.event_log.records import IndexEntry, VaultKey, VaultRow
from application.vault.blind_index import INDEXED_KINDS, digest
from application.vault.crypto import KEY_BYTES, SALT_BYTES, CannotOpen
from application.vault.keyring import Keyring
from application.vault.personal_fields import replace_personal
from application.vault.refusals import SUBJECT_ERASED, VALUE_DAMAGED
from application.vault.store import VaultStore
from application.vault.values import seal_value
from domain.errors import Refused, Unavailable
from domain.personal import Personal, PersonalKind

ModelT = TypeVar("ModelT", bound=BaseModel)


class Sealing:
    """Rows, keys and index entries of one transaction. Throw it away when the transaction does not happen."""

    def __init__(
        self, store: VaultStore, keyring: Keyring, index_key: bytes, entropy: Callable[[int], bytes]
    ) -> None:
        self.rows: list[VaultRow] = []
        self.keys: list[VaultKey] = []
        self.index_entries: list[IndexEntry] = []
        self._store = store
        self._keyring = keyring
        self._index_key = index_key
        self._entropy = entropy
        self._minted: dict[tuple[str, str], AESGCM] = {}
        self._sealed: dict[int, tuple[Personal, Personal]] = {}

    def seal(self, model: ModelT) -> ModelT:
        """The model with every open personal value sealed; Refused when the subject was erased."""
        return replace_personal(model, self._seal_once)

    def owner_of(self, kind: PersonalKind, words: str) -> str | None:
        """The subject that already carries this VIN, plate or phone."""
        return self._store.subject_by_index(kind.value, digest(self._index_key, kind, words))

    def stored(self) -> None:
        """To be called after the commit: the new keys may now be used by other commands."""
        for (subject, retention), cipher in self._minted.items():
            self._keyring.remember(subject, retention, cipher)

    def refused(self) -> None:
        """To be called when the database refused the rows of an erased subject: keys kept here are worthless."""
        for row in self.rows:
            self._keyring.forget(row.subject)

    def _seal_once(self, personal: Personal) -> Personal:
        """One value used in several events is one row. The open value is kept beside, so that its id stays its own."""
        if personal.opened is None:
            return personal
        known = self._sealed.get(id(personal))
        if known is None:
            known = (personal, self._seal(personal, personal.opened.get_secret_value()))
            self._sealed[id(personal)] = known
        return known[1]

    def _seal(self, personal: Personal, words: str) -> Personal:
        retention = personal.retention.value
        cipher = self._cipher(personal.subject, retention)
        row = seal_value(
            cipher,
            self._entropy(SALT_BYTES),
            subject=personal.subject,
            retention=retention,
            kind=personal.kind.value,
            value=words,
        )
        self.rows.append(row)
        if personal.kind in INDEXED_KINDS:
            self._index(personal, words)
        return Personal(kind=personal.kind, subject=personal.subject, commitment=row.commitment)

    def _cipher(self, subject: str, retention: str) -> AESGCM:
        cipher = self._keyring.get(subject, retention) or self._minted.get((subject, retention))
        if cipher is not None:
            return cipher
        state = self._store.key_state(subject, retention)
        if state.erased:
            raise Refused(SUBJECT_ERASED)
        if state.key is not None:
            try:
                return self._keyring.unlock(state.key)
            except CannotOpen:
                raise Unavailable(VALUE_DAMAGED) from None
        key, cipher = self._keyring.mint(subject, retention, self._entropy(KEY_BYTES))
        self.keys.append(key)
        self._minted[subject, retention] = cipher
        return cipher

    def _index(self, personal: Personal, words: str) -> None:
        """The first subject to carry a number keeps the entry; the database refuses a second one."""
        entry = IndexEntry(
            personal.kind.value, digest(self._index_key, personal.kind, words), personal.subject
        )
        pending = any(
            other.kind == entry.kind and other.digest == entry.digest for other in self.index_entries
        )
        if not pending and self._store.subject_by_index(entry.kind, entry.digest) is None:
            self.index_entries.append(entry)
