"""The events behind an entry: those of its order, visit or day; of a line also what happened to it at the shelves."""

from collections.abc import Callable, Iterable, Sequence

from domain.envelope import Recorded
from domain.event import Event
from domain.parts import OrderLine
from projections.engine.columns import epoch_ms
from projections.kpi.queries.entries import Placed
from projections.kpi.rules import CaseRules
from projections.views import Reads
from runtime.figures.causes import Cause, StreamReader, causes_of, lines_named, shelves_of

_SHELF = "parts_stock-"


class Evidence:
    """Of the log up to a position; a stream is read once, however many entries it stands behind."""

    def __init__(self, log: StreamReader, reads: Reads, rules: CaseRules, until: int) -> None:
        self._log = log
        self._reads = reads
        self._rules = rules
        self._until = until
        self._streams: dict[str, Sequence[Recorded[Event]]] = {}

    def of(self, placed: Placed) -> list[Cause]:
        stream, _, place = placed.entry.subject.partition("/")
        if stream.startswith(_SHELF):
            # a shelf's stream is long, and its entry is about one day
            return self._causes(stream, lambda recorded: self._day(recorded) == placed.day)
        found = self._causes(stream)
        job, _, line = place.partition("/")
        if line:
            wanted = OrderLine(order=stream, job=job, line=line)
            for shelf in shelves_of(self._reads, stream):
                found += self._causes(shelf, lambda recorded: wanted in lines_named(recorded.event))
        return sorted(found, key=lambda cause: cause.position)

    def _causes(self, stream: str, wanted: Callable[[Recorded[Event]], bool] = lambda _: True) -> list[Cause]:
        return causes_of(self._known(each for each in self._read(stream) if wanted(each)))

    def _known(self, events: Iterable[Recorded[Event]]) -> Iterable[Recorded[Event]]:
        return (each for each in events if each.position <= self._until)

    def _read(self, stream: str) -> Sequence[Recorded[Event]]:
        if stream not in self._streams:
            self._streams[stream] = self._log.read_stream(stream)
        return self._streams[stream]

    def _day(self, recorded: Recorded[Event]) -> str:
        return self._rules.day(epoch_ms(recorded.meta.occurred_at))
