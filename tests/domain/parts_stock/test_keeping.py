"""What is kept for whom, and who waits."""

from datetime import timedelta
from decimal import Decimal

import pytest

from domain.aggregates.parts_stock.commands.models import (
    BookDelivery,
    ChangeNeed,
    DropLine,
    ExpectArrival,
    ExpireReservation,
    NoteArrival,
    RedirectDemand,
    ReleaseReservation,
    TransferReservation,
)
from domain.aggregates.parts_stock.events import (
    ArrivalExpected,
    ArrivalNoted,
    BackorderCancelled,
    DemandRedirected,
    NeedChanged,
    ReservationExpired,
    ReservationReleased,
    ReservationTransferred,
)
from domain.aggregates.parts_stock.words import ReleaseCause
from domain.parts import OrderLine
from tests.domain.parts_stock.shelf import (
    COST,
    KEPT_DAYS,
    PART,
    WHY,
    awaited,
    line,
    receive,
    received,
    reserve,
    reserved,
    shelf,
)
from tests.support.scenario import clock

NOON, EVENING, TOMORROW = clock(12), clock(18), clock(9, days=1)


def released(number: int, quantity: str, cause: ReleaseCause) -> ReservationReleased:
    return ReservationReleased(part=PART, line=line(number), quantity=Decimal(quantity), cause=cause)


def test_what_is_free_is_kept() -> None:
    shelf(received("4")).when(reserve(1, "3", NOON)).then(reserved(1, "3", NOON))


@pytest.mark.requirement("R-113")
def test_what_is_not_there_is_awaited() -> None:
    shelf(received("4")).when(reserve(1, "6", NOON)).then(reserved(1, "4", NOON), awaited(1, "2", NOON))


def test_an_empty_shelf_lets_everything_wait() -> None:
    shelf().when(reserve(1, "2", vor=True)).then(awaited(1, "2", vor=True))


def test_a_line_is_kept_once() -> None:
    shelf(received("4"), reserved(1, "2")).when(reserve(1, "1")).then_refused("STK-LINE-004")


@pytest.mark.requirement("R-113")
def test_a_receipt_serves_the_earliest_promise_first() -> None:
    waiting = (awaited(1, "2", TOMORROW), awaited(2, "2"), awaited(3, "3", NOON))
    shelf(*waiting).when(receive("4")).then(
        received("4"),
        reserved(3, "3", NOON, from_backorder=True),
        reserved(1, "1", TOMORROW, from_backorder=True),
    )


def test_of_equal_promises_a_car_that_cannot_drive_comes_first_then_the_first_wish() -> None:
    waiting = (awaited(1, "1", NOON), awaited(2, "1", NOON), awaited(3, "1", NOON, vor=True))
    shelf(*waiting).when(receive("2")).then(
        received("2"),
        reserved(3, "1", NOON, from_backorder=True),
        reserved(1, "1", NOON, from_backorder=True),
    )


def test_a_promise_that_moves_takes_the_line_along() -> None:
    waiting = (awaited(1, "1", NOON), awaited(2, "1", EVENING))
    scenario = shelf(*waiting).when(ChangeNeed(line=line(1), need_by=TOMORROW))
    scenario.then(NeedChanged(part=PART, line=line(1), need_by=TOMORROW))
    scenario.when(receive("1")).then(received("1"), reserved(2, "1", EVENING, from_backorder=True))


def test_a_promise_of_a_line_that_the_shelf_does_not_know_changes_nothing() -> None:
    shelf(received("1")).when(ChangeNeed(line=line(1), need_by=NOON)).then_nothing()


def test_a_delivery_is_booked_with_its_parts_order() -> None:
    delivery = BookDelivery(
        quantity=Decimal(2),
        unit_cost=COST,
        bin="A-01",
        supplier="SGM",
        purchase_order="purchase_order-1",
        purchase_line="L1",
        document="invoice 7",
    )
    scenario = shelf(awaited(1, "1")).when(delivery)
    assert scenario.state.good == 2
    assert scenario.state.kept_for(next(iter(scenario.state.kept))) == 1


@pytest.mark.requirement("R-113")
def test_the_expected_arrival_of_a_waiting_line() -> None:
    eta = ExpectArrival(line=line(1), eta=TOMORROW)
    shelf(awaited(1, "1")).when(eta).then(ArrivalExpected(part=PART, line=line(1), eta=TOMORROW))
    shelf(received("1"), reserved(1, "1")).when(eta).then_refused("STK-LINE-003")
    shelf(awaited(1, "1")).when(ExpectArrival(line=line(1), eta=clock(7))).then_refused("STK-ARRIVE-002")


