"""Figures as known then and as known now, and what changed them."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from application.replay import AsOf
from domain.aggregates.technician_day.events import PunchCorrected, ShiftEnded, ShiftStarted
from domain.envelope import Recorded
from domain.event import Event
from domain.reasons import ReasonCode
from projections.kpi.catalogue import BY_ID
from projections.kpi.periods import month_of
from projections.kpi.queries.values import ValueState
from runtime.figures.moments import position_at
from runtime.figures.restating import Restated, restate
from runtime.system import System
from tests.projections.kpi import workshop as shop
from tests.projections.kpi.histories import in_order_of_time
from tests.projections.kpi.reading import kpi_reader, value
from tests.projections.log_builder import Log
from tests.runtime.figures.conftest import NOW
from tests.support.scenario import DAY, STORE, WORKSHOP_SUPERVISOR, clock
from tests.support.stored_history import store_in

MONTH = month_of(DAY)
KPIS = [BY_ID[kpi] for kpi in ("V01", "V02", "C01", "Q01")]


def worked_day() -> Log:
    """One car, and a technician who was on it for two of eight hours."""
    log = Log()
    shop.planned(log, "te01", clock(8), clock(16))
    log.add(shop.day_of("te01"), clock(8), ShiftStarted())
    shop.comes(log, 1, clock(8))
    shop.job(log, 1, clock(8))
    shop.works(log, "te01", 1, clock(9), clock(11))
    shop.passed(log, 1, clock(11, 30))
    shop.settled(log, 1, clock(12), labour_yuan=360)
    shop.delivered(log, 1, clock(13))
    shop.leaves(log, 1, clock(13))
    log.add(shop.day_of("te01"), clock(16), ShiftEnded(), by=WORKSHOP_SUPERVISOR)
    return log


def later(log: Log) -> None:
    """In the next month: a punch is corrected to three hours, and the car comes back within the window."""
    corrected = PunchCorrected(
        punch="P1",
        was_start=clock(9),
        was_end=clock(11),
        start=clock(9),
        end=clock(12),
        requested_by="te01",
    )
    log.add(
        shop.day_of("te01"),
        clock(9, days=32),
        corrected,
        by=WORKSHOP_SUPERVISOR,
        reason=ReasonCode.ENTRY_MISTAKE,
    )
    shop.comes_back(log, 2, 1, clock(9, days=9))


def stored(system: System, events: list[Recorded[Event]]) -> None:
    store_in(system.log, events)
    system.engine.run_until_caught_up()


def restated(system: System, time: datetime) -> Restated:
    then = position_at(system.log, AsOf(time=time))
    return restate(
        system.reader,
        system.log,
        STORE,
        MONTH,
        then=then,
        rules_then=system.rule_history.timetable_at(then),
        today=NOW.date(),
        kpis=KPIS,
    )


def test_what_came_later_restates_the_month_and_is_named(system: System) -> None:
    log = worked_day()
    later(log)
    stored(system, in_order_of_time(log.events))
    found = restated(system, clock(20))
    then, now = ({each.kpi: each for each in side} for side in (found.then, found.now))
    assert (then["C01"].value, now["C01"].value) == (Decimal(25), Decimal("37.5"))
    assert (then["Q01"].value, now["Q01"].value) == (Decimal(100), Decimal(0))
    # the car came a second time
    assert (then["V01"].value, now["V01"].value) == (Decimal(1), Decimal(2))
    assert (then["V02"].value, now["V02"].value) == (Decimal(1), Decimal(1))
    assert {change.kpi for change in found.changes} == {"V01", "C01", "Q01"}
    by_type = {cause.type for causes in found.causes.values() for cause in causes}
    assert "technician_day.punch_corrected" in by_type
    assert "work_order.comeback_accepted" in by_type
    [correction] = found.causes[shop.day_of("te01")]
    assert (correction.reason, correction.actor.id) == (ReasonCode.ENTRY_MISTAKE, WORKSHOP_SUPERVISOR.id)
    assert found.rules == []


def test_as_known_then_is_what_a_log_of_that_day_gives(system: System) -> None:
    log = worked_day()
    with kpi_reader(log.events) as reader:
        of_that_day = [value(reader, kpi.id, MONTH.first, MONTH.last, NOW.date()) for kpi in KPIS]
    later(log)
    stored(system, in_order_of_time(log.events))
    assert list(restated(system, clock(20)).then) == of_that_day


def test_nothing_came_later(system: System) -> None:
    stored(system, in_order_of_time(worked_day().events))
    found = restated(system, clock(20) + timedelta(days=1))
    assert found.then == found.now
    assert (found.changes, dict(found.causes)) == ([], {})


@pytest.mark.parametrize("before", [timedelta(hours=2), timedelta(days=400)])
def test_before_anything_was_known(system: System, before: timedelta) -> None:
    stored(system, in_order_of_time(worked_day().events))
    found = restated(system, clock(7) - before)
    assert found.then_position <= 1
    assert [each.counted for each in found.then] == [0] * len(KPIS)
    assert found.then[2].state is ValueState.NULL
    assert found.now[0].value == 1
