"""Who inspected what with which result, and what is missing from the record."""

from collections import defaultdict
from datetime import date, datetime

from sqlalchemy import and_, bindparam, select

from domain.actors import Role
from domain.aggregates.work_order.words import Cause
from domain.identifiers import LocalId, StaffId, StoreId, StreamId
from domain.labels import Word
from domain.reasons import ReasonCode
from projections.days import days, of_days
from projections.inspection_log.tables import INSPECTION, JOB
from projections.inspection_log.words import InspectionKind
from projections.views import Reads, View

_LOG = of_days(INSPECTION)
_OF_ORDER = (
    select(INSPECTION)
    .where(and_(INSPECTION.c.order == bindparam("order"), INSPECTION.c.store == bindparam("store")))
    .order_by(INSPECTION.c.version)
)
_WITHOUT_RECORD = (
    select(INSPECTION)
    .where(and_(INSPECTION.c.store == bindparam("store"), INSPECTION.c.record_missing))
    .order_by(INSPECTION.c.order, INSPECTION.c.version)
)
_WITHOUT_REWORK = (
    select(JOB)
    .where(and_(JOB.c.store == bindparam("store"), JOB.c.rework_missing))
    .order_by(JOB.c.order, JOB.c.job)
)


class Inspection(View):
    """``passed`` is None where nothing is judged; ``record`` refers to the vault."""

    store: StoreId
    order: StreamId
    version: int
    at: datetime
    job: LocalId | None
    kind: InspectionKind
    inspector: StaffId
    role: Role
    passed: bool | None
    cause: Cause | None
    responsible: StaffId | None
    reason: ReasonCode | None
    rework_round: int
    attempt: int | None
    record: str | None


class Missing(Word):
    RECORD = "record", "无检验记录", "No inspection record"
    REWORK = "rework", "无返修记录", "No rework record"


class Violation(View):
    store: StoreId
    order: StreamId
    job: LocalId | None
    missing: Missing


class FinalInspectionDay(View):
    """Final inspections of one day: ``inspected`` = ``passed_first_time`` + ``passed_later`` + ``failed``."""

    day: date
    inspected: int
    passed_first_time: int
    passed_later: int
    failed: int


def inspections(
    reads: Reads, store: StoreId, first: date, last: date, kind: InspectionKind | None = None
) -> list[Inspection]:
    """The log of some days, of one kind or of all."""
    log = (Inspection.model_validate(row) for row in reads.rows(_LOG, **days(store, first, last)))
    return [entry for entry in log if kind in (None, entry.kind)]


def inspections_of(reads: Reads, store: StoreId, order: StreamId) -> list[Inspection]:
    return [Inspection.model_validate(row) for row in reads.rows(_OF_ORDER, order=order, store=store)]


def violations(reads: Reads, store: StoreId) -> list[Violation]:
    """Inspections without a record, and failed final inspections without a rework."""
    without_record = reads.rows(_WITHOUT_RECORD, store=store)
    without_rework = reads.rows(_WITHOUT_REWORK, store=store)
    return [
        *(Violation.model_validate({**row, "missing": Missing.RECORD}) for row in without_record),
        *(Violation.model_validate({**row, "missing": Missing.REWORK}) for row in without_rework),
    ]


def final_inspection_report(
    reads: Reads, store: StoreId, first: date, last: date
) -> list[FinalInspectionDay]:
    """A line for each day on which something was finally inspected."""
    by_day: defaultdict[date, list[Inspection]] = defaultdict(list)
    for entry in inspections(reads, store, first, last, InspectionKind.FINAL):
        by_day[entry.at.date()].append(entry)
    return [_report(day, entries) for day, entries in sorted(by_day.items())]


def _report(day: date, entries: list[Inspection]) -> FinalInspectionDay:
    passed = [entry for entry in entries if entry.passed]
    first_time = sum(entry.attempt == 1 for entry in passed)
    return FinalInspectionDay(
        day=day,
        inspected=len(entries),
        passed_first_time=first_time,
        passed_later=len(passed) - first_time,
        failed=len(entries) - len(passed),
    )
