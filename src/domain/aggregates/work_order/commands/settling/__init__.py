"""From the finished work to the paid bill: split, discount, prepare, check, agree, settle, pay, reverse."""

from typing import assert_never

from domain.aggregates.work_order.commands.settling.agreeing import agree, check, explain, return_, settle
from domain.aggregates.work_order.commands.settling.models import (
    AgreeSettlement,
    ApplyDiscount,
    ApproveCredit,
    CheckSettlement,
    ExplainCharges,
    PrepareSettlement,
    RecordPayment,
    RefundPayment,
    ReturnSettlement,
    ReverseSettlement,
    SettleOrder,
    SettlingCommand,
    SplitPayers,
)
from domain.aggregates.work_order.commands.settling.paying import grant_credit, pay, refund, reverse
from domain.aggregates.work_order.commands.settling.preparing import prepare
from domain.aggregates.work_order.commands.settling.pricing import discount, split
from domain.aggregates.work_order.events.settling import SettlingEvent
from domain.aggregates.work_order.lookups import standing_order
from domain.aggregates.work_order.state import WorkOrder
from domain.decider import Frame

__all__ = [
    "AgreeSettlement",
    "ApplyDiscount",
    "ApproveCredit",
    "CheckSettlement",
    "ExplainCharges",
    "PrepareSettlement",
    "RecordPayment",
    "RefundPayment",
    "ReturnSettlement",
    "ReverseSettlement",
    "SettleOrder",
    "SettlingCommand",
    "SplitPayers",
    "decide_settling",
]


def decide_settling(state: WorkOrder, command: SettlingCommand, frame: Frame) -> list[SettlingEvent]:
    # money matters go on after delivery: a credit is paid, a bill is reversed and drawn up anew
    standing_order(state)
    match command:
        case SplitPayers():
            return [split(state, command)]
        case ApplyDiscount():
            return [discount(state, command, frame)]
        case PrepareSettlement():
            return [prepare(state, frame)]
        case CheckSettlement():
            return [check(state, command, frame)]
        case ReturnSettlement():
            return [return_(state, command)]
        case ExplainCharges():
            return [explain(state, command)]
        case AgreeSettlement():
            return [agree(state, command)]
        case SettleOrder():
            return [settle(state, command, frame)]
        case RecordPayment():
            return [pay(state, command)]
        case RefundPayment():
            return [refund(state, command, frame)]
        case ApproveCredit():
            return [grant_credit(state, command)]
        case ReverseSettlement():
            return [reverse(state, command, frame)]
        case _:
            assert_never(command)
