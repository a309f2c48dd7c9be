"""The product's own side: read models built from nothing, by this process or by several."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass

from application.event_log import StoredEventLog
from benchmarks.rebuild.places import Place
from benchmarks.rounds import Timed
from domain.envelope import Recorded
from domain.event import Event
from domain.rules.timetable import RuleTimetable
from projections.catalogue import PROJECTIONS
from projections.engine import Engine, Projection, open_read_database
from runtime.default_rules import shipped_rules
from runtime.rebuilding import crew_of


@dataclass(frozen=True)
class Beginning:
    """The log as it was when it had so many events. Implements the engine's ``EventSource``."""

    log: StoredEventLog
    events: int

    def read_all(
        self,
        *,
        after: int,
        limit: int,
        type_names: frozenset[str] | None = None,
        to_position: int | None = None,
    ) -> Sequence[Recorded[Event]]:
        end = self.events if to_position is None else min(to_position, self.events)
        return self.log.read_all(after=after, limit=limit, type_names=type_names, to_position=end)

    def scan(self, *, after: int, to_position: int, type_names: frozenset[str]) -> Iterator[Recorded[Event]]:
        return self.log.scan(after=after, to_position=to_position, type_names=type_names)

    def outline(self, *, to_position: int) -> Iterator[tuple[int, str, str]]:
        return self.log.outline(to_position=to_position)

    def pick(self, positions: Sequence[int], *, type_names: frozenset[str]) -> Iterator[Recorded[Event]]:
        return self.log.pick(positions, type_names=type_names)

    def head(self) -> int:
        return self.events

    def wait_for(self, position: int, timeout: float) -> bool:
        raise AssertionError("nothing comes after the beginning")


def rules() -> RuleTimetable:
    """The shipped ones, for all stores and for ever."""
    return RuleTimetable(shipped_rules().rules, {})


@contextmanager
def engine(place: Place, events: int, projections: Sequence[Projection] = PROJECTIONS) -> Iterator[Engine]:
    with place.log() as log, closing(open_read_database(place.settings.read_url)) as database:
        yield Engine(projections, Beginning(log, events), database, rules=rules)


def rebuild(
    place: Place, events: int, projections: Sequence[Projection] = PROJECTIONS, *, workers: int = 1
) -> Timed:
    """Where there are no read models yet. The time that worker processes take to start is part of it."""
    place.forget_read_models()
    with engine(place, events, projections):
        pass  # the tables are there beforehand, as on any start of the program

    def run() -> int:
        with engine(place, events, projections) as it, crew_of(place.settings, workers=workers) as crew:
            for report in it.rebuild_all(it.names, crew=crew):
                if report.failed is not None:
                    raise report.failed
        return events

    return run
