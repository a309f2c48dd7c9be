"""Personal data: sealed when an event is written, resolved when somebody asks, erased once and for all."""

from application.vault.sealing import Sealing
from application.vault.store import KeyState, VaultStore
from application.vault.vault import Gone, Reference, Vault, reference

__all__ = ["Gone", "KeyState", "Reference", "Sealing", "Vault", "VaultStore", "reference"]
