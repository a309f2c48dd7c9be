"""Difficult faults that nobody has solved yet."""

from datetime import datetime, timedelta

from pydantic import Json
from sqlalchemy import and_, bindparam, select

from domain.actors import Role
from domain.aggregates.work_order.words import FaultLevel
from domain.identifiers import LocalId, StaffId, StoreId, StreamId
from projections.registers.tables import FAULT_CASE
from projections.views import Reads, View

_OPEN = (
    select(FAULT_CASE)
    .where(and_(FAULT_CASE.c.store == bindparam("store"), FAULT_CASE.c.open))
    .order_by(FAULT_CASE.c.at, FAULT_CASE.c.order, FAULT_CASE.c.case)
)


class Opinion(View):
    """``opinion`` refers to the vault."""

    by: StaffId
    role: Role
    at: datetime
    opinion: str | None


class FaultCase(View):
    """Escalated ``at`` this time, ``age_minutes`` ago; ``question`` refers to the vault."""

    store: StoreId
    order: StreamId
    case: LocalId
    job: LocalId
    level: FaultLevel
    at: datetime
    by: StaffId
    question: str | None
    opinions: Json[tuple[Opinion, ...]]
    age_minutes: int = 0


def fault_cases(reads: Reads, store: StoreId, now: datetime) -> list[FaultCase]:
    """Open ones, the oldest first."""
    cases = (FaultCase.model_validate(row) for row in reads.rows(_OPEN, store=store))
    return [
        case.model_copy(update={"age_minutes": (now - case.at) // timedelta(minutes=1)}) for case in cases
    ]
