"""What each movement of goods says of itself."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from domain.aggregates.parts_stock.events import (
    QuarantineCleared,
    StockAdjusted,
    StockIssued,
    StockReceived,
    StockReturned,
    StockReturnedToSupplier,
    StockScrapped,
    StockShelved,
    StockTransferredIn,
    StockTransferredOut,
)
from domain.aggregates.parts_stock.state import NOTHING
from domain.money import Money
from domain.parts import LotQuantity, OrderLine
from projections.engine.dbapi import Row
from projections.stock_card.words import MovementKind

GoodsEvent = (
    StockReceived
    | StockShelved
    | StockIssued
    | StockReturned
    | QuarantineCleared
    | StockScrapped
    | StockReturnedToSupplier
    | StockTransferredOut
    | StockTransferredIn
    | StockAdjusted
)


class Movement(NamedTuple):
    """``quantity``: how much more or less is on hand; ``known`` are further columns."""

    kind: MovementKind
    quantity: Decimal
    lots: Sequence[LotQuantity]
    known: Row


def movement_of(event: GoodsEvent) -> Movement:
    match event:
        case StockReceived(lot=lot, quantity=quantity):
            known: Row = {
                "source": event.source,
                "supplier": event.supplier,
                "purchase_order": event.purchase_order,
                "document": event.document,
            }
            return Movement(MovementKind.RECEIPT, quantity, _one(lot, quantity), known)
        case StockTransferredIn(lot=lot, quantity=quantity):
            known = {"transfer": event.transfer, "other_store": event.from_store}
            return Movement(MovementKind.TRANSFER_IN, quantity, _one(lot, quantity), known)
        case StockShelved():
            return Movement(MovementKind.SHELVED, NOTHING, (), {})
        case StockIssued():
            known = {**_line(event.line), "technician": event.technician}
            return Movement(MovementKind.ISSUE, -event.quantity, event.lots, known)
        case StockReturned():
            known = {**_line(event.line), "condition": event.condition}
            return Movement(MovementKind.RETURN, event.quantity, event.lots, known)
        case QuarantineCleared():
            return Movement(MovementKind.RELEASE, NOTHING, event.lots, {})
        case StockScrapped():
            return Movement(MovementKind.SCRAP, -event.quantity, event.lots, {})
        case StockReturnedToSupplier():
            known = {"supplier": event.supplier, "document": event.document}
            return Movement(MovementKind.SUPPLIER_RETURN, -event.quantity, event.lots, known)
        case StockTransferredOut():
            known = {"transfer": event.transfer, "other_store": event.to_store}
            return Movement(MovementKind.TRANSFER_OUT, -event.quantity, event.lots, known)
        case StockAdjusted():
            return Movement(MovementKind.ADJUSTMENT, event.delta, event.lots, {"count": event.count})


def cost_of(event: GoodsEvent) -> tuple[str, Money] | None:
    """The lot that comes onto the shelf with this event, and what a piece of it cost."""
    match event:
        case StockReceived() | StockTransferredIn():
            return event.lot, event.unit_cost
        case StockAdjusted() if event.delta > 0:
            return event.lots[0].lot, event.unit_cost
        case _:
            return None


def _one(lot: str, quantity: Decimal) -> Sequence[LotQuantity]:
    return (LotQuantity(lot=lot, quantity=quantity),)


def _line(line: OrderLine) -> Row:
    return {"order": line.order, "job": line.job, "line": line.line}
