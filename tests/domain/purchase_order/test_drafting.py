"""Drafting, the persons who must look at an order, and the channel it goes through."""

from __future__ import annotations

from decimal import Decimal

import pytest

from application.commands.permission_tables.purchasing import TABLE
from domain.actors import Actor, Role
from domain.aggregates.purchase_order import PURCHASE_ORDER
from domain.aggregates.purchase_order.commands.models import (
    FinallyReview,
    IssueOrder,
    OrderItem,
    RejectOrder,
    ReviewOrder,
)
from domain.aggregates.purchase_order.events import (
    ContractFinallyReviewed,
    OrderDrafted,
    OrderIssued,
    OrderRejected,
    OrderReviewed,
    PurchaseLine,
)
from domain.money import Money
from domain.parts import OrderLine, PurchaseKind
from domain.reasons import ReasonCode
from tests.domain.purchase_order.orders import (
    APPROVED,
    CLERK,
    HEAD,
    OIL_PRICE,
    OTHER_SUPERVISOR,
    SUPERVISOR,
    WAITING,
    Orders,
    drafted,
    drafting,
    item,
    order,
)
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import Scenario, because, staff

LIMIT = DEFAULT_RULES.parts.high_value_order_from.fen
REJECT = RejectOrder(reason=because(ReasonCode.PRICE_TOO_HIGH))
PLAIN, DEAR = OrderReviewed(final_review_needed=False), OrderReviewed(final_review_needed=True)


def new() -> Orders:
    return Scenario(PURCHASE_ORDER)


def test_lines_are_numbered_and_totalled() -> None:
    new().when(drafting(), by=CLERK, known=APPROVED).then(drafted())


def test_a_fraction_of_a_fen_is_rounded_line_by_line() -> None:
    items = (item("OIL-5W30", "0.5", Money(fen=101)), item("GREASE-1", "0.5", Money(fen=101)))
    scenario = new().when(drafting(*items), by=CLERK, known=APPROVED)
    assert scenario.state.total == Money(fen=102)


@pytest.mark.requirement("R-106a")
@pytest.mark.parametrize("kind", [PurchaseKind.STOCK, PurchaseKind.BULK])
def test_what_is_bought_for_stock_needs_a_plan(kind: PurchaseKind) -> None:
    new().when(drafting(kind=kind, plan=None), by=CLERK, known=APPROVED).then_refused("PO-DRAFT-001")
    partly = drafting(item("OIL-5W30", "1"), item("BELT-1", "1", awaited_by=WAITING), kind=kind, plan=None)
    new().when(partly, by=CLERK, known=APPROVED).then_refused("PO-DRAFT-001")


@pytest.mark.parametrize("kind", [PurchaseKind.EMERGENCY, PurchaseKind.VOR, PurchaseKind.WARRANTY])
def test_what_is_urgent_or_under_warranty_needs_none(kind: PurchaseKind) -> None:
    scenario = new().when(drafting(kind=kind, plan=None), by=CLERK, known=APPROVED)
    assert scenario.state.kind is kind


def test_a_special_order_is_for_those_who_wait() -> None:
    special = drafting(item("BELT-1", "1", awaited_by=WAITING), plan=None)
    line = PurchaseLine(
        line="L1", part="BELT-1", quantity=Decimal(1), unit_price=OIL_PRICE, awaited_by=WAITING
    )
    new().when(special, by=CLERK, known=APPROVED).then(
        OrderDrafted(supplier="MAKER", kind=PurchaseKind.STOCK, plan=None, lines=(line,), total=OIL_PRICE)
    )


def test_a_plan_is_not_named_for_special_lines_alone() -> None:
    special = drafting(item("BELT-1", "1", awaited_by=WAITING))
    new().when(special, by=CLERK, known=APPROVED).then_refused("PO-DRAFT-004")


def test_the_plan_covers_what_nobody_waits_for() -> None:
    both = drafting(item("BELT-1", "1", awaited_by=WAITING), item("BELT-1", "3"), item("OIL-5W30", "2"))
    drafted_order = new().when(both, by=CLERK, known=APPROVED).state
    assert drafted_order.under_plan == {"BELT-1": Decimal(3), "OIL-5W30": Decimal(2)}


def test_the_same_part_twice() -> None:
    other = OrderLine(order="work_order-2", job="J1", line="L1")
    for_two = drafting(
        item("BELT-1", "1", awaited_by=WAITING), item("BELT-1", "1", awaited_by=other), plan=None
    )
    assert len(new().when(for_two, by=CLERK, known=APPROVED).state.lines) == 2
    for awaited in (None, WAITING):
        twice = drafting(*[item("BELT-1", "1", awaited_by=awaited)] * 2, item("OIL-5W30", "1"))
        new().when(twice, by=CLERK, known=APPROVED).then_refused("PO-DRAFT-002")


def test_quantities_of_a_part_stay_within_what_a_plan_can_hold() -> None:
    vast = drafting(item("BELT-1", "100000", Money(fen=1)), item("BELT-1", "1", awaited_by=WAITING))
    new().when(vast, by=CLERK, known=APPROVED).then_refused("PO-DRAFT-003")


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ((item("A", "1", Money(fen=-1)),), "PO-PRICE-001"),
        ((item("A", "1", Money(fen=10**13)),), "PO-PRICE-002"),
        ((item("A", "100000", Money(fen=10**9)),), "PO-PRICE-002"),
        ((item("A", "1", Money(fen=10**11)), item("B", "1", Money(fen=1))), "PO-PRICE-002"),
    ],
)
def test_prices_are_within_bounds(items: tuple[OrderItem, ...], code: str) -> None:
    new().when(drafting(*items), by=CLERK, known=APPROVED).then_refused(code)


