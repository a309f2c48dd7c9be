"""Data keys in memory: the most recently used ones, ready to encrypt and decrypt."""

from collections import OrderedDict
from threading import Lock

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from application.event_log.records import VaultKey
from application.vault.crypto import derive, length_prefixed, unwrap, wrap

_KEPT = 4096


class Keyring:
    """Ciphers by (subject, retention class). A key is remembered only after the transaction that stored it."""

    def __init__(self, master_key: bytes) -> None:
        self._wrapping_key = derive(master_key, "wrap data keys")
        self._ciphers: OrderedDict[tuple[str, str], AESGCM] = OrderedDict()
        self._lock = Lock()

    def get(self, subject: str, retention: str) -> AESGCM | None:
        with self._lock:
            cipher = self._ciphers.get((subject, retention))
            if cipher is not None:
                self._ciphers.move_to_end((subject, retention))
            return cipher

    def remember(self, subject: str, retention: str, cipher: AESGCM) -> None:
        with self._lock:
            self._ciphers[subject, retention] = cipher
            if len(self._ciphers) > _KEPT:
                self._ciphers.popitem(last=False)

    def forget(self, subject: str) -> None:
        with self._lock:
            for place in [place for place in self._ciphers if place[0] == subject]:
                del self._ciphers[place]

    def mint(self, subject: str, retention: str, data_key: bytes) -> tuple[VaultKey, AESGCM]:
        wrapped = wrap(self._wrapping_key, data_key, _label(subject, retention))
        return VaultKey(subject, retention, wrapped), AESGCM(data_key)

    def unlock(self, key: VaultKey) -> AESGCM:
        """The cipher of a stored key, remembered; CannotOpen when the master key does not fit."""
        data_key = unwrap(self._wrapping_key, key.wrapped, _label(key.subject, key.retention))
        cipher = AESGCM(data_key)
        self.remember(key.subject, key.retention, cipher)
        return cipher


def _label(subject: str, retention: str) -> bytes:
    return length_prefixed((subject, retention))
