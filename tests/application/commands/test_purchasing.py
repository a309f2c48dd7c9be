"""Plans and orders through the command side: who may, what it is bought under, where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import cast

import pytest

from application.commands import CommandEnvelope, new_stream_id
from domain.actors import Actor, Role
from domain.aggregates.part.commands import DefinePart
from domain.aggregates.purchase_order.commands.models import (
    CancelOrder,
    CloseOrder,
    DraftOrder,
    FinallyReview,
    IssueOrder,
    OrderItem,
    RejectOrder,
    ReviewOrder,
)
from domain.aggregates.purchase_plan import PURCHASE_PLAN
from domain.aggregates.purchase_plan.commands import ApprovePlan, DraftPlan, RejectPlan
from domain.aggregates.purchase_plan.events import PlanLine, PurchasePlanEvent
from domain.aggregates.supplier.commands import ApproveChannel, BlockChannel
from domain.command import Command
from domain.decider import fold
from domain.envelope import Recorded
from domain.errors import AfterSalesError
from domain.money import Money
from domain.parts import OldPartPolicy, PurchaseKind, part_id, supplier_id
from domain.reasons import ReasonCode
from runtime.settings import Settings
from runtime.system import System, open_system
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import STATION_HEAD, STORE, because, staff

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
CLERK = staff("pc01", Role.PARTS_CLERK)
SUPERVISOR = staff("ps01", Role.PARTS_SUPERVISOR)
OTHER_SUPERVISOR = staff("ps02", Role.PARTS_SUPERVISOR)
TECHNICAL_HEAD = staff("sh09", Role.STATION_HEAD)
OIL, FILTER = "OIL-5W30", "FILTER-1"
PRICE = Money(fen=4_200)
WHY = because(ReasonCode.OTHER, "the supplier makes it no more")


class Counter:
    """The parts counter of one store: gives commands and is told how they ended."""

    def __init__(self, system: System) -> None:
        self.system = system
        self._numbers = count(1)

    def give(self, body: Command, stream: str | None = None, *, by: Actor = CLERK, store: str = STORE) -> str:
        name = f"purchasing-{next(self._numbers):06d}"
        kind = body.type_name.partition(".")[0]
        envelope = CommandEnvelope(
            command_id=name,
            actor=by,
            store=store,
            stream=stream or new_stream_id(kind, name),
            body=body,
            occurred_at=NOW,
            correlation_id=name,
        )
        return self.system.bus.handle(envelope).stream

    def code(self, body: Command, stream: str | None = None, *, by: Actor = CLERK, store: str = STORE) -> str:
        """Of the refusal that the command must meet."""
        with pytest.raises(AfterSalesError) as refused:
            self.give(body, stream, by=by, store=store)
        return refused.value.code

    def plan(self, *, oil: int = 10, filters: int = 4, approved: bool = True) -> str:
        lines = (
            PlanLine(part=OIL, quantity=Decimal(oil)),
            PlanLine(part=FILTER, quantity=Decimal(filters)),
        )
        plan = self.give(DraftPlan(title="March", lines=lines))
        if approved:
            self.give(ApprovePlan(), plan, by=SUPERVISOR)
        return plan

    def left(self, plan: str) -> dict[str, Decimal]:
        history = cast("list[Recorded[PurchasePlanEvent]]", self.system.log.read_stream(plan))
        return dict(fold(PURCHASE_PLAN, history).left)


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    """A store that keeps two parts and has one approved channel."""
    with open_system(Settings(data_dir=tmp_path), clock=lambda: NOW) as system:
        counter = Counter(system)
        for part in (OIL, FILTER):
            defined = DefinePart(
                part=part,
                title="part",
                unit="piece",
                serial_tracked=False,
                old_part_policy=OldPartPolicy.SCRAP,
            )
            counter.give(defined, part_id(STORE, part), by=SUPERVISOR)
        channel = ApproveChannel(supplier="MAKER", title="Maker", scope="everything")
        counter.give(channel, supplier_id(STORE, "MAKER"), by=TECHNICAL_HEAD)
        yield counter


def oil(quantity: int, price: Money = PRICE, part: str = OIL) -> OrderItem:
    return OrderItem(part=part, quantity=Decimal(quantity), unit_price=price)


def drafting(
    *items: OrderItem,
    plan: str | None,
    supplier: str = "MAKER",
    kind: PurchaseKind = PurchaseKind.STOCK,
) -> DraftOrder:
    return DraftOrder(supplier=supplier, kind=kind, plan=plan, lines=items)


@pytest.mark.requirement("R-106a")
def test_nothing_is_ordered_before_its_plan_is_approved_by_another_supervisor(counter: Counter) -> None:
    plan = counter.plan(approved=False)
    assert counter.code(drafting(oil(1), plan=plan)) == "PPL-DRAW-001"
    assert counter.code(ApprovePlan(), plan) == "CMD-ROLE-001"
    counter.give(ApprovePlan(), plan, by=SUPERVISOR)
    counter.give(drafting(oil(1), plan=plan))
    own = counter.give(
        DraftPlan(title="own", lines=(PlanLine(part=OIL, quantity=Decimal(1)),)), by=SUPERVISOR
    )
    assert counter.code(ApprovePlan(), own, by=SUPERVISOR) == "PPL-APPROVE-002"
    counter.give(RejectPlan(reason=WHY), own, by=OTHER_SUPERVISOR)
    assert counter.code(drafting(oil(1), plan=own)) == "PPL-DRAW-001"


@pytest.mark.requirement("R-106a")
def test_orders_share_what_was_approved_and_give_back_what_will_not_come(counter: Counter) -> None:
    plan = counter.plan(oil=10)
    first = counter.give(drafting(oil(6), oil(4, part=FILTER), plan=plan))
    second = counter.give(drafting(oil(4), plan=plan))
    assert counter.left(plan) == {OIL: 0, FILTER: 0}
    assert counter.code(drafting(oil(1), plan=plan)) == "PPL-DRAW-002"
    counter.give(RejectOrder(reason=WHY), first, by=SUPERVISOR)
    assert counter.left(plan) == {OIL: 6, FILTER: 4}
    counter.give(CancelOrder(reason=WHY), second, by=SUPERVISOR)
    assert counter.left(plan) == {OIL: 10, FILTER: 4}
    third = counter.give(drafting(oil(10), plan=plan))
    counter.give(ReviewOrder(), third, by=SUPERVISOR)
    counter.give(IssueOrder(), third, by=SUPERVISOR)
    counter.give(CloseOrder(reason=WHY), third, by=SUPERVISOR)
    assert counter.left(plan) == {OIL: 10, FILTER: 4}


def test_an_order_is_refused_with_its_plan_or_recorded_with_it(counter: Counter) -> None:
    plan = counter.plan(oil=10)
    before = counter.system.log.head()
    assert counter.code(drafting(oil(1), oil(5, part=FILTER), plan=plan)) == "PPL-DRAW-002"
    assert counter.code(drafting(oil(1), plan="purchase_plan-none")) == "CMD-FOUND-001"
    assert counter.code(drafting(oil(1), plan=plan), store="BJ01") == "PO-DRAFT-901"
    assert counter.system.log.head() == before


def test_only_parts_that_the_store_has_defined_are_ordered(counter: Counter) -> None:
    unknown = drafting(oil(1, part="BELT-1"), plan=None, kind=PurchaseKind.EMERGENCY)
    assert counter.code(unknown) == "PO-DRAFT-901"


@pytest.mark.requirement("R-115")
def test_no_order_is_drafted_for_or_issued_to_a_channel_that_is_not_approved(counter: Counter) -> None:
    plan = counter.plan()
    assert counter.code(drafting(oil(1), plan=plan, supplier="STREET")) == "PO-CHANNEL-001"
    order = counter.give(drafting(oil(1), plan=plan))
    counter.give(ReviewOrder(), order, by=SUPERVISOR)
    channel = supplier_id(STORE, "MAKER")
    counter.give(BlockChannel(reason=WHY), channel, by=TECHNICAL_HEAD)
    assert counter.code(IssueOrder(), order, by=SUPERVISOR) == "PO-CHANNEL-001"
    again = ApproveChannel(supplier="MAKER", title="Maker", scope="everything")
    counter.give(again, channel, by=TECHNICAL_HEAD)
    counter.give(IssueOrder(), order, by=SUPERVISOR)


@pytest.mark.requirement("R-106b")
def test_orders_are_reviewed_and_issued_by_parts_supervisors(counter: Counter) -> None:
    order = counter.give(drafting(oil(1), plan=counter.plan()), by=SUPERVISOR)
    assert counter.code(ReviewOrder(), order) == "CMD-ROLE-001"
    assert counter.code(ReviewOrder(), order, by=SUPERVISOR) == "PO-REVIEW-001"
    assert counter.code(IssueOrder(), order, by=SUPERVISOR) == "PO-STAGE-001"
    counter.give(ReviewOrder(), order, by=OTHER_SUPERVISOR)
    assert counter.code(IssueOrder(), order) == "CMD-ROLE-001"
    counter.give(IssueOrder(), order, by=SUPERVISOR)
    history = counter.system.log.read_stream(order)
    assert [recorded.event.type_name for recorded in history] == [
        "purchase_order.drafted",
        "purchase_order.reviewed",
        "purchase_order.issued",
    ]


@pytest.mark.requirement("R-107")
def test_a_contract_of_high_value_waits_for_the_station_head(counter: Counter) -> None:
    limit = DEFAULT_RULES.parts.high_value_order_from
    order = counter.give(drafting(oil(1, limit), plan=counter.plan()))
    counter.give(ReviewOrder(), order, by=SUPERVISOR)
    assert counter.code(IssueOrder(), order, by=SUPERVISOR) == "PO-ISSUE-001"
    assert counter.code(FinallyReview(), order, by=OTHER_SUPERVISOR) == "CMD-ROLE-001"
    counter.give(FinallyReview(), order, by=STATION_HEAD)
    counter.give(IssueOrder(), order, by=SUPERVISOR)
