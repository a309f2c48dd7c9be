"""A bay's day: open or closed, and what it is kept for."""

from domain.aggregates.bay_day.events import BayBooked, BayClosed, BayOpened, BayReleased, BayReopened
from domain.envelope import Recorded
from projections.cells import number
from projections.engine.columns import epoch_ms
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.workshop_load.tables import BAY, BOOKING


def _opened(rows: Rows, recorded: Recorded[BayOpened]) -> None:
    event = recorded.event
    rows.put(
        BAY,
        {
            "stream": recorded.stream,
            "store": recorded.meta.store,
            "day": event.day.isoformat(),
            "bay": event.bay,
            "bay_type": event.bay_type,
            "closed": False,
        },
    )


def _closed(rows: Rows, recorded: Recorded[BayClosed | BayReopened]) -> None:
    rows.change(BAY, recorded.stream, closed=isinstance(recorded.event, BayClosed))


def _booked(rows: Rows, recorded: Recorded[BayBooked]) -> None:
    event, bay = recorded.event, rows.cells(BAY, ("store", "day"), recorded.stream)
    if bay is not None:
        store, day = bay
        rows.put(
            BOOKING,
            {
                "stream": recorded.stream,
                "start_ms": epoch_ms(event.start),
                "store": store,
                "day": day,
                "order": event.order,
                "job": event.job,
                "end_ms": epoch_ms(event.end),
            },
        )


def _released(rows: Rows, recorded: Recorded[BayReleased]) -> None:
    event, freed = recorded.event, epoch_ms(recorded.event.freed_from)
    for booking in rows.select(BOOKING, stream=recorded.stream):
        if (booking["order"], booking["job"]) != (event.order, event.job):
            continue
        if freed <= number(booking["start_ms"]):
            rows.delete(BOOKING, recorded.stream, booking["start_ms"])
        elif freed < number(booking["end_ms"]):
            rows.patch(BOOKING, (recorded.stream, booking["start_ms"]), end_ms=freed)


BAY_SUBSCRIPTIONS = (
    on(BayOpened, _opened),
    on(BayClosed, _closed),
    on(BayReopened, _closed),
    on(BayBooked, _booked),
    on(BayReleased, _released),
)
