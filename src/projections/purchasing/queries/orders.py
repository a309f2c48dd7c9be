"""Parts orders: what is outstanding, what was promised, what freight cost."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import and_, bindparam, select

from domain.identifiers import LocalId, PartNumber, StaffId, StoreId, StreamId
from domain.parts import PurchaseKind, SupplierCode
from domain.reasons import ReasonCode
from projections.cells import moment, number
from projections.engine.dbapi import Row
from projections.purchasing.queries.differences import PurchaseDifference, differences_of
from projections.purchasing.tables import FREIGHT, LINE, ORDER, SHIPMENT
from projections.purchasing.words import ENDED, PurchaseStatus
from projections.views import Reads, View

_IN_STATUS = (
    select(ORDER)
    .where(and_(ORDER.c.store == bindparam("store"), ORDER.c.status.in_(bindparam("status", expanding=True))))
    .order_by(ORDER.c.drafted_at, ORDER.c.order)
)
_ORDER = select(ORDER).where(and_(ORDER.c.order == bindparam("order"), ORDER.c.store == bindparam("store")))
_LINES = select(LINE).where(LINE.c.order == bindparam("order"))
_SHIPMENTS = select(SHIPMENT).where(SHIPMENT.c.order == bindparam("order"))
_FREIGHT = select(FREIGHT).where(FREIGHT.c.order == bindparam("order")).order_by(FREIGHT.c.at)
_OPEN_LINES = (
    select(LINE)
    .where(and_(LINE.c.store == bindparam("store"), LINE.c.kind == bindparam("kind"), LINE.c.open))
    .order_by(LINE.c.ordered_at, LINE.c.order)
)
_SHARE = Decimal("0.0001")
_HOUR = 3600


class PurchaseOrder(View):
    """``freight_share`` is what freight came to of the value of the goods taken; None while nothing was."""

    store: StoreId
    order: StreamId
    supplier: SupplierCode
    kind: PurchaseKind
    plan: StreamId | None
    status: PurchaseStatus
    total_fen: int
    drafted_at: datetime
    drafted_by: StaffId
    reviewed_at: datetime | None
    reviewed_by: StaffId | None
    final_review_needed: bool
    finally_reviewed_at: datetime | None
    finally_reviewed_by: StaffId | None
    issued_at: datetime | None
    first_promised_on: date | None
    promised_on: date | None
    ended_at: datetime | None
    reason: ReasonCode | None
    lines: int
    lines_received: int
    open_differences: int
    goods_fen: int
    freight_fen: int
    freight_share: Decimal | None


class PurchaseLine(View):
    """``on_time``: against the last promise; None while it may come in time, or where the order ended without it."""

    line: LocalId
    part: PartNumber
    quantity: Decimal
    unit_price_fen: int
    received: Decimal
    outstanding: Decimal
    promised_on: date | None
    last_received_on: date | None
    on_time: bool | None
    awaited_order: StreamId | None
    awaited_job: LocalId | None
    awaited_line: LocalId | None


class Shipment(View):
    shipment: LocalId
    line: LocalId
    quantity: Decimal
    arrives_on: date
    arrived: bool


class Freight(View):
    document: str
    amount_fen: int
    at: datetime
    by: StaffId


class PurchaseOrderDetails(View):
    order: PurchaseOrder
    lines: tuple[PurchaseLine, ...]
    shipments: tuple[Shipment, ...]
    differences: tuple[PurchaseDifference, ...]
    freight: tuple[Freight, ...]


class OpenVorLine(View):
    """A line of an order for a car off the road; ``age_hours`` since it was drafted."""

    store: StoreId
    order: StreamId
    line: LocalId
    supplier: SupplierCode
    part: PartNumber
    quantity: Decimal
    received: Decimal
    outstanding: Decimal
    promised_on: date | None
    awaited_order: StreamId | None
    ordered_at: datetime
    age_hours: int


def orders(
    reads: Reads, store: StoreId, status: PurchaseStatus | None = None, kind: PurchaseKind | None = None
) -> list[PurchaseOrder]:
    """In one status; all that have not ended where none is named."""
    wanted = [status.value] if status else [each.value for each in PurchaseStatus if each not in ENDED]
    rows = reads.rows(_IN_STATUS, store=store, status=wanted)
    return [_order(row) for row in rows if kind is None or row["kind"] == kind]


def high_value_queue(reads: Reads, store: StoreId) -> list[PurchaseOrder]:
    """Contracts that wait for the station head's final review."""
    return orders(reads, store, PurchaseStatus.TO_REVIEW_FINALLY)


def order_details(reads: Reads, store: StoreId, order: StreamId, today: date) -> PurchaseOrderDetails | None:
    found = reads.row(_ORDER, order=order, store=store)
    if found is None:
        return None
    lines = sorted(reads.rows(_LINES, order=order), key=lambda row: _numbered(row["line"]))
    shipments = sorted(reads.rows(_SHIPMENTS, order=order), key=lambda row: _numbered(row["shipment"]))
    return PurchaseOrderDetails(
        order=_order(found),
        lines=tuple(_line(row, today) for row in lines),
        shipments=tuple(Shipment.model_validate(row) for row in shipments),
        differences=tuple(differences_of(reads, order)),
        freight=tuple(Freight.model_validate(row) for row in reads.rows(_FREIGHT, order=order)),
    )


def open_vor_lines(reads: Reads, store: StoreId, now: datetime) -> list[OpenVorLine]:
    """The oldest first."""
    rows = reads.rows(_OPEN_LINES, store=store, kind=PurchaseKind.VOR.value)
    return [
        OpenVorLine.model_validate(
            {
                **row,
                "outstanding": _outstanding(row),
                "age_hours": int((now - moment(row["ordered_at"])).total_seconds()) // _HOUR,
            }
        )
        for row in rows
    ]


def _order(row: Row) -> PurchaseOrder:
    goods, freight = number(row["goods_fen"]), number(row["freight_fen"])
    share = (Decimal(freight) / goods).quantize(_SHARE) if goods else None
    return PurchaseOrder.model_validate({**row, "freight_share": share})


def _line(row: Row, today: date) -> PurchaseLine:
    return PurchaseLine.model_validate(
        {**row, "outstanding": _outstanding(row), "on_time": _on_time(row, today)}
    )


def _outstanding(row: Row) -> Decimal:
    return Decimal(str(row["quantity"])) - Decimal(str(row["received"]))


def _on_time(row: Row, today: date) -> bool | None:
    if row["promised_on"] is None:
        return None
    promised = date.fromisoformat(str(row["promised_on"]))
    if _outstanding(row) <= 0:
        return date.fromisoformat(str(row["last_received_on"])) <= promised
    return False if row["open"] and today > promised else None


def _numbered(local: object) -> tuple[int, str]:
    """L2 comes before L10."""
    return len(str(local)), str(local)
