"""Borrowing parts from another store, and the answers. Each command belongs to one of the two stores, or to both."""

from collections.abc import Sequence
from typing import Annotated, assert_never

from pydantic import Field

from domain.aggregates.parts_transfer import refusals
from domain.aggregates.parts_transfer.events import (
    PartsTransferEvent,
    TransferCancelled,
    TransferReceived,
    TransferRequested,
    TransferSent,
    TransferSettled,
)
from domain.aggregates.parts_transfer.state import PartsTransfer
from domain.aggregates.parts_transfer.words import TransferStage
from domain.command import Command
from domain.decider import Frame
from domain.errors import Invalid, NotFound, Refused
from domain.identifiers import PartNumber, StoreId
from domain.money import Money
from domain.parts import Amount, BinId, LotQuantity, SerialNumber
from domain.quantities import Quantity
from domain.reasons import ReasonInput
from domain.text import ShortText

Serials = Annotated[tuple[SerialNumber, ...], Field(max_length=500)]


class RequestTransfer(Command, name="parts_transfer.request", creates=True):
    """By the store that borrows."""

    part: PartNumber
    quantity: Quantity
    from_store: StoreId


class SendRequested(Command, name="parts_transfer.send"):
    """By the store that lends: all that was requested, or less. What is not sent now is not sent at all."""

    quantity: Quantity
    serials: Serials = ()


class RecordSent(Command, name="parts_transfer.record_sent"):
    """Given with what left the lender's shelf."""

    quantity: Quantity
    lots: Annotated[tuple[LotQuantity, ...], Field(min_length=1)]
    unit_cost: Money
    serials: Serials = ()


class ReceiveSent(Command, name="parts_transfer.receive"):
    """By the store that borrows. What was sent and is not ``quantity`` is lost."""

    quantity: Amount
    bin: BinId
    serials: Serials = ()


class SettleTransfer(Command, name="parts_transfer.settle"):
    """The stores have paid each other; noted by either of them."""

    amount: Money
    document: ShortText


class CancelTransfer(Command, name="parts_transfer.cancel"):
    """By either store, as long as nothing is sent."""

    reason: ReasonInput


PartsTransferCommand = (
    RequestTransfer | SendRequested | RecordSent | ReceiveSent | SettleTransfer | CancelTransfer
)


def decide(state: PartsTransfer, command: PartsTransferCommand, frame: Frame) -> Sequence[PartsTransferEvent]:
    if not isinstance(command, RequestTransfer):
        _refuse_stranger(state, frame)
    decided: Sequence[PartsTransferEvent]
    match command:
        case RequestTransfer():
            decided = [_requested(command, frame)]
        case SendRequested():
            _refuse_sending(state, command, frame)
            decided = []
        case RecordSent():
            _refuse_sending(state, command, frame)
            decided = [_sent(state, command)]
        case ReceiveSent():
            decided = [_received(state, command, frame)]
        case SettleTransfer():
            decided = [_settled(state, command)]
        case CancelTransfer():
            _refuse_unless_requested(state)
            decided = [TransferCancelled()]
        case _:
            assert_never(command)
    return decided


def _requested(command: RequestTransfer, frame: Frame) -> TransferRequested:
    if command.from_store == frame.store:
        raise Invalid(refusals.TO_ITSELF)
    return TransferRequested(
        part=command.part,
        quantity=command.quantity,
        from_store=command.from_store,
        to_store=frame.store,
    )


def _refuse_stranger(state: PartsTransfer, frame: Frame) -> None:
    if frame.store not in {state.from_store, state.to_store}:
        raise NotFound(refusals.NOT_OURS, stream=frame.stream)


def _refuse_unless_requested(state: PartsTransfer) -> None:
    if state.stage is not TransferStage.REQUESTED:
        raise Refused(refusals.NOT_REQUESTED)


def _refuse_sending(state: PartsTransfer, command: SendRequested | RecordSent, frame: Frame) -> None:
    if frame.store != state.from_store:
        raise Refused(refusals.NOT_LENDER, store=state.from_store)
    _refuse_unless_requested(state)
    if command.quantity > state.requested:
        raise Refused(
            refusals.MORE_THAN_REQUESTED, requested=str(state.requested), quantity=str(command.quantity)
        )


def _sent(state: PartsTransfer, command: RecordSent) -> TransferSent:
    return TransferSent(
        part=state.part,
        quantity=command.quantity,
        from_store=state.from_store,
        to_store=state.to_store,
        lots=command.lots,
        unit_cost=command.unit_cost,
        serials=command.serials,
    )


def _received(state: PartsTransfer, command: ReceiveSent, frame: Frame) -> TransferReceived:
    if frame.store != state.to_store:
        raise Refused(refusals.NOT_BORROWER, store=state.to_store)
    if state.stage is not TransferStage.SENT:
        raise Refused(refusals.NOT_SENT)
    if command.quantity > state.sent:
        raise Refused(refusals.MORE_THAN_SENT, sent=str(state.sent), quantity=str(command.quantity))
    for serial in command.serials:
        if state.serials and serial not in state.serials:
            raise Refused(refusals.SERIAL_NOT_SENT, serial=serial)
    return TransferReceived(
        part=state.part,
        quantity=command.quantity,
        missing=state.sent - command.quantity,
        serials=command.serials,
    )


def _settled(state: PartsTransfer, command: SettleTransfer) -> TransferSettled:
    if state.stage is not TransferStage.RECEIVED:
        raise Refused(refusals.NOT_RECEIVED)
    if command.amount.fen < 0:
        raise Invalid(refusals.NEGATIVE_AMOUNT)
    return TransferSettled(amount=command.amount, document=command.document)
