"""Q05: at first what the hours cost, in the end what was agreed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from pydantic import JsonValue

from domain.aggregates.technician_day.events import PunchCorrected
from domain.aggregates.work_order.events.reworking import (
    ResponsibilityShare,
    ReworkClosed,
    ReworkRootCauseRecorded,
)
from domain.aggregates.work_order.events.working import SubletReceived
from domain.aggregates.work_order.words import Cause
from domain.money import Money
from projections.kpi.words import Dimension
from tests.projections.kpi.reading import kpi_reader, other_rules, placed, value, value_by
from tests.projections.kpi.workshop import (
    NOTE,
    comes,
    comes_back,
    day_of,
    delivered,
    dispatched,
    failed,
    job,
    order_of,
    planned,
    works,
)
from tests.projections.log_builder import Log, yuan
from tests.support.scenario import DAY, clock

BACK = DAY + timedelta(days=3)


def back() -> Log:
    """Car 1 is back as car 2 on the fourth day, and worked on for forty minutes two days later."""
    log = job(comes(Log(), 1, clock(9)), 1, clock(9))
    delivered(log, 1, clock(12))
    comes_back(log, 2, 1, clock(9, days=3))
    job(log, 2, clock(9, days=3))
    planned(log, "te01", clock(8, days=5), clock(17, days=5))
    return works(log, "te01", 2, clock(9, days=5), clock(9, 40, days=5))


def closed(log: Log, fen: int, shares: dict[Cause, str]) -> Log:
    borne = tuple(ResponsibilityShare(cause=cause, share=Decimal(share)) for cause, share in shares.items())
    return log.add(order_of(2), clock(10, days=6), ReworkClosed(cost=Money(fen=fen), shares=borne))


def by_cause(log: Log, day: date) -> dict[str, int]:
    with kpi_reader(log) as reader:
        return {
            name: found.numerator
            for name, found in value_by(reader, "Q05", Dimension.CAUSE, day, day).items()
        }


def test_until_it_is_closed_a_rework_costs_its_hours_and_remains_open() -> None:
    with kpi_reader(back()) as reader:
        found = value(reader, "Q05", BACK, BACK)
        assert (found.numerator, found.value, found.provisional) == (8_000, Decimal(80), True)
        [entry] = placed(reader, "Q05", BACK, BACK)
        assert (entry.entry.subject, entry.entry.open_until) == (order_of(2), "9999-12-31")
        assert dict(entry.entry.by) == {"origin": "external", "cause": "workmanship"}
        assert value(reader, "Q05", BACK + timedelta(days=1), BACK + timedelta(days=9)).counted == 0


def test_sublets_are_in_it_and_half_a_fen_is_a_whole_one() -> None:
    log = back()
    received = SubletReceived(job="J1", cost=yuan(30))
    log.add(order_of(2), clock(12, days=5), received)
    with kpi_reader(log, other_rules({"rework_cost_per_hour": {"fen": 12_001}})) as reader:
        # 40 minutes at 120.01 yuan are 8000.67 fen
        assert value(reader, "Q05", BACK, BACK).numerator == 8_001 + 3_000


def test_the_rate_is_that_of_the_day_on_which_it_came_back() -> None:
    dearer: Mapping[str, JsonValue] = {"rework_cost_per_hour": {"fen": 24_000}}
    for since, fen in ((clock(0, days=3), 16_000), (clock(0, days=4), 8_000)):
        with kpi_reader(back(), other_rules(dearer, since)) as reader:
            assert value(reader, "Q05", BACK, BACK).numerator == fen


def test_a_corrected_punch_corrects_the_cost() -> None:
    log = back()
    corrected = PunchCorrected(
        punch="P1",
        was_start=clock(9, days=5),
        was_end=clock(9, 40, days=5),
        start=clock(9, days=5),
        end=clock(10, days=5),
        requested_by="te01",
    )
    log.add(day_of("te01", DAY + timedelta(days=5)), clock(11, days=5), corrected)
    assert by_cause(log, BACK) == {"workmanship": 12_000}


def test_the_latest_judgement_names_the_cause() -> None:
    log = back()
    log.add(order_of(2), clock(10, days=6), ReworkRootCauseRecorded(cause=Cause.PART, analysis=NOTE))
    assert by_cause(log, BACK) == {"part": 8_000}


def test_a_closed_rework_is_divided_exactly_and_final() -> None:
    log = closed(back(), 10_001, {Cause.WORKMANSHIP: "33.33", Cause.PART: "33.33", Cause.DIAGNOSIS: "33.34"})
    assert by_cause(log, BACK) == {"workmanship": 3_333, "part": 3_333, "diagnosis": 3_335}
    with kpi_reader(log) as reader:
        found = value(reader, "Q05", BACK, BACK)
    assert (found.numerator, found.provisional) == (10_001, False)


def test_a_comeback_that_is_not_accepted_costs_nothing() -> None:
    log = job(comes(Log(), 1, clock(9)), 1, clock(9))
    comes_back(log, 2, 1, clock(10), accepted=False)
    assert by_cause(log, DAY) == {}


def internal() -> Log:
    """An hour of work, wanting; half an hour again on the next day, wanting again for another cause."""
    log = job(comes(Log(), 1, clock(8)), 1, clock(8))
    dispatched(log, 1, clock(8))
    planned(log, "te01", clock(8), clock(17))
    works(log, "te01", 1, clock(9), clock(10))
    failed(log, 1, clock(11))
    planned(log, "te01", clock(8, days=1), clock(17, days=1))
    works(log, "te01", 1, clock(9, days=1), clock(9, 30, days=1))
    return failed(log, 1, clock(10, days=1), cause=Cause.PART, round_=2)


def test_an_internal_rework_costs_the_hours_worked_again() -> None:
    with kpi_reader(internal()) as reader:
        [entry] = placed(reader, "Q05", DAY, DAY + timedelta(days=9))
    assert (entry.day, entry.entry.subject) == (DAY.isoformat(), f"{order_of(1)}/J1")
    assert (entry.entry.numerator, entry.entry.open_until) == (6_000, None)
    assert dict(entry.entry.by) == {"origin": "internal", "cause": "workmanship"}


def test_both_together_by_origin() -> None:
    log = internal()
    comes_back(log, 2, 1, clock(15))
    with kpi_reader(log) as reader:
        found = value_by(reader, "Q05", Dimension.ORIGIN, DAY, DAY)
        assert value(reader, "Q05", DAY, DAY).counted == 2
    assert {origin: each.numerator for origin, each in found.items()} == {"internal": 6_000, "external": 0}
