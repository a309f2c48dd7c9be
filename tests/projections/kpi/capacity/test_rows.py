"""The family on one day of two technicians, two bays and three cars, however it is read."""

from __future__ import annotations

from domain.aggregates.bay_day.events import BayClosed
from domain.aggregates.technician_day.events import AbsenceRecorded, ShiftEnded
from domain.aggregates.technician_day.words import Absence
from domain.aggregates.work_order.events.dispatching import DispatchOverridden
from domain.aggregates.work_order.words import Shortfall
from domain.reasons import ReasonCode
from projections.kpi import KPI
from projections.kpi.cells import items
from projections.kpi.figures.capacity import CAPACITY
from tests.projections.histories import a_day
from tests.projections.kpi.workshop import bay_day_of, bay_opens, day_of, planned
from tests.projections.log_builder import Log
from tests.projections.stories.people import JUNIOR_DAY
from tests.support.backends import BackendUrl
from tests.support.projection_kit import check_projection
from tests.support.scenario import clock


def a_whole_day() -> Log:
    log = Log.after(a_day())
    overridden = DispatchOverridden(job="J1", shortfalls=(Shortfall.SUGGESTION,))
    log.add("order-1", clock(17), overridden, reason=ReasonCode.SPECIAL_SKILL)
    log.add(JUNIOR_DAY, clock(17), ShiftEnded())
    planned(log, "te09", clock(8), clock(17))
    log.add(day_of("te09"), clock(8), AbsenceRecorded(kind=Absence.UNPLANNED))
    bay_opens(log, "B9", clock(8))
    return log.add(bay_day_of("B9"), clock(9), BayClosed(), reason=ReasonCode.WAITING_EQUIPMENT)


def test_the_same_rows_however_they_came_about(backend: BackendUrl) -> None:
    shown = check_projection(KPI, a_whole_day().events, backend.read_url)
    stored = [entry for row in shown["measure"] for entry in items(row["entries"])]
    assert {kpi.id for kpi in CAPACITY} <= {entry[0] for entry in stored}
