"""Deliveries that did not agree with order and invoice, and what became of it."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import and_, bindparam, select

from domain.aggregates.purchase_order.words import DifferenceKind, DifferenceOutcome
from domain.identifiers import LocalId, PartNumber, StaffId, StoreId, StreamId
from domain.parts import SupplierCode
from projections.purchasing.tables import DIFFERENCE
from projections.views import Reads, View

_BY_TIME = (DIFFERENCE.c.found_at, DIFFERENCE.c.order, DIFFERENCE.c.difference)
_OF_STORE = (
    select(DIFFERENCE)
    .where(and_(DIFFERENCE.c.store == bindparam("store"), DIFFERENCE.c.open == bindparam("open")))
    .order_by(*_BY_TIME)
)
_OF_ORDER = select(DIFFERENCE).where(DIFFERENCE.c.order == bindparam("order")).order_by(*_BY_TIME)


class PurchaseDifference(View):
    """About ``quantity`` pieces. ``outcome`` is None while it is open."""

    store: StoreId
    order: StreamId
    difference: LocalId
    supplier: SupplierCode
    line: LocalId
    part: PartNumber
    kind: DifferenceKind
    quantity: Decimal
    announced: Decimal
    delivered: Decimal
    accepted: Decimal
    ordered_price_fen: int
    invoiced_price_fen: int
    document: str
    found_at: datetime
    found_by: StaffId
    outcome: DifferenceOutcome | None
    credit_fen: int | None
    settled_at: datetime | None
    settled_by: StaffId | None


def differences(reads: Reads, store: StoreId, *, settled: bool = False) -> list[PurchaseDifference]:
    """Those that wait to be settled, or those that are."""
    rows = reads.rows(_OF_STORE, store=store, open=not settled)
    return [PurchaseDifference.model_validate(row) for row in rows]


def differences_of(reads: Reads, order: StreamId) -> list[PurchaseDifference]:
    return [PurchaseDifference.model_validate(row) for row in reads.rows(_OF_ORDER, order=order)]
