"""One open clock per technician, whichever order it is for."""

import pytest

from domain.aggregates.technician_day.commands import TechnicianDayCommand
from domain.aggregates.technician_day.commands.clocking import (
    CloseClock,
    CloseOpenClock,
    EndNonProductive,
    OpenClock,
    StartNonProductive,
)
from domain.aggregates.technician_day.events import (
    AbsenceRecorded,
    ClockAutoClosed,
    ClockClosed,
    ClockOpened,
    NonProductiveEnded,
    NonProductiveStarted,
    ShiftEnded,
)
from domain.aggregates.technician_day.words import Absence, NonProductive
from domain.reasons import ReasonCode
from tests.domain.technician_day.day import (
    CLOCKED_OFF,
    CLOCKED_ON,
    ORDER,
    OTHER_ORDER,
    PLANNED,
    STARTED,
    day,
)
from tests.support.scenario import (
    OTHER_TECHNICIAN,
    TECHNICIAN,
    WORKSHOP_SUPERVISOR,
    at,
    because,
    clock,
)

ON = OpenClock(order=ORDER, job="J1")
OFF = CloseClock(order=ORDER, job="J1")
PAUSE = StartNonProductive(code=NonProductive.BREAK)
FORGOTTEN = CloseOpenClock(reason=because(ReasonCode.SHIFT_END))
PAUSED = at(clock(9), NonProductiveStarted(punch="P1", code=NonProductive.BREAK))


def test_clocking_on_and_off() -> None:
    scenario = day(PLANNED, STARTED)
    scenario.when(ON, by=TECHNICIAN, at=clock(9)).then(ClockOpened(punch="P1", order=ORDER, job="J1"))
    scenario.when(OFF, by=TECHNICIAN, at=clock(10)).then(ClockClosed(punch="P1", order=ORDER, job="J1"))
    other = OpenClock(order=OTHER_ORDER, job="J3")
    scenario.when(other, by=TECHNICIAN).then(ClockOpened(punch="P2", order=OTHER_ORDER, job="J3"))


@pytest.mark.parametrize("command", [ON, OpenClock(order=OTHER_ORDER, job="J1"), PAUSE])
def test_one_thing_at_a_time(command: TechnicianDayCommand) -> None:
    day(PLANNED, STARTED, CLOCKED_ON).when(command, at=clock(10)).then_refused("TEC-CLOCK-001")


def test_clocking_off_something_else() -> None:
    scenario = day(PLANNED, STARTED, CLOCKED_ON)
    scenario.when(CloseClock(order=OTHER_ORDER, job="J1")).then_refused("TEC-CLOCK-002")
    scenario.when(CloseClock(order=ORDER, job="J2")).then_refused("TEC-CLOCK-002")


def test_clocking_off_without_a_clock() -> None:
    day(PLANNED, STARTED).when(OFF).then_refused("TEC-CLOCK-002")


@pytest.mark.parametrize("command", [ON, PAUSE])
def test_before_the_shift_starts(command: TechnicianDayCommand) -> None:
    day(PLANNED).when(command).then_refused("TEC-SHIFT-006")
    day(PLANNED, STARTED).when(command, at=clock(7)).then_refused("TEC-CLOCK-003")


def test_after_the_shift_ended() -> None:
    day(PLANNED, STARTED, at(clock(17), ShiftEnded())).when(ON).then_refused("TEC-SHIFT-007")


def test_on_a_day_of_absence() -> None:
    day(PLANNED, AbsenceRecorded(kind=Absence.TRAINING)).when(ON).then_refused("TEC-SHIFT-009")


def test_into_the_past() -> None:
    day(PLANNED, STARTED, CLOCKED_ON).when(OFF, at=clock(8)).then_refused("TEC-CLOCK-003")
    day(PLANNED, STARTED, CLOCKED_ON, CLOCKED_OFF).when(ON, at=clock(9)).then_refused("TEC-CLOCK-003")


@pytest.mark.parametrize("command", [ON, PAUSE])
def test_nobody_clocks_on_for_a_colleague(command: TechnicianDayCommand) -> None:
    day(PLANNED, STARTED).when(command, by=OTHER_TECHNICIAN).then_refused("TEC-CLOCK-006")


def test_a_colleague_who_pauses_a_shared_job_clocks_everybody_off() -> None:
    day(PLANNED, STARTED, CLOCKED_ON).when(OFF, by=OTHER_TECHNICIAN, at=clock(10)).then(
        ClockClosed(punch="P1", order=ORDER, job="J1")
    )


def test_non_productive_time() -> None:
    scenario = day(PLANNED, STARTED).when(PAUSE, by=TECHNICIAN, at=clock(9))
    scenario.then(NonProductiveStarted(punch="P1", code=NonProductive.BREAK))
    scenario.when(EndNonProductive(), by=TECHNICIAN, at=clock(9, 15)).then(NonProductiveEnded(punch="P1"))


def test_ending_non_productive_time_that_is_not_running() -> None:
    day(PLANNED, STARTED).when(EndNonProductive()).then_refused("TEC-CLOCK-004")
    day(PLANNED, STARTED, CLOCKED_ON).when(EndNonProductive()).then_refused("TEC-CLOCK-005")


def test_closing_a_forgotten_clock() -> None:
    day(PLANNED, STARTED, CLOCKED_ON).when(FORGOTTEN, by=WORKSHOP_SUPERVISOR, at=clock(18)).then(
        ClockAutoClosed(punch="P1", order=ORDER, job="J1")
    )
    day(PLANNED, STARTED, PAUSED).when(FORGOTTEN, by=WORKSHOP_SUPERVISOR, at=clock(18)).then(
        NonProductiveEnded(punch="P1")
    )


def test_nothing_forgotten() -> None:
    day(PLANNED, STARTED).when(FORGOTTEN).then_refused("TEC-CLOCK-004")
