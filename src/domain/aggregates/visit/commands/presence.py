"""The car in the house: its orders, where it stands, and that it leaves."""

from collections.abc import Sequence
from typing import assert_never

from domain.aggregates.visit import refusals
from domain.aggregates.visit.events import VisitEvent
from domain.aggregates.visit.events.presence import (
    LeftWithoutOrder,
    OrderFinished,
    OrderLinked,
    ServiceRefused,
    VehicleLeft,
    VehicleMoved,
)
from domain.aggregates.visit.state import Visit
from domain.aggregates.visit.words import Area, Ending, Place
from domain.command import Command
from domain.errors import Refused
from domain.identifiers import StreamId
from domain.quantities import Odometer
from domain.reasons import ODOMETER_REASONS, ReasonInput


class LinkOrder(Command, name="visit.link_order"):
    order: StreamId


class MarkOrderFinished(Command, name="visit.mark_order_finished"):
    order: StreamId
    how: Ending


class MoveVehicle(Command, name="visit.move_vehicle"):
    area: Area
    place: Place | None = None


class RefuseService(Command, name="visit.refuse_service"):
    reason: ReasonInput


class RecordDeparture(Command, name="visit.record_departure"):
    """``odometer`` in kilometres may be left out, or be less than on arrival, only with a reason."""

    odometer: Odometer | None = None
    reason: ReasonInput | None = None


def decide_presence(
    state: Visit, command: LinkOrder | MarkOrderFinished | MoveVehicle | RefuseService | RecordDeparture
) -> Sequence[VisitEvent]:
    match command:
        case LinkOrder(order=order):
            if state.refused:
                raise Refused(refusals.SERVICE_REFUSED)
            if order in state.orders:
                raise Refused(refusals.ALREADY_LINKED, order=order)
            return [OrderLinked(order=order)]
        case MarkOrderFinished(order=order, how=how):
            return _finish_order(state, order, how)
        case MoveVehicle(area=area, place=place):
            return [VehicleMoved(area=area, place=place)]
        case RefuseService():
            if state.refused:
                raise Refused(refusals.SERVICE_REFUSED)
            if state.orders:
                raise Refused(refusals.HAS_ORDERS)
            return [ServiceRefused()]
        case RecordDeparture():
            return _depart(state, command)
        case _:
            assert_never(command)


def _finish_order(state: Visit, order: StreamId, how: Ending) -> Sequence[VisitEvent]:
    if order not in state.orders:
        raise Refused(refusals.NOT_LINKED, order=order)
    if state.orders[order] is not None:
        raise Refused(refusals.ALREADY_FINISHED, order=order)
    return [OrderFinished(order=order, how=how)]


def _depart(state: Visit, command: RecordDeparture) -> Sequence[VisitEvent]:
    for order, ending in state.orders.items():
        if ending is None:
            raise Refused(refusals.ORDER_OPEN, order=order)
    km = command.odometer
    if km is None and command.reason is None:
        raise Refused(refusals.ODOMETER_UNREAD)
    explained = command.reason is not None and command.reason.code in ODOMETER_REASONS
    if km is not None and state.odometer is not None and km < state.odometer and not explained:
        raise Refused(refusals.ODOMETER_BACKWARDS, km=km, arrival_km=state.odometer)
    return [VehicleLeft(odometer=km) if state.orders else LeftWithoutOrder(odometer=km)]
