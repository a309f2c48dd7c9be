"""C10: decisions against the suggestion, among all decisions to dispatch."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from domain.aggregates.work_order.events.dispatching import CrewMember, DispatchOverridden, JobReassigned
from domain.aggregates.work_order.words import Shortfall
from domain.reasons import ReasonCode
from projections.kpi.queries.values import ValueState
from projections.kpi.words import Dimension
from tests.projections.kpi.reading import kpi_reader, placed, value, value_by
from tests.projections.kpi.workshop import comes, dispatched, job, order_of
from tests.projections.log_builder import Log
from tests.support.scenario import DAY, clock

NEXT = DAY + timedelta(days=1)


def against(log: Log, when: datetime, reason: ReasonCode, *shortfalls: Shortfall) -> Log:
    overridden = DispatchOverridden(job="J1", shortfalls=shortfalls, suggested_technician="te02")
    return log.add(order_of(1), when, overridden, reason=reason)


def reassigned(log: Log, when: datetime) -> Log:
    crew = (CrewMember(technician="te03", share=Decimal(100)),)
    again = JobReassigned(
        job="J1",
        previous_crew=(CrewMember(technician="te01", share=Decimal(100)),),
        previous_bay="B1",
        crew=crew,
        bay="B1",
        planned_start=when,
        planned_end=when + timedelta(hours=1),
    )
    return log.add(order_of(1), when, again)


def test_each_decision_counts_on_its_day_and_only_what_goes_against_the_suggestion_is_an_override() -> None:
    log = dispatched(job(comes(Log(), 1, clock(8)), 1, clock(8)), 1, clock(9))
    against(log, clock(9), ReasonCode.SPECIAL_SKILL, Shortfall.SUGGESTION, Shortfall.GRADE)
    reassigned(log, clock(9, days=1))
    against(log, clock(9, days=1), ReasonCode.WORKSHOP_LOAD, Shortfall.BAY_TYPE)
    with kpi_reader(log) as reader:
        first, both = value(reader, "C10", DAY, DAY), value(reader, "C10", DAY, NEXT)
        by_reason = value_by(reader, "C10", Dimension.REASON, DAY, NEXT)
        subjects = {each.entry.subject for each in placed(reader, "C10", DAY, NEXT)}
    assert (first.numerator, first.denominator) == (1, 1)
    assert (both.numerator, both.denominator, both.value) == (1, 2, Decimal(50))
    assert by_reason["special_skill"].numerator == 1
    assert subjects == {f"{order_of(1)}/J1"}


def test_where_nothing_was_dispatched_there_is_no_rate() -> None:
    with kpi_reader(job(comes(Log(), 1, clock(8)), 1, clock(8))) as reader:
        assert value(reader, "C10", DAY, DAY).state is ValueState.NULL
