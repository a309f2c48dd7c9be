"""A log in memory, as the projection engine sees one."""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import attrgetter

from domain.envelope import Recorded
from domain.event import Event


class ListSource:
    """Events in the order of their positions; ``deliveries`` is how often each page repeats every event."""

    def __init__(self, history: Iterable[Recorded[Event]] = (), *, deliveries: int = 1) -> None:
        self._events: list[Recorded[Event]] = list(history)
        self._deliveries = deliveries
        self._grown = threading.Condition()
        self.pages_read = 0

    def append(self, *events: Recorded[Event]) -> None:
        with self._grown:
            for recorded in events:
                assert recorded.position > self.head(), "positions rise"
                self._events.append(recorded)
            self._grown.notify_all()

    def read_all(
        self,
        *,
        after: int,
        limit: int,
        type_names: frozenset[str] | None = None,
        to_position: int | None = None,
    ) -> Sequence[Recorded[Event]]:
        self.pages_read += 1
        first = bisect_right(self._events, after, key=attrgetter("position"))
        wanted = (
            recorded
            for recorded in self._events[first:]
            if (to_position is None or recorded.position <= to_position)
            and (type_names is None or recorded.event.type_name in type_names)
        )
        found = list(islice(wanted, limit))
        return [recorded for recorded in found for _ in range(self._deliveries)]

    def scan(self, *, after: int, to_position: int, type_names: frozenset[str]) -> Iterator[Recorded[Event]]:
        for recorded in self._events:
            if after < recorded.position <= to_position and recorded.event.type_name in type_names:
                for _ in range(self._deliveries):
                    yield recorded

    def outline(self, *, to_position: int) -> Iterator[tuple[int, str, str]]:
        for recorded in self._events:
            if recorded.position <= to_position:
                for _ in range(self._deliveries):
                    yield recorded.position, recorded.stream, recorded.meta.store

    def pick(self, positions: Sequence[int], *, type_names: frozenset[str]) -> Iterator[Recorded[Event]]:
        wanted = frozenset(positions)
        for recorded in self._events:
            if recorded.position in wanted and recorded.event.type_name in type_names:
                for _ in range(self._deliveries):
                    yield recorded

    def head(self) -> int:
        return self._events[-1].position if self._events else 0

    def wait_for(self, position: int, timeout: float) -> bool:
        with self._grown:
            return self._grown.wait_for(lambda: self.head() > position, timeout)
