"""What can happen to a purchase plan."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from domain.event import Event
from domain.identifiers import PartNumber
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


PurchasePlanEvent = PlanDrafted | PlanApproved | PlanRejected
