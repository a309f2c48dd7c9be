"""Parts orders: the channel is asked for, the plan gives its share, goods come onto the shelf in the same moment."""

from collections.abc import Mapping

from application.commands.handling import Handler
from application.commands.work import Work
from domain.aggregates.part import PART
from domain.aggregates.parts_stock import PARTS_STOCK
from domain.aggregates.parts_stock.commands.models import BookDelivery
from domain.aggregates.parts_stock.commands.receiving import next_lot
from domain.aggregates.parts_stock.state import key_of
from domain.aggregates.purchase_order import PURCHASE_ORDER
from domain.aggregates.purchase_order.commands.models import (
    CancelOrder,
    CloseOrder,
    DraftOrder,
    IssueOrder,
    OrderItem,
    PurchaseOrderCommand,
    ReceiveGoods,
    RejectOrder,
)
from domain.aggregates.purchase_order.events import GoodsReceived
from domain.aggregates.purchase_order.state import PurchaseOrder
from domain.aggregates.purchase_plan import PURCHASE_PLAN
from domain.aggregates.purchase_plan.commands import DrawOnPlan, ReturnShare
from domain.aggregates.purchase_plan.events import PlannedPart
from domain.aggregates.supplier import SUPPLIER
from domain.command import Command
from domain.decider import Frame
from domain.errors import Refused, define
from domain.identifiers import PartNumber, StreamId
from domain.parts import LotId, SupplierCode, part_id, parts_stock_id, supplier_id

UNDEFINED = define("PO-DRAFT-901", zh="配件 {part} 没有主数据", en="The store has not defined part {part}")
NOT_AWAITED = define(
    "PO-DRAFT-902",
    zh="工单 {order} 的 {line} 行不在等待配件 {part}",
    en="Line {line} of order {order} is not waiting for part {part}",
)


def draft(work: Work, command: DraftOrder, frame: Frame) -> None:
    for item in command.lines:
        _refuse_unknown(work, item, frame)
    _decide(work, command, _with_channel(work, frame, command.supplier))
    order = work.load(PURCHASE_ORDER, frame.stream)
    if order.plan is not None:
        _tell_plan(work, order.plan, DrawOnPlan(order=frame.stream, parts=_share(order)))


def issue(work: Work, command: IssueOrder, frame: Frame) -> None:
    supplier = work.load(PURCHASE_ORDER, frame.stream).supplier
    _decide(work, command, _with_channel(work, frame, supplier))


def give_up(work: Work, command: RejectOrder | CancelOrder | CloseOrder, frame: Frame) -> None:
    """What will not come under this order may be ordered under the plan again."""
    _decide(work, command, frame)
    order = work.load(PURCHASE_ORDER, frame.stream)
    share = _share(order)
    if order.plan is not None and share:
        _tell_plan(work, order.plan, ReturnShare(order=frame.stream, parts=share))


def receive(work: Work, command: ReceiveGoods, frame: Frame) -> None:
    """Order and shelf hold the same receipt, under the lot that the shelf gives it."""
    order = work.load(PURCHASE_ORDER, frame.stream)
    line = order.lines.get(command.line)
    facts = frame if line is None else _with_lot(work, frame, line.part, command.lot)
    decided = PURCHASE_ORDER.decide(order, command, facts)
    work.record(PURCHASE_ORDER, frame.stream, decided)
    for event in decided:
        if isinstance(event, GoodsReceived):
            _tell_shelf(work, frame, order.supplier, event, command)


def _with_lot(work: Work, frame: Frame, part: PartNumber, named: LotId | None) -> Frame:
    shelf = work.load(PARTS_STOCK, parts_stock_id(frame.store, part))
    return work.frame(lot=named or next_lot(shelf))


def _tell_shelf(
    work: Work, frame: Frame, supplier: SupplierCode, goods: GoodsReceived, command: ReceiveGoods
) -> None:
    shelf = parts_stock_id(frame.store, goods.part)
    booking = BookDelivery(
        quantity=goods.quantity,
        unit_cost=goods.unit_cost,
        bin=goods.bin,
        supplier=supplier,
        purchase_order=frame.stream,
        purchase_line=goods.line,
        document=goods.document,
        lot=goods.lot,
        serials=command.serials,
    )
    master = work.load(PART, part_id(frame.store, goods.part))
    facts = work.frame(shelf, serial_tracked=master.serial_tracked)
    work.record(PARTS_STOCK, shelf, PARTS_STOCK.decide(work.load(PARTS_STOCK, shelf), booking, facts))


def _refuse_unknown(work: Work, item: OrderItem, frame: Frame) -> None:
    """A part of the store, and a line that does wait for it where a line is named."""
    if not work.load(PART, part_id(frame.store, item.part)).defined:
        raise Refused(UNDEFINED, part=item.part)
    line = item.awaited_by
    if line is None:
        return
    shelf = work.load(PARTS_STOCK, parts_stock_id(frame.store, item.part))
    if not shelf.awaited_for(key_of(line)):
        raise Refused(NOT_AWAITED, order=line.order, line=line.line, part=item.part)


def _with_channel(work: Work, frame: Frame, supplier: SupplierCode) -> Frame:
    channel = work.load(SUPPLIER, supplier_id(frame.store, supplier))
    return work.frame(channel_approved=channel.approved)


def _share(order: PurchaseOrder) -> tuple[PlannedPart, ...]:
    return tuple(PlannedPart(part=part, quantity=quantity) for part, quantity in order.under_plan.items())


def _decide(work: Work, command: PurchaseOrderCommand, frame: Frame) -> None:
    order = work.load(PURCHASE_ORDER, frame.stream)
    work.record(PURCHASE_ORDER, frame.stream, PURCHASE_ORDER.decide(order, command, frame))


def _tell_plan(work: Work, plan: StreamId, command: DrawOnPlan | ReturnShare) -> None:
    state = work.require(PURCHASE_PLAN, plan)
    work.record(PURCHASE_PLAN, plan, PURCHASE_PLAN.decide(state, command, work.frame(plan)))


HANDLERS: Mapping[type[Command], Handler] = {
    DraftOrder: draft,
    IssueOrder: issue,
    ReceiveGoods: receive,
    RejectOrder: give_up,
    CancelOrder: give_up,
    CloseOrder: give_up,
}
