"""A technician's day that the tests of this package start from."""

from domain.aggregates.technician_day import TECHNICIAN_DAY
from domain.aggregates.technician_day.commands import TechnicianDayCommand
from domain.aggregates.technician_day.commands.attending import PlanShift, technician_day_id
from domain.aggregates.technician_day.events import (
    ClockClosed,
    ClockOpened,
    ShiftPlanned,
    ShiftStarted,
    TechnicianDayEvent,
)
from domain.aggregates.technician_day.state import TechnicianDay
from domain.workforce import Grade, Qualification
from tests.support.scenario import DAY, STORE, TECHNICIAN, At, Scenario, at, clock

ORDER = "work_order-1"
OTHER_ORDER = "work_order-2"
STREAM = technician_day_id(STORE, TECHNICIAN.id, DAY)
PLAN = PlanShift(
    technician=TECHNICIAN.id,
    day=DAY,
    starts=clock(8),
    ends=clock(17),
    grade=Grade.INTERMEDIATE,
    qualifications=(Qualification.PAINT, Qualification.BODY, Qualification.PAINT),
)
PLANNED = ShiftPlanned(
    technician=TECHNICIAN.id,
    day=DAY,
    starts=clock(8),
    ends=clock(17),
    grade=Grade.INTERMEDIATE,
    qualifications=(Qualification.BODY, Qualification.PAINT),
)
STARTED = at(clock(8), ShiftStarted())
CLOCKED_ON = at(clock(9), ClockOpened(punch="P1", order=ORDER, job="J1"))
CLOCKED_OFF = at(clock(10), ClockClosed(punch="P1", order=ORDER, job="J1"))

DayScenario = Scenario[TechnicianDay, TechnicianDayCommand, TechnicianDayEvent]


def day(*events: TechnicianDayEvent | At[TechnicianDayEvent]) -> DayScenario:
    return Scenario(TECHNICIAN_DAY, STREAM).given(*events, by=TECHNICIAN)
