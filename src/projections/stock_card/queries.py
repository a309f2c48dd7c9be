"""The card of a part, in the order in which it was written."""

from datetime import date, datetime
from decimal import Decimal

from pydantic import Json
from sqlalchemy import and_, bindparam, select

from domain.actors import Role
from domain.aggregates.parts_stock.words import ReceiptSource
from domain.identifiers import LocalId, PartNumber, StaffId, StoreId, StreamId
from domain.parts import LotId, PartCondition, SupplierCode
from domain.reasons import ReasonCode
from projections.stock_card.tables import MOVEMENT
from projections.stock_card.words import MovementKind
from projections.views import Reads, View

_OF_PART = (
    select(MOVEMENT)
    .where(
        and_(
            MOVEMENT.c.store == bindparam("store"),
            MOVEMENT.c.part == bindparam("part"),
            MOVEMENT.c.version > bindparam("after"),
            MOVEMENT.c.day >= bindparam("first"),
            MOVEMENT.c.day <= bindparam("last"),
        )
    )
    .order_by(MOVEMENT.c.version)
    .limit(bindparam("most"))
)


class MovedLot(View):
    """``unit_cost_fen`` is None where nobody has said what the lot cost."""

    lot: LotId
    quantity: Decimal
    unit_cost_fen: int | None


class Movement(View):
    """One line of a card. ``on_hand``, ``quarantined`` and ``available`` are those after it, in order of recording.

    What was recorded late stands where it was recorded: ``occurred_at`` then lies before that of the line above.
    """

    store: StoreId
    part: PartNumber
    version: int
    occurred_at: datetime
    recorded_at: datetime
    late_entry: ReasonCode | None
    kind: MovementKind
    quantity: Decimal
    lots: Json[tuple[MovedLot, ...]]
    unit_cost_fen: int | None
    cost_fen: int | None
    bin: str
    on_hand: Decimal
    quarantined: Decimal
    available: Decimal
    who: StaffId
    role: Role
    reason: ReasonCode | None
    order: StreamId | None
    job: LocalId | None
    line: LocalId | None
    technician: StaffId | None
    source: ReceiptSource | None
    supplier: SupplierCode | None
    purchase_order: StreamId | None
    document: str | None
    count: StreamId | None
    transfer: StreamId | None
    other_store: StoreId | None
    condition: PartCondition | None


def card(
    reads: Reads,
    store: StoreId,
    part: PartNumber,
    *,
    first: date = date.min,
    last: date = date.max,
    after: int = 0,
    limit: int,
) -> list[Movement]:
    """At most so many lines after this version, of what occurred on these days, both included."""
    rows = reads.rows(
        _OF_PART,
        store=store,
        part=part,
        after=after,
        first=first.isoformat(),
        last=last.isoformat(),
        most=limit,
    )
    return [Movement.model_validate(row) for row in rows]
