"""The car and its customer in the house, until the car leaves."""

from domain.aggregates.visit.words import Area, Ending, Place
from domain.event import Event
from domain.identifiers import LocalId, StreamId
from domain.personal import Personal
from domain.quantities import Odometer


class WaitingCustomerChanged(Event, name="visit.waiting_customer_changed"):
    """Whether the customer now waits in the house."""

    waiting: bool


class WaitingRequestLogged(Event, name="visit.waiting_request_logged"):
    """A waiting customer asked for help."""

    request: LocalId
    words: Personal


class WaitingRequestClosed(Event, name="visit.waiting_request_closed"):
    request: LocalId


class OrderLinked(Event, name="visit.order_linked"):
    """A work order was opened for this presence of the car."""

    order: StreamId


class OrderFinished(Event, name="visit.order_finished"):
    order: StreamId
    how: Ending


class VehicleMoved(Event, name="visit.vehicle_moved"):
    area: Area
    place: Place | None


class ServiceRefused(Event, name="visit.service_refused"):
    """The store does not take the car in; the envelope says why."""


class VehicleLeft(Event, name="visit.vehicle_left"):
    """The car left with every order delivered or cancelled. ``odometer`` is None only where it could not be read."""

    odometer: Odometer | None


class LeftWithoutOrder(Event, name="visit.left_without_order"):
    """The car left and no order was ever opened."""

    odometer: Odometer | None


PresenceEvent = (
    WaitingCustomerChanged
    | WaitingRequestLogged
    | WaitingRequestClosed
    | OrderLinked
    | OrderFinished
    | VehicleMoved
    | ServiceRefused
    | VehicleLeft
    | LeftWithoutOrder
)
