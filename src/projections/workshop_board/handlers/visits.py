"""The car and its customer in the house; orders show their visit's owner and waiting customer."""

from domain.aggregates.visit.events.presence import (
    LeftWithoutOrder,
    OrderLinked,
    ServiceRefused,
    VehicleLeft,
    VehicleMoved,
    WaitingCustomerChanged,
    WaitingRequestClosed,
    WaitingRequestLogged,
)
from domain.aggregates.visit.events.reception import ReceptionStarted, VehicleArrived
from domain.aggregates.visit.events.responsibility import HandoverAccepted, MatterHandedOver
from domain.envelope import Recorded
from projections.cells import number
from projections.engine.columns import epoch_ms, iso
from projections.engine.dbapi import Value
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.workshop_board.tables import ORDER, REQUEST, VISIT

_SHOWN_ON_ORDERS = ("owner", "waiting_customer", "open_requests")


def _arrived(rows: Rows, recorded: Recorded[VehicleArrived]) -> None:
    event, at = recorded.event, recorded.meta.occurred_at
    rows.put(
        VISIT,
        {
            "visit": recorded.stream,
            "store": recorded.meta.store,
            "vehicle": event.vehicle,
            "customer": event.customer,
            "arrived_at": iso(at),
            "arrived_ms": epoch_ms(at),
            "appointed_at": None if event.appointed_at is None else iso(event.appointed_at),
            "owner": recorded.meta.actor.id,
            "waiting_customer": event.waiting_customer,
            "open_requests": 0,
            "orders": 0,
            "refused": False,
            "in_house": True,
        },
    )


def _received(rows: Rows, recorded: Recorded[ReceptionStarted]) -> None:
    _change(rows, recorded.stream, reception_started_at=iso(recorded.meta.occurred_at))


def _offered(rows: Rows, recorded: Recorded[MatterHandedOver]) -> None:
    _change(rows, recorded.stream, offered_to=recorded.event.to)


def _accepted(rows: Rows, recorded: Recorded[HandoverAccepted]) -> None:
    _change(rows, recorded.stream, owner=recorded.meta.actor.id, offered_to=None)


def _waiting(rows: Rows, recorded: Recorded[WaitingCustomerChanged]) -> None:
    _change(rows, recorded.stream, waiting_customer=recorded.event.waiting)


def _asked(rows: Rows, recorded: Recorded[WaitingRequestLogged]) -> None:
    event, at = recorded.event, recorded.meta.occurred_at
    rows.put(
        REQUEST,
        {
            "visit": recorded.stream,
            "request": event.request,
            "store": recorded.meta.store,
            "logged_at": iso(at),
            "logged_ms": epoch_ms(at),
            "subject": event.words.subject,
            "words": event.words.commitment,
            "open": True,
        },
    )
    _count_requests(rows, recorded.stream)


def _helped(rows: Rows, recorded: Recorded[WaitingRequestClosed]) -> None:
    if rows.change(REQUEST, (recorded.stream, recorded.event.request), open=False):
        _count_requests(rows, recorded.stream)


def _count_requests(rows: Rows, visit: str) -> None:
    waiting = sum(bool(is_open) for (is_open,) in rows.cells_of(REQUEST, ("open",), visit=visit))
    _change(rows, visit, open_requests=waiting)


def _linked(rows: Rows, recorded: Recorded[OrderLinked]) -> None:
    visit = rows.cells(VISIT, ("orders",), recorded.stream)
    if visit is not None:
        rows.patch(VISIT, recorded.stream, orders=number(visit[0]) + 1)


def _moved(rows: Rows, recorded: Recorded[VehicleMoved]) -> None:
    _change(rows, recorded.stream, area=recorded.event.area, place=recorded.event.place)


def _refused(rows: Rows, recorded: Recorded[ServiceRefused]) -> None:
    _change(rows, recorded.stream, refused=True)


def _left(rows: Rows, recorded: Recorded[VehicleLeft | LeftWithoutOrder]) -> None:
    _change(rows, recorded.stream, in_house=False)


def _change(rows: Rows, visit: str, **changes: Value) -> None:
    if not rows.change(VISIT, visit, **changes):
        return
    for_orders = {name: value for name, value in changes.items() if name in _SHOWN_ON_ORDERS}
    if for_orders:
        for order in rows.cells_of(ORDER, ("order",), visit=visit):
            rows.patch(ORDER, order, **for_orders)


VISIT_SUBSCRIPTIONS = (
    on(VehicleArrived, _arrived),
    on(ReceptionStarted, _received),
    on(MatterHandedOver, _offered),
    on(HandoverAccepted, _accepted),
    on(WaitingCustomerChanged, _waiting),
    on(WaitingRequestLogged, _asked),
    on(WaitingRequestClosed, _helped),
    on(OrderLinked, _linked),
    on(VehicleMoved, _moved),
    on(ServiceRefused, _refused),
    on(VehicleLeft, _left),
    on(LeftWithoutOrder, _left),
)
