"""C01 to C03: attended, clocked and sold, each where it belongs."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from domain.aggregates.technician_day.events import (
    AbsenceRecorded,
    ClockAutoClosed,
    ClockOpened,
    NonProductiveEnded,
    NonProductiveStarted,
    PunchCorrected,
    ShiftEnded,
    ShiftStarted,
)
from domain.aggregates.technician_day.words import Absence, NonProductive
from domain.aggregates.work_order.events.opening import WorkOrderCancelled
from domain.aggregates.work_order.events.quoting import JobDeclined
from domain.aggregates.work_order.events.working import JobCancelled
from domain.reasons import ReasonCode
from domain.rules.kpi import Inclusion
from domain.trade import OrderClass
from projections.kpi.queries.values import ValueState
from projections.kpi.words import Dimension
from tests.projections.kpi.reading import kpi_reader, placed, value, value_by
from tests.projections.kpi.workshop import (
    comes,
    day_of,
    dispatched,
    failed,
    finished,
    job,
    order_of,
    planned,
    quoted,
    works,
)
from tests.projections.log_builder import Log
from tests.support.scenario import DAY, WORKSHOP_SUPERVISOR, clock

NEXT = DAY + timedelta(days=1)


def shift(log: Log, technician: str, starts: datetime, ends: datetime) -> Log:
    """Planned, begun and ended as planned, with an hour's rest at noon."""
    planned(log, technician, starts, ends)
    stream = day_of(technician, starts.date())
    noon = starts + timedelta(hours=4)
    log.add(stream, starts, ShiftStarted())
    log.add(stream, noon, NonProductiveStarted(punch="P90", code=NonProductive.BREAK))
    log.add(stream, noon + timedelta(hours=1), NonProductiveEnded(punch="P90"))
    return log.add(stream, ends, ShiftEnded())


def repair(log: Log, number: int = 1, crew: dict[str, str] | None = None) -> Log:
    """Two hours sold, dispatched to te01 or to this crew."""
    job(comes(log, number, clock(8)), number, clock(8))
    quoted(log, number, clock(8), "2.0")
    return dispatched(log, number, clock(8), crew)


def hours(log: Log, kpi: str, first: date = DAY, last: date = DAY) -> tuple[float, float]:
    """Numerator and denominator."""
    with kpi_reader(log) as reader:
        found = value(reader, kpi, first, last)
    return found.numerator / 3.6e9, found.denominator / 3.6e9


def a_day() -> Log:
    """Eight hours attended, four of them on a job that is sold as two hours and finished."""
    log = repair(Log())
    shift(log, "te01", clock(8), clock(17))
    works(log, "te01", 1, clock(8), clock(12))
    return finished(log, 1, clock(12))


@pytest.mark.requirement("R-171b")
def test_clocked_by_attended_sold_by_clocked_and_sold_by_attended() -> None:
    assert hours(a_day(), "C01") == (4, 8)
    assert hours(a_day(), "C02") == (2, 4)
    assert hours(a_day(), "C03") == (2, 8)
    with kpi_reader(a_day()) as reader:
        assert [value(reader, kpi, DAY, DAY).value for kpi in ("C01", "C02", "C03")] == [50, 50, 25]


@pytest.mark.requirement("R-171b")
def test_each_technician_by_himself() -> None:
    log = shift(a_day(), "te02", clock(8), clock(13))
    repair(log, 2, {"te02": "100"})
    works(log, "te02", 2, clock(8), clock(9))
    finished(log, 2, clock(9))
    with kpi_reader(log) as reader:
        shares = {
            kpi: {
                who: found.value
                for who, found in value_by(reader, kpi, Dimension.TECHNICIAN, DAY, DAY).items()
            }
            for kpi in ("C01", "C02", "C03")
        }
        assert str(value(reader, "C03", DAY, DAY).value) == "33.3333"
    assert shares == {
        "C01": {"te01": 50, "te02": 25},
        "C02": {"te01": 50, "te02": 200},
        "C03": {"te01": 25, "te02": 50},
    }


def test_what_is_worked_today_and_finished_tomorrow_is_sold_tomorrow() -> None:
    log = shift(repair(Log()), "te01", clock(8), clock(17))
    works(log, "te01", 1, clock(8), clock(12))
    finished(log, 1, clock(9, days=1))
    assert (hours(log, "C02"), hours(log, "C02", NEXT, NEXT)) == ((0, 4), (2, 0))
    assert hours(log, "C02", DAY, NEXT) == (2, 4)
    with kpi_reader(log) as reader:
        assert value(reader, "C02", NEXT, NEXT).state is ValueState.NULL


def test_a_job_done_again_is_sold_when_it_is_finished_again() -> None:
    log = failed(a_day(), 1, clock(13))
    assert hours(log, "C02") == (0, 4)
    finished(log, 1, clock(10, days=1))
    assert hours(log, "C02", NEXT, NEXT) == (2, 0)


def test_several_technicians_share_a_job_as_agreed() -> None:
    log = repair(Log(), crew={"te01": "33.33", "te02": "66.67"})
    finished(log, 1, clock(12))
    with kpi_reader(log) as reader:
        by = value_by(reader, "C03", Dimension.TECHNICIAN, DAY, DAY)
        assert value(reader, "C03", DAY, DAY).numerator == 2 * 3_600_000_000
    assert {who: found.numerator for who, found in by.items()} == {
        "te01": 3333 * 720_000,
        "te02": 6667 * 720_000,
    }


