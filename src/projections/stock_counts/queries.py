"""Counts of a store, and one of them with its lines."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import and_, bindparam, select

from domain.actors import Role
from domain.aggregates.stock_count.words import CountStage
from domain.identifiers import PartNumber, StaffId, StoreId, StreamId
from domain.reasons import ReasonCode
from projections.stock_counts.tables import APPROVAL, COUNT, LINE
from projections.stock_counts.words import Agreement
from projections.views import Reads, View

_ALL = select(COUNT).where(COUNT.c.store == bindparam("store"))
_ONE = select(COUNT).where(and_(COUNT.c.count == bindparam("count"), COUNT.c.store == bindparam("store")))
_LINES = select(LINE).where(LINE.c.count == bindparam("count")).order_by(LINE.c.place)
_APPROVALS = select(APPROVAL).where(APPROVAL.c.count == bindparam("count")).order_by(APPROVAL.c.version)


class CountSummary(View):
    """``value_fen`` adds up all differences, each positive, at the unit costs of the frozen book."""

    store: StoreId
    count: StreamId
    title: str
    stage: CountStage
    parts: int
    entered: int
    differing: int
    cards_differing: int
    value_fen: int
    planned_by: StaffId
    planned_at: datetime
    frozen_at: datetime | None
    posted_by: StaffId | None
    posted_at: datetime | None
    voided_by: StaffId | None
    voided_at: datetime | None
    void_reason: ReasonCode | None


class CountLine(View):
    """What was entered last. ``difference`` is ``counted`` - (``book`` + ``moved``), and what posting books."""

    part: PartNumber
    book: Decimal | None
    moved: Decimal | None
    counted: Decimal | None
    card: Decimal | None
    difference: Decimal | None
    difference_fen: int | None
    agreement: Agreement | None
    entries: int
    first_counted_by: StaffId | None
    counted_by: StaffId | None
    counted_at: datetime | None


class CountApproval(View):
    """``stands`` is false once a part was counted again after it."""

    approved_by: StaffId
    role: Role
    approved_at: datetime
    value_fen: int
    second_needed: bool
    stands: bool


class CountSheet(View):
    """A count with its lines in the order in which it was planned."""

    count: CountSummary
    lines: tuple[CountLine, ...]
    approvals: tuple[CountApproval, ...]


def counts(reads: Reads, store: StoreId) -> list[CountSummary]:
    """Every count of the store."""
    return [CountSummary.model_validate(row) for row in reads.rows(_ALL, store=store)]


def count_sheet(reads: Reads, store: StoreId, count: StreamId) -> CountSheet | None:
    row = reads.row(_ONE, count=count, store=store)
    if row is None:
        return None
    return CountSheet(
        count=CountSummary.model_validate(row),
        lines=tuple(CountLine.model_validate(line) for line in reads.rows(_LINES, count=count)),
        approvals=tuple(CountApproval.model_validate(each) for each in reads.rows(_APPROVALS, count=count)),
    )
