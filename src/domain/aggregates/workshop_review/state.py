"""What a review remembers."""

from dataclasses import dataclass
from typing import assert_never

from domain.aggregates.workshop_review.events import (
    ReportsReviewed,
    StaffAdjustmentOrdered,
    WorkshopReviewEvent,
)
from domain.envelope import Recorded
from domain.identifiers import StoreId


@dataclass(frozen=True, slots=True)
class WorkshopReview:
    store: StoreId | None = None
    reviewed: bool = False


def evolve(state: WorkshopReview, recorded: Recorded[WorkshopReviewEvent]) -> WorkshopReview:
    match recorded.event:
        case ReportsReviewed():
            return WorkshopReview(store=recorded.meta.store, reviewed=True)
        case StaffAdjustmentOrdered():
            return state
        case _ as never:
            assert_never(never)
