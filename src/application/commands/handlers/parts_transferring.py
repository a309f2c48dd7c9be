"""Parts between stores: each store's shelf and the transfer they share agree in one transaction."""

from collections.abc import Mapping

from application.commands.handlers.part_masters import known_part
from application.commands.handling import Handler
from application.commands.work import Work
from domain.aggregates.parts_stock import PARTS_STOCK
from domain.aggregates.parts_stock.commands.models import ReceiveTransfer, SendTransfer
from domain.aggregates.parts_stock.events import StockTransferredOut
from domain.aggregates.parts_transfer import PARTS_TRANSFER
from domain.aggregates.parts_transfer.commands import ReceiveSent, RecordSent, RequestTransfer, SendRequested
from domain.command import Command
from domain.decider import Frame
from domain.identifiers import PartNumber
from domain.parts import parts_stock_id


def request(work: Work, command: RequestTransfer, frame: Frame) -> None:
    """What comes must find a shelf: the borrower knows the part by its name."""
    known_part(work, frame, command.part)
    transfer = work.load(PARTS_TRANSFER, frame.stream)
    work.record(PARTS_TRANSFER, frame.stream, PARTS_TRANSFER.decide(transfer, command, frame))


def send(work: Work, command: SendRequested, frame: Frame) -> None:
    transfer = work.load(PARTS_TRANSFER, frame.stream)
    PARTS_TRANSFER.decide(transfer, command, frame)
    shelf = parts_stock_id(frame.store, transfer.part)
    state = work.require(PARTS_STOCK, shelf)
    order = SendTransfer(
        transfer=frame.stream,
        to_store=transfer.to_store,
        quantity=command.quantity,
        serials=command.serials,
    )
    decided = PARTS_STOCK.decide(state, order, _of_shelf(work, frame, transfer.part))
    work.record(PARTS_STOCK, shelf, decided)
    for event in decided:
        if isinstance(event, StockTransferredOut):
            sent = RecordSent(
                quantity=event.quantity,
                lots=event.lots,
                unit_cost=state.last_cost,
                serials=event.serials,
            )
            work.record(PARTS_TRANSFER, frame.stream, PARTS_TRANSFER.decide(transfer, sent, frame))


def receive(work: Work, command: ReceiveSent, frame: Frame) -> None:
    """Where nothing arrived, the shelf hears nothing of it."""
    transfer = work.load(PARTS_TRANSFER, frame.stream)
    work.record(PARTS_TRANSFER, frame.stream, PARTS_TRANSFER.decide(transfer, command, frame))
    if not command.quantity:
        return
    shelf = parts_stock_id(frame.store, transfer.part)
    arrival = ReceiveTransfer(
        transfer=frame.stream,
        from_store=transfer.from_store,
        quantity=command.quantity,
        unit_cost=transfer.unit_cost,
        bin=command.bin,
        serials=command.serials,
    )
    facts = _of_shelf(work, frame, transfer.part)
    work.record(PARTS_STOCK, shelf, PARTS_STOCK.decide(work.load(PARTS_STOCK, shelf), arrival, facts))


def _of_shelf(work: Work, frame: Frame, part: PartNumber) -> Frame:
    tracked = known_part(work, frame, part).serial_tracked
    return work.frame(parts_stock_id(frame.store, part), serial_tracked=tracked)


HANDLERS: Mapping[type[Command], Handler] = {
    RequestTransfer: request,
    SendRequested: send,
    ReceiveSent: receive,
}
