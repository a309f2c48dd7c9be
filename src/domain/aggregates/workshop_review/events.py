"""What can happen in a review."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from domain.aggregates.workshop_review.words import Adjustment, ReportKind
from domain.event import Event
from domain.identifiers import StaffId
from domain.personal import Personal
from domain.text import ShortText


class Figure(BaseModel):
    """A figure as the reviewer read it, with its unit: quoted, never computed with."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: ShortText
    value: ShortText


class ReportsReviewed(Event, name="workshop_review.reports_reviewed"):
    """Both days of the period are included."""

    kinds: Annotated[tuple[ReportKind, ...], Field(min_length=1)]
    period_from: date
    period_to: date
    figures: tuple[Figure, ...]
    analysis: Personal


class StaffAdjustmentOrdered(Event, name="workshop_review.staff_adjustment_ordered"):
    """Names the person or the area concerned, or both."""

    what: Adjustment
    who: StaffId | None = None
    area: ShortText | None = None
    instruction: Personal | None = None


WorkshopReviewEvent = ReportsReviewed | StaffAdjustmentOrdered
