"""Planned operations beside the time that the job took."""

from collections import Counter
from datetime import date, datetime

from pydantic import Json
from sqlalchemy import and_, bindparam, select

from domain.aggregates.work_order.events.dispatching import PlannedStep
from domain.identifiers import LocalId, StaffId, StoreId, StreamId
from projections.cells import number
from projections.days import days, of_days
from projections.engine.dbapi import Value
from projections.registers.tables import PLAN, PUNCH
from projections.views import Reads, View

_OF_DAYS = of_days(PLAN)
_CLOSED_PUNCHES = (
    select(PUNCH.c.order, PUNCH.c.job, PUNCH.c.start_ms, PUNCH.c.end_ms)
    .select_from(PLAN.join(PUNCH, and_(PLAN.c.order == PUNCH.c.order, PLAN.c.job == PUNCH.c.job)))
    .where(
        and_(
            PLAN.c.store == bindparam("store"),
            PLAN.c.day >= bindparam("first"),
            PLAN.c.day <= bindparam("last"),
            PUNCH.c.end_ms.is_not(None),
        )
    )
)


class OperationPlan(View):
    """The plan as last made. ``clocked_minutes``: whole minutes of closed clocks, of all technicians together."""

    store: StoreId
    order: StreamId
    job: LocalId
    at: datetime
    by: StaffId
    with_advisor: StaffId
    steps: Json[tuple[PlannedStep, ...]]
    planned_minutes: int
    clocked_minutes: int


def operation_plans(reads: Reads, store: StoreId, first: date, last: date) -> list[OperationPlan]:
    """Planned on these days."""
    window = days(store, first, last)
    clocked: Counter[tuple[Value, Value]] = Counter()
    for punch in reads.rows(_CLOSED_PUNCHES, **window):
        clocked[punch["order"], punch["job"]] += number(punch["end_ms"]) - number(punch["start_ms"])
    return [
        OperationPlan.model_validate({**row, "clocked_minutes": clocked[row["order"], row["job"]] // 60_000})
        for row in reads.rows(_OF_DAYS, **window)
    ]
