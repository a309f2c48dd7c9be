"""A bay's day: how long it was taken, and by what."""

from domain.aggregates.bay_day.events import BayBooked, BayClosed, BayOpened, BayReleased, BayReopened
from domain.envelope import Recorded
from projections.engine.columns import Json, epoch_ms, json_text
from projections.engine.dbapi import Value
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.kpi.cells import items, with_item
from projections.kpi.tables import BAY_DAY


def _opened(rows: Rows, recorded: Recorded[BayOpened]) -> None:
    event = recorded.event
    rows.put(
        BAY_DAY,
        {
            "stream": recorded.stream,
            "store": recorded.meta.store,
            "bay": event.bay,
            "day": event.day.isoformat(),
            "bay_type": event.bay_type,
            "bookings": "[]",
            "closed": False,
        },
    )
    rows.touch(BAY_DAY, recorded.stream)


def _booked(rows: Rows, recorded: Recorded[BayBooked]) -> None:
    event, day = recorded.event, rows.get(BAY_DAY, recorded.stream)
    if day is not None:
        booking: Json = [event.order, event.job, epoch_ms(event.start), epoch_ms(event.end)]
        _change(rows, recorded.stream, bookings=with_item(day["bookings"], booking))


def _released(rows: Rows, recorded: Recorded[BayReleased]) -> None:
    """What lies before was used; a booking that had not begun is gone."""
    event, day = recorded.event, rows.get(BAY_DAY, recorded.stream)
    if day is None:
        return
    freed, kept = epoch_ms(event.freed_from), []
    for order, job, start, end in items(day["bookings"]):
        if (order, job) == (event.order, event.job):
            end = min(end, freed)  # noqa: PLW2901  # the same booking, shorter
        if start < end:
            kept.append([order, job, start, end])
    _change(rows, recorded.stream, bookings=json_text(kept))


def _closed(rows: Rows, recorded: Recorded[BayClosed]) -> None:
    _change(rows, recorded.stream, closed=True)


def _reopened(rows: Rows, recorded: Recorded[BayReopened]) -> None:
    _change(rows, recorded.stream, closed=False)


def _change(rows: Rows, stream: str, **changes: Value) -> None:
    if rows.change(BAY_DAY, stream, **changes):
        rows.touch(BAY_DAY, stream)


BAY_SUBSCRIPTIONS = (
    on(BayOpened, _opened),
    on(BayBooked, _booked),
    on(BayReleased, _released),
    on(BayClosed, _closed),
    on(BayReopened, _reopened),
)
