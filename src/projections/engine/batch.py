"""One batch: read the log, change the rows, move the checkpoint; all of it stored, or nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from domain.envelope import Recorded
from domain.event import Event
from projections.engine.bound import Bound, raw_cursor
from projections.engine.checkpoint import claim
from projections.engine.copy_rules import rules_within
from projections.engine.database import ReadDatabase
from projections.engine.errors import OTHER_LOG, OtherLog
from projections.engine.handling import (
    REFUSALS,
    HandlingFailed,
    Parked,
    derive,
    describe,
    failure_of,
    handle_or_park,
    handle_strictly,
)
from projections.engine.parking import park, parked_streams
from projections.engine.rows import Rows
from projections.engine.setup import retire_others
from projections.engine.source import EventSource
from projections.engine.status import Standing, Status

OnStep = Callable[[str], None]
"""Called with the name of each step of a batch, of one model or a group: ``project.1-read`` to ``.5-after-commit``."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What was read: the rows will show the log up to ``to``; ``complete`` when that was its end."""

    seen: Standing
    events: Sequence[Recorded[Event]]
    to: int
    complete: bool

    def first(self, count: int) -> "Batch":
        return replace(self, events=self.events[:count], to=self.events[count - 1].position, complete=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """``stored`` is False when another runner was faster: read the checkpoint anew."""

    stored: bool
    handled: int
    position: int
    complete: bool


def read_batch(
    source: EventSource, bound: Bound, seen: Standing, limit: int, *, up_to: int | None = None
) -> Batch | None:
    """The next ``limit`` events after the checkpoint; None when there is nothing to store. Raises :class:`OtherLog`.

    ``up_to`` ends the log earlier than it does.

    The checkpoint moves to the end of what was read, not to the last event taken: whoever waits for a position
    waits for the log to have been looked at that far, whatever types lie there.
    """
    return read_page(source, bound.projection.type_names, seen, limit, up_to=up_to)


def read_page(
    source: EventSource, type_names: frozenset[str], seen: Standing, limit: int, *, up_to: int | None = None
) -> Batch | None:
    """Like :func:`read_batch`, of the events of these types."""
    head = source.head()
    if head < seen.position:
        raise OtherLog(OTHER_LOG, name=seen.name, position=seen.position, head=head)
    head = head if up_to is None else min(head, up_to)
    # a model that is read becomes live with the batch that ends the log, even an empty one
    if head <= seen.position and not (seen.serving and seen.status is not Status.LIVE):
        return None
    found = source.read_all(after=seen.position, limit=limit, type_names=type_names, to_position=head)
    complete = len(found) < limit
    to = head if complete else found[-1].position
    return Batch(seen, _each_once(found, seen.position), to, complete or to == head)


def store_batch(database: ReadDatabase, bound: Bound, batch: Batch, on_step: OnStep) -> Outcome:
    """Handle a batch and commit it. Raises :class:`HandlingFailed` while building.

    Where the database refuses the rows, nobody knows yet of which event: the batch is halved until it is one.
    """
    try:
        return _transact(database, bound, batch, on_step)
    except REFUSALS as rejection:
        if len(batch.events) > 1:
            return store_batch(database, bound, batch.first(len(batch.events) // 2), on_step)
        if not batch.events:
            raise
        culprit = batch.events[0]
        if not batch.seen.status.parks:
            raise HandlingFailed([failure_of(culprit, describe(rejection))]) from rejection
        return _transact(database, bound, batch, on_step, rejected={culprit.position: describe(rejection)})


def _transact(
    database: ReadDatabase,
    bound: Bound,
    batch: Batch,
    on_step: OnStep,
    rejected: Mapping[int, str] | None = None,
) -> Outcome:
    with database.follower.begin() as connection:
        if not apply(connection, bound, batch, on_step, rejected):
            connection.rollback()
            return Outcome(stored=False, handled=0, position=batch.seen.position, complete=False)
        on_step("project.4-before-commit")
    on_step("project.5-after-commit")
    return Outcome(stored=True, handled=len(batch.events), position=batch.to, complete=batch.complete)


def apply(
    connection: Connection,
    bound: Bound,
    batch: Batch,
    on_step: OnStep,
    rejected: Mapping[int, str] | None = None,
) -> bool:
    """A batch inside somebody's transaction; False when another runner was faster, and then nothing has changed."""
    seen = batch.seen
    status = _afterwards(batch)
    if not claim(connection, seen, to=batch.to, taken=len(batch.events), status=status):
        return False
    rows, _ = handle_batch(connection, bound, batch, rejected)
    on_step("project.2-handled")
    rows.flush()
    on_step("project.3-rows-written")
    if status is Status.LIVE and seen.status is not Status.LIVE:
        retire_others(connection, bound)
    return True


def handle_batch(
    connection: Connection, bound: Bound, batch: Batch, rejected: Mapping[int, str] | None = None
) -> tuple[Rows, int]:
    """The changed rows, still to be flushed, and how many events were parked. The checkpoint is claimed already."""
    seen, projection = batch.seen, bound.projection
    rows = Rows(bound.tables, raw_cursor(connection), empty=seen.position == 0)
    parked: Sequence[Parked] = ()
    if not batch.events:
        return rows, 0
    if seen.status.parks:
        # whoever parks moves the checkpoint: where nothing was parked when it was looked at, nothing is now
        waiting = parked_streams(connection, bound) if seen.parked else set()
        parked = handle_or_park(projection, rows, batch.events, waiting, rejected or {})
        park(connection, bound, parked)
    else:
        handle_strictly(projection, rows, batch.events)
    derive(projection, rows, rules_within(connection, bound))
    return rows, len(parked)


def _afterwards(batch: Batch) -> Status:
    """What is read becomes live at the end of the log; a copy beside it only when it is switched to."""
    if batch.seen.status.parks:
        return batch.seen.status
    return Status.LIVE if batch.complete and batch.seen.serving else Status.BUILDING


def _each_once(events: Sequence[Recorded[Event]], after: int) -> list[Recorded[Event]]:
    """Whatever the source repeats is taken once."""
    taken = []
    for recorded in events:
        if recorded.position > after:
            taken.append(recorded)
            after = recorded.position
    return taken
