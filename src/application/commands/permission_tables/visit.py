"""Visits."""

from collections.abc import Mapping

from application.commands.permission_tables.groups import (
    DESK_SUPERIORS,
    FRONT_OFFICE,
    LOUNGE,
    NOBODY,
    PLANNERS,
)
from domain.actors import Role
from domain.aggregates.visit.commands.arrival import RecordArrival
from domain.aggregates.visit.commands.checking import CheckReceptionProcess, FlagProcessDeviation
from domain.aggregates.visit.commands.owning import AcceptHandover, HandOverMatter
from domain.aggregates.visit.commands.presence import (
    LinkOrder,
    MarkOrderFinished,
    MoveVehicle,
    RecordDeparture,
    RefuseService,
)
from domain.aggregates.visit.commands.reception import (
    RateInspectionItem,
    RecordWalkaround,
    StartReception,
    TagKeys,
)
from domain.aggregates.visit.commands.waiting import (
    ChangeWaitingCustomer,
    CloseWaitingRequest,
    LogWaitingRequest,
)
from domain.command import Command

TABLE: Mapping[type[Command], frozenset[Role]] = {
    RecordArrival: FRONT_OFFICE | LOUNGE,
    HandOverMatter: FRONT_OFFICE | LOUNGE,
    AcceptHandover: FRONT_OFFICE | LOUNGE | {Role.KEY_ACCOUNT_SPECIALIST},
    StartReception: FRONT_OFFICE,
    RecordWalkaround: FRONT_OFFICE,
    RateInspectionItem: FRONT_OFFICE | {Role.TECHNICIAN, Role.TECHNICAL_SUPERVISOR},
    TagKeys: FRONT_OFFICE,
    CheckReceptionProcess: DESK_SUPERIORS,
    FlagProcessDeviation: frozenset({Role.INFORMATION_CLERK}),
    ChangeWaitingCustomer: FRONT_OFFICE | LOUNGE,
    LogWaitingRequest: FRONT_OFFICE | LOUNGE,
    CloseWaitingRequest: FRONT_OFFICE | LOUNGE,
    LinkOrder: NOBODY,
    MarkOrderFinished: NOBODY,
    MoveVehicle: FRONT_OFFICE | PLANNERS | {Role.TECHNICIAN, Role.QUALITY_INSPECTOR},
    RecordDeparture: FRONT_OFFICE,
    RefuseService: FRONT_OFFICE,
}
