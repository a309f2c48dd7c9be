"""The day of two technicians and two bays, and the day's plan."""

from __future__ import annotations

from domain.aggregates.bay_day.events import BayBooked, BayOpened, BayReleased
from domain.aggregates.job_plan.events import DailyJobPlanPublished, PlanEntry
from domain.aggregates.technician_day.events import (
    ClockClosed,
    ClockOpened,
    JobAssigned,
    JobUnassigned,
    NonProductiveEnded,
    NonProductiveStarted,
    PunchCorrected,
    ShiftEnded,
    ShiftPlanned,
    ShiftStarted,
)
from domain.aggregates.technician_day.words import NonProductive
from domain.reasons import ReasonCode
from domain.workforce import BayType, Grade, Qualification
from tests.projections.log_builder import Log
from tests.projections.stories.people import EXPRESS_DAY, JUNIOR_DAY, LIFT_DAY, PLAN, SENIOR_DAY
from tests.support.scenario import (
    DAY,
    DISPATCHER,
    OTHER_TECHNICIAN,
    TECHNICIAN,
    WORKSHOP_SUPERVISOR,
    clock,
)


def workshop_day() -> Log:
    log = Log()
    _planning(log)
    _senior(log)
    _junior(log)
    _bays(log)
    return log


def _planning(log: Log) -> None:
    log.add(
        SENIOR_DAY,
        clock(7, 30),
        ShiftPlanned(
            technician="te01",
            day=DAY,
            starts=clock(8),
            ends=clock(17),
            grade=Grade.SENIOR,
            qualifications=(Qualification.AIR_CONDITIONING,),
        ),
        by=WORKSHOP_SUPERVISOR,
    )
    log.add(
        JUNIOR_DAY,
        clock(7, 30),
        ShiftPlanned(
            technician="te02",
            day=DAY,
            starts=clock(8),
            ends=clock(17),
            grade=Grade.JUNIOR,
            qualifications=(),
        ),
        by=WORKSHOP_SUPERVISOR,
    )
    brakes = PlanEntry(
        order="order-1", job="J1", technician="te01", bay="B1", start=clock(9), end=clock(10, 30)
    )
    service = PlanEntry(
        order="order-2", job="J1", technician="te02", bay="B2", start=clock(10, 10), end=clock(11)
    )
    log.add(PLAN, clock(8, 45), DailyJobPlanPublished(day=DAY, revision=1, entries=(brakes,)), by=DISPATCHER)
    log.add(
        PLAN,
        clock(10, 5),
        DailyJobPlanPublished(day=DAY, revision=2, entries=(brakes, service)),
        by=DISPATCHER,
    )


def _senior(log: Log) -> None:
    """150 minutes on the brakes, 30 on their rework, 100 on the control arm after a correction by 10."""
    day = SENIOR_DAY
    assigned = JobAssigned(order="order-1", job="J1", start=clock(9), end=clock(12, 30), overlapping=False)
    log.add(day, clock(8), ShiftStarted(), by=TECHNICIAN)
    log.add(day, clock(8, 40), assigned, by=DISPATCHER)
    log.add(day, clock(9), ClockOpened(punch="P1", order="order-1", job="J1"), by=TECHNICIAN)
    log.add(day, clock(10), ClockClosed(punch="P1", order="order-1", job="J1"), by=TECHNICIAN)
    log.add(day, clock(10, 1), NonProductiveStarted(punch="P2", code=NonProductive.IDLE), by=TECHNICIAN)
    log.add(day, clock(10, 50), NonProductiveEnded(punch="P2"), by=TECHNICIAN)
    log.add(day, clock(11), ClockOpened(punch="P3", order="order-1", job="J1"), by=TECHNICIAN)
    log.add(
        day,
        clock(12),
        ClockClosed(punch="P3", order="order-1", job="J1"),
        JobUnassigned(order="order-1", job="J1", freed_from=clock(12)),
        by=TECHNICIAN,
    )
    log.add(day, clock(12, 45), ClockOpened(punch="P4", order="order-1", job="J1"), by=TECHNICIAN)
    log.add(day, clock(13, 15), ClockClosed(punch="P4", order="order-1", job="J1"), by=TECHNICIAN)
    arm = JobAssigned(order="order-1", job="J2", start=clock(13, 30), end=clock(15, 30), overlapping=False)
    log.add(day, clock(13, 20), arm, by=DISPATCHER)
    log.add(day, clock(13, 30), ClockOpened(punch="P5", order="order-1", job="J2"), by=TECHNICIAN)
    log.add(day, clock(15, 10), ClockClosed(punch="P5", order="order-1", job="J2"), by=TECHNICIAN)
    log.add(
        day,
        clock(15, 45),
        PunchCorrected(
            punch="P5",
            was_start=clock(13, 30),
            was_end=clock(15, 10),
            start=clock(13, 30),
            end=clock(15, 20),
            requested_by="te01",
        ),
        by=WORKSHOP_SUPERVISOR,
        reason=ReasonCode.ENTRY_MISTAKE,
    )
    log.add(day, clock(17), ShiftEnded(), by=TECHNICIAN)


def _junior(log: Log) -> None:
    day = JUNIOR_DAY
    assigned = JobAssigned(order="order-2", job="J1", start=clock(10, 10), end=clock(11), overlapping=False)
    log.add(day, clock(8), ShiftStarted(), by=OTHER_TECHNICIAN)
    log.add(day, clock(10, 10), assigned, by=DISPATCHER)
    log.add(day, clock(10, 15), ClockOpened(punch="P1", order="order-2", job="J1"), by=OTHER_TECHNICIAN)
    log.add(day, clock(11, 5), ClockClosed(punch="P1", order="order-2", job="J1"), by=OTHER_TECHNICIAN)


def _bays(log: Log) -> None:
    log.add(
        LIFT_DAY, clock(7, 30), BayOpened(bay="B1", day=DAY, bay_type=BayType.LIFT), by=WORKSHOP_SUPERVISOR
    )
    log.add(
        EXPRESS_DAY,
        clock(7, 30),
        BayOpened(bay="B2", day=DAY, bay_type=BayType.EXPRESS),
        by=WORKSHOP_SUPERVISOR,
    )
    log.add(
        LIFT_DAY,
        clock(8, 40),
        BayBooked(order="order-1", job="J1", start=clock(9), end=clock(12, 30)),
        by=DISPATCHER,
    )
    log.add(
        EXPRESS_DAY,
        clock(10, 10),
        BayBooked(order="order-2", job="J1", start=clock(10, 10), end=clock(11)),
        by=DISPATCHER,
    )
    log.add(LIFT_DAY, clock(12), BayReleased(order="order-1", job="J1", freed_from=clock(12)), by=DISPATCHER)
