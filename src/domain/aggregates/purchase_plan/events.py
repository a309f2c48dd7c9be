"""What can happen to a purchase plan."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from domain.event import Event
from domain.identifiers import PartNumber, StreamId
from domain.parts import Amount
from domain.quantities import Quantity
from domain.text import ShortText


class PlanLine(BaseModel):
    """``suggested``: what the reorder rule proposed, None where it was not asked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    part: PartNumber
    quantity: Quantity
    suggested: Amount | None = None


class PlanDrafted(Event, name="purchase_plan.drafted"):
    title: ShortText
    lines: Annotated[tuple[PlanLine, ...], Field(min_length=1, max_length=500)]


class PlanApproved(Event, name="purchase_plan.approved"):
    pass


class PlanRejected(Event, name="purchase_plan.rejected"):
    pass


class PlannedPart(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    part: PartNumber
    quantity: Quantity


class PlanDrawnOn(Event, name="purchase_plan.drawn_on"):
    """An order takes its share of what was approved, so that no two orders take the same."""

    order: StreamId
    parts: Annotated[tuple[PlannedPart, ...], Field(min_length=1, max_length=500)]


class PlanShareReturned(Event, name="purchase_plan.share_returned"):
    """The order was given up, or ended without these."""

    order: StreamId
    parts: Annotated[tuple[PlannedPart, ...], Field(min_length=1, max_length=500)]


PurchasePlanEvent = PlanDrafted | PlanApproved | PlanRejected | PlanDrawnOn | PlanShareReturned