def test_what_was_never_quoted_is_sold_by_the_labour_standard() -> None:
    log = job(comes(Log(), 1, clock(8)), 1, clock(8), "BR-PAD")
    finished(dispatched(log, 1, clock(8)), 1, clock(10))
    assert hours(log, "C02") == (1.2, 0)


def test_without_a_crew_nobody_has_sold_anything() -> None:
    log = finished(job(comes(Log(), 1, clock(8)), 1, clock(8)), 1, clock(10))
    with kpi_reader(log) as reader:
        assert placed(reader, "C02", DAY, DAY) == []


def test_a_rework_is_clocked_and_not_sold() -> None:
    log = job(comes(Log(), 1, clock(8), order_class=OrderClass.REWORK_OUT), 1, clock(8))
    dispatched(log, 1, clock(8))
    shift(log, "te01", clock(8), clock(17))
    works(log, "te01", 1, clock(8), clock(12))
    finished(log, 1, clock(12))
    assert hours(log, "C01") == (4, 8)
    assert hours(log, "C02") == (0, 4)
    with kpi_reader(log) as reader:
        [sold] = [each.entry for each in placed(reader, "C02", DAY, DAY) if each.entry.numerator]
    assert (sold.standing, sold.rule) == (Inclusion.EXCLUDED, "kpi_inclusion.rework_out.hours_sold")


def test_a_job_given_up_or_turned_down_sells_nothing() -> None:
    for event in (JobCancelled(job="J1", work_started=True), JobDeclined(job="J1")):
        log = a_day().add(order_of(1), clock(13), event)
        assert hours(log, "C02") == (0, 4)


def test_an_order_cancelled_after_work_sells_nothing_and_says_why() -> None:
    log = a_day().add(order_of(1), clock(13), WorkOrderCancelled(work_started=True))
    with kpi_reader(log) as reader:
        [sold] = [each.entry for each in placed(reader, "C03", DAY, DAY) if each.entry.numerator]
    assert (sold.standing, sold.rule) == (
        Inclusion.EXCLUDED,
        "kpi_conditions.cancelled_after_work.hours_sold",
    )


def test_a_night_shift_belongs_to_the_day_on_which_it_begins() -> None:
    log = shift(repair(Log()), "te01", clock(20), clock(5, days=1))
    works(log, "te01", 1, clock(23), clock(3, days=1), day=DAY)
    assert hours(log, "C01") == (4, 8)
    with kpi_reader(log) as reader:
        assert value(reader, "C01", NEXT, NEXT).state is ValueState.NULL


def test_an_open_shift_is_not_in_yet_and_keeps_what_was_clocked() -> None:
    log = repair(Log())
    planned(log, "te01", clock(8), clock(17))
    log.add(day_of("te01"), clock(8), ShiftStarted())
    works(log, "te01", 1, clock(8), clock(12))
    with kpi_reader(log) as reader:
        [entry] = [each.entry for each in placed(reader, "C01", DAY, DAY)]
        assert value(reader, "C01", DAY, DAY).state is ValueState.NULL
    assert (entry.standing, entry.rule) == (Inclusion.EXCLUDED, "definition.shift_open")
    assert (entry.numerator, entry.denominator) == (4 * 3_600_000_000, 0)


def test_a_planned_shift_that_has_not_begun_is_not_there() -> None:
    log = planned(Log(), "te01", clock(8), clock(17))
    with kpi_reader(log) as reader:
        assert [placed(reader, kpi, DAY, DAY) for kpi in ("C01", "C02", "C03", "C08")] == [[], [], [], []]


def test_somebody_absent_is_left_out_with_nothing() -> None:
    log = planned(Log(), "te01", clock(8), clock(17))
    log.add(day_of("te01"), clock(7, 30), AbsenceRecorded(kind=Absence.UNPLANNED))
    with kpi_reader(log) as reader:
        [entry] = [each.entry for each in placed(reader, "C01", DAY, DAY)]
    assert (entry.standing, entry.rule) == (Inclusion.EXCLUDED, "definition.absent")
    assert (entry.numerator, entry.denominator) == (0, 0)


def forgotten_clock() -> Log:
    """Clocked on at two, and gone at five."""
    log = shift(repair(Log()), "te01", clock(8), clock(17))
    return log.add(day_of("te01"), clock(14), ClockOpened(punch="P1", order=order_of(1), job="J1"))


def test_a_clock_still_open_at_the_end_of_the_shift_adds_nothing() -> None:
    assert hours(forgotten_clock(), "C01") == (0, 8)


def test_a_forgotten_clock_counts_until_it_is_closed_for_its_owner() -> None:
    log = forgotten_clock()
    closed = ClockAutoClosed(punch="P1", order=order_of(1), job="J1")
    log.add(day_of("te01"), clock(17), closed, by=WORKSHOP_SUPERVISOR, reason=ReasonCode.SHIFT_END)
    assert hours(log, "C01") == (3, 8)


def test_a_corrected_punch_counts_as_corrected() -> None:
    log = a_day()
    corrected = PunchCorrected(
        punch="P1",
        was_start=clock(8),
        was_end=clock(12),
        start=clock(9),
        end=clock(11),
        requested_by="te01",
    )
    log.add(day_of("te01"), clock(18), corrected, by=WORKSHOP_SUPERVISOR, reason=ReasonCode.ENTRY_MISTAKE)
    assert hours(log, "C01") == (2, 8)
    assert hours(log, "C02") == (2, 2)