@pytest.mark.requirement("R-113")
def test_the_front_desk_takes_note_of_an_arrival() -> None:
    note = NoteArrival(line=line(1))
    arrived = shelf(awaited(1, "1"), received("1"), reserved(1, "1", from_backorder=True))
    arrived.when(note).then(ArrivalNoted(part=PART, line=line(1)))
    shelf(awaited(1, "1")).when(note).then_refused("STK-ARRIVE-001")


def test_a_line_dropped_by_its_order_gives_its_part_to_who_waits() -> None:
    scenario = shelf(received("2"), reserved(1, "2"), awaited(2, "1", NOON))
    scenario.when(DropLine(line=line(1), cause=ReleaseCause.JOB_DROPPED)).then(
        released(1, "2", ReleaseCause.JOB_DROPPED), reserved(2, "1", NOON, from_backorder=True)
    )


def test_dropping_a_line_that_the_shelf_does_not_know_changes_nothing() -> None:
    shelf(received("2")).when(DropLine(line=line(1), cause=ReleaseCause.ORDER_ENDED)).then_nothing()


def test_a_release_by_hand_ends_the_wait_too() -> None:
    scenario = shelf(received("1"), reserved(1, "1"), awaited(1, "1"))
    scenario.when(ReleaseReservation(line=line(1), reason=WHY)).then(
        BackorderCancelled(part=PART, line=line(1), quantity=Decimal(1), cause=ReleaseCause.BY_HAND),
        released(1, "1", ReleaseCause.BY_HAND),
    )
    scenario.when(ReleaseReservation(line=line(1), reason=WHY)).then_refused("STK-LINE-001")


def test_a_reservation_expires_when_its_time_is_over_and_not_before() -> None:
    expire = ExpireReservation(line=line(1))
    later = clock(8) + KEPT_DAYS
    scenario = shelf(received("1"), reserved(1, "1"), awaited(2, "1"))
    scenario.when(expire, at=later - timedelta(minutes=1)).then_refused("STK-EXPIRE-001")
    scenario.when(expire, at=later).then(
        ReservationExpired(part=PART, line=line(1), quantity=Decimal(1)),
        reserved(2, "1", from_backorder=True, at=later),
    )
    scenario.when(expire, at=later).then_refused("STK-LINE-001")


def test_one_line_gives_to_another_and_waits_itself() -> None:
    hand_over = TransferReservation(line=line(1), to=line(2), quantity=Decimal(1), reason=WHY)
    scenario = shelf(received("2"), reserved(1, "2", EVENING), awaited(2, "1", NOON)).when(hand_over)
    scenario.then(
        ReservationTransferred(
            part=PART,
            line=line(1),
            to=line(2),
            quantity=Decimal(1),
            need_by=NOON,
            expires=clock(8) + KEPT_DAYS,
        ),
        awaited(1, "1", EVENING),
    )
    assert scenario.state.reserved == 2
    assert [key.order for key in scenario.state.awaited] == ["work_order-1"]


@pytest.mark.parametrize(
    ("giver", "taker", "quantity", "code"),
    [
        (line(1), line(1), "1", "STK-LINE-005"),
        (line(3), line(2), "1", "STK-LINE-001"),
        (line(1), line(2), "3", "STK-LINE-002"),
    ],
)
def test_handing_over_what_is_not_there(giver: OrderLine, taker: OrderLine, quantity: str, code: str) -> None:
    command = TransferReservation(line=giver, to=taker, quantity=Decimal(quantity), reason=WHY)
    shelf(received("2"), reserved(1, "2")).when(command).then_refused(code)


def test_demand_follows_to_the_part_that_takes_the_place() -> None:
    scenario = shelf(awaited(1, "1", EVENING), awaited(2, "2", NOON)).when(RedirectDemand(to_part="PAD-02"))
    scenario.then(
        DemandRedirected(part=PART, line=line(2), quantity=Decimal(2), to_part="PAD-02"),
        DemandRedirected(part=PART, line=line(1), quantity=Decimal(1), to_part="PAD-02"),
    )
    scenario.when(RedirectDemand(to_part="PAD-02")).then_refused("STK-REDIRECT-001")
    shelf(awaited(1, "1")).when(RedirectDemand(to_part=PART)).then_refused("STK-REDIRECT-002")
