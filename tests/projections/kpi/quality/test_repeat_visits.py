"""Q07: cars that came again, with the reason."""

from __future__ import annotations

from datetime import timedelta

from domain.aggregates.work_order.events.reworking import RepeatVisitRecorded
from domain.reasons import ReasonCode
from projections.kpi.words import Dimension
from tests.projections.kpi.reading import kpi_reader, placed, value, value_by
from tests.projections.kpi.workshop import comes, order_of
from tests.projections.log_builder import Log
from tests.support.scenario import DAY, clock


def test_repeat_visits_count_on_the_day_the_order_was_opened_with_their_reason() -> None:
    log = comes(comes(comes(Log(), 1, clock(9)), 2, clock(9, days=1)), 3, clock(9, days=1))
    again = RepeatVisitRecorded(earlier_order=order_of(1))
    log.add(order_of(2), clock(9, days=3), again, reason=ReasonCode.PART_DEFECT)
    log.add(order_of(3), clock(9, days=3), again)
    next_day = DAY + timedelta(days=1)
    with kpi_reader(log) as reader:
        assert value(reader, "Q07", DAY, DAY).value == 0
        assert value(reader, "Q07", next_day, next_day).value == 2
        by_reason = value_by(reader, "Q07", Dimension.REASON, next_day, next_day)
        subjects = [each.entry.subject for each in placed(reader, "Q07", next_day, next_day)]
    assert {reason: found.numerator for reason, found in by_reason.items()} == {"": 1, "part_defect": 1}
    assert subjects == [order_of(2), order_of(3)]
