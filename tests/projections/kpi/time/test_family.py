"""The family as a whole: in order, with readable texts, and rows that do not depend on how they came about."""

from __future__ import annotations

from domain.aggregates.work_order.events.working import JobPaused, JobResumed
from domain.reasons import ReasonCode
from projections.kpi import KPI
from projections.kpi.figures.time import TIME
from tests.projections.kpi.billing import billed, labour_line, reversed_bill
from tests.projections.kpi.front_desk import authorised, issued, promise_changed, promised
from tests.projections.kpi.workshop import (
    comes,
    delivered,
    finished,
    job,
    leaves,
    order_of,
    passed,
    planned,
    works,
)
from tests.projections.log_builder import Log
from tests.support.backends import BackendUrl
from tests.support.projection_kit import check_projection
from tests.support.scenario import TECHNICIAN, clock


def test_order_of_the_reports() -> None:
    assert [kpi.id for kpi in TIME] == [
        *("T01", "T01b", "T01c", "T02", "T03", "T04", "T05", "T06", "T07", "T07a", "T08", "T09", "T09a"),
        *("T10", "T10a"),
    ]


def a_long_stay() -> Log:
    log = job(comes(Log(), 1, clock(9)), 1, clock(9))
    promised(log, 1, clock(9, 5), clock(17))
    issued(authorised(log, 1, clock(9, 10)), 1, clock(9, 12))
    planned(log, "te01", clock(8), clock(17))
    works(log, "te01", 1, clock(10), clock(11))
    log.add(order_of(1), clock(11), JobPaused(job="J1"), by=TECHNICIAN, reason=ReasonCode.WAITING_PARTS)
    promise_changed(log, 1, clock(12), clock(17), clock(17, days=35))
    log.add(order_of(1), clock(9, days=35), JobResumed(job="J1"), by=TECHNICIAN)
    passed(finished(log, 1, clock(12, days=35)), 1, clock(13, days=35))
    billed(log, 1, clock(14, days=35), labour_line("L1", 12_000))
    delivered(log, 1, clock(15, days=35))
    leaves(log, 1, clock(15, 10, days=35))
    return reversed_bill(log, 1, clock(9, days=40), 12_000)


def test_rows_are_the_same_however_they_came_about(backend: BackendUrl) -> None:
    shown = check_projection(KPI, a_long_stay().events, backend.read_url)
    made = {row["kpi"] for row in shown["figure"]}
    assert {kpi.id for kpi in TIME} - made == {"T09", "T09a"}, "the bill was taken back"
