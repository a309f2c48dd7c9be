"""Handlers of commands that touch several streams or need facts of neighbours, one module per matter.

A module holds plain functions ``(work, command, frame) -> None`` and a dict ``HANDLERS`` from command class to
function, which is added to the tuple below. Commands that are not named here are decided by their aggregate alone.
"""

from collections.abc import Mapping

from application.commands.handlers import (
    attendance,
    part_successions,
    parts_counting,
    parts_shelf,
    parts_supply,
    parts_transferring,
    purchasing,
    vehicles,
    visits,
    work_order_clocks,
    work_order_desk,
    work_order_placing,
    work_order_settling,
)
from application.commands.handling import Handler, decide_alone
from domain.aggregates.work_order import WORK_ORDER
from domain.command import Command

_MODULES: tuple[Mapping[type[Command], Handler], ...] = (
    attendance.HANDLERS,
    part_successions.HANDLERS,
    parts_counting.HANDLERS,
    parts_transferring.HANDLERS,
    purchasing.HANDLERS,
    vehicles.HANDLERS,
    visits.HANDLERS,
    work_order_desk.HANDLERS,
    work_order_placing.HANDLERS,
    work_order_clocks.HANDLERS,
    work_order_settling.HANDLERS,
    parts_shelf.HANDLERS,
)

_NAMED: Mapping[type[Command], Handler] = {
    command: handler for module in _MODULES for command, handler in module.items()
}
HANDLERS: Mapping[type[Command], Handler] = {
    **_NAMED,
    **{
        command: parts_supply.followed(_NAMED.get(command, decide_alone(WORK_ORDER)))
        for command in WORK_ORDER.commands
    },
}
