"""Keys in the data directory: the vault's master key and the development signing key, readable by the owner only."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

_MASTER_KEY = "vault-master.key"
_SIGNING_KEY = "development-signing.pem"


def master_key(data_dir: Path) -> bytes:
    """32 bytes, made on first use. Losing the file loses every personal value."""
    return _read_or_make(data_dir / _MASTER_KEY, lambda: secrets.token_bytes(32))


def signing_key(data_dir: Path) -> Ed25519PrivateKey:
    """The key of the local token issuer, for development and demonstration."""
    pem = _read_or_make(
        data_dir / _SIGNING_KEY,
        lambda: Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    )
    key = load_pem_private_key(pem, password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError(f"{_SIGNING_KEY} does not hold an Ed25519 key")
    return key


def public_pem(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def _read_or_make(path: Path, make: Callable[[], bytes]) -> bytes:
    """Two processes may start at once: the first to create the file wins, the other reads it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    if not path.exists():
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(make())
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_bytes()
