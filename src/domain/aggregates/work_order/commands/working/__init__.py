"""Work in the shop: clocks and pauses, progress, diagnosis and its escalation, sublets, finishing."""

from typing import assert_never

from domain.aggregates.work_order.commands.working.clocks import clock_off, clock_on, pause, resume
from domain.aggregates.work_order.commands.working.diagnosing import diagnose, explain_plan, propose_plan
from domain.aggregates.work_order.commands.working.ending import cancel, finish, receive_sublet, send_sublet
from domain.aggregates.work_order.commands.working.escalating import add_opinion, close_case, escalate
from domain.aggregates.work_order.commands.working.following import (
    cite,
    confirm_completion,
    report_progress,
    supervise,
)
from domain.aggregates.work_order.commands.working.models import (
    AddAnalysisOpinion,
    CancelJob,
    CiteWorkStandard,
    ClockOff,
    ClockOn,
    CloseDiagnosis,
    ConfirmCompletionTime,
    EscalateDiagnosis,
    ExplainRepairPlan,
    FinishJob,
    PauseJob,
    ProposeRepairPlan,
    ReceiveSublet,
    RecordDiagnosis,
    ReportProgress,
    ResumeJob,
    SendSublet,
    SuperviseJob,
)
from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.state import WorkOrder
from domain.decider import Frame

_ClockCommand = ClockOn | ClockOff | PauseJob | ResumeJob
_FollowingCommand = ReportProgress | ConfirmCompletionTime | CiteWorkStandard | SuperviseJob
_DiagnosingCommand = (
    ProposeRepairPlan
    | ExplainRepairPlan
    | RecordDiagnosis
    | EscalateDiagnosis
    | AddAnalysisOpinion
    | CloseDiagnosis
)
_EndingCommand = SendSublet | ReceiveSublet | FinishJob | CancelJob

WorkingCommand = _ClockCommand | _FollowingCommand | _DiagnosingCommand | _EndingCommand


def decide_working(state: WorkOrder, command: WorkingCommand, frame: Frame) -> list[WorkOrderEvent]:
    match command:
        case ClockOn() | ClockOff() | PauseJob() | ResumeJob():
            return _decide_clock(state, command, frame)
        case ReportProgress() | ConfirmCompletionTime() | CiteWorkStandard() | SuperviseJob():
            return _decide_following(state, command, frame)
        case SendSublet() | ReceiveSublet() | FinishJob() | CancelJob():
            return _decide_ending(state, command, frame)
        case _:
            return _decide_diagnosing(state, command)


def _decide_clock(state: WorkOrder, command: _ClockCommand, frame: Frame) -> list[WorkOrderEvent]:
    match command:
        case ClockOn():
            return clock_on(state, command, frame)
        case ClockOff():
            return clock_off(state, command, frame)
        case PauseJob():
            return pause(state, command, frame)
        case ResumeJob():
            return resume(state, command)
        case _:
            assert_never(command)


def _decide_following(state: WorkOrder, command: _FollowingCommand, frame: Frame) -> list[WorkOrderEvent]:
    match command:
        case ReportProgress():
            return report_progress(state, command)
        case ConfirmCompletionTime():
            return confirm_completion(state, command, frame)
        case CiteWorkStandard():
            return cite(state, command)
        case SuperviseJob():
            return supervise(state, command, frame)
        case _:
            assert_never(command)


def _decide_diagnosing(state: WorkOrder, command: _DiagnosingCommand) -> list[WorkOrderEvent]:
    match command:
        case ProposeRepairPlan():
            return propose_plan(state, command)
        case ExplainRepairPlan():
            return explain_plan(state, command)
        case RecordDiagnosis():
            return diagnose(state, command)
        case EscalateDiagnosis():
            return escalate(state, command)
        case AddAnalysisOpinion():
            return add_opinion(state, command)
        case CloseDiagnosis():
            return close_case(state, command)
        case _:
            assert_never(command)


def _decide_ending(state: WorkOrder, command: _EndingCommand, frame: Frame) -> list[WorkOrderEvent]:
    match command:
        case SendSublet():
            return send_sublet(state, command, frame)
        case ReceiveSublet():
            return receive_sublet(state, command)
        case FinishJob():
            return finish(state, command, frame)
        case CancelJob():
            return cancel(state, command)
        case _:
            assert_never(command)
