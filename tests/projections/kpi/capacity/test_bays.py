"""C05 to C07: what bays are used for, and what they earn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from pydantic import JsonValue

from domain.aggregates.bay_day.events import BayBooked, BayClosed, BayReleased, BayReopened
from domain.aggregates.work_order.events.settling import SettlementReversed
from domain.reasons import ReasonCode
from domain.rules.kpi import Inclusion
from domain.trade import OrderClass
from projections.kpi.queries.values import ValueState
from projections.kpi.words import Dimension
from tests.projections.kpi.reading import kpi_reader, other_rules, placed, value, value_by
from tests.projections.kpi.workshop import (
    bay_day_of,
    bay_opens,
    comes,
    delivered,
    job,
    leaves,
    order_of,
    settled,
)
from tests.projections.log_builder import Log, yuan
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import DAY, clock

HOUR = 3_600_000_000
OPEN = 10 * HOUR
"""From eight to six."""


def booked(log: Log, bay: str, number: int, start: datetime, end: datetime) -> Log:
    booking = BayBooked(order=order_of(number), job="J1", start=start, end=end)
    return log.add(bay_day_of(bay, start.date()), start, booking)


def closed_today() -> Mapping[str, JsonValue]:
    calendar = DEFAULT_RULES.calendar.model_dump(mode="json", exclude_none=True)
    return {"calendar": {**calendar, "closed_on": [DAY.isoformat()]}}


def used(log: Log, bay: str = "B1") -> tuple[int, int]:
    with kpi_reader(log) as reader:
        found = value_by(reader, "C06", Dimension.BAY, DAY, DAY)[bay]
    return found.numerator, found.denominator


def test_a_bay_is_taken_by_its_bookings_for_part_of_the_opening_hours() -> None:
    log = booked(bay_opens(Log(), "B1", clock(7)), "B1", 1, clock(9), clock(11))
    bay_opens(log, "B2", clock(7))
    assert used(log) == (2 * HOUR, OPEN)
    assert used(log, "B2") == (0, OPEN)
    with kpi_reader(log) as reader:
        assert value(reader, "C06", DAY, DAY).value == 10


def test_bookings_that_overlap_count_once() -> None:
    log = booked(bay_opens(Log(), "B1", clock(7)), "B1", 1, clock(13), clock(14))
    booked(log, "B1", 2, clock(9), clock(12))
    booked(log, "B1", 3, clock(10), clock(11))
    booked(log, "B1", 4, clock(11), clock(13))
    assert used(log) == (5 * HOUR, OPEN)


def test_what_was_given_up_was_not_used() -> None:
    log = booked(bay_opens(Log(), "B1", clock(7)), "B1", 1, clock(9), clock(12))
    log.add(bay_day_of("B1"), clock(10), BayReleased(order=order_of(1), job="J1", freed_from=clock(10)))
    assert used(log) == (HOUR, OPEN)


def test_a_bay_out_of_use_is_left_out_until_it_is_reopened() -> None:
    log = booked(bay_opens(Log(), "B1", clock(7)), "B1", 1, clock(9), clock(10))
    log.add(bay_day_of("B1"), clock(11), BayClosed(), reason=ReasonCode.WAITING_EQUIPMENT)
    with kpi_reader(log) as reader:
        for kpi in ("C05", "C06", "C07"):
            [entry] = [each.entry for each in placed(reader, kpi, DAY, DAY)]
            assert (entry.standing, entry.rule) == (Inclusion.EXCLUDED, "definition.closed")
            assert value(reader, kpi, DAY, DAY).state is ValueState.NULL
        assert placed(reader, "C06", DAY, DAY)[0].entry.numerator == HOUR
    log.add(bay_day_of("B1"), clock(12), BayReopened())
    assert used(log) == (HOUR, OPEN)


def test_a_day_on_which_the_store_is_closed_is_left_out() -> None:
    log = bay_opens(Log(), "B1", clock(7))
    with kpi_reader(log, other_rules(closed_today())) as reader:
        [entry] = [each.entry for each in placed(reader, "C06", DAY, DAY)]
        assert (entry.rule, entry.denominator) == ("definition.closed", 0)


@pytest.mark.parametrize(("hour", "counts"), [(12, False), (13, True)])
def test_the_calendar_in_force_at_noon_decides(hour: int, counts: bool) -> None:
    log = bay_opens(Log(), "B1", clock(7))
    with kpi_reader(log, other_rules(closed_today(), since=clock(hour))) as reader:
        assert value(reader, "C06", DAY, DAY).counted == int(counts)


def departed(log: Log, number: int, labour: int = 300, order_class: OrderClass = OrderClass.REPAIR) -> Log:
    comes(log, number, clock(9), order_class=order_class)
    job(log, number, clock(9))
    settled(log, number, clock(14), labour_yuan=labour, material_yuan=500)
    delivered(log, number, clock(15))
    return leaves(log, number, clock(16))


def test_visits_that_left_by_days_of_bays() -> None:
    log = bay_opens(bay_opens(Log(), "B1", clock(7)), "B2", clock(7))
    for number in (1, 2, 3):
        departed(log, number)
    leaves(comes(log, 4, clock(9)), 4, clock(10))
    with kpi_reader(log) as reader:
        found = value(reader, "C05", DAY, DAY)
        rules = {each.entry.rule for each in placed(reader, "C05", DAY, DAY)}
    assert (found.numerator, found.denominator, found.excluded) == (3, 2, 1)
    assert "definition.not_settled" in rules


def test_labour_settled_by_the_average_number_of_bays() -> None:
    log = departed(departed(Log(), 1), 2, labour=600)
    for day in range(4):
        bay_opens(log, "B1", clock(7, days=day))
        if day % 2:
            bay_opens(log, "B2", clock(7, days=day))
    with kpi_reader(log) as reader:
        found = value(reader, "C07", DAY, DAY + timedelta(days=3))
        one_day = value(reader, "C07", DAY, DAY)
    # 900 yuan, and one and a half bays a day
    assert (found.numerator, found.denominator, found.value) == (90_000, 6, Decimal(600))
    assert one_day.value == 900


def test_a_reversal_takes_it_back_and_internal_work_is_shown_apart() -> None:
    log = departed(bay_opens(Log(), "B1", clock(7)), 1)
    departed(log, 2, order_class=OrderClass.INTERNAL)
    reversal = SettlementReversed(settlement="B1", document_number="SH01-9", total=yuan(800))
    log.add(order_of(1), clock(9, days=1), reversal, reason=ReasonCode.ENTRY_MISTAKE)
    bay_opens(log, "B1", clock(7, days=1))
    with kpi_reader(log) as reader:
        assert value(reader, "C07", DAY, DAY).numerator == 30_000
        assert value(reader, "C07", DAY, DAY).separate_numerator == 30_000
        assert value(reader, "C07", DAY, DAY + timedelta(days=1)).value == 0
