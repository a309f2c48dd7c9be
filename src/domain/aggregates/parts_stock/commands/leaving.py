"""Goods leave for good: scrapped, returned to the supplier, sent to another store. Only what nobody has a right to."""

from collections.abc import Sequence

from domain.aggregates.parts_stock.commands.models import ReturnToSupplier, ScrapStock, SendTransfer
from domain.aggregates.parts_stock.commands.receiving import serial_tracked
from domain.aggregates.parts_stock.commands.taking import (
    refuse_unknown_serials,
    take_free,
    take_quarantined,
)
from domain.aggregates.parts_stock.events import (
    PartsStockEvent,
    StockReturnedToSupplier,
    StockScrapped,
    StockTransferredOut,
)
from domain.aggregates.parts_stock.state import PartsStock
from domain.decider import Frame
from domain.identifiers import PartNumber


def scrap(state: PartsStock, command: ScrapStock, part: PartNumber) -> Sequence[PartsStockEvent]:
    refuse_unknown_serials(state, command.serials, command.quantity, tracked=bool(command.serials))
    take = take_quarantined if command.from_quarantine else take_free
    return [
        StockScrapped(
            part=part,
            quantity=command.quantity,
            lots=take(state, command.quantity, command.lot),
            from_quarantine=command.from_quarantine,
            serials=command.serials,
        )
    ]


def return_to_supplier(
    state: PartsStock, command: ReturnToSupplier, part: PartNumber
) -> Sequence[PartsStockEvent]:
    refuse_unknown_serials(state, command.serials, command.quantity, tracked=bool(command.serials))
    take = take_quarantined if command.from_quarantine else take_free
    return [
        StockReturnedToSupplier(
            part=part,
            quantity=command.quantity,
            lots=take(state, command.quantity, command.lot),
            from_quarantine=command.from_quarantine,
            supplier=command.supplier,
            document=command.document,
            serials=command.serials,
        )
    ]


def send(
    state: PartsStock, command: SendTransfer, part: PartNumber, frame: Frame
) -> Sequence[PartsStockEvent]:
    refuse_unknown_serials(state, command.serials, command.quantity, tracked=serial_tracked(frame))
    return [
        StockTransferredOut(
            part=part,
            transfer=command.transfer,
            to_store=command.to_store,
            quantity=command.quantity,
            lots=take_free(state, command.quantity, None),
            serials=command.serials,
        )
    ]