@pytest.mark.requirement("R-115")
@pytest.mark.parametrize("known", [{}, {"channel_approved": False}])
def test_nothing_is_drafted_for_a_channel_that_is_not_approved(known: dict[str, bool]) -> None:
    new().when(drafting(), by=CLERK, known=known).then_refused("PO-CHANNEL-001")


@pytest.mark.requirement("R-115")
def test_an_order_is_not_issued_to_a_channel_that_was_blocked_meanwhile() -> None:
    reviewed = order(PLAIN)
    reviewed.when(IssueOrder(), by=SUPERVISOR, known={"channel_approved": False})
    reviewed.then_refused("PO-CHANNEL-001")
    reviewed.when(IssueOrder(), by=SUPERVISOR, known=APPROVED).then(OrderIssued())


@pytest.mark.requirement("R-106b")
def test_an_order_is_reviewed_by_another_supervisor_before_it_is_issued() -> None:
    assert TABLE[ReviewOrder] == TABLE[IssueOrder] == {Role.PARTS_SUPERVISOR}
    scenario = order()
    scenario.when(IssueOrder(), by=SUPERVISOR, known=APPROVED).then_refused("PO-STAGE-001")
    scenario.when(ReviewOrder(), by=staff(CLERK.id, Role.PARTS_SUPERVISOR)).then_refused("PO-REVIEW-001")
    scenario.when(ReviewOrder(), by=SUPERVISOR).then(PLAIN)
    scenario.when(ReviewOrder(), by=OTHER_SUPERVISOR).then_refused("PO-STAGE-001")
    scenario.when(IssueOrder(), by=SUPERVISOR, known=APPROVED).then(OrderIssued())
    scenario.when(IssueOrder(), by=SUPERVISOR, known=APPROVED).then_refused("PO-STAGE-001")


@pytest.mark.requirement("R-107")
@pytest.mark.parametrize(("total", "needed"), [(LIMIT - 1, False), (LIMIT, True), (LIMIT + 1, True)])
def test_from_the_rules_amount_on_a_final_review_is_needed(total: int, needed: bool) -> None:
    order(total=total).when(ReviewOrder(), by=SUPERVISOR).then(OrderReviewed(final_review_needed=needed))


@pytest.mark.requirement("R-107")
def test_a_dear_order_goes_out_only_after_the_station_heads_word() -> None:
    assert TABLE[FinallyReview] == {Role.STATION_HEAD}
    dear = order(DEAR, total=LIMIT)
    dear.when(IssueOrder(), by=SUPERVISOR, known=APPROVED).then_refused("PO-ISSUE-001")
    dear.when(FinallyReview(), by=HEAD).then(ContractFinallyReviewed())
    dear.when(FinallyReview(), by=HEAD).then_refused("PO-STAGE-001")
    dear.when(IssueOrder(), by=SUPERVISOR, known=APPROVED).then(OrderIssued())


@pytest.mark.requirement("R-107")
@pytest.mark.parametrize("who", [CLERK, SUPERVISOR])
def test_the_final_review_is_a_third_persons(who: Actor) -> None:
    promoted = staff(who.id, Role.STATION_HEAD)
    order(DEAR, total=LIMIT).when(FinallyReview(), by=promoted).then_refused("PO-REVIEW-003")
    order(DEAR, total=LIMIT).when(REJECT, by=promoted).then_refused("PO-REVIEW-003")


@pytest.mark.requirement("R-107")
def test_what_was_needed_at_the_review_stays_so() -> None:
    parts = DEFAULT_RULES.parts.model_copy(update={"high_value_order_from": Money(fen=10**12)})
    relaxed = DEFAULT_RULES.model_copy(update={"parts": parts})
    dear = order(DEAR, total=LIMIT)
    dear.when(IssueOrder(), by=SUPERVISOR, known=APPROVED, rules=relaxed).then_refused("PO-ISSUE-001")


def test_a_plain_order_needs_no_final_review() -> None:
    order(PLAIN).when(FinallyReview(), by=HEAD).then_refused("PO-REVIEW-002")
    order().when(FinallyReview(), by=HEAD).then_refused("PO-STAGE-001")


def test_whoever_an_order_waits_for_may_reject_it() -> None:
    order().when(REJECT, by=SUPERVISOR).then(OrderRejected())
    order().when(REJECT, by=HEAD).then_refused("PO-REJECT-001")
    order().when(REJECT, by=staff(CLERK.id, Role.PARTS_SUPERVISOR)).then_refused("PO-REVIEW-001")
    order(DEAR, total=LIMIT).when(REJECT, by=HEAD).then(OrderRejected())
    order(DEAR, total=LIMIT).when(REJECT, by=SUPERVISOR).then_refused("PO-REJECT-001")
    order(PLAIN).when(REJECT, by=SUPERVISOR).then_refused("PO-STAGE-001")
    order(OrderRejected()).when(ReviewOrder(), by=SUPERVISOR).then_refused("PO-STAGE-001")
