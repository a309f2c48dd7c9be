"""Drafting and approving what is to be bought, and orders that take their share of it."""

from collections.abc import Sequence
from typing import Annotated, assert_never

from pydantic import Field

from domain.aggregates.purchase_plan import refusals
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
from domain.aggregates.purchase_plan.state import NOTHING, PurchasePlan
from domain.aggregates.purchase_plan.words import PlanStage
from domain.command import Command
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import StreamId
from domain.reasons import ReasonInput
from domain.text import ShortText

Parts = Annotated[tuple[PlannedPart, ...], Field(min_length=1, max_length=500)]


class DraftPlan(Command, name="purchase_plan.draft", creates=True):
    """Each part once. ``suggested`` is what the reorder rule had proposed, where it was asked."""

    title: ShortText
    lines: Annotated[tuple[PlanLine, ...], Field(min_length=1, max_length=500)]


class ApprovePlan(Command, name="purchase_plan.approve"):
    """By another person than the one who drafted it."""


class RejectPlan(Command, name="purchase_plan.reject"):
    reason: ReasonInput


class DrawOnPlan(Command, name="purchase_plan.draw_on"):
    """Given by an order that is drafted under this plan; each part once."""

    order: StreamId
    parts: Parts


class ReturnShare(Command, name="purchase_plan.return_share"):
    """Given by an order that will not buy these after all; each part once."""

    order: StreamId
    parts: Parts


PurchasePlanCommand = DraftPlan | ApprovePlan | RejectPlan | DrawOnPlan | ReturnShare


def decide(state: PurchasePlan, command: PurchasePlanCommand, frame: Frame) -> Sequence[PurchasePlanEvent]:
    match command:
        case DraftPlan():
            return [_drafted(command)]
        case ApprovePlan():
            _refuse_decided_or_own(state, frame)
            return [PlanApproved()]
        case RejectPlan():
            _refuse_decided_or_own(state, frame)
            return [PlanRejected()]
        case DrawOnPlan():
            return [_drawn_on(state, command)]
        case ReturnShare():
            return [_returned(state, command)]
        case _:
            assert_never(command)


def _drafted(command: DraftPlan) -> PlanDrafted:
    seen: set[str] = set()
    for line in command.lines:
        if line.part in seen:
            raise Invalid(refusals.PART_TWICE, part=line.part)
        seen.add(line.part)
    return PlanDrafted(title=command.title, lines=command.lines)


def _refuse_decided_or_own(state: PurchasePlan, frame: Frame) -> None:
    if state.stage is not PlanStage.DRAFTED:
        raise Refused(refusals.NOT_DRAFTED)
    if state.drafter == frame.actor.id:
        raise Refused(refusals.OWN_PLAN)


def _drawn_on(state: PurchasePlan, command: DrawOnPlan) -> PlanDrawnOn:
    if state.stage is not PlanStage.APPROVED:
        raise Refused(refusals.NOT_APPROVED)
    for wanted in command.parts:
        left = state.left.get(wanted.part, NOTHING)
        if wanted.quantity > left:
            raise Refused(refusals.NOT_COVERED, part=wanted.part, left=str(left), wanted=str(wanted.quantity))
    return PlanDrawnOn(order=command.order, parts=command.parts)


def _returned(state: PurchasePlan, command: ReturnShare) -> PlanShareReturned:
    share = state.shares.get(command.order, {})
    for given in command.parts:
        taken = share.get(given.part, NOTHING)
        if given.quantity > taken:
            raise Refused(refusals.NOT_TAKEN, part=given.part, taken=str(taken), wanted=str(given.quantity))
    return PlanShareReturned(order=command.order, parts=command.parts)
