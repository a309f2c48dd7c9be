"""What a purchase plan remembers: who drafted it, and how much of it no order has taken yet."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple, assert_never

from domain.aggregates.purchase_plan.events import (
    PlanApproved,
    PlanDrafted,
    PlanDrawnOn,
    PlannedPart,
    PlanRejected,
    PlanShareReturned,
    PurchasePlanEvent,
)
from domain.aggregates.purchase_plan.words import PlanStage
from domain.envelope import Recorded
from domain.identifiers import PartNumber, StaffId, StoreId, StreamId

NOTHING = Decimal(0)
Share = Mapping[PartNumber, Decimal]


class PurchasePlan(NamedTuple):
    """``left`` is what may still be ordered, ``shares`` what each order has taken."""

    store: StoreId | None = None
    drafter: StaffId | None = None
    stage: PlanStage | None = None
    left: Mapping[PartNumber, Decimal] = {}
    shares: Mapping[StreamId, Share] = {}


def evolve(state: PurchasePlan, recorded: Recorded[PurchasePlanEvent]) -> PurchasePlan:
    match recorded.event:
        case PlanDrafted(lines=lines):
            return PurchasePlan(
                store=recorded.meta.store,
                drafter=recorded.meta.actor.id,
                stage=PlanStage.DRAFTED,
                left={line.part: line.quantity for line in lines},
            )
        case PlanApproved():
            return state._replace(stage=PlanStage.APPROVED)
        case PlanRejected():
            return state._replace(stage=PlanStage.REJECTED)
        case PlanDrawnOn(order=order, parts=parts):
            return _moved(state, order, parts, to_order=1)
        case PlanShareReturned(order=order, parts=parts):
            return _moved(state, order, parts, to_order=-1)
        case _ as never:
            assert_never(never)


def _moved(
    state: PurchasePlan, order: StreamId, parts: Iterable[PlannedPart], *, to_order: int
) -> PurchasePlan:
    left, share = dict(state.left), dict(state.shares.get(order, {}))
    for planned in parts:
        moved = to_order * planned.quantity
        left[planned.part] = left.get(planned.part, NOTHING) - moved
        share[planned.part] = share.get(planned.part, NOTHING) + moved
    return state._replace(left=left, shares={**state.shares, order: share})
