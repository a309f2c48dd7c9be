"""Parts orders: the channel is asked for, the plan gives its share, goods come onto the shelf in the same moment."""

from collections.abc import Mapping

from application.commands.handling import Handler
from application.commands.work import Work
from domain.aggregates.part import PART
from domain.aggregates.purchase_order import PURCHASE_ORDER
from domain.aggregates.purchase_order.commands.models import (
    CancelOrder,
    CloseOrder,
    DraftOrder,
    IssueOrder,
    PurchaseOrderCommand,
    RejectOrder,
)
from domain.aggregates.purchase_order.state import PurchaseOrder
from domain.aggregates.purchase_plan import PURCHASE_PLAN
from domain.aggregates.purchase_plan.commands import DrawOnPlan, ReturnShare
from domain.aggregates.purchase_plan.events import PlannedPart
from domain.aggregates.supplier import SUPPLIER
from domain.command import Command
from domain.decider import Frame
from domain.errors import Refused, define
from domain.identifiers import StreamId
from domain.parts import SupplierCode, part_id, supplier_id

UNDEFINED = define("PO-DRAFT-901", zh="配件 {part} 没有主数据", en="The store has not defined part {part}")


def draft(work: Work, command: DraftOrder, frame: Frame) -> None:
    for item in command.lines:
        if not work.load(PART, part_id(frame.store, item.part)).defined:
            raise Refused(UNDEFINED, part=item.part)
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
    RejectOrder: give_up,
    CancelOrder: give_up,
    CloseOrder: give_up,
}
