"""A purchase plan: approved by somebody else, drawn on by orders, never beyond what was approved."""

from __future__ import annotations

from decimal import Decimal

import pytest

from application.commands.permission_tables.purchasing import TABLE
from domain.actors import Role
from domain.aggregates.purchase_plan import PURCHASE_PLAN
from domain.aggregates.purchase_plan.commands import (
    ApprovePlan,
    DraftPlan,
    DrawOnPlan,
    PurchasePlanCommand,
    RejectPlan,
    ReturnShare,
)
from domain.aggregates.purchase_plan.events import (
    PlanApproved,
    PlanDrafted,
    PlanDrawnOn,
    PlanLine,
    PlannedPart,
    PlanRejected,
    PlanShareReturned,
    PurchasePlanEvent,
)
from domain.aggregates.purchase_plan.state import PurchasePlan
from domain.decider import fold
from domain.reasons import ReasonCode
from tests.support.scenario import Scenario, because, staff

CLERK = staff("pc01", Role.PARTS_CLERK)
SUPERVISOR = staff("ps01", Role.PARTS_SUPERVISOR)
OTHER_SUPERVISOR = staff("ps02", Role.PARTS_SUPERVISOR)
LINES = (
    PlanLine(part="OIL-5W30", quantity=Decimal(40), suggested=Decimal(36)),
    PlanLine(part="FILTER-1", quantity=Decimal(10)),
)
DRAFT = DraftPlan(title="March", lines=LINES)
DRAFTED = PlanDrafted(title="March", lines=LINES)
REJECT = RejectPlan(reason=because(ReasonCode.PRICE_TOO_HIGH))
ORDER, OTHER = "purchase_order-1", "purchase_order-2"


def parts(**quantities: int) -> tuple[PlannedPart, ...]:
    numbers = {"oil": "OIL-5W30", "filters": "FILTER-1", "belts": "BELT-1"}
    return tuple(
        PlannedPart(part=numbers[name], quantity=Decimal(quantity)) for name, quantity in quantities.items()
    )


def plan(*events: PurchasePlanEvent) -> Scenario[PurchasePlan, PurchasePlanCommand, PurchasePlanEvent]:
    return Scenario(PURCHASE_PLAN).given(*events, by=CLERK)


def test_drafting() -> None:
    plan().when(DRAFT, by=CLERK).then(DRAFTED)


def test_a_part_stands_in_a_plan_once() -> None:
    twice = DraftPlan(title="March", lines=(LINES[0], LINES[0]))
    plan().when(twice, by=CLERK).then_refused("PPL-DRAFT-001")


@pytest.mark.requirement("R-106a")
def test_every_plan_waits_for_a_parts_supervisor_who_did_not_draft_it() -> None:
    assert TABLE[ApprovePlan] == TABLE[RejectPlan] == {Role.PARTS_SUPERVISOR}
    plan(DRAFTED).when(DrawOnPlan(order=ORDER, parts=parts(oil=1)), by=CLERK).then_refused("PPL-DRAW-001")
    plan(DRAFTED).when(ApprovePlan(), by=SUPERVISOR).then(PlanApproved())
    plan(DRAFTED).when(REJECT, by=SUPERVISOR).then(PlanRejected())


@pytest.mark.requirement("R-106a")
@pytest.mark.parametrize("command", [ApprovePlan(), REJECT])
def test_nobody_decides_on_a_plan_of_his_own(command: PurchasePlanCommand) -> None:
    own = Scenario(PURCHASE_PLAN).given(DRAFTED, by=SUPERVISOR)
    own.when(command, by=SUPERVISOR).then_refused("PPL-APPROVE-002")
    assert own.when(command, by=OTHER_SUPERVISOR).state.stage is not None


@pytest.mark.parametrize("decided", [PlanApproved(), PlanRejected()])
@pytest.mark.parametrize("command", [ApprovePlan(), REJECT])
def test_a_plan_is_decided_on_once(decided: PurchasePlanEvent, command: PurchasePlanCommand) -> None:
    plan(DRAFTED, decided).when(command, by=SUPERVISOR).then_refused("PPL-APPROVE-001")


@pytest.mark.requirement("R-106a")
def test_nothing_is_ordered_under_a_rejected_plan() -> None:
    drawing = DrawOnPlan(order=ORDER, parts=parts(oil=1))
    plan(DRAFTED, PlanRejected()).when(drawing, by=CLERK).then_refused("PPL-DRAW-001")


@pytest.mark.requirement("R-106a")
def test_two_orders_together_take_no_more_than_was_approved() -> None:
    approved = plan(DRAFTED, PlanApproved())
    taken = PlanDrawnOn(order=ORDER, parts=parts(oil=30, filters=10))
    approved.when(DrawOnPlan(order=ORDER, parts=taken.parts), by=CLERK).then(taken)
    approved.when(DrawOnPlan(order=OTHER, parts=parts(oil=11)), by=CLERK).then_refused("PPL-DRAW-002")
    approved.when(DrawOnPlan(order=OTHER, parts=parts(belts=1)), by=CLERK).then_refused("PPL-DRAW-002")
    approved.when(DrawOnPlan(order=OTHER, parts=parts(oil=10)), by=CLERK)
    assert approved.state.left == {"OIL-5W30": Decimal(0), "FILTER-1": Decimal(0)}
    assert fold(PURCHASE_PLAN, approved.history) == approved.state


def test_an_order_gives_back_what_it_has_taken_and_no_more() -> None:
    drawn = plan(DRAFTED, PlanApproved(), PlanDrawnOn(order=ORDER, parts=parts(oil=30)))
    too_much = ReturnShare(order=ORDER, parts=parts(oil=31))
    drawn.when(too_much, by=CLERK).then_refused("PPL-RETURN-001")
    drawn.when(ReturnShare(order=OTHER, parts=parts(oil=1)), by=CLERK).then_refused("PPL-RETURN-001")
    back = PlanShareReturned(order=ORDER, parts=parts(oil=12))
    drawn.when(ReturnShare(order=ORDER, parts=back.parts), by=CLERK).then(back)
    assert drawn.state.left["OIL-5W30"] == Decimal(22)
    drawn.when(ReturnShare(order=ORDER, parts=parts(oil=19)), by=CLERK).then_refused("PPL-RETURN-001")
