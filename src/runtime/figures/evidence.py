"""The events behind an entry: those of its order, visit or day; of a line also what happened to it at the shelves."""

from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import bindparam, select

from domain.envelope import Recorded
from domain.event import Event
from domain.parts import OrderLine
from projections.engine.columns import epoch_ms
from projections.kpi.parts_tables import SHELF_LINE
from projections.kpi.queries.entries import Placed
from projections.kpi.rules import CaseRules
from projections.views import Reads
from runtime.figures.causes import Cause, StreamReader, causes_of

_SHELVES = (
    select(SHELF_LINE.c.stream)
    .where(
        SHELF_LINE.c.order == bindparam("order"),
        SHELF_LINE.c.job == bindparam("job"),
        SHELF_LINE.c.line == bindparam("line"),
    )
    .order_by(SHELF_LINE.c.stream)
)
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
            return self._causes(stream, lambda event: self._day(event) == placed.day)
        found = self._causes(stream)
        job, _, line = place.partition("/")
        if line:
            wanted = OrderLine(order=stream, job=job, line=line)
            for row in self._reads.rows(_SHELVES, order=stream, job=job, line=line):
                found += self._causes(str(row["stream"]), lambda event: _names(event, wanted))
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


def _names(recorded: Recorded[Event], line: OrderLine) -> bool:
    event = recorded.event
    return line in (getattr(event, "line", None), getattr(event, "to", None))
