"""Vehicles."""

from collections.abc import Mapping

from application.commands.permission_tables.groups import FRONT_OFFICE, NOBODY
from domain.actors import Role
from domain.aggregates.vehicle.commands import (
    ChangePlate,
    CloseVisit,
    OpenVisit,
    RecordOdometer,
    RegisterVehicle,
)
from domain.command import Command

TABLE: Mapping[type[Command], frozenset[Role]] = {
    RegisterVehicle: FRONT_OFFICE | {Role.KEY_ACCOUNT_SPECIALIST},
    ChangePlate: FRONT_OFFICE | {Role.KEY_ACCOUNT_SPECIALIST},
    RecordOdometer: FRONT_OFFICE | {Role.TECHNICIAN, Role.QUALITY_INSPECTOR, Role.WORKSHOP_SUPERVISOR},
    OpenVisit: NOBODY,
    CloseVisit: NOBODY,
}
