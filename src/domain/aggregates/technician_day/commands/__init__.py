"""What can be asked of a technician's day, by subject."""

from collections.abc import Sequence
from typing import assert_never

from domain.actors import Role
from domain.aggregates.technician_day import refusals
from domain.aggregates.technician_day.commands.assigning import (
    AssignJob,
    UnassignJob,
    decide_assigning,
)
from domain.aggregates.technician_day.commands.attending import (
    EndShift,
    MoveShift,
    PlanShift,
    RecordAbsence,
    StartShift,
    decide_attending,
    plan_shift,
)
from domain.aggregates.technician_day.commands.clocking import (
    CloseClock,
    CloseOpenClock,
    EndNonProductive,
    OpenClock,
    StartNonProductive,
    decide_clocking,
)
from domain.aggregates.technician_day.commands.correcting import (
    CorrectPunch,
    RequestPunchCorrection,
    decide_correcting,
)
from domain.aggregates.technician_day.events import TechnicianDayEvent
from domain.aggregates.technician_day.state import TechnicianDay
from domain.decider import Frame
from domain.errors import Refused
from domain.workforce import Shift

Clocking = OpenClock | CloseClock | CloseOpenClock | StartNonProductive | EndNonProductive
Attending = MoveShift | StartShift | EndShift | RecordAbsence
Assigning = AssignJob | UnassignJob
Correcting = RequestPunchCorrection | CorrectPunch
TechnicianDayCommand = PlanShift | Clocking | Attending | Assigning | Correcting


def decide(state: TechnicianDay, command: TechnicianDayCommand, frame: Frame) -> Sequence[TechnicianDayEvent]:
    if isinstance(command, PlanShift):
        return plan_shift(state, command, frame)
    if state.shift is None:
        raise Refused(refusals.NOT_PLANNED)
    if isinstance(command, OpenClock | StartNonProductive | EndNonProductive | StartShift | EndShift):
        _check_own_clock(state.shift, frame)
    match command:
        case OpenClock() | CloseClock() | CloseOpenClock() | StartNonProductive() | EndNonProductive():
            return decide_clocking(state, state.shift, command, frame)
        case AssignJob() | UnassignJob():
            return decide_assigning(state, state.shift, command, frame)
        case MoveShift() | StartShift() | EndShift() | RecordAbsence():
            return decide_attending(state, state.shift, command, frame)
        case RequestPunchCorrection() | CorrectPunch():
            return decide_correcting(state, state.shift, command, frame)
        case _:
            assert_never(command)


def _check_own_clock(shift: Shift, frame: Frame) -> None:
    if frame.actor.role is Role.TECHNICIAN and frame.actor.id != shift.technician:
        raise Refused(refusals.NOT_THEIR_CLOCK)
