"""Columns of what one part's shelf holds, and what each event changes in them, in step with the aggregate itself."""

from decimal import Decimal

from sqlalchemy import Column

from domain.aggregates.parts_stock.events import (
    PartsStockEvent,
    ReservationExpired,
    ReservationReleased,
    StockIssued,
    StockReserved,
)
from domain.aggregates.parts_stock.evolving import evolved
from domain.aggregates.parts_stock.state import NOTHING, Lot, PartsStock
from projections.cells import amount
from projections.engine.columns import decimal_text, from_json_text, json_text, text
from projections.engine.dbapi import Row, Value

_QUANTITIES = ("on_hand", "good", "quarantined", "reserved", "available")


def shelf_columns() -> list[Column[str]]:
    """New columns for one table. ``lots``: name, good and quarantined pieces by arrival; ``bin`` can be empty."""
    return [text("bin"), text("lots"), *(text(name) for name in _QUANTITIES)]


def bare_shelf() -> Row:
    """Before anything has happened to the part."""
    return {"bin": "", "lots": "[]", **dict.fromkeys(_QUANTITIES, "0")}


def shelf_changes(row: Row, event: PartsStockEvent) -> Row:
    """The columns after this event. Who keeps what is not looked at: a sum of what is kept will do here."""
    before = PartsStock(bin=str(row["bin"]), lots=_lots_of(row["lots"]))
    after = evolved(before, event)
    reserved = amount(row["reserved"]) + _newly_reserved(event)
    quantities = {
        "on_hand": after.on_hand,
        "good": after.good,
        "quarantined": after.quarantined,
        "reserved": reserved,
        "available": after.good - reserved,
    }
    return {
        "bin": after.bin,
        "lots": _lots_text(after.lots),
        **{name: decimal_text(quantity) for name, quantity in quantities.items()},
    }


def _newly_reserved(event: PartsStockEvent) -> Decimal:
    match event:
        case StockReserved(quantity=quantity):
            return quantity
        case ReservationReleased(quantity=quantity) | ReservationExpired(quantity=quantity):
            return -quantity
        case StockIssued(reserved=quantity):
            return -quantity
        case _:
            return NOTHING


def _lots_of(cell: Value) -> tuple[Lot, ...]:
    stored = from_json_text(str(cell))
    if not isinstance(stored, list):
        return ()
    return tuple(Lot(each["lot"], Decimal(each["good"]), Decimal(each["quarantined"])) for each in stored)


def _lots_text(lots: tuple[Lot, ...]) -> str:
    return json_text(
        [
            {"lot": lot.lot, "good": decimal_text(lot.good), "quarantined": decimal_text(lot.quarantined)}
            for lot in lots
        ]
    )
