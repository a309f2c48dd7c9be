"""What the vault asks of its tables. They lie in the database of the event log, which writes them with the events."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from application.event_log.records import VaultKey, VaultRow


class KeyState(NamedTuple):
    """The wrapped data key, if one was made, and whether the subject was erased."""

    key: VaultKey | None
    erased: bool


class VaultStore(Protocol):
    def rows_by_commitments(self, commitments: Sequence[str]) -> list[VaultRow]: ...

    def keys_of_subjects(self, subjects: Sequence[str]) -> list[VaultKey]: ...

    def key_state(self, subject: str, retention: str) -> KeyState: ...

    def erased(self, subjects: Sequence[str]) -> Collection[str]: ...

    def subject_by_index(self, kind: str, digest: str) -> str | None: ...

    def erase(self, subject: str, at: datetime) -> bool:
        """Fence, rows, keys and index entries in one transaction; False when nothing of the subject was ever kept."""
        ...
