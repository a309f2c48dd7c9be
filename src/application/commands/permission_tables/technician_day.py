"""Technicians' days."""

from collections.abc import Mapping

from application.commands.permission_tables.groups import NOBODY, PLANNERS
from domain.actors import Role
from domain.aggregates.technician_day.commands.assigning import AssignJob, UnassignJob
from domain.aggregates.technician_day.commands.attending import (
    EndShift,
    MoveShift,
    PlanShift,
    RecordAbsence,
    StartShift,
)
from domain.aggregates.technician_day.commands.clocking import (
    CloseClock,
    CloseOpenClock,
    EndNonProductive,
    OpenClock,
    StartNonProductive,
)
from domain.aggregates.technician_day.commands.correcting import CorrectPunch, RequestPunchCorrection
from domain.command import Command

_AT_THE_CLOCK = PLANNERS | {Role.TECHNICIAN}

TABLE: Mapping[type[Command], frozenset[Role]] = {
    PlanShift: PLANNERS,
    MoveShift: PLANNERS,
    StartShift: _AT_THE_CLOCK,
    EndShift: _AT_THE_CLOCK,
    RecordAbsence: PLANNERS,
    OpenClock: NOBODY,
    CloseClock: NOBODY,
    CloseOpenClock: PLANNERS,
    StartNonProductive: _AT_THE_CLOCK,
    EndNonProductive: _AT_THE_CLOCK,
    RequestPunchCorrection: _AT_THE_CLOCK,
    CorrectPunch: frozenset({Role.WORKSHOP_SUPERVISOR, Role.STATION_HEAD}),
    AssignJob: NOBODY,
    UnassignJob: NOBODY,
}
