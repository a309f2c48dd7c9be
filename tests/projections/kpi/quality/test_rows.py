"""The family on one history of everything that may go wrong, however it is read."""

from __future__ import annotations

from decimal import Decimal

from domain.aggregates.work_order.events.reworking import (
    RepeatVisitRecorded,
    ResponsibilityShare,
    ReworkClosed,
    ReworkRootCauseRecorded,
)
from domain.aggregates.work_order.words import Cause
from domain.reasons import ReasonCode
from projections.kpi import KPI
from projections.kpi.cells import items
from projections.kpi.figures.quality import QUALITY
from tests.projections.kpi.reading import other_rules
from tests.projections.kpi.workshop import (
    NOTE,
    comes,
    comes_back,
    delivered,
    dispatched,
    failed,
    finished,
    job,
    leaves,
    order_of,
    passed,
    planned,
    settled,
    works,
)
from tests.projections.log_builder import Log, yuan
from tests.support.backends import BackendUrl
from tests.support.projection_kit import check_projection
from tests.support.scenario import clock


def everything() -> Log:
    log = Log()
    for number in (1, 2):
        job(comes(log, number, clock(8)), number, clock(8))
        dispatched(log, number, clock(8), {"te01": "60", "te02": "40"})
    planned(log, "te01", clock(7), clock(17))
    works(log, "te01", 1, clock(8), clock(9))
    failed(log, 1, clock(9))
    works(log, "te01", 1, clock(10), clock(10, 20), punch="P2")
    for number in (1, 2):
        finished(log, number, clock(11))
        passed(log, number, clock(12))
        settled(log, number, clock(13), labour_yuan=360)
        delivered(log, number, clock(14))
        leaves(log, number, clock(15))
    comes_back(log, 3, 1, clock(9, days=8))
    job(log, 3, clock(9, days=8))
    planned(log, "te02", clock(8, days=8), clock(17, days=8))
    works(log, "te02", 3, clock(10, days=8), clock(11, days=8))
    log.add(order_of(3), clock(9, days=9), ReworkRootCauseRecorded(cause=Cause.PART, analysis=NOTE))
    comes_back(log, 4, 2, clock(9, days=20))
    shares = (ResponsibilityShare(cause=Cause.DIAGNOSIS, share=Decimal(100)),)
    log.add(order_of(4), clock(9, days=21), ReworkClosed(cost=yuan(100), shares=shares))
    comes(log, 5, clock(9, days=22))
    again = RepeatVisitRecorded(earlier_order=order_of(1))
    return log.add(order_of(5), clock(9, days=22), again, reason=ReasonCode.PART_DEFECT)


def test_the_same_rows_however_they_came_about(backend: BackendUrl) -> None:
    longer = other_rules({"rework_windows": {"routine": {"days": 30, "km": 2000}}}, clock(10))
    shown = check_projection(KPI, everything().events, backend.read_url, longer)
    stored = [entry for row in shown["measure"] for entry in items(row["entries"])]
    assert {kpi.id for kpi in QUALITY} <= {entry[0] for entry in stored}
