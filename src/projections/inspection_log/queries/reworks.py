"""The rework log: inside the house, and of cars that came back."""

from datetime import date, datetime

from pydantic import Json
from sqlalchemy import and_, bindparam, select

from domain.aggregates.work_order.words import Cause, Disposal, SameFault
from domain.identifiers import LocalId, StaffId, StoreId, StreamId
from projections.days import days, of_days
from projections.inspection_log.tables import EXTERNAL, INTERNAL
from projections.views import Reads, View

_INTERNAL, _EXTERNAL = of_days(INTERNAL), of_days(EXTERNAL)
_OF_ORIGINAL = (
    select(EXTERNAL)
    .where(and_(EXTERNAL.c.original_order == bindparam("original"), EXTERNAL.c.store == bindparam("store")))
    .order_by(EXTERNAL.c.claimed_at, EXTERNAL.c.order)
)


class InternalRework(View):
    """内返: ``passed_at`` is when the final inspection let it go."""

    store: StoreId
    order: StreamId
    job: LocalId
    round: int
    opened_at: datetime
    opened_by: StaffId
    cause: Cause | None
    responsible: StaffId | None
    passed_at: datetime | None


class ExternalRework(View):
    """外返: ``order`` repairs again what ``original_order`` was to repair."""

    store: StoreId
    order: StreamId
    claimed_at: datetime
    original_order: StreamId
    original_jobs: Json[tuple[LocalId, ...]]
    same_fault: SameFault | None
    cause: Cause | None
    accepted: bool | None
    root_cause: Cause | None
    disposal: Disposal | None
    inspected: bool | None
    closed_at: datetime | None
    cost_fen: int | None


def internal_reworks(reads: Reads, store: StoreId, first: date, last: date) -> list[InternalRework]:
    """Opened on these days."""
    rows = reads.rows(_INTERNAL, **days(store, first, last))
    return [InternalRework.model_validate(row) for row in rows]


def external_reworks(reads: Reads, store: StoreId, first: date, last: date) -> list[ExternalRework]:
    """Claimed on these days."""
    rows = reads.rows(_EXTERNAL, **days(store, first, last))
    return [ExternalRework.model_validate(row) for row in rows]


def comebacks_of(reads: Reads, store: StoreId, original: StreamId) -> list[ExternalRework]:
    """Orders that came of an earlier one."""
    rows = reads.rows(_OF_ORIGINAL, original=original, store=store)
    return [ExternalRework.model_validate(row) for row in rows]
