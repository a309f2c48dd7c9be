"""The few cryptographic steps of the vault, as functions on bytes.

Nonces are taken from a digest of what is sealed: two different values can then not share one, even where the
source of chance repeats itself after a restart with the same seed.
"""

import hmac
from collections.abc import Iterable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
SALT_BYTES = 32
_NONCE_BYTES = 12


class CannotOpen(Exception):
    """The key does not fit, or the bytes were changed."""


def derive(master_key: bytes, purpose: str) -> bytes:
    """A key for one purpose; keys of different purposes tell nothing about each other."""
    return hmac.digest(master_key, b"aftersales/v1/" + purpose.encode(), "sha256")


def length_prefixed(parts: Iterable[str]) -> bytes:
    """Parts joined so that no two different lists give the same bytes."""
    encoded = [part.encode() for part in parts]
    return b"".join(len(part).to_bytes(4, "big") + part for part in encoded)


def commit(salt: bytes, kind: str, value: str) -> str:
    """Binds to a value without telling it; ``salt`` has exactly 32 bytes, since HMAC pads shorter keys with zeros."""
    if len(salt) != SALT_BYTES:
        raise ValueError("a salt has 32 bytes")
    return hmac.new(salt, b"personal/v1\n" + length_prefixed((kind, value)), "sha256").hexdigest()


def nonce_of(commitment: str) -> bytes:
    return bytes.fromhex(commitment)[:_NONCE_BYTES]


def wrap(wrapping_key: bytes, data_key: bytes, label: bytes) -> bytes:
    """A data key under the wrapping key, bound to its label; nonce first."""
    nonce = hmac.digest(wrapping_key, label + data_key, "sha256")[:_NONCE_BYTES]
    return nonce + AESGCM(wrapping_key).encrypt(nonce, data_key, label)


def unwrap(wrapping_key: bytes, wrapped: bytes, label: bytes) -> bytes:
    return decrypt(AESGCM(wrapping_key), wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:], label)


def decrypt(cipher: AESGCM, nonce: bytes, ciphertext: bytes, bound_to: bytes) -> bytes:
    """Raises CannotOpen instead of the library's error, and drops the cause: it could show the bytes."""
    try:
        return cipher.decrypt(nonce, ciphertext, bound_to)
    except (InvalidTag, ValueError):
        raise CannotOpen from None
