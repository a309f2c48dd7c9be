"""Who pays which part of a line, and what is taken off it."""

from decimal import Decimal

from domain.aggregates.work_order.amounts import yuan_text
from domain.aggregates.work_order.billing import BillableLine, billable_lines, net_of, sums_to
from domain.aggregates.work_order.commands.settling.models import ApplyDiscount, SplitPayers
from domain.aggregates.work_order.events.settling import DiscountApplied, PayerSplitSet
from domain.aggregates.work_order.lines import PayerShare
from domain.aggregates.work_order.lookups import refuse_while_settling
from domain.aggregates.work_order.refusals import settling as refusals
from domain.aggregates.work_order.state import WorkOrder
from domain.decider import Frame
from domain.errors import Refused
from domain.identifiers import LocalId
from domain.money import Money


def split(state: WorkOrder, command: SplitPayers) -> PayerSplitSet:
    refuse_while_settling(state)
    line = line_of(state, command.line)
    if len({share.payer for share in command.shares}) < len(command.shares):
        raise Refused(refusals.PAYER_TWICE)
    if any(share.amount.fen <= 0 for share in command.shares):
        raise Refused(refusals.SHARE_NOT_POSITIVE)
    refuse_wrong_sum(line, command.shares, net_of(line, state.bill))
    return PayerSplitSet(line=command.line, shares=command.shares)


def discount(state: WorkOrder, command: ApplyDiscount, frame: Frame) -> DiscountApplied:
    refuse_while_settling(state)
    line = line_of(state, command.line)
    taken_back = command.amount.fen == 0 and command.line in state.bill.discounts
    if not taken_back and not 0 < command.amount.fen <= line.gross.fen:
        raise Refused(refusals.BAD_DISCOUNT, gross=yuan_text(line.gross))
    limit = int(line.gross.fen * frame.rules.discount_authority.get(frame.actor.role, Decimal(0)))
    if command.amount.fen > limit:
        raise Refused(refusals.DISCOUNT_ABOVE_AUTHORITY, limit=yuan_text(Money(fen=limit)))
    return DiscountApplied(line=command.line, amount=command.amount)


def line_of(state: WorkOrder, line_id: LocalId) -> BillableLine:
    line = billable_lines(state).get(line_id)
    if line is None:
        raise Refused(refusals.NO_SUCH_LINE, line=line_id)
    return line


def refuse_wrong_sum(line: BillableLine, shares: tuple[PayerShare, ...], net: Money) -> None:
    if not sums_to(shares, net):
        raise Refused(refusals.SPLIT_DOES_NOT_SUM, line=line.line, net=yuan_text(net))
