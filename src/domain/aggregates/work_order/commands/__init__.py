"""Everything that can be asked of a work order, by phase of the trade, and how it is decided."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

from domain.aggregates.work_order.commands.contracting import ContractingCommand, decide_contracting
from domain.aggregates.work_order.commands.delivering import DeliveringCommand, decide_delivering
from domain.aggregates.work_order.commands.dispatching import DispatchingCommand, decide_dispatching
from domain.aggregates.work_order.commands.inspecting import InspectingCommand, decide_inspecting
from domain.aggregates.work_order.commands.opening import OpeningCommand, decide_opening
from domain.aggregates.work_order.commands.quoting import QuotingCommand, decide_quoting
from domain.aggregates.work_order.commands.reworking import ReworkingCommand, decide_reworking
from domain.aggregates.work_order.commands.settling import SettlingCommand, decide_settling
from domain.aggregates.work_order.commands.supplying import SupplyingCommand, decide_supplying
from domain.aggregates.work_order.commands.working import WorkingCommand, decide_working
from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.state import WorkOrder
from domain.command import Command
from domain.decider import Frame

WorkOrderCommand = (
    OpeningCommand
    | ContractingCommand
    | QuotingCommand
    | DispatchingCommand
    | WorkingCommand
    | InspectingCommand
    | ReworkingCommand
    | SettlingCommand
    | DeliveringCommand
    | SupplyingCommand
)
COMMANDS: tuple[type[Command], ...] = get_args(WorkOrderCommand)

Decide = Callable[[WorkOrder, Any, Frame], Sequence[WorkOrderEvent]]

_PHASES: tuple[tuple[Any, Decide], ...] = (
    (OpeningCommand, decide_opening),
    (ContractingCommand, decide_contracting),
    (QuotingCommand, decide_quoting),
    (DispatchingCommand, decide_dispatching),
    (WorkingCommand, decide_working),
    (InspectingCommand, decide_inspecting),
    (ReworkingCommand, decide_reworking),
    (SettlingCommand, decide_settling),
    (DeliveringCommand, decide_delivering),
    (SupplyingCommand, decide_supplying),
)
_DECIDERS: Mapping[type[Command], Decide] = {
    command_type: decide for union, decide in _PHASES for command_type in get_args(union)
}


def decide(state: WorkOrder, command: WorkOrderCommand, frame: Frame) -> Sequence[WorkOrderEvent]:
    """The events that follow, or a typed refusal."""
    return _DECIDERS[type(command)](state, command, frame)
