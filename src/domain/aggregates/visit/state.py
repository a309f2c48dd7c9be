"""What a visit remembers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import assert_never

from domain.aggregates.visit.events import VisitEvent
from domain.aggregates.visit.events.presence import (
    LeftWithoutOrder,
    OrderFinished,
    OrderLinked,
    ServiceRefused,
    VehicleLeft,
    VehicleMoved,
    WaitingCustomerChanged,
    WaitingRequestClosed,
    WaitingRequestLogged,
)
from domain.aggregates.visit.events.reception import (
    InspectionItemRated,
    KeysTagged,
    ReceptionStarted,
    VehicleArrived,
    WalkaroundRecorded,
)
from domain.aggregates.visit.events.responsibility import (
    HandoverAccepted,
    MatterHandedOver,
    ProcessDeviationFlagged,
    ReceptionProcessChecked,
)
from domain.aggregates.visit.words import Ending
from domain.envelope import Meta, Recorded
from domain.identifiers import LocalId, StaffId, StoreId, StreamId


@dataclass(frozen=True, slots=True)
class Visit:
    """``advisor`` received the customer, ``owner`` answers for him now, ``offered_to`` has been asked to."""

    store: StoreId | None = None
    vehicle: StreamId | None = None
    customer: StreamId | None = None
    arrived_at: datetime | None = None
    odometer: int | None = None
    owner: StaffId | None = None
    offered_to: StaffId | None = None
    advisor: StaffId | None = None
    waiting_customer: bool = False
    requests: Mapping[LocalId, bool] = field(default_factory=dict)
    """Request of the waiting customer -> still open."""
    orders: Mapping[StreamId, Ending | None] = field(default_factory=dict)
    """Linked order -> how it ended."""
    refused: bool = False
    left: bool = False


def evolve(state: Visit, recorded: Recorded[VisitEvent]) -> Visit:
    match recorded.event:
        case VehicleArrived() as event:
            return _arrived(event, recorded.meta)
        case ReceptionStarted():
            return replace(state, advisor=recorded.meta.actor.id)
        case HandoverAccepted():
            return replace(state, owner=recorded.meta.actor.id, offered_to=None)
        case MatterHandedOver(to=to):
            return replace(state, offered_to=to)
        case (
            WaitingCustomerChanged()
            | WaitingRequestLogged()
            | WaitingRequestClosed()
            | OrderLinked()
            | OrderFinished()
            | ServiceRefused()
            | VehicleLeft()
            | LeftWithoutOrder() as event
        ):
            return _present(state, event)
        case (
            WalkaroundRecorded()
            | InspectionItemRated()
            | KeysTagged()
            | VehicleMoved()
            | ReceptionProcessChecked()
            | ProcessDeviationFlagged()
        ):
            return state
        case _ as never:
            assert_never(never)


def _arrived(event: VehicleArrived, meta: Meta) -> Visit:
    return Visit(
        store=meta.store,
        vehicle=event.vehicle,
        customer=event.customer,
        arrived_at=meta.occurred_at,
        odometer=event.odometer,
        owner=meta.actor.id,
        waiting_customer=event.waiting_customer,
    )


def _present(
    state: Visit,
    event: WaitingCustomerChanged
    | WaitingRequestLogged
    | WaitingRequestClosed
    | OrderLinked
    | OrderFinished
    | ServiceRefused
    | VehicleLeft
    | LeftWithoutOrder,
) -> Visit:
    match event:
        case WaitingCustomerChanged(waiting=waiting):
            return replace(state, waiting_customer=waiting)
        case WaitingRequestLogged(request=request):
            return replace(state, requests={**state.requests, request: True})
        case WaitingRequestClosed(request=request):
            return replace(state, requests={**state.requests, request: False})
        case OrderLinked(order=order):
            return replace(state, orders={**state.orders, order: None})
        case OrderFinished(order=order, how=how):
            return replace(state, orders={**state.orders, order: how})
        case ServiceRefused():
            return replace(state, refused=True)
        case VehicleLeft() | LeftWithoutOrder():
            return replace(state, left=True)
        case _ as never:
            assert_never(never)
