"""Parts go to a job and come back from it."""

from collections.abc import Sequence

from domain.aggregates.parts_stock import refusals
from domain.aggregates.parts_stock.commands.models import IssueStock, PickStock, TakeBack
from domain.aggregates.parts_stock.commands.receiving import serial_tracked
from domain.aggregates.parts_stock.commands.serving import and_serve
from domain.aggregates.parts_stock.commands.taking import refuse_unknown_serials, take_good
from domain.aggregates.parts_stock.events import PartsStockEvent, StockIssued, StockPicked, StockReturned
from domain.aggregates.parts_stock.state import NOTHING, PartsStock, key_of
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import PartNumber
from domain.parts import PartCondition


def pick(state: PartsStock, command: PickStock, part: PartNumber) -> Sequence[PartsStockEvent]:
    kept = state.kept.get(key_of(command.line))
    open_quantity = kept.quantity - kept.picked if kept else NOTHING
    if command.quantity > open_quantity:
        raise Refused(refusals.NOT_THAT_MUCH_KEPT, kept=str(open_quantity), wanted=str(command.quantity))
    return [StockPicked(part=part, line=command.line, quantity=command.quantity)]


def issue(
    state: PartsStock, command: IssueStock, part: PartNumber, frame: Frame
) -> Sequence[PartsStockEvent]:
    kept = state.kept_for(key_of(command.line))
    reserved = min(kept, command.quantity)
    free = command.quantity - reserved
    if free > state.available:
        raise Refused(refusals.NOT_ENOUGH_FREE, wanted=str(free), available=str(state.available))
    if free and command.reason is None:
        raise Invalid(refusals.REASON_NEEDED, kept=str(kept))
    refuse_unknown_serials(state, command.serials, command.quantity, tracked=serial_tracked(frame))
    issued = StockIssued(
        part=part,
        line=command.line,
        quantity=command.quantity,
        reserved=reserved,
        lots=take_good(state.lots, command.quantity),
        technician=command.technician,
        serials=command.serials,
    )
    return [issued]


def take_back(
    state: PartsStock, command: TakeBack, part: PartNumber, frame: Frame
) -> Sequence[PartsStockEvent]:
    """What was opened is no goods for the next customer before somebody has looked at it."""
    for serial in command.serials:
        if serial in state.serials:
            raise Refused(refusals.SERIAL_TWICE, serial=serial)
    returned = StockReturned(
        part=part,
        line=command.line,
        quantity=sum((entry.quantity for entry in command.lots), NOTHING),
        lots=command.lots,
        condition=command.condition,
        quarantined=command.condition is not PartCondition.UNOPENED,
        serials=command.serials,
    )
    return and_serve(state, [returned], part, frame)
