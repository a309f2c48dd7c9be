"""C08, C08a and C09: per technician, per advisor, per day."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from domain.aggregates.technician_day.events import AbsenceRecorded, ShiftEnded, ShiftStarted
from domain.aggregates.technician_day.words import Absence
from domain.aggregates.visit.events.presence import ServiceRefused
from domain.aggregates.visit.events.reception import ReceptionStarted
from domain.reasons import ReasonCode
from domain.rules.kpi import Inclusion
from projections.kpi.queries.values import ValueState
from projections.kpi.words import Dimension
from tests.projections.kpi.reading import kpi_reader, placed, value, value_by
from tests.projections.kpi.workshop import (
    arrives,
    comes,
    day_of,
    dispatched,
    finished,
    job,
    planned,
    quoted,
    settled,
    visit_of,
)
from tests.projections.log_builder import Log
from tests.support.scenario import ADVISOR, DAY, OTHER_ADVISOR, clock

NEXT = DAY + timedelta(days=1)


def attends(log: Log, technician: str, days: int) -> Log:
    planned(log, technician, clock(8, days=days), clock(17, days=days))
    stream = day_of(technician, DAY + timedelta(days=days))
    log.add(stream, clock(8, days=days), ShiftStarted())
    return log.add(stream, clock(17, days=days), ShiftEnded())


def two_days() -> Log:
    """Three technicians on the first day, one on the second; 1,000 yuan and six hours on each."""
    log = Log()
    for technician, day in (("te01", 0), ("te02", 0), ("te03", 0), ("te01", 1)):
        attends(log, technician, day)
    for number, day in ((1, 0), (2, 1)):
        job(comes(log, number, clock(8, days=day)), number, clock(8, days=day))
        quoted(log, number, clock(8, days=day), "6.0")
        dispatched(log, number, clock(8, days=day))
        finished(log, number, clock(12, days=day))
        settled(log, number, clock(14, days=day), labour_yuan=400, material_yuan=600)
    return log


@pytest.mark.requirement("R-171a")
def test_revenue_by_the_average_number_of_technicians_at_work() -> None:
    with kpi_reader(two_days()) as reader:
        both, first = value(reader, "C08", DAY, NEXT), value(reader, "C08", DAY, DAY)
    # 2,000 yuan, two technicians a day; 1,000 yuan, three technicians
    assert (both.numerator, both.denominator, both.value) == (200_000, 4, Decimal(1000))
    assert str(first.value) == "333.3333"


def test_hours_sold_by_the_same_heads() -> None:
    with kpi_reader(two_days()) as reader:
        assert value(reader, "C08a", DAY, NEXT).value == 6
        assert value(reader, "C08a", DAY, DAY).value == 2


@pytest.mark.requirement("R-171a")
def test_who_is_absent_or_still_at_work_is_no_head_and_without_heads_there_is_no_value() -> None:
    log = settled(job(comes(Log(), 1, clock(8)), 1, clock(8)), 1, clock(14), labour_yuan=400)
    planned(log, "te01", clock(8), clock(17)).add(day_of("te01"), clock(8), ShiftStarted())
    planned(log, "te02", clock(8), clock(17))
    log.add(day_of("te02"), clock(7), AbsenceRecorded(kind=Absence.PLANNED))
    with kpi_reader(log) as reader:
        found = value(reader, "C08", DAY, DAY)
        rules = sorted(each.entry.rule for each in placed(reader, "C08", DAY, DAY) if each.entry.denominator)
    assert (found.state, found.numerator) == (ValueState.NULL, 40_000)
    assert rules == ["definition.absent", "definition.shift_open"]


def received(log: Log, number: int, days: int, by: str) -> Log:
    arrives(log, number, clock(9, days=days))
    advisor = ADVISOR if by == "sa01" else OTHER_ADVISOR
    return log.add(visit_of(number), clock(9, days=days), ReceptionStarted(), by=advisor)


def test_visits_by_days_of_advisors_who_took_one_in() -> None:
    log = Log()
    for number, (day, advisor) in enumerate([(0, "sa01"), (0, "sa01"), (0, "sa02"), (1, "sa01")], start=1):
        received(log, number, day, advisor)
    arrives(log, 9, clock(10))
    with kpi_reader(log) as reader:
        found = value(reader, "C09", DAY, NEXT)
        by_advisor = value_by(reader, "C09", Dimension.ADVISOR, DAY, NEXT)
    # four visits on three advisor days; car 9 has no advisor yet
    assert (found.numerator, str(found.value)) == (4, "1.3333")
    assert {name: str(each.value) for name, each in by_advisor.items()} == {
        "sa01": "1.5000",
        "sa02": "1.0000",
    }


def test_a_car_that_is_turned_away_is_left_out() -> None:
    log = received(Log(), 1, 0, "sa01")
    log.add(visit_of(1), clock(9, 5), ServiceRefused(), reason=ReasonCode.WORKSHOP_LOAD)
    with kpi_reader(log) as reader:
        [entry] = [each.entry for each in placed(reader, "C09", DAY, DAY)]
        assert value(reader, "C09", DAY, DAY).state is ValueState.NULL
    assert (entry.standing, entry.rule) == (Inclusion.EXCLUDED, "definition.turned_away")
