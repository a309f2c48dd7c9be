"""Q02: reworks in the month in which the car came back."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from domain.aggregates.visit.events.presence import ServiceRefused
from domain.aggregates.work_order.events.reworking import ComebackDeclined
from domain.aggregates.work_order.words import SameFault
from domain.reasons import ReasonCode
from domain.rules.kpi import Inclusion
from domain.trade import OrderClass
from projections.kpi.queries.values import ValueState
from tests.projections.kpi.reading import kpi_reader, other_rules, placed, value
from tests.projections.kpi.workshop import (
    arrives,
    comes,
    comes_back,
    delivered,
    job,
    leaves,
    order_of,
    settled,
    visit_of,
)
from tests.projections.log_builder import Log
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import DAY, clock

BACK = DAY + timedelta(days=20)
ARRIVED = other_rules(
    {
        "kpi_variants": {
            **DEFAULT_RULES.kpi_variants.model_dump(mode="json"),
            "external_rework_base": "arrived",
        }
    }
)


def departed(log: Log, number: int, days: int = 0) -> Log:
    comes(log, number, clock(9, days=days))
    job(log, number, clock(9, days=days))
    settled(log, number, clock(14, days=days), labour_yuan=360)
    delivered(log, number, clock(15, days=days))
    return leaves(log, number, clock(16, days=days))


def a_month() -> Log:
    """Car 1 leaves on the first day and is back on the twentieth; cars 3 and 4 leave on that day."""
    log = departed(Log(), 1)
    comes_back(log, 2, 1, clock(9, days=20), same_fault=SameFault.NO)
    return departed(departed(log, 3, 20), 4, 20)


def test_accepted_reworks_by_visits_that_left() -> None:
    with kpi_reader(a_month()) as reader:
        day, month = value(reader, "Q02", BACK, BACK), value(reader, "Q02", DAY, BACK)
        assert value(reader, "Q02", DAY, DAY).numerator == 0
    assert (day.numerator, day.denominator, day.value) == (1, 2, Decimal(50))
    assert (month.numerator, month.denominator) == (1, 3)


def test_or_by_visits_that_arrived_where_the_rules_say_so() -> None:
    with kpi_reader(a_month(), ARRIVED) as reader:
        found = value(reader, "Q02", BACK, BACK)
        subjects = {each.entry.subject for each in placed(reader, "Q02", BACK, BACK)}
    assert (found.numerator, found.denominator) == (1, 3)
    assert subjects == {order_of(2), visit_of(2), visit_of(3), visit_of(4)}


def test_it_counts_whatever_the_window_and_whether_or_not_the_original_is_known() -> None:
    log = comes_back(Log(), 2, 1, clock(9, days=20))
    with kpi_reader(log) as reader:
        found = value(reader, "Q02", BACK, BACK)
    assert (found.numerator, found.state) == (1, ValueState.NULL)


@pytest.mark.parametrize("declined", [True, False])
def test_a_claim_that_is_declined_or_still_looked_into_does_not_count(declined: bool) -> None:
    log = comes_back(departed(Log(), 1), 2, 1, clock(9), accepted=False)
    if declined:
        log.add(order_of(2), clock(10), ComebackDeclined(evidence=("0" * 64,)))
    with kpi_reader(log) as reader:
        assert value(reader, "Q02", DAY, DAY).numerator == 0


def test_visits_that_do_not_count_say_why() -> None:
    log = comes(Log(), 1, clock(8))
    leaves(log, 1, clock(9))
    arrives(log, 2, clock(9))
    log.add(visit_of(2), clock(9, 5), ServiceRefused(), reason=ReasonCode.WORKSHOP_LOAD)
    leaves(log, 2, clock(9, 10))
    comes(log, 3, clock(10), order_class=OrderClass.PDI)
    leaves(log, 3, clock(11))
    with kpi_reader(log) as reader:
        standings = {
            each.entry.subject: (each.entry.standing, each.entry.rule)
            for each in placed(reader, "Q02", DAY, DAY)
        }
        assert value(reader, "Q02", DAY, DAY).state is ValueState.NULL
    assert standings == {
        visit_of(1): (Inclusion.EXCLUDED, "definition.not_settled"),
        visit_of(2): (Inclusion.EXCLUDED, "definition.turned_away"),
        visit_of(3): (Inclusion.SEPARATE, "kpi_inclusion.pdi.visits"),
    }
