"""The plan of a day as last published."""

from datetime import date, datetime

from sqlalchemy import and_, bindparam, select

from domain.identifiers import BayId, LocalId, StaffId, StoreId, StreamId
from projections.views import Reads, View
from projections.workshop_load.tables import PLAN_ENTRY

_OF_DAY = (
    select(PLAN_ENTRY)
    .where(and_(PLAN_ENTRY.c.store == bindparam("store"), PLAN_ENTRY.c.day == bindparam("day")))
    .order_by(PLAN_ENTRY.c.start_ms, PLAN_ENTRY.c.number)
)


class PlannedJob(View):
    day: date
    revision: int
    published_at: datetime
    order: StreamId
    job: LocalId
    technician: StaffId
    bay: BayId
    start: datetime
    end: datetime


def job_plan(reads: Reads, store: StoreId, day: date) -> list[PlannedJob]:
    """In the order of the planned starts; nothing when no plan was published."""
    return [PlannedJob.model_validate(row) for row in reads.rows(_OF_DAY, store=store, day=day.isoformat())]
