"""Skipped delivery steps and labour overrides."""

from datetime import date, datetime
from decimal import Decimal

from domain.actors import Role
from domain.identifiers import LocalId, OperationCode, StaffId, StoreId, StreamId
from domain.reasons import ReasonCode
from domain.trade import DeliveryStep
from projections.days import days, of_days
from projections.inspection_log.tables import OVERRIDE, STEP
from projections.views import Reads, View

_STEPS, _OVERRIDES = of_days(STEP), of_days(OVERRIDE)


class Step(View):
    """``reason`` says why a step was not done."""

    store: StoreId
    order: StreamId
    step: DeliveryStep
    at: datetime
    by: StaffId
    done: bool
    reason: ReasonCode | None


class LabourOverride(View):
    store: StoreId
    order: StreamId
    job: LocalId
    line: LocalId
    at: datetime
    by: StaffId
    role: Role
    operation: OperationCode
    standard_hours: Decimal
    billed_hours: Decimal
    amount_fen: int
    reason: ReasonCode | None


def skipped_steps(reads: Reads, store: StoreId, first: date, last: date) -> list[Step]:
    """Steps left out on these days and not made up for since."""
    return [step for step in delivery_steps(reads, store, first, last) if not step.done]


def delivery_steps(reads: Reads, store: StoreId, first: date, last: date) -> list[Step]:
    return [Step.model_validate(row) for row in reads.rows(_STEPS, **days(store, first, last))]


def labour_overrides(reads: Reads, store: StoreId, first: date, last: date) -> list[LabourOverride]:
    """Lines of quotes in force whose billed hours are not the standard ones."""
    rows = reads.rows(_OVERRIDES, **days(store, first, last))
    return [LabourOverride.model_validate(row) for row in rows]
