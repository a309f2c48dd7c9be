"""Goods move: the shelf and the order agree in one transaction."""

from collections.abc import Mapping

from application.commands.handlers.part_masters import known_part
from application.commands.handlers.parts_supply import (
    keep,
    promise_of,
    serves,
    standing_in,
    tell_shelf,
)
from application.commands.handling import Handler
from application.commands.work import Work
from domain.aggregates.parts_stock import PARTS_STOCK
from domain.aggregates.parts_stock.commands.models import (
    DropLine,
    IssueStock,
    ReceiveStock,
    ReserveStock,
    TakeBack,
    TransferReservation,
)
from domain.aggregates.parts_stock.events import StockIssued
from domain.aggregates.parts_stock.words import ReleaseCause
from domain.aggregates.work_order import WORK_ORDER
from domain.aggregates.work_order.commands.supplying import RecordPartIssued, ReturnPart
from domain.aggregates.work_order.events.supplying import PartReturned
from domain.aggregates.work_order.supplied import needs_of, quoted_part
from domain.command import Command
from domain.decider import Frame
from domain.errors import Refused, define
from domain.identifiers import PartNumber
from domain.parts import OrderLine, parts_stock_id

NOT_NEEDED = define(
    "STK-LINE-901",
    zh="工单 {order} 的 {line} 行不需要该配件 {quantity}",
    en="Line {line} of order {order} has no need of {quantity} of this part",
)


def issue(work: Work, command: IssueStock, frame: Frame) -> None:
    """From the shelf to the job. A part that takes another's place ends the wait for that one."""
    line = command.line
    work.require(WORK_ORDER, line.order)
    shelf = work.load(PARTS_STOCK, frame.stream)
    decided = PARTS_STOCK.decide(shelf, command, _with_master_data(work, frame))
    work.record(PARTS_STOCK, frame.stream, decided)
    for event in decided:
        if isinstance(event, StockIssued):
            _record_on_order(work, frame, event)


def _record_on_order(work: Work, frame: Frame, issued: StockIssued) -> None:
    line = issued.line
    record = RecordPartIssued(
        job=line.job,
        line=line.line,
        part=issued.part,
        quantity=issued.quantity,
        lots=issued.lots,
        technician=issued.technician,
        serials=issued.serials,
    )
    order = work.load(WORK_ORDER, line.order)
    quoted = quoted_part(order, line.job, line.line)
    stands_in = quoted is not None and issued.part in standing_in(work, frame, quoted)
    facts = work.frame(line.order, takes_the_place_of=quoted if quoted and stands_in else "")
    work.record(WORK_ORDER, line.order, WORK_ORDER.decide(order, record, facts))
    held = work.load(WORK_ORDER, line.order).issued[line.line]
    _end_elsewhere(work, frame, line, held.quoted_part, issued.part)


def _end_elsewhere(work: Work, frame: Frame, line: OrderLine, quoted: PartNumber, issued: PartNumber) -> None:
    """Of several parts that stand in for each other the line gets one: the others keep nothing for it any more."""
    others = [part for part in standing_in(work, frame, quoted) if part != issued]
    serving = [part for part in others if serves(work, frame, part, line)]
    for part in serving:
        tell_shelf(work, frame, part, DropLine(line=line, cause=ReleaseCause.SUPERSEDED))
    order = work.load(WORK_ORDER, line.order)
    need = needs_of(order).get((line.job, line.line))
    if serving and need is not None and not serves(work, frame, issued, line):
        keep(work, frame, line, need, promise_of(order))


def receive(work: Work, command: ReceiveStock, frame: Frame) -> None:
    """Only what the store has defined: what nobody knows the name of cannot be found again."""
    facts = _with_master_data(work, frame)
    decided = PARTS_STOCK.decide(work.load(PARTS_STOCK, frame.stream), command, facts)
    work.record(PARTS_STOCK, frame.stream, decided)


def _with_master_data(work: Work, frame: Frame) -> Frame:
    number = frame.stream.removeprefix(parts_stock_id(frame.store, ""))
    return work.frame(serial_tracked=known_part(work, frame, number).serial_tracked)


def return_part(work: Work, command: ReturnPart, frame: Frame) -> None:
    order = work.load(WORK_ORDER, frame.stream)
    decided = WORK_ORDER.decide(order, command, frame)
    work.record(WORK_ORDER, frame.stream, decided)
    line = OrderLine(order=frame.stream, job=command.job, line=command.line)
    for event in decided:
        if isinstance(event, PartReturned):
            back = TakeBack(line=line, lots=event.lots, condition=event.condition, serials=event.serials)
            tell_shelf(work, frame, event.part, back)


def reserve(work: Work, command: ReserveStock, frame: Frame) -> None:
    """By hand: only what the line's job needs and has not, for the time that the order promises."""
    _refuse_unneeded(work, frame, command.line, command)
    promised = promise_of(work.load(WORK_ORDER, command.line.order))
    wish = command.model_copy(update={"need_by": command.need_by or promised})
    shelf = work.load(PARTS_STOCK, frame.stream)
    work.record(PARTS_STOCK, frame.stream, PARTS_STOCK.decide(shelf, wish, frame))


def hand_over(work: Work, command: TransferReservation, frame: Frame) -> None:
    _refuse_unneeded(work, frame, command.to, command)
    order = work.load(WORK_ORDER, command.to.order)
    promised = command.model_copy(update={"to_need_by": promise_of(order)})
    decided = PARTS_STOCK.decide(work.load(PARTS_STOCK, frame.stream), promised, frame)
    work.record(PARTS_STOCK, frame.stream, decided)


def _refuse_unneeded(
    work: Work, frame: Frame, line: OrderLine, command: ReserveStock | TransferReservation
) -> None:
    order = work.require(WORK_ORDER, line.order)
    need = needs_of(order).get((line.job, line.line))
    shelves = standing_in(work, frame, need.part) if need is not None else []
    fits = any(frame.stream == parts_stock_id(frame.store, part) for part in shelves)
    if need is None or not fits or command.quantity > need.quantity:
        raise Refused(NOT_NEEDED, order=line.order, line=line.line, quantity=str(command.quantity))


HANDLERS: Mapping[type[Command], Handler] = {
    ReceiveStock: receive,
    IssueStock: issue,
    ReserveStock: reserve,
    TransferReservation: hand_over,
    ReturnPart: return_part,
}
