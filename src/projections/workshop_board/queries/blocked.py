"""Orders that cannot go on, with why and whose turn it is: one list for front desk, parts and workshop."""

from collections import defaultdict
from datetime import datetime

from sqlalchemy import and_, bindparam, select

from domain.aggregates.work_order.status import OrderStatus
from domain.identifiers import LocalId, OperationCode, StaffId, StoreId, StreamId
from domain.reasons import ReasonCode
from projections.engine.dbapi import Row
from projections.job_facts.shortages import ShortPart
from projections.views import Reads, View
from projections.workshop_board.departments import RESPONSIBLE, Department, waits_for
from projections.workshop_board.queries.orders import blocked
from projections.workshop_board.tables import JOB, ORDER
from projections.workshop_board.views import BoardJob, BoardOrder

_JOBS = (
    select(JOB)
    .select_from(ORDER.join(JOB, JOB.c.order == ORDER.c.order))
    .where(and_(ORDER.c.store == bindparam("store"), ORDER.c.in_house, ORDER.c.blocked))
    .order_by(JOB.c.order, JOB.c.added_at, JOB.c.job)
)


class BlockCause(View):
    """Why one job waits, ``since`` when, and who can end it; ``parts`` are those that are missing."""

    job: LocalId
    operation: OperationCode
    reason: ReasonCode
    department: Department
    since: datetime
    parts: tuple[ShortPart, ...]


class BlockedOrder(View):
    store: StoreId
    order: StreamId
    visit: StreamId
    vehicle: StreamId
    customer: StreamId
    model: str
    advisor: StaffId
    waiting_customer: bool
    opened_at: datetime
    promised_at: datetime | None
    status: OrderStatus
    causes: tuple[BlockCause, ...]


def blocked_orders(reads: Reads, store: StoreId, department: Department | None = None) -> list[BlockedOrder]:
    """The nearest promise first. Of one department: what waits for it, with whatever else keeps the order."""
    causes: defaultdict[str, list[BlockCause]] = defaultdict(list)
    for row in reads.rows(_JOBS, store=store):
        causes[str(row["order"])].extend(_causes(row))
    return [_with_causes(order, causes[order.order]) for order in blocked(reads, store, department)]


def _causes(row: Row) -> list[BlockCause]:
    job = BoardJob.model_validate(row)
    return [
        BlockCause(
            job=job.job,
            operation=job.operation,
            reason=reason,
            department=RESPONSIBLE[reason],
            since=_since(job, reason),
            parts=job.shortages if reason is ReasonCode.WAITING_PARTS else (),
        )
        for reason in waits_for(row)
    ]


def _since(job: BoardJob, reason: ReasonCode) -> datetime:
    if reason is ReasonCode.WAITING_PARTS and job.shortages:
        return min(part.since for part in job.shortages)
    return job.status_since


def _with_causes(order: BoardOrder, causes: list[BlockCause]) -> BlockedOrder:
    return BlockedOrder.model_validate({**order.model_dump(), "causes": causes})
