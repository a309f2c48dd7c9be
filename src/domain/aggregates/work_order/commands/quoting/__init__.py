"""Decisions about jobs and their prices."""

from typing import assert_never

from domain.aggregates.work_order.commands.quoting.adding import acknowledge, add_job, sell_accessory
from domain.aggregates.work_order.commands.quoting.models import (
    AcknowledgeAdditionalWork,
    AddJob,
    AuthoriseJob,
    DeclineJob,
    DeferJob,
    QuoteJob,
    QuotingCommand,
    RecordPayerApproval,
    SellAccessory,
)
from domain.aggregates.work_order.commands.quoting.offering import (
    authorise_job,
    decline_job,
    defer_job,
    quote_job,
    record_payer_approval,
)
from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.state import WorkOrder
from domain.decider import Frame

__all__ = ["QuotingCommand", "decide_quoting"]


def decide_quoting(state: WorkOrder, command: QuotingCommand, frame: Frame) -> list[WorkOrderEvent]:
    match command:
        case AddJob():
            return [*add_job(state, command, frame)]
        case AcknowledgeAdditionalWork():
            return [acknowledge(state, command)]
        case QuoteJob():
            return [*quote_job(state, command, frame)]
        case AuthoriseJob():
            return [authorise_job(state, command, frame)]
        case DeclineJob():
            return [decline_job(state, command)]
        case DeferJob():
            return [defer_job(state, command, frame)]
        case RecordPayerApproval():
            return [record_payer_approval(state, command)]
        case SellAccessory():
            return [sell_accessory(state, command)]
        case _:
            assert_never(command)
