"""A visit that the tests of this package start from."""

from domain.aggregates.visit import VISIT
from domain.aggregates.visit.commands import VisitCommand
from domain.aggregates.visit.events import VisitEvent
from domain.aggregates.visit.events.presence import LeftWithoutOrder, OrderLinked
from domain.aggregates.visit.events.reception import ReceptionStarted, VehicleArrived
from domain.aggregates.visit.state import Visit
from tests.support.scenario import ADVISOR, RECEPTIONIST, At, Scenario, at, clock

STREAM = "visit-1"
CUSTOMER = "customer-1"
VEHICLE = "vehicle-1"
ORDER = "work_order-1"
ARRIVED = VehicleArrived(
    vehicle=VEHICLE,
    customer=CUSTOMER,
    odometer=20_000,
    fuel_percent=40,
    charge_percent=None,
    waiting_customer=True,
    appointment=None,
    appointed_at=None,
)
STARTED = at(clock(8, 10), ReceptionStarted(), by=ADVISOR)
LINKED = OrderLinked(order=ORDER)
LEFT = at(clock(9), LeftWithoutOrder(odometer=20_000))


def visit(*events: VisitEvent | At[VisitEvent]) -> Scenario[Visit, VisitCommand, VisitEvent]:
    return Scenario(VISIT, STREAM).given(*events, by=RECEPTIONIST)


def arrived(*events: VisitEvent | At[VisitEvent]) -> Scenario[Visit, VisitCommand, VisitEvent]:
    """The receptionist received the car; then came ``events``."""
    return visit(ARRIVED, *events)
