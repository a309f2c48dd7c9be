"""Handing the car back."""

from collections.abc import Mapping

from application.commands.permission_tables.groups import DESK_SUPERIORS, FRONT_OFFICE
from domain.actors import Role
from domain.aggregates.work_order.commands.delivering import (
    CompleteStep,
    DeliverVehicle,
    IssueGatePass,
    RecordOldPartChoice,
    SkipStep,
)
from domain.command import Command

_STEP_TAKERS = FRONT_OFFICE | {Role.LOUNGE_HOST, Role.LOUNGE_SUPERVISOR, Role.WORKSHOP_SUPERVISOR}

TABLE: Mapping[type[Command], frozenset[Role]] = {
    CompleteStep: _STEP_TAKERS,
    SkipStep: FRONT_OFFICE,
    RecordOldPartChoice: FRONT_OFFICE,
    IssueGatePass: DESK_SUPERIORS | {Role.CASHIER},
    DeliverVehicle: FRONT_OFFICE,
}
