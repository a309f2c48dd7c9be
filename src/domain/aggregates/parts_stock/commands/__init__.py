"""What a shelf decides."""

from collections.abc import Sequence
from typing import assert_never

from domain.aggregates.parts_stock import refusals
from domain.aggregates.parts_stock.commands.awaiting import (
    change_need,
    expect_arrival,
    note_arrival,
    redirect,
)
from domain.aggregates.parts_stock.commands.correcting import adjust, clear_quarantine
from domain.aggregates.parts_stock.commands.issuing import issue, pick, take_back
from domain.aggregates.parts_stock.commands.keeping import (
    drop,
    expire,
    hand_over,
    release,
    reserve,
)
from domain.aggregates.parts_stock.commands.leaving import return_to_supplier, scrap, send
from domain.aggregates.parts_stock.commands.models import (
    AdjustStock,
    BookDelivery,
    ChangeNeed,
    ClearQuarantine,
    DropLine,
    ExpectArrival,
    ExpireReservation,
    IssueStock,
    KeepMore,
    NoteArrival,
    PartsStockCommand,
    PickStock,
    ReceiveStock,
    ReceiveTransfer,
    RecordLostSale,
    RedirectDemand,
    ReleaseReservation,
    ReserveStock,
    ReturnToSupplier,
    ScrapStock,
    SendTransfer,
    ShelveStock,
    TakeBack,
    TransferReservation,
)
from domain.aggregates.parts_stock.commands.receiving import receive, receive_transfer
from domain.aggregates.parts_stock.events import LostSaleRecorded, PartsStockEvent, StockShelved
from domain.aggregates.parts_stock.state import PartsStock
from domain.decider import Frame
from domain.errors import Invalid
from domain.identifiers import PartNumber
from domain.parts import parts_stock_id

__all__ = ["PartsStockCommand", "decide"]


def decide(state: PartsStock, command: PartsStockCommand, frame: Frame) -> Sequence[PartsStockEvent]:
    part = _part(state, frame)
    decided: Sequence[PartsStockEvent]
    match command:
        case ReceiveStock() | BookDelivery():
            decided = receive(state, command, part, frame)
        case ReceiveTransfer():
            decided = receive_transfer(state, command, part, frame)
        case ShelveStock(bin=place):
            decided = [StockShelved(part=part, bin=place)]
        case ReserveStock() | KeepMore():
            decided = reserve(state, command, part, frame)
        case ReleaseReservation():
            decided = release(state, command, part, frame)
        case DropLine():
            decided = drop(state, command, part, frame)
        case ExpireReservation():
            decided = expire(state, command, part, frame)
        case TransferReservation():
            decided = hand_over(state, command, part, frame)
        case ChangeNeed():
            decided = change_need(state, command, part)
        case ExpectArrival():
            decided = expect_arrival(state, command, part, frame)
        case NoteArrival():
            decided = note_arrival(state, command, part)
        case RedirectDemand():
            decided = redirect(state, command, part)
        case PickStock():
            decided = pick(state, command, part)
        case IssueStock():
            decided = issue(state, command, part, frame)
        case TakeBack():
            decided = take_back(state, command, part, frame)
        case ClearQuarantine():
            decided = clear_quarantine(state, command, part, frame)
        case AdjustStock():
            decided = adjust(state, command, part, frame)
        case ScrapStock():
            decided = scrap(state, command, part)
        case ReturnToSupplier():
            decided = return_to_supplier(state, command, part)
        case SendTransfer():
            decided = send(state, command, part, frame)
        case RecordLostSale(quantity=quantity, cause=cause):
            decided = [LostSaleRecorded(part=part, quantity=quantity, cause=cause)]
        case _:
            assert_never(command)
    return decided


def _part(state: PartsStock, frame: Frame) -> PartNumber:
    """As the stream is called."""
    if state.part is not None:
        return state.part
    own = parts_stock_id(frame.store, "")
    if not frame.stream.startswith(own) or frame.stream == own:
        raise Invalid(refusals.WRONG_STREAM, expected=own)
    return frame.stream.removeprefix(own)
