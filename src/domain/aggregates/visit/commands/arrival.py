"""A car arrives."""

from collections.abc import Sequence

from pydantic import AwareDatetime

from domain.aggregates.visit import refusals
from domain.aggregates.visit.events import VisitEvent
from domain.aggregates.visit.events.reception import Level, VehicleArrived
from domain.aggregates.visit.state import Visit
from domain.command import Command
from domain.errors import Invalid, Refused
from domain.identifiers import StreamId
from domain.quantities import Odometer
from domain.reasons import ReasonInput


class RecordArrival(Command, name="visit.record_arrival", creates=True):
    """Whoever gives this command becomes the customer's first contact. No appointment means a walk-in.

    ``odometer`` in kilometres may be left out only with a reason, such as an instrument that stays dark.
    """

    vehicle: StreamId
    customer: StreamId | None = None
    odometer: Odometer | None = None
    fuel_percent: Level | None = None
    charge_percent: Level | None = None
    waiting_customer: bool = False
    appointment: StreamId | None = None
    appointed_at: AwareDatetime | None = None
    reason: ReasonInput | None = None


def record_arrival(state: Visit, command: RecordArrival) -> Sequence[VisitEvent]:
    if state.arrived_at is not None:
        raise Refused(refusals.ALREADY_ARRIVED)
    if command.odometer is None and command.reason is None:
        raise Refused(refusals.ODOMETER_UNREAD)
    if (command.appointment is None) != (command.appointed_at is None):
        raise Invalid(refusals.HALF_APPOINTMENT)
    return [
        VehicleArrived(
            vehicle=command.vehicle,
            customer=command.customer,
            odometer=command.odometer,
            fuel_percent=command.fuel_percent,
            charge_percent=command.charge_percent,
            waiting_customer=command.waiting_customer,
            appointment=command.appointment,
            appointed_at=command.appointed_at,
        )
    ]
