"""Purchase plans with what orders have taken of them."""

from collections import defaultdict
from datetime import datetime
from decimal import Decimal

from sqlalchemy import and_, bindparam, select

from domain.aggregates.purchase_plan.words import PlanStage
from domain.identifiers import PartNumber, StaffId, StoreId, StreamId
from domain.reasons import ReasonCode
from projections.engine.dbapi import Row
from projections.purchasing.tables import PLAN, PLAN_LINE
from projections.views import Reads, View

_PLANS = select(PLAN).where(PLAN.c.store == bindparam("store")).order_by(PLAN.c.drafted_at, PLAN.c.plan)
_IN_STAGE = (
    select(PLAN)
    .where(and_(PLAN.c.store == bindparam("store"), PLAN.c.stage == bindparam("stage")))
    .order_by(PLAN.c.drafted_at, PLAN.c.plan)
)
_LINES = select(PLAN_LINE).where(PLAN_LINE.c.store == bindparam("store")).order_by(PLAN_LINE.c.part)


class PurchasePlanLine(View):
    """``suggested``: what the reorder rule had proposed; ``left``: what may still be ordered."""

    part: PartNumber
    quantity: Decimal
    suggested: Decimal | None
    ordered: Decimal
    left: Decimal


class PurchasePlan(View):
    """``decided_by`` approved or rejected it, the latter with a ``reason``."""

    store: StoreId
    plan: StreamId
    title: str
    stage: PlanStage
    drafted_at: datetime
    drafted_by: StaffId
    decided_at: datetime | None
    decided_by: StaffId | None
    reason: ReasonCode | None
    lines: tuple[PurchasePlanLine, ...]


def plans(reads: Reads, store: StoreId, stage: PlanStage | None = None) -> list[PurchasePlan]:
    """All of the store, or those in one stage, in order of their drafting."""
    rows = (
        reads.rows(_PLANS, store=store)
        if stage is None
        else reads.rows(_IN_STAGE, store=store, stage=stage.value)
    )
    lines: dict[str, list[PurchasePlanLine]] = defaultdict(list)
    for line in reads.rows(_LINES, store=store):
        lines[str(line["plan"])].append(_line(line))
    return [PurchasePlan.model_validate({**row, "lines": tuple(lines[str(row["plan"])])}) for row in rows]


def _line(row: Row) -> PurchasePlanLine:
    left = Decimal(str(row["quantity"])) - Decimal(str(row["ordered"]))
    return PurchasePlanLine.model_validate({**row, "left": left})
