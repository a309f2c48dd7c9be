"""Orders of a visit, waiting customers, moving and leaving."""

import pytest
from pydantic import SecretStr

from domain.aggregates.visit.commands.presence import (
    LinkOrder,
    MarkOrderFinished,
    MoveVehicle,
    RecordDeparture,
    RefuseService,
)
from domain.aggregates.visit.commands.waiting import (
    ChangeWaitingCustomer,
    CloseWaitingRequest,
    LogWaitingRequest,
)
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
from domain.aggregates.visit.words import Area, Ending
from domain.personal import PersonalKind
from domain.reasons import ReasonCode
from tests.domain.visit.arrived import ARRIVED, CUSTOMER, LEFT, LINKED, ORDER, arrived, visit
from tests.support.scenario import because, personal

LEAVE = RecordDeparture(odometer=20_010)
REFUSE = RefuseService(reason=because(ReasonCode.SAFETY))
DELIVERED = OrderFinished(order=ORDER, how=Ending.DELIVERED)
WATER = WaitingRequestLogged(request="R1", words=personal(PersonalKind.STATEMENT, CUSTOMER, "要一杯水"))


def test_a_visit_carries_several_orders() -> None:
    scenario = arrived().when(LinkOrder(order=ORDER)).then(LINKED)
    scenario.when(LinkOrder(order=ORDER)).then_refused("VIS-ORDER-002")
    scenario.when(LinkOrder(order="work_order-2")).then(OrderLinked(order="work_order-2"))


def test_the_car_leaves_when_every_order_has_ended() -> None:
    scenario = arrived(LINKED, OrderLinked(order="work_order-2"))
    scenario.when(LEAVE).then_refused("VIS-LEAVE-002")
    scenario.when(MarkOrderFinished(order=ORDER, how=Ending.DELIVERED)).then(DELIVERED)
    scenario.when(LEAVE).then_refused("VIS-LEAVE-002")
    cancelled = MarkOrderFinished(order="work_order-2", how=Ending.CANCELLED)
    scenario.when(cancelled).then(OrderFinished(order="work_order-2", how=Ending.CANCELLED))
    scenario.when(LEAVE).then(VehicleLeft(odometer=20_010))


def test_ending_an_order() -> None:
    command = MarkOrderFinished(order=ORDER, how=Ending.CANCELLED)
    arrived().when(command).then_refused("VIS-ORDER-003")
    arrived(LINKED, DELIVERED).when(command).then_refused("VIS-ORDER-004")


def test_leaving_without_an_order() -> None:
    arrived().when(LEAVE).then(LeftWithoutOrder(odometer=20_010))


def test_odometer_on_leaving() -> None:
    arrived().when(RecordDeparture(odometer=19_999)).then_refused("VIS-LEAVE-003")
    arrived().when(RecordDeparture(odometer=20_000)).then(LeftWithoutOrder(odometer=20_000))
    arrived().when(RecordDeparture()).then_refused("VIS-ARRIVE-003")
    unread = RecordDeparture(reason=because(ReasonCode.CONDITION_OF_VEHICLE))
    arrived().when(unread).then(LeftWithoutOrder(odometer=None))


def test_a_lower_odometer_on_leaving_needs_a_reason_that_explains_it() -> None:
    hurry = RecordDeparture(odometer=19_999, reason=because(ReasonCode.CUSTOMER_IN_HURRY))
    arrived().when(hurry).then_refused("VIS-LEAVE-003")
    mistaken = RecordDeparture(odometer=2_000, reason=because(ReasonCode.READING_MISTAKE))
    arrived().when(mistaken).then(LeftWithoutOrder(odometer=2_000))


def test_leaving_twice() -> None:
    arrived(LEFT).when(LEAVE).then_refused("VIS-LEAVE-001")


def test_refusing_service() -> None:
    scenario = arrived().when(REFUSE).then(ServiceRefused())
    scenario.when(REFUSE).then_refused("VIS-ORDER-001")
    scenario.when(LinkOrder(order=ORDER)).then_refused("VIS-ORDER-001")
    scenario.when(LEAVE).then(LeftWithoutOrder(odometer=20_010))


def test_service_is_not_refused_once_there_is_an_order() -> None:
    arrived(LINKED).when(REFUSE).then_refused("VIS-ORDER-005")


def test_moving() -> None:
    arrived().when(MoveVehicle(area=Area.BAY, place="B01")).then(VehicleMoved(area=Area.BAY, place="B01"))


@pytest.mark.requirement("R-020a")
def test_a_waiting_customers_request() -> None:
    scenario = arrived().when(LogWaitingRequest(words=SecretStr("要一杯水"))).then(WATER)
    scenario.when(CloseWaitingRequest(request="R1")).then(WaitingRequestClosed(request="R1"))
    scenario.when(LogWaitingRequest(words=SecretStr("充电线"))).then(
        WaitingRequestLogged(request="R2", words=personal(PersonalKind.STATEMENT, CUSTOMER, "充电线"))
    )


@pytest.mark.requirement("R-020a")
def test_closing_requests() -> None:
    arrived(WATER).when(CloseWaitingRequest(request="R2")).then_refused("VIS-WAIT-002")
    closed = WaitingRequestClosed(request="R1")
    arrived(WATER, closed).when(CloseWaitingRequest(request="R1")).then_refused("VIS-WAIT-003")


@pytest.mark.requirement("R-020a")
def test_a_customer_who_does_not_wait_asks_for_nothing() -> None:
    gone = ARRIVED.model_copy(update={"waiting_customer": False})
    scenario = visit(gone).when(LogWaitingRequest(words=SecretStr("要一杯水"))).then_refused("VIS-WAIT-001")
    scenario.when(ChangeWaitingCustomer(waiting=True)).then(WaitingCustomerChanged(waiting=True))
    scenario.when(ChangeWaitingCustomer(waiting=True)).then_nothing()
    scenario.when(LogWaitingRequest(words=SecretStr("要一杯水"))).then(WATER)
