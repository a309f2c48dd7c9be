"""Reviewing reports and ordering what follows."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, assert_never

from pydantic import Field

from domain.actors import Role
from domain.aggregates.workshop_review import refusals
from domain.aggregates.workshop_review.events import (
    Figure,
    ReportsReviewed,
    StaffAdjustmentOrdered,
    WorkshopReviewEvent,
)
from domain.aggregates.workshop_review.state import WorkshopReview
from domain.aggregates.workshop_review.words import Adjustment, ReportKind
from domain.command import Command
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import StaffId
from domain.personal import Personal, PersonalInput, PersonalKind
from domain.text import ShortText

_REVIEWERS = (Role.STATION_HEAD, Role.WORKSHOP_SUPERVISOR)


class ReviewReports(Command, name="workshop_review.review_reports", creates=True):
    """``figures`` are quoted from the reports as they were read; ``period_to`` is included."""

    kinds: Annotated[tuple[ReportKind, ...], Field(min_length=1)]
    period_from: date
    period_to: date
    figures: Annotated[tuple[Figure, ...], Field(max_length=100)] = ()
    analysis: PersonalInput


class OrderStaffAdjustment(Command, name="workshop_review.order_staff_adjustment"):
    what: Adjustment
    who: StaffId | None = None
    area: ShortText | None = None
    instruction: PersonalInput | None = None


WorkshopReviewCommand = ReviewReports | OrderStaffAdjustment


def decide(
    state: WorkshopReview, command: WorkshopReviewCommand, frame: Frame
) -> Sequence[WorkshopReviewEvent]:
    if frame.actor.role not in _REVIEWERS:
        raise Refused(refusals.NOT_THEIR_DECISION)
    match command:
        case ReviewReports():
            return _review(state, command, frame)
        case OrderStaffAdjustment():
            return _adjust(state, command, frame)
        case _:
            assert_never(command)


def _review(state: WorkshopReview, command: ReviewReports, frame: Frame) -> Sequence[WorkshopReviewEvent]:
    if state.reviewed:
        raise Refused(refusals.ALREADY_REVIEWED)
    if command.period_to < command.period_from:
        raise Invalid(refusals.PERIOD_REVERSED)
    if command.period_from > frame.at.date():
        raise Refused(refusals.PERIOD_AHEAD)
    return [
        ReportsReviewed(
            kinds=tuple(sorted(set(command.kinds))),
            period_from=command.period_from,
            period_to=command.period_to,
            figures=command.figures,
            analysis=Personal.of(PersonalKind.NOTE, frame.stream, command.analysis),
        )
    ]


def _adjust(
    state: WorkshopReview, command: OrderStaffAdjustment, frame: Frame
) -> Sequence[WorkshopReviewEvent]:
    if not state.reviewed:
        raise Refused(refusals.NO_REVIEW)
    if command.who is None and command.area is None:
        raise Invalid(refusals.NOBODY_CONCERNED)
    words = command.instruction
    return [
        StaffAdjustmentOrdered(
            what=command.what,
            who=command.who,
            area=command.area,
            instruction=Personal.of(PersonalKind.NOTE, frame.stream, words) if words else None,
        )
    ]
