"""A review of the workshop's and the final inspection's reports, and the staff changes that follow."""

from typing import get_args

from domain.aggregates.workshop_review.commands import WorkshopReviewCommand, decide
from domain.aggregates.workshop_review.events import WorkshopReviewEvent
from domain.aggregates.workshop_review.state import WorkshopReview, evolve
from domain.decider import Decider

WORKSHOP_REVIEW: Decider[WorkshopReview, WorkshopReviewCommand, WorkshopReviewEvent] = Decider(
    kind="workshop_review",
    zh="车间报表评审",
    initial=WorkshopReview(),
    commands=get_args(WorkshopReviewCommand),
    events=get_args(WorkshopReviewEvent),
    decide=decide,
    evolve=evolve,
    subject=lambda state, stream: stream,
    store_of=lambda state: state.store,
)
