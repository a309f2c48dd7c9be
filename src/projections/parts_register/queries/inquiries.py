"""Questions at the parts counter, from asking to arrival."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from pydantic import Json
from sqlalchemy import and_, bindparam, select

from domain.aggregates.parts_inquiry.words import InquiryKind
from domain.identifiers import LocalId, PartNumber, StaffId, StoreId, StreamId
from projections.days import days, of_days
from projections.engine.dbapi import Row
from projections.parts_register.tables import INQUIRY, RECEIPT, SPECIAL_ORDER
from projections.parts_register.words import InquiryStage
from projections.views import Reads, View

_OF_DAYS = of_days(INQUIRY)
_OPEN = (
    select(INQUIRY)
    .where(and_(INQUIRY.c.store == bindparam("store"), INQUIRY.c.open))
    .order_by(INQUIRY.c.at, INQUIRY.c.inquiry)
)
_ORDERS = (
    select(SPECIAL_ORDER)
    .where(SPECIAL_ORDER.c.inquiry.in_(bindparam("inquiries", expanding=True)))
    .order_by(SPECIAL_ORDER.c.at, SPECIAL_ORDER.c.part, SPECIAL_ORDER.c.purchase_order)
)
_RECEIPTS = (
    select(RECEIPT)
    .where(RECEIPT.c.purchase_order.in_(bindparam("orders", expanding=True)))
    .order_by(RECEIPT.c.purchase_order, RECEIPT.c.version)
)


class WantedLine(View):
    description: str
    quantity: Decimal
    part: PartNumber | None


class QuotedLine(View):
    part: PartNumber
    quantity: Decimal
    unit_price_fen: int
    price_version: LocalId
    amount_fen: int
    available: Decimal


class SpecialOrder(View):
    """``arrived``: how much of the part has come in on that parts order, the last of it at ``arrived_at``."""

    part: PartNumber
    purchase_order: StreamId
    by: StaffId
    at: datetime
    arrived: Decimal
    arrived_at: datetime | None


class Inquiry(View):
    store: StoreId
    inquiry: StreamId
    kind: InquiryKind
    stage: InquiryStage
    order: StreamId | None
    job: LocalId | None
    by: StaffId
    at: datetime
    wanted: Json[tuple[WantedLine, ...]]
    quoted: Json[tuple[QuotedLine, ...]] | None
    total_fen: int | None
    quoted_by: StaffId | None
    quoted_at: datetime | None
    special_orders: tuple[SpecialOrder, ...]
    closed_at: datetime | None


def open_inquiries(reads: Reads, store: StoreId) -> list[Inquiry]:
    """The oldest first."""
    return _with_trail(reads, reads.rows(_OPEN, store=store))


def inquiries(reads: Reads, store: StoreId, first: date, last: date) -> list[Inquiry]:
    """Asked on these days, both included, whatever became of them."""
    return _with_trail(reads, reads.rows(_OF_DAYS, **days(store, first, last)))


def _with_trail(reads: Reads, rows: list[Row]) -> list[Inquiry]:
    orders: dict[str, list[SpecialOrder]] = defaultdict(list)
    if rows:
        ordered = reads.rows(_ORDERS, inquiries=[row["inquiry"] for row in rows])
        received = _receipts(reads, ordered)
        for each in ordered:
            arrivals = received.get((str(each["purchase_order"]), str(each["part"])), ())
            orders[str(each["inquiry"])].append(_special_order(each, arrivals))
    return [_inquiry(row, tuple(orders[str(row["inquiry"])])) for row in rows]


def _receipts(reads: Reads, ordered: list[Row]) -> Mapping[tuple[str, str], list[Row]]:
    received: dict[tuple[str, str], list[Row]] = defaultdict(list)
    if ordered:
        for row in reads.rows(_RECEIPTS, orders=sorted({str(each["purchase_order"]) for each in ordered})):
            received[str(row["purchase_order"]), str(row["part"])].append(row)
    return received


def _special_order(row: Row, arrivals: Sequence[Row]) -> SpecialOrder:
    arrived = sum((Decimal(str(each["quantity"])) for each in arrivals), Decimal(0))
    last = arrivals[-1]["at"] if arrivals else None
    return SpecialOrder.model_validate({**row, "arrived": arrived, "arrived_at": last})


def _inquiry(row: Row, orders: tuple[SpecialOrder, ...]) -> Inquiry:
    return Inquiry.model_validate({**row, "special_orders": orders, "stage": _stage(row, orders)})


def _stage(row: Row, orders: tuple[SpecialOrder, ...]) -> InquiryStage:
    """The first line that fits."""
    ladder = (
        (not row["open"], InquiryStage.CLOSED),
        (orders and all(each.arrived for each in orders), InquiryStage.ARRIVED),
        (orders, InquiryStage.ORDERED),
        (row["quoted"] is not None, InquiryStage.QUOTED),
    )
    return next((stage for holds, stage in ladder if holds), InquiryStage.ASKED)
