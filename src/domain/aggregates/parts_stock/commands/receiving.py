"""Goods come onto the shelf, and those who wait for them are served in the same moment."""

from collections.abc import Sequence
from decimal import Decimal

from domain.aggregates.parts_stock import refusals
from domain.aggregates.parts_stock.commands.models import BookDelivery, ReceiveStock, ReceiveTransfer
from domain.aggregates.parts_stock.commands.serving import and_serve
from domain.aggregates.parts_stock.events import PartsStockEvent, StockReceived, StockTransferredIn
from domain.aggregates.parts_stock.state import PartsStock
from domain.aggregates.parts_stock.words import ReceiptSource
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import PartNumber
from domain.money import Money


def receive(
    state: PartsStock, command: ReceiveStock | BookDelivery, part: PartNumber, frame: Frame
) -> Sequence[PartsStockEvent]:
    _refuse_cost(command.unit_cost)
    refuse_new_serials(state, command.serials, command.quantity, frame)
    bought = command if isinstance(command, BookDelivery) else None
    received = StockReceived(
        part=part,
        lot=command.lot or next_lot(state),
        quantity=command.quantity,
        unit_cost=command.unit_cost,
        bin=command.bin,
        source=command.source if isinstance(command, ReceiveStock) else ReceiptSource.PURCHASE,
        supplier=command.supplier,
        purchase_order=bought.purchase_order if bought else None,
        purchase_line=bought.purchase_line if bought else None,
        document=command.document,
        serials=command.serials,
    )
    return and_serve(state, [received], part, frame)


def receive_transfer(
    state: PartsStock, command: ReceiveTransfer, part: PartNumber, frame: Frame
) -> Sequence[PartsStockEvent]:
    _refuse_cost(command.unit_cost)
    refuse_new_serials(state, command.serials, command.quantity, frame)
    moved = StockTransferredIn(
        part=part,
        transfer=command.transfer,
        from_store=command.from_store,
        lot=next_lot(state),
        quantity=command.quantity,
        unit_cost=command.unit_cost,
        bin=command.bin,
        serials=command.serials,
    )
    return and_serve(state, [moved], part, frame)


def next_lot(state: PartsStock) -> str:
    """Numbered by receipts; a number that somebody has used as a name is passed over."""
    number = state.receipts + 1
    taken = {lot.lot for lot in state.lots}
    while f"L{number}" in taken:
        number += 1
    return f"L{number}"


def serial_tracked(frame: Frame) -> bool:
    return bool(frame.known.get("serial_tracked", False))


def refuse_new_serials(state: PartsStock, serials: tuple[str, ...], quantity: Decimal, frame: Frame) -> None:
    """As many numbers as pieces where the part is known by them, each of them new to the shelf."""
    if serial_tracked(frame) and len(serials) != quantity:
        raise Invalid(refusals.SERIALS_NEEDED, expected=str(quantity))
    seen: set[str] = set(state.serials)
    for serial in serials:
        if serial in seen:
            raise Refused(refusals.SERIAL_TWICE, serial=serial)
        seen.add(serial)


def _refuse_cost(unit_cost: Money) -> None:
    if unit_cost.fen < 0:
        raise Invalid(refusals.NO_GOODS)
