"""The car in the house."""

from domain.aggregates.visit.events.presence import LeftWithoutOrder, ServiceRefused, VehicleLeft
from domain.aggregates.visit.events.reception import ReceptionStarted, VehicleArrived
from domain.envelope import Recorded
from projections.engine.columns import epoch_ms
from projections.engine.dbapi import Value
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.kpi.tables import VISIT


def _arrived(rows: Rows, recorded: Recorded[VehicleArrived]) -> None:
    event, meta = recorded.event, recorded.meta
    rows.put(
        VISIT,
        {
            "visit": recorded.stream,
            "store": meta.store,
            "vehicle": event.vehicle,
            "arrived_ms": epoch_ms(meta.occurred_at),
            "appointment": event.appointment,
        },
    )
    # a visit may be merged with an earlier one of the same day, and this one may have been entered late
    for same_car in rows.cells_of(VISIT, ("visit",), vehicle=event.vehicle):
        rows.touch(VISIT, *same_car)


def _received(rows: Rows, recorded: Recorded[ReceptionStarted]) -> None:
    meta = recorded.meta
    _change(rows, recorded.stream, received_ms=epoch_ms(meta.occurred_at), received_by=meta.actor.id)


def _refused(rows: Rows, recorded: Recorded[ServiceRefused]) -> None:
    _change(rows, recorded.stream, turned_away="refused")


def _left(rows: Rows, recorded: Recorded[VehicleLeft]) -> None:
    _change(rows, recorded.stream, left_ms=epoch_ms(recorded.meta.occurred_at))


def _left_without_order(rows: Rows, recorded: Recorded[LeftWithoutOrder]) -> None:
    found = rows.get(VISIT, recorded.stream)
    turned_away = (found and found["turned_away"]) or "no_order"
    _change(rows, recorded.stream, left_ms=epoch_ms(recorded.meta.occurred_at), turned_away=turned_away)


def _change(rows: Rows, visit: str, **changes: Value) -> None:
    if rows.change(VISIT, visit, **changes):
        rows.touch(VISIT, visit)


VISIT_SUBSCRIPTIONS = (
    on(VehicleArrived, _arrived),
    on(ReceptionStarted, _received),
    on(ServiceRefused, _refused),
    on(VehicleLeft, _left),
    on(LeftWithoutOrder, _left_without_order),
)
