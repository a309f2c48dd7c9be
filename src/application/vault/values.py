"""One personal value to a vault row and back."""

import hmac

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from application.event_log.records import VaultRow
from application.vault.crypto import SALT_BYTES, CannotOpen, commit, decrypt, length_prefixed, nonce_of


def seal_value(
    cipher: AESGCM, salt: bytes, *, subject: str, retention: str, kind: str, value: str
) -> VaultRow:
    commitment = commit(salt, kind, value)
    nonce = nonce_of(commitment)
    bound_to = length_prefixed((subject, retention, kind, commitment))
    ciphertext = cipher.encrypt(nonce, salt + value.encode(), bound_to)
    return VaultRow(commitment, subject, retention, kind, nonce, ciphertext)


def open_value(cipher: AESGCM, row: VaultRow) -> str:
    """The words of a row; CannotOpen when they are not the words the commitment was made for."""
    bound_to = length_prefixed((row.subject, row.retention, row.kind, row.commitment))
    opened = decrypt(cipher, row.nonce, row.ciphertext, bound_to)
    salt, value = opened[:SALT_BYTES], opened[SALT_BYTES:].decode()
    if not hmac.compare_digest(commit(salt, row.kind, value), row.commitment):
        raise CannotOpen
    return value
