"""Differences are settled, freight is recorded, and the order ends."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.aggregates.purchase_order.commands.models import (
    CancelOrder,
    CloseOrder,
    RecordFreight,
    SettleDifference,
)
from domain.aggregates.purchase_order.events import (
    ContractFinallyReviewed,
    DifferenceFound,
    DifferenceSettled,
    FreightRecorded,
    GoodsReceived,
    OrderCancelled,
    OrderClosed,
    OrderReviewed,
    PurchaseOrderEvent,
)
from domain.aggregates.purchase_order.words import POSSIBLE_OUTCOMES, DifferenceKind, DifferenceOutcome
from domain.money import Money
from domain.reasons import ReasonCode
from tests.domain.purchase_order.orders import CLERK, OIL_PRICE, SUPERVISOR, issued, order
from tests.support.scenario import because

WHY = because(ReasonCode.OTHER, "the supplier makes it no more")
CREDIT = Money(fen=4_200)


def came(line: str, part: str, quantity: int) -> GoodsReceived:
    return GoodsReceived(
        line=line,
        part=part,
        quantity=Decimal(quantity),
        unit_cost=OIL_PRICE,
        lot="L1",
        bin="A-1",
        document="note 17",
    )


ALL_CAME = (came("L1", "OIL-5W30", 10), came("L2", "FILTER-1", 4))


def difference(kind: DifferenceKind, number: int = 1) -> DifferenceFound:
    return DifferenceFound(
        difference=f"D{number}",
        line="L1",
        kind=kind,
        quantity=Decimal(1),
        announced=Decimal(10),
        delivered=Decimal(10),
        accepted=Decimal(9),
        ordered_price=OIL_PRICE,
        invoiced_price=OIL_PRICE,
        document="note 17",
    )


def settling(outcome: DifferenceOutcome, credit: Money | None = None, number: int = 1) -> SettleDifference:
    return SettleDifference(difference=f"D{number}", outcome=outcome, credit=credit)


@pytest.mark.parametrize("kind", list(DifferenceKind))
@pytest.mark.parametrize("outcome", list(DifferenceOutcome))
def test_what_can_become_of_which_difference(kind: DifferenceKind, outcome: DifferenceOutcome) -> None:
    credit = CREDIT if outcome is DifferenceOutcome.CREDITED else None
    scenario = issued(difference(kind)).when(settling(outcome, credit), by=SUPERVISOR)
    if outcome in POSSIBLE_OUTCOMES[kind]:
        scenario.then(DifferenceSettled(difference="D1", line="L1", outcome=outcome, credit=credit))
        assert not scenario.state.open_differences
    else:
        scenario.then_refused("PO-SETTLE-002")


def test_a_difference_is_settled_once() -> None:
    scenario = issued(difference(DifferenceKind.SHORT), difference(DifferenceKind.PRICE, 2))
    scenario.when(settling(DifferenceOutcome.ACCEPTED, number=2), by=SUPERVISOR)
    scenario.when(settling(DifferenceOutcome.ACCEPTED, number=2), by=SUPERVISOR).then_refused("PO-SETTLE-001")
    assert list(scenario.state.open_differences) == ["D1"]


def test_a_credit_has_an_amount_and_nothing_else_has() -> None:
    scenario = issued(difference(DifferenceKind.DAMAGED))
    scenario.when(settling(DifferenceOutcome.CREDITED), by=SUPERVISOR).then_refused("PO-SETTLE-003")
    scenario.when(settling(DifferenceOutcome.EXCHANGED, CREDIT), by=SUPERVISOR).then_refused("PO-SETTLE-004")
    below_zero = settling(DifferenceOutcome.RETURNED, Money(fen=-1))
    scenario.when(below_zero, by=SUPERVISOR).then_refused("PO-PRICE-001")
    returned = scenario.when(settling(DifferenceOutcome.RETURNED, CREDIT), by=SUPERVISOR)
    returned.then(
        DifferenceSettled(difference="D1", line="L1", outcome=DifferenceOutcome.RETURNED, credit=CREDIT)
    )


@pytest.mark.requirement("R-110b")
def test_freight_belongs_to_the_order_also_after_its_end() -> None:
    for scenario in (issued(), issued(*ALL_CAME, OrderClosed(outstanding=()))):
        freight = FreightRecorded(amount=Money(fen=18_000), document="waybill 9")
        command = RecordFreight(amount=freight.amount, document=freight.document)
        scenario.when(command, by=CLERK).then(freight)
        scenario.when(command, by=CLERK).then_refused("PO-FREIGHT-001")


def test_freight_costs_something_and_is_of_an_order_that_went_out() -> None:
    nothing = RecordFreight(amount=Money(fen=0), document="waybill 9")
    issued().when(nothing, by=CLERK).then_refused("PO-FREIGHT-002")
    order().when(nothing, by=CLERK).then_refused("PO-STAGE-001")


def test_closing_what_has_come_in_full() -> None:
    issued(*ALL_CAME).when(CloseOrder(), by=SUPERVISOR).then(OrderClosed(outstanding=()))


def test_closing_short_needs_a_reason() -> None:
    scenario = issued(ALL_CAME[0], came("L2", "FILTER-1", 3))
    scenario.when(CloseOrder(), by=SUPERVISOR).then_refused("PO-CLOSE-002")
    scenario.when(CloseOrder(reason=WHY), by=SUPERVISOR).then(OrderClosed(outstanding=("L2",)))
    scenario.when(CloseOrder(), by=SUPERVISOR).then_refused("PO-STAGE-001")


def test_an_open_difference_keeps_the_order_open() -> None:
    scenario = issued(*ALL_CAME, difference(DifferenceKind.PRICE))
    scenario.when(CloseOrder(reason=WHY), by=SUPERVISOR).then_refused("PO-CLOSE-001")
    scenario.when(settling(DifferenceOutcome.ACCEPTED), by=SUPERVISOR)
    scenario.when(CloseOrder(), by=SUPERVISOR).then(OrderClosed(outstanding=()))


@pytest.mark.parametrize(
    "events",
    [
        (),
        (OrderReviewed(final_review_needed=False),),
        (OrderReviewed(final_review_needed=True), ContractFinallyReviewed()),
    ],
)
def test_cancelling_before_anything_came(events: tuple[PurchaseOrderEvent, ...]) -> None:
    order(*events).when(CancelOrder(reason=WHY), by=SUPERVISOR).then(OrderCancelled())
    issued().when(CancelOrder(reason=WHY), by=SUPERVISOR).then(OrderCancelled())


@pytest.mark.parametrize("came_first", [ALL_CAME[0], difference(DifferenceKind.WRONG_PART)])
def test_an_order_of_which_something_came_is_closed_and_not_cancelled(came_first: PurchaseOrderEvent) -> None:
    issued(came_first).when(CancelOrder(reason=WHY), by=SUPERVISOR).then_refused("PO-CANCEL-001")


def test_what_has_ended_has_ended() -> None:
    for ended in (issued(*ALL_CAME, OrderClosed(outstanding=())), order(OrderCancelled())):
        ended.when(CancelOrder(reason=WHY), by=SUPERVISOR).then_refused("PO-STAGE-001")
