"""Decisions at the desk, from intake to the dispatch order."""

from typing import assert_never

from domain.aggregates.work_order.commands.opening.filing import (
    cancel_order,
    correct_record,
    return_record,
    verify_record,
)
from domain.aggregates.work_order.commands.opening.intake import (
    confirm_symptom,
    open_work_order,
    record_preliminary_diagnosis,
    record_symptom,
)
from domain.aggregates.work_order.commands.opening.issuing import (
    choose_express_lane,
    explain_items,
    issue_dispatch_order,
)
from domain.aggregates.work_order.commands.opening.models import (
    BreakPromise,
    CancelOrder,
    ChangeDeliveryPromise,
    ChooseExpressLane,
    ConfirmSymptom,
    CorrectRecord,
    EscalatePromise,
    ExplainItems,
    IssueDispatchOrder,
    KeepPromise,
    ListDelegate,
    MakePromise,
    OpeningCommand,
    OpenWorkOrder,
    PromiseDelivery,
    RecordContact,
    RecordPreliminaryDiagnosis,
    RecordSymptom,
    ReturnRecord,
    VerifyRecord,
)
from domain.aggregates.work_order.commands.opening.promising import (
    break_promise,
    change_delivery_promise,
    escalate_promise,
    keep_promise,
    list_delegate,
    make_promise,
    promise_delivery,
    record_contact,
)
from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.events.opening import OpeningEvent
from domain.aggregates.work_order.state import WorkOrder
from domain.decider import Frame

__all__ = ["OpeningCommand", "decide_opening"]


def decide_opening(state: WorkOrder, command: OpeningCommand, frame: Frame) -> list[WorkOrderEvent]:
    """Every command of this phase leads to exactly one event, or is refused."""
    return [_decide(state, command, frame)]


def _decide(state: WorkOrder, command: OpeningCommand, frame: Frame) -> OpeningEvent:
    match command:
        case OpenWorkOrder():
            return open_work_order(state, command)
        case RecordSymptom():
            return record_symptom(state, command)
        case ConfirmSymptom():
            return confirm_symptom(state, command)
        case RecordPreliminaryDiagnosis():
            return record_preliminary_diagnosis(state, command)
        case PromiseDelivery():
            return promise_delivery(state, command, frame)
        case ChangeDeliveryPromise():
            return change_delivery_promise(state, command, frame)
        case ExplainItems():
            return explain_items(state, command)
        case IssueDispatchOrder():
            return issue_dispatch_order(state, command, frame)
        case ChooseExpressLane():
            return choose_express_lane(state, frame)
        case ListDelegate():
            return list_delegate(state, command)
        case MakePromise():
            return make_promise(state, command, frame)
        case KeepPromise():
            return keep_promise(state, command)
        case BreakPromise():
            return break_promise(state, command)
        case EscalatePromise():
            return escalate_promise(state, command, frame)
        case RecordContact():
            return record_contact(state, command)
        case VerifyRecord():
            return verify_record(state)
        case ReturnRecord():
            return return_record(state, command)
        case CorrectRecord():
            return correct_record(state, command)
        case CancelOrder():
            return cancel_order(state)
        case _:
            assert_never(command)
