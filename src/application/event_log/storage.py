"""What the log needs of a storage engine; rows are plain tuples in the order that the names below give."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from application.event_log.records import Append, Receipt, Refusal
from application.event_log.wakeup import Wakeup

EventRow = tuple[str, int, str, bytes]
"""stream, version, topic, state: an event to be stored."""
StoredRow = tuple[int, str, int, str, bytes]
"""position, stream, version, topic, state."""
OutlineRow = tuple[int, str, bytes]
"""position, stream, and as much of the state as tells the store."""

OnStep = Callable[[str], None]
"""Told the name of each step of an append, so that a fault can be placed exactly there."""

STEPS = (
    "append.1-before-begin",
    "append.2-events-inserted",
    "append.3-receipt-written",
    "append.4-before-commit",
    "append.5-after-commit",
)
"""All steps; an engine that appends in one round trip passes the first and the last only."""


class Storage(Protocol):
    @property
    def wakeup(self) -> Wakeup: ...

    def insert(self, rows: Sequence[EventRow], batch: Append) -> tuple[int, int]:
        """Store everything in one transaction; first and last position, or zeros when there are no events."""
        ...

    def stream_rows(self, stream: str, after_version: int, to_version: int) -> list[StoredRow]: ...

    def all_rows(
        self, after: int, to_position: int, limit: int, topics: list[str] | None
    ) -> list[StoredRow]: ...

    def rows_at(self, positions: Sequence[int], topics: list[str]) -> list[StoredRow]: ...

    def outline_rows(self, after: int, to_position: int, limit: int) -> list[OutlineRow]: ...

    def head(self) -> int: ...

    def receipt(self, command_id: str) -> Receipt | None: ...

    def insert_refusal(self, refusal: Refusal) -> None: ...

    def refusals(self, after: int, limit: int) -> list[Refusal]: ...

    def turn(self, numbers: Sequence[int]) -> AbstractContextManager[None]: ...

    def wait_for(self, position: int, timeout: float) -> bool: ...

    def check_durability(self, *, allow_unsafe: bool) -> None: ...

    def close(self) -> None: ...
