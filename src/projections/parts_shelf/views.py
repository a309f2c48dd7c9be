"""What the parts department and the front desk see."""

from datetime import datetime
from decimal import Decimal

from pydantic import Json

from domain.identifiers import LocalId, OperationCode, PartNumber, StaffId, StoreId, StreamId
from domain.parts import LotId
from projections.parts_shelf.words import PartsTaskKind, SupplyState
from projections.views import View


class StockLot(View):
    lot: LotId
    good: Decimal
    quarantined: Decimal


class Stock(View):
    """One part. ``bin`` is empty before anything was put anywhere; ``short``: more is awaited than is available."""

    store: StoreId
    part: PartNumber
    bin: str
    on_hand: Decimal
    good: Decimal
    quarantined: Decimal
    reserved: Decimal
    available: Decimal
    awaited: Decimal
    short: bool
    lost_sales: Decimal
    last_receipt_at: datetime | None
    last_issue_at: datetime | None
    lots: Json[tuple[StockLot, ...]]


class OrderPart(View):
    """A line of an order with its part. ``short_since`` and ``eta`` are those of what is missing."""

    store: StoreId
    order: StreamId
    job: LocalId
    line: LocalId
    part: PartNumber
    reserved: Decimal
    picked: Decimal
    awaited: Decimal
    lapsed: Decimal
    issued: Decimal
    arrived: Decimal
    need_by: datetime | None
    expires: datetime | None
    vor: bool
    short_since: datetime | None
    eta: datetime | None
    arrived_at: datetime | None
    state: SupplyState


class Shortage(View):
    """What is missing, for whom, since when, and when it is expected; ``lapsed`` comes only if it is reserved anew."""

    store: StoreId
    part: PartNumber
    awaited: Decimal
    lapsed: Decimal
    order: StreamId
    job: LocalId
    line: LocalId
    visit: StreamId
    vehicle: StreamId
    model: str
    customer: StreamId
    advisor: StaffId
    short_since: datetime
    need_by: datetime | None
    eta: datetime | None
    vor: bool


class PickLine(View):
    """``to_pick`` pieces are to be fetched from ``bin``; ``technicians`` are those the job is dispatched to."""

    store: StoreId
    part: PartNumber
    bin: str
    to_pick: Decimal
    order: StreamId
    job: LocalId
    line: LocalId
    operation: OperationCode | None
    model: str
    technicians: tuple[StaffId, ...]
    need_by: datetime | None
    expires: datetime


class Arrival(View):
    """A part that somebody waited for, of which the front desk has not taken note."""

    store: StoreId
    part: PartNumber
    arrived: Decimal
    arrived_at: datetime
    still_awaited: Decimal
    order: StreamId
    job: LocalId
    line: LocalId
    vehicle: StreamId
    customer: StreamId
    advisor: StaffId
    need_by: datetime | None


class PartsTask(View):
    """Something a person has to decide. ``at``: when the reservation ends or ended."""

    store: StoreId
    kind: PartsTaskKind
    at: datetime
    part: PartNumber
    quantity: Decimal
    order: StreamId
    job: LocalId
    line: LocalId
    advisor: StaffId
    need_by: datetime | None
