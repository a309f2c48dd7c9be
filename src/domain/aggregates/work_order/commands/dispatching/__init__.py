"""Planning and dispatch: operations in order, special processes, who works where and when."""

from typing import assert_never

from domain.aggregates.work_order.commands.dispatching.models import (
    DispatchJob,
    MarkSpecialProcess,
    PlanOperations,
    ReassignJob,
    ReleaseSpecialProcess,
)
from domain.aggregates.work_order.commands.dispatching.placing import dispatch, reassign
from domain.aggregates.work_order.commands.dispatching.planning import mark_special, plan, release_special
from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.state import WorkOrder
from domain.decider import Frame

DispatchingCommand = PlanOperations | MarkSpecialProcess | ReleaseSpecialProcess | DispatchJob | ReassignJob


def decide_dispatching(state: WorkOrder, command: DispatchingCommand, frame: Frame) -> list[WorkOrderEvent]:
    match command:
        case PlanOperations():
            return plan(state, command, frame)
        case MarkSpecialProcess():
            return mark_special(state, command)
        case ReleaseSpecialProcess():
            return release_special(state, command, frame)
        case DispatchJob():
            return dispatch(state, command, frame)
        case ReassignJob():
            return reassign(state, command, frame)
        case _:
            assert_never(command)
