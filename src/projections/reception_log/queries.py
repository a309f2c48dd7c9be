"""Waiting times, compliance and accuracy of receptions over some days, both included."""

from datetime import date, datetime

from pydantic import Json
from sqlalchemy import and_, bindparam, select

from domain.aggregates.visit.words import ItemCode, Means
from domain.identifiers import StaffId, StoreId, StreamId
from projections.days import days, of_days
from projections.reception_log.tables import CHECK, DEVIATION, ORDER, VISIT
from projections.views import Reads, View

_VISITS, _CHECKS, _DEVIATIONS = of_days(VISIT), of_days(CHECK), of_days(DEVIATION)
_SETTLED = (
    select(ORDER)
    .where(
        and_(
            ORDER.c.store == bindparam("store"),
            ORDER.c.settled_day >= bindparam("first"),
            ORDER.c.settled_day <= bindparam("last"),
            ORDER.c.estimate_fen.is_not(None),
        )
    )
    .order_by(ORDER.c.settled_day, ORDER.c.order)
)
_DESCRIBED = (
    select(ORDER)
    .where(
        and_(
            ORDER.c.store == bindparam("store"),
            ORDER.c.described_day >= bindparam("first"),
            ORDER.c.described_day <= bindparam("last"),
        )
    )
    .order_by(ORDER.c.described_day, ORDER.c.order)
)


class Reception(View):
    """``waited_minutes`` from arrival to the start of reception; None while nobody attends."""

    store: StoreId
    visit: StreamId
    arrived_at: datetime
    received_by: StaffId
    reception_started_at: datetime | None
    advisor: StaffId | None
    waited_minutes: int | None
    appointed_at: datetime | None


class ProcessCheck(View):
    store: StoreId
    visit: StreamId
    at: datetime
    advisor: StaffId
    checked_by: StaffId
    done: Json[tuple[ItemCode, ...]]
    missed: Json[tuple[ItemCode, ...]]


class Compliance(View):
    """Kept and required items of the check list over an advisor's checks; no ratio is stored."""

    advisor: StaffId
    checks: int
    items_done: int
    items_required: int


class Deviation(View):
    store: StoreId
    visit: StreamId
    at: datetime
    advisor: StaffId
    flagged_by: StaffId
    step: ItemCode
    means: Means
    note: str | None


class EstimateAccuracy(View):
    """The estimate given with the promise beside the settled total, in fen."""

    store: StoreId
    order: StreamId
    advisor: StaffId
    estimate_fen: int
    settled_fen: int

    @property
    def difference_fen(self) -> int:
        """What the customer was not told: positive when the bill was higher."""
        return self.settled_fen - self.estimate_fen


class DescriptionAccuracy(View):
    store: StoreId
    order: StreamId
    advisor: StaffId
    described_accurately: bool


def receptions(reads: Reads, store: StoreId, first: date, last: date) -> list[Reception]:
    """By day and visit: who was attended to after how long."""
    return [Reception.model_validate(row) for row in reads.rows(_VISITS, **days(store, first, last))]


def process_checks(reads: Reads, store: StoreId, first: date, last: date) -> list[ProcessCheck]:
    return [ProcessCheck.model_validate(row) for row in reads.rows(_CHECKS, **days(store, first, last))]


def compliance(reads: Reads, store: StoreId, first: date, last: date) -> list[Compliance]:
    """A line for each advisor who was checked."""
    checks = process_checks(reads, store, first, last)
    return [
        Compliance(
            advisor=advisor,
            checks=len(own),
            items_done=sum(len(check.done) for check in own),
            items_required=sum(len(check.done) + len(check.missed) for check in own),
        )
        for advisor in sorted({check.advisor for check in checks})
        if (own := [check for check in checks if check.advisor == advisor])
    ]


def deviations(reads: Reads, store: StoreId, first: date, last: date) -> list[Deviation]:
    return [Deviation.model_validate(row) for row in reads.rows(_DEVIATIONS, **days(store, first, last))]


def estimate_accuracy(reads: Reads, store: StoreId, first: date, last: date) -> list[EstimateAccuracy]:
    """Orders settled on these days for which an estimate was given."""
    rows = reads.rows(_SETTLED, **days(store, first, last))
    return [EstimateAccuracy.model_validate(row) for row in rows]


def description_accuracy(reads: Reads, store: StoreId, first: date, last: date) -> list[DescriptionAccuracy]:
    """Orders whose description a technician judged on these days."""
    rows = reads.rows(_DESCRIBED, **days(store, first, last))
    return [DescriptionAccuracy.model_validate(row) for row in rows]
