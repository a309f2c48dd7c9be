"""Shifts: planned, moved, started, ended, or not worked."""

import pytest

from domain.aggregates.technician_day import TECHNICIAN_DAY
from domain.aggregates.technician_day.commands import TechnicianDayCommand
from domain.aggregates.technician_day.commands.attending import (
    EndShift,
    MoveShift,
    PlanShift,
    RecordAbsence,
    StartShift,
    technician_day_id,
)
from domain.aggregates.technician_day.commands.clocking import OpenClock
from domain.aggregates.technician_day.events import (
    AbsenceRecorded,
    JobAssigned,
    JobUnassigned,
    ShiftEnded,
    ShiftMoved,
    ShiftStarted,
)
from domain.aggregates.technician_day.state import shift_of
from domain.aggregates.technician_day.words import Absence
from domain.reasons import ReasonCode
from domain.workforce import Qualification
from tests.domain.technician_day.day import (
    CLOCKED_OFF,
    CLOCKED_ON,
    ORDER,
    PLAN,
    PLANNED,
    STARTED,
    STREAM,
    day,
)
from tests.support.scenario import (
    DAY,
    DISPATCHER,
    OTHER_TECHNICIAN,
    STORE,
    TECHNICIAN,
    Scenario,
    at,
    because,
    clock,
)

ASSIGNED = JobAssigned(order=ORDER, job="J1", start=clock(9), end=clock(11), overlapping=False)
ABSENT = RecordAbsence(kind=Absence.UNPLANNED)


def move(start: int, end: int) -> MoveShift:
    return MoveShift(starts=clock(start), ends=clock(end), reason=because(ReasonCode.WORKSHOP_LOAD))


def test_planning() -> None:
    scenario = day().when(PLAN, by=DISPATCHER).then(PLANNED)
    shift = shift_of(scenario.state)
    assert shift is not None
    assert shift.covers(clock(8), clock(17))
    assert not shift.covers(clock(7), clock(9))
    assert shift.qualifications == {Qualification.PAINT, Qualification.BODY}


def test_planning_twice() -> None:
    day(PLANNED).when(PLAN).then_refused("TEC-SHIFT-002")


def test_planning_under_another_id() -> None:
    stream = technician_day_id(STORE, OTHER_TECHNICIAN.id, DAY)
    Scenario(TECHNICIAN_DAY, stream).when(PLAN).then_refused("TEC-SHIFT-001")


@pytest.mark.parametrize(
    "hours",
    [
        {"starts": clock(17), "ends": clock(8)},
        {"starts": clock(8), "ends": clock(8)},
        {"starts": clock(8, days=1), "ends": clock(17, days=1)},
        {"starts": clock(0), "ends": clock(16, 1)},
    ],
)
def test_impossible_hours(hours: dict[str, object]) -> None:
    day().when(PlanShift.model_validate({**dict(PLAN), **hours})).then_refused("TEC-SHIFT-004")


def test_a_night_shift_belongs_to_the_day_it_starts() -> None:
    night = PlanShift.model_validate({**dict(PLAN), "starts": clock(22), "ends": clock(6, days=1)})
    scenario = day().when(night, by=DISPATCHER)
    scenario.when(StartShift(), by=TECHNICIAN, at=clock(22)).then(ShiftStarted())
    scenario.when(OpenClock(order=ORDER, job="J1"), by=TECHNICIAN, at=clock(1, days=1))
    assert scenario.state.open_punch is not None
    assert scenario.stream.endswith(DAY.isoformat())


@pytest.mark.parametrize(
    "command", [StartShift(), EndShift(), ABSENT, move(8, 18), OpenClock(order=ORDER, job="J1")]
)
def test_without_a_plan(command: TechnicianDayCommand) -> None:
    day().when(command).then_refused("TEC-SHIFT-003")


def test_starting_and_ending() -> None:
    scenario = day(PLANNED).when(StartShift(), by=TECHNICIAN).then(ShiftStarted())
    scenario.when(EndShift(), by=TECHNICIAN, at=clock(17)).then(ShiftEnded())
    shift = shift_of(scenario.state)
    assert shift is not None
    assert (shift.started, shift.ended) == (clock(8), clock(17))


def test_starting_twice() -> None:
    day(PLANNED, STARTED).when(StartShift()).then_refused("TEC-SHIFT-005")


def test_ending_before_starting() -> None:
    day(PLANNED).when(EndShift()).then_refused("TEC-SHIFT-006")


def test_ending_before_the_last_punch() -> None:
    day(PLANNED, STARTED, CLOCKED_ON, CLOCKED_OFF).when(EndShift(), at=clock(9)).then_refused("TEC-CLOCK-003")


def test_ending_with_a_running_clock() -> None:
    day(PLANNED, STARTED, CLOCKED_ON).when(EndShift(), at=clock(17)).then_refused("TEC-SHIFT-008")


@pytest.mark.parametrize("command", [StartShift(), EndShift(), ABSENT, move(8, 18)])
def test_after_the_end(command: TechnicianDayCommand) -> None:
    ended = at(clock(17), ShiftEnded())
    day(PLANNED, STARTED, ended).when(command).then_refused("TEC-SHIFT-007")


def test_somebody_else_cannot_start_a_technicians_shift() -> None:
    day(PLANNED).when(StartShift(), by=OTHER_TECHNICIAN).then_refused("TEC-CLOCK-006")


def test_overtime() -> None:
    scenario = day(PLANNED).when(move(8, 20), by=DISPATCHER)
    scenario.then(ShiftMoved(starts=clock(8), ends=clock(20)))
    shift = shift_of(scenario.state)
    assert shift is not None
    assert shift.ends == clock(20)


def test_moving_to_impossible_hours() -> None:
    day(PLANNED).when(move(18, 8)).then_refused("TEC-SHIFT-004")


def test_moving_away_from_assigned_work() -> None:
    day(PLANNED, ASSIGNED).when(move(10, 19)).then_refused("TEC-SHIFT-010")


def test_absence_gives_work_back() -> None:
    scenario = day(PLANNED, ASSIGNED).when(ABSENT, by=DISPATCHER)
    scenario.then(
        AbsenceRecorded(kind=Absence.UNPLANNED),
        JobUnassigned(order=ORDER, job="J1", freed_from=clock(9)),
    )
    assert scenario.state.assignments == ()
    assert shift_of(scenario.state) is None


def test_absence_after_the_start() -> None:
    day(PLANNED, STARTED).when(ABSENT).then_refused("TEC-SHIFT-005")


@pytest.mark.parametrize("command", [StartShift(), ABSENT])
def test_an_absent_technician(command: TechnicianDayCommand) -> None:
    absent = AbsenceRecorded(kind=Absence.PLANNED)
    day(PLANNED, absent).when(command).then_refused("TEC-SHIFT-009")


def test_the_id_names_store_technician_and_day() -> None:
    assert STREAM == "technician_day-SH01-te01-2026-03-02"
