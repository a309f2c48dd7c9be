"""The log as the engine reads it."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from domain.envelope import Recorded
from domain.event import Event


class EventSource(Protocol):
    """Events in the order of their positions.

    Positions rise in commit order and nothing is ever filled in below a position that was visible: reads gated by
    position are sound only because of this.
    """

    def read_all(
        self,
        *,
        after: int,
        limit: int,
        type_names: frozenset[str] | None = None,
        to_position: int | None = None,
    ) -> Sequence[Recorded[Event]]:
        """At most ``limit`` events with ``after`` < position <= ``to_position``, only of these types (None: all)."""
        ...

    def scan(self, *, after: int, to_position: int, type_names: frozenset[str]) -> Iterator[Recorded[Event]]:
        """The events of these types in between, in order, read as they are asked for."""
        ...

    def outline(self, *, to_position: int) -> Iterator[tuple[int, str, str]]:
        """Position, stream and store of every event up to there, in order; nothing is decoded for it."""
        ...

    def pick(self, positions: Sequence[int], *, type_names: frozenset[str]) -> Iterator[Recorded[Event]]:
        """The events of these types at these positions, which rise, in order, read as they are asked for."""
        ...

    def head(self) -> int:
        """The last position, 0 for an empty log."""
        ...

    def wait_for(self, position: int, timeout: float) -> bool:
        """Wait at most ``timeout`` seconds until something may lie after ``position``; False when time ran out."""
        ...
