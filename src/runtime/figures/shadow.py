"""The figures once more, from the log alone, beside everything that is read: up to a position, under chosen rules."""

import tempfile
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from domain.envelope import Recorded
from domain.event import Event
from domain.identifiers import StoreId
from domain.rules.timetable import RuleTimetable
from projections.engine import Engine, EventSource, Progress, open_read_database
from projections.kpi import KPI

OnProgress = Callable[[Progress], None]


class Shadow:
    """Figures of the log up to a position that can only be moved forward."""

    def __init__(self, engine: Engine, past: "_Past") -> None:
        self._engine = engine
        self._past = past
        self.reader = engine.reader

    @property
    def position(self) -> int:
        return self._past.until

    def follow(self, position: int) -> None:
        """Take what the log has from here to ``position`` as well."""
        self._past.until = max(position, self._past.until)
        self._engine.run_until_caught_up()


@contextmanager
def shadow(
    log: EventSource,
    until: int,
    rules: RuleTimetable,
    *,
    store: StoreId | None = None,
    on_progress: OnProgress = lambda _: None,
) -> Iterator[Shadow]:
    """Figures as the log up to ``until`` gives them under ``rules``; of this store only, or of all.

    They lie in a file of their own that is gone afterwards. Raises BuildFailed where an event cannot be projected.
    """
    with tempfile.TemporaryDirectory(prefix="aftersales-figures-") as directory:
        database = open_read_database(f"sqlite:///{Path(directory) / 'figures.db'}")
        try:
            past = _Past(log, until, store)
            engine = Engine([KPI], past, database, rules=lambda: rules)
            engine.rebuild(KPI.name, on_progress)
            yield Shadow(engine, past)
        finally:
            database.close()


class _Past:
    """The log as it was at a position, and only the events of one store."""

    def __init__(self, log: EventSource, until: int, store: StoreId | None) -> None:
        self._log = log
        self.until = until
        self._store = store

    def head(self) -> int:
        return self.until

    def scan(self, *, after: int, to_position: int, type_names: frozenset[str]) -> Iterator[Recorded[Event]]:
        if self._store is None:
            end = min(to_position, self.until)
            return self._log.scan(after=after, to_position=end, type_names=type_names)
        # the events of other stores need not be decoded
        ours = (position for position, _, _ in self.outline(to_position=to_position) if position > after)
        return self._log.pick(array("q", ours), type_names=type_names)

    def outline(self, *, to_position: int) -> Iterator[tuple[int, str, str]]:
        for position, stream, store in self._log.outline(to_position=min(to_position, self.until)):
            if self._store in (None, store):
                yield position, stream, store

    def pick(self, positions: Sequence[int], *, type_names: frozenset[str]) -> Iterator[Recorded[Event]]:
        return self._log.pick(positions, type_names=type_names)

    def read_all(
        self,
        *,
        after: int,
        limit: int,
        type_names: frozenset[str] | None = None,
        to_position: int | None = None,
    ) -> Sequence[Recorded[Event]]:
        end = self.until if to_position is None else min(to_position, self.until)
        found = self._log.read_all(after=after, limit=limit, type_names=type_names, to_position=end)
        if self._store is None:
            return found
        # a page may lose events to other stores, but its end must be seen
        while len(found) == limit and not any(each.meta.store == self._store for each in found):
            found = self._log.read_all(
                after=found[-1].position, limit=limit, type_names=type_names, to_position=end
            )
        return [each for each in found if each.meta.store == self._store]

    def wait_for(self, position: int, timeout: float) -> bool:
        return self.until > position
