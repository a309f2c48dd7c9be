"""Checks: by the doer, during work, jointly, acceptance, final inspection and its audit."""

from typing import assert_never

from domain.aggregates.work_order.commands.inspecting.checking import (
    accept,
    check_in_process,
    check_self,
    confirm,
    reject,
)
from domain.aggregates.work_order.commands.inspecting.final import audit, fail, pass_
from domain.aggregates.work_order.commands.inspecting.models import (
    AcceptJob,
    AuditFinalInspection,
    ConfirmWorkmanship,
    FailFinalInspection,
    PassFinalInspection,
    RecordInProcessCheck,
    RecordSelfCheck,
    RejectJob,
)
from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.state import WorkOrder
from domain.decider import Frame

InspectingCommand = (
    RecordSelfCheck
    | RecordInProcessCheck
    | ConfirmWorkmanship
    | AcceptJob
    | RejectJob
    | PassFinalInspection
    | FailFinalInspection
    | AuditFinalInspection
)


def decide_inspecting(state: WorkOrder, command: InspectingCommand, frame: Frame) -> list[WorkOrderEvent]:
    match command:
        case RecordSelfCheck():
            return check_self(state, command, frame)
        case RecordInProcessCheck():
            return check_in_process(state, command, frame)
        case ConfirmWorkmanship():
            return confirm(state, command, frame)
        case AcceptJob():
            return accept(state, command, frame)
        case RejectJob():
            return reject(state, command)
        case PassFinalInspection():
            return pass_(state, command, frame)
        case FailFinalInspection():
            return fail(state, command, frame)
        case AuditFinalInspection():
            return audit(state, command, frame)
        case _:
            assert_never(command)
