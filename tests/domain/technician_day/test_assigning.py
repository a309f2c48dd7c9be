"""Time kept for jobs: inside the shift, double only with a reason."""

import pytest

from domain.aggregates.technician_day.commands.assigning import AssignJob, UnassignJob
from domain.aggregates.technician_day.events import (
    AbsenceRecorded,
    JobAssigned,
    JobUnassigned,
    ShiftEnded,
)
from domain.aggregates.technician_day.words import Absence
from domain.reasons import ReasonCode
from tests.domain.technician_day.day import ORDER, OTHER_ORDER, PLANNED, STARTED, day
from tests.support.scenario import DISPATCHER, WORKSHOP_SUPERVISOR, at, because, clock

ASSIGNED = JobAssigned(order=ORDER, job="J1", start=clock(9), end=clock(11), overlapping=False)
UNASSIGN = UnassignJob(order=ORDER, job="J1")


def assign(start: int, end: int, reason: ReasonCode | None = None) -> AssignJob:
    why = because(reason) if reason else None
    return AssignJob(order=OTHER_ORDER, job="J1", start=clock(start), end=clock(end), reason=why)


@pytest.mark.requirement("R-026a")
def test_assigning() -> None:
    day(PLANNED, ASSIGNED).when(assign(11, 12), by=WORKSHOP_SUPERVISOR).then(
        JobAssigned(order=OTHER_ORDER, job="J1", start=clock(11), end=clock(12), overlapping=False)
    )


@pytest.mark.requirement("R-026a")
def test_a_double_booking_needs_a_reason() -> None:
    day(PLANNED, ASSIGNED).when(assign(10, 12)).then_refused("TEC-ASSIGN-003")
    day(PLANNED, ASSIGNED).when(assign(10, 12, ReasonCode.WORKSHOP_LOAD), by=DISPATCHER).then(
        JobAssigned(order=OTHER_ORDER, job="J1", start=clock(10), end=clock(12), overlapping=True)
    )


@pytest.mark.requirement("R-026a")
@pytest.mark.parametrize(("start", "end"), [(7, 9), (16, 18), (18, 19)])
def test_outside_the_shift(start: int, end: int) -> None:
    day(PLANNED).when(assign(start, end)).then_refused("TEC-ASSIGN-001")


def test_times_reversed() -> None:
    day(PLANNED).when(assign(12, 11)).then_refused("TEC-ASSIGN-002")


@pytest.mark.requirement("R-026a")
def test_to_somebody_absent_or_gone() -> None:
    absent = AbsenceRecorded(kind=Absence.UNPLANNED)
    day(PLANNED, absent).when(assign(9, 10)).then_refused("TEC-SHIFT-009")
    day(PLANNED, STARTED, at(clock(12), ShiftEnded())).when(assign(13, 14)).then_refused("TEC-SHIFT-007")


@pytest.mark.requirement("R-026a")
def test_unassigning_frees_the_rest() -> None:
    scenario = day(PLANNED, ASSIGNED).when(UNASSIGN, at=clock(10))
    scenario.then(JobUnassigned(order=ORDER, job="J1", freed_from=clock(10)))
    scenario.when(assign(9, 10)).then_refused("TEC-ASSIGN-003")
    scenario.when(assign(10, 11)).then(
        JobAssigned(order=OTHER_ORDER, job="J1", start=clock(10), end=clock(11), overlapping=False)
    )


def test_unassigning_what_is_not_assigned() -> None:
    day(PLANNED).when(UNASSIGN).then_refused("TEC-ASSIGN-004")
    day(PLANNED, ASSIGNED).when(UNASSIGN, at=clock(11)).then_refused("TEC-ASSIGN-004")
