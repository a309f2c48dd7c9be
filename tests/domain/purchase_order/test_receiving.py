"""Promises, shipments and deliveries, and what does not agree about them."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from domain.aggregates.purchase_order.commands.models import (
    AnnounceShipment,
    ConfirmOrder,
    PurchaseOrderCommand,
    ReceiveGoods,
)
from domain.aggregates.purchase_order.events import (
    DifferenceFound,
    GoodsReceived,
    OrderClosed,
    OrderConfirmed,
    ShipmentAnnounced,
)
from domain.aggregates.purchase_order.words import DifferenceKind
from domain.money import Money
from tests.domain.purchase_order.orders import (
    CLERK,
    NEXT_LOT,
    OIL_PRICE,
    TOMORROW,
    Orders,
    issued,
    order,
    receiving,
)
from tests.support.scenario import DAY

DEARER = Money(fen=4_300)


def announcing(quantity: str, line: str = "L1") -> AnnounceShipment:
    return AnnounceShipment(line=line, quantity=Decimal(quantity), arrives_on=TOMORROW)


def announced(number: int, quantity: str) -> ShipmentAnnounced:
    return ShipmentAnnounced(
        shipment=f"S{number}", line="L1", quantity=Decimal(quantity), arrives_on=TOMORROW
    )


def goods(quantity: str, *, shipment: str | None = None, cost: Money = OIL_PRICE) -> GoodsReceived:
    return GoodsReceived(
        line="L1",
        part="OIL-5W30",
        quantity=Decimal(quantity),
        unit_cost=cost,
        lot="L7",
        bin="A-1",
        document="note 17",
        shipment=shipment,
    )


def booked(scenario: Orders, command: ReceiveGoods) -> Orders:
    return scenario.when(command, by=CLERK, known=NEXT_LOT)


def found(scenario: Orders) -> list[tuple[str, str]]:
    """Kinds and quantities of all differences so far."""
    return [
        (recorded.event.kind.value, str(recorded.event.quantity))
        for recorded in scenario.history
        if isinstance(recorded.event, DifferenceFound)
    ]


def test_the_supplier_promises_and_may_promise_anew() -> None:
    scenario = issued().when(ConfirmOrder(promised_on=TOMORROW), by=CLERK)
    scenario.then(OrderConfirmed(promised_on=TOMORROW))
    scenario.when(ConfirmOrder(promised_on=TOMORROW), by=CLERK).then_refused("PO-DATE-002")
    later = TOMORROW + timedelta(days=2)
    scenario.when(ConfirmOrder(promised_on=later), by=CLERK).then(OrderConfirmed(promised_on=later))


def test_a_promise_lies_ahead() -> None:
    issued().when(ConfirmOrder(promised_on=DAY - timedelta(days=1)), by=CLERK).then_refused("PO-DATE-001")
    issued().when(ConfirmOrder(promised_on=DAY), by=CLERK).then(OrderConfirmed(promised_on=DAY))


def test_shipments_are_numbered_and_no_more_than_is_outstanding() -> None:
    scenario = issued().when(announcing("6"), by=CLERK).then(announced(1, "6"))
    scenario.when(announcing("4"), by=CLERK).then(announced(2, "4"))
    scenario.when(announcing("0.001"), by=CLERK).then_refused("PO-QTY-001")


@pytest.mark.parametrize("command", [ConfirmOrder(promised_on=TOMORROW), announcing("1"), receiving("1")])
def test_nothing_comes_of_an_order_that_is_not_issued_or_is_closed(command: PurchaseOrderCommand) -> None:
    for scenario in (order(), issued(OrderClosed(outstanding=("L1", "L2")))):
        scenario.when(command, by=CLERK, known=NEXT_LOT).then_refused("PO-STAGE-001")


@pytest.mark.parametrize("command", [announcing("1", "L3"), receiving("1", line="L3")])
def test_an_unknown_line(command: PurchaseOrderCommand) -> None:
    issued().when(command, by=CLERK, known=NEXT_LOT).then_refused("PO-LINE-001")


def test_a_delivery_that_agrees() -> None:
    booked(issued(), receiving("10")).then(goods("10"))


def test_a_part_delivery_without_note_or_announcement_is_no_difference() -> None:
    scenario = booked(issued(), receiving("4")).then(goods("4"))
    assert scenario.state.lines["L1"].outstanding == Decimal(6)


def test_shipments_arrive_in_the_order_in_which_they_were_announced() -> None:
    scenario = issued(announced(1, "6"), announced(2, "4"))
    booked(scenario, receiving("6")).then(goods("6", shipment="S1"))
    booked(scenario, receiving("4")).then(goods("4", shipment="S2"))


def test_a_later_shipment_may_come_first() -> None:
    scenario = issued(announced(1, "6"), announced(2, "4"))
    booked(scenario, receiving("4", shipment="S2")).then(goods("4", shipment="S2"))
    booked(scenario, receiving("6", shipment="S2")).then_refused("PO-RECEIVE-001")
    booked(scenario, receiving("6")).then(goods("6", shipment="S1"))


def test_fewer_than_announced() -> None:
    scenario = booked(issued(announced(1, "6")), receiving("5"))
    scenario.then(
        goods("5", shipment="S1"),
        DifferenceFound(
            difference="D1",
            line="L1",
            kind=DifferenceKind.SHORT,
            quantity=Decimal(1),
            announced=Decimal(6),
            delivered=Decimal(5),
            accepted=Decimal(5),
            ordered_price=OIL_PRICE,
            invoiced_price=OIL_PRICE,
            document="note 17",
            shipment="S1",
        ),
    )
    assert scenario.state.lines["L1"].unannounced == Decimal(5)


def test_an_announced_shipment_that_is_empty() -> None:
    scenario = booked(issued(announced(1, "6")), receiving("0"))
    assert found(scenario) == [("short", "6")]
    assert scenario.state.lines["L1"].shipments == {}
    booked(issued(), receiving("0")).then_refused("PO-RECEIVE-002")


def test_the_note_counts_more_than_the_announcement() -> None:
    assert found(booked(issued(announced(1, "6")), receiving("5", announced="5"))) == []
    assert found(booked(issued(), receiving("5", announced="6"))) == [("short", "1")]


def test_what_is_beyond_the_order_is_not_taken() -> None:
    booked(issued(), receiving("12")).then_refused("PO-RECEIVE-005")
    scenario = booked(issued(), receiving("12", "10"))
    assert found(scenario) == [("over", "2")]
    assert scenario.state.lines["L1"].outstanding == 0
    nothing_due = booked(scenario, receiving("3", "0"))
    assert found(nothing_due) == [("over", "2"), ("over", "3")]


def test_more_than_announced_may_be_taken_up_to_what_is_outstanding() -> None:
    left = booked(issued(announced(1, "6")), receiving("8", "6"))
    taken = booked(issued(announced(1, "6")), receiving("8", "8"))
    assert found(left) == found(taken) == [("over", "2")]
    assert taken.state.lines["L1"].outstanding == Decimal(2)
    booked(issued(announced(1, "6")), receiving("12", "11")).then_refused("PO-RECEIVE-005")


def test_damaged_and_wrong_pieces_are_not_taken() -> None:
    scenario = booked(issued(), receiving("10", "7", damaged="2", wrong_part="1"))
    assert found(scenario) == [("damaged", "2"), ("wrong_part", "1")]
    assert scenario.state.lines["L1"].outstanding == Decimal(3)
    booked(issued(), receiving("10", "8", damaged="2", wrong_part="1")).then_refused("PO-RECEIVE-005")
    booked(issued(), receiving("2", "0", damaged="2", wrong_part="1")).then_refused("PO-RECEIVE-003")


def test_all_wrong_is_a_difference_without_goods() -> None:
    scenario = booked(issued(), receiving("2", "0", wrong_part="2"))
    assert found(scenario) == [("wrong_part", "2")]
    assert not any(isinstance(recorded.event, GoodsReceived) for recorded in scenario.history)
    assert scenario.state.has_come


def test_good_pieces_that_are_due_are_not_left_out_silently() -> None:
    booked(issued(), receiving("10", "9")).then_refused("PO-RECEIVE-004")


def test_another_price_is_a_difference_and_the_cost() -> None:
    scenario = booked(issued(), receiving("10", invoiced_price=DEARER))
    scenario.then(
        goods("10", cost=DEARER),
        DifferenceFound(
            difference="D1",
            line="L1",
            kind=DifferenceKind.PRICE,
            quantity=Decimal(10),
            announced=Decimal(10),
            delivered=Decimal(10),
            accepted=Decimal(10),
            ordered_price=OIL_PRICE,
            invoiced_price=DEARER,
            document="note 17",
        ),
    )
    booked(issued(), receiving("10", invoiced_price=Money(fen=-1))).then_refused("PO-PRICE-001")


def test_everything_at_once_is_told_apart() -> None:
    scenario = issued(announced(1, "8"))
    booked(scenario, receiving("7", "5", damaged="1", wrong_part="1", invoiced_price=DEARER))
    assert found(scenario) == [("short", "1"), ("damaged", "1"), ("wrong_part", "1"), ("price", "5")]
    assert list(scenario.state.open_differences) == ["D1", "D2", "D3", "D4"]
