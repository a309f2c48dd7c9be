"""待料: what the board says of a job that waits for a part, and whose turn it is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.aggregates.parts_stock.events import BackorderCancelled
from domain.aggregates.parts_stock.words import ReleaseCause
from domain.aggregates.work_order.events.quoting import JobAuthorised, JobDeclined
from domain.aggregates.work_order.events.supplying import PartIssued
from domain.aggregates.work_order.events.working import ClockedOff, ClockedOn, JobFinished, JobPaused
from domain.aggregates.work_order.status import JobStatus, OrderStatus
from domain.parts import LotQuantity
from domain.reasons import ReasonCode
from domain.trade import Channel
from projections.workshop_board import WORKSHOP_BOARD
from projections.workshop_board.departments import Department
from projections.workshop_board.queries.blocked import blocked_orders
from projections.workshop_board.queries.jobs import jobs_of
from projections.workshop_board.queries.orders import order
from tests.projections.log_builder import Log, sealed, until, yuan
from tests.projections.reading import read_model
from tests.projections.stories.plain_order import added_job, opened_order, quoted_job
from tests.projections.stories.short_part import (
    NOON,
    ONE,
    PAD,
    SHELF,
    awaited,
    dispatched,
    line_of,
    received,
    reserved,
    short_part,
    two_orders,
)
from tests.support.backends import BackendUrl
from tests.support.projection_kit import check_projection
from tests.support.scenario import STORE, TECHNICIAN, clock

SECOND = "order-2"


def shown(
    log: Log, backend: BackendUrl, of: str = SECOND
) -> tuple[OrderStatus, JobStatus, tuple[ReasonCode, ...]]:
    """Of an order with one job."""
    with read_model(WORKSHOP_BOARD, log.events, backend) as reader:
        board, [job] = order(reader, STORE, of), jobs_of(reader, STORE, of)
    assert board is not None
    return board.status, job.status, board.waiting_for


WAITS = (OrderStatus.WAITING_PARTS, JobStatus.WAITING_PARTS, (ReasonCode.WAITING_PARTS,))


@pytest.mark.requirement("R-030", "R-113")
def test_an_order_waits_from_the_agreement_until_the_part_is_kept(backend: BackendUrl) -> None:
    whole = short_part().events
    check_projection(WORKSHOP_BOARD, whole, backend.read_url)
    seen = [
        shown(Log.after(until(whole, moment)), backend)
        for moment in (clock(9), clock(10, 30), clock(11, days=1), clock(11, 50, days=1))
    ]
    assert seen == [
        WAITS,
        WAITS,
        (OrderStatus.TO_DISPATCH, JobStatus.QUEUED, ()),
        (OrderStatus.IN_PROGRESS, JobStatus.DISPATCHED, ()),
    ]
    with read_model(WORKSHOP_BOARD, until(whole, clock(10, 30)), backend) as reader:
        [job] = jobs_of(reader, STORE, SECOND)
    [part] = job.shortages
    assert (part.part, part.awaited, part.since, part.eta) == (PAD, ONE, clock(9), NOON)


@pytest.mark.requirement("R-030")
def test_before_the_dispatch_order_is_issued_too(sqlite: BackendUrl) -> None:
    log = opened_order(Log(), SECOND, clock(8))
    added_job(log, SECOND, clock(8))
    quoted_job(log, SECOND, clock(8))
    assert shown(log, sqlite)[:2] == (OrderStatus.WAITING_CUSTOMER, JobStatus.WAITING_CUSTOMER)
    log.add(SECOND, clock(8, 30), JobAuthorised(job="J1", method=Channel.PHONE, cap=yuan(360)))
    log.add(SHELF, clock(8, 30), awaited(SECOND))
    assert shown(log, sqlite) == WAITS


def test_somebody_who_works_meanwhile_is_shown_and_the_part_is_not_forgotten(sqlite: BackendUrl) -> None:
    log = dispatched(two_orders(), SECOND, clock(9, 30))
    assert shown(log, sqlite) == WAITS
    log.add(SECOND, clock(9, 40), ClockedOn(job="J1", technician="te01"), by=TECHNICIAN)
    working = (OrderStatus.IN_PROGRESS, JobStatus.IN_PROGRESS, (ReasonCode.WAITING_PARTS,))
    assert shown(log, sqlite) == working
    log.add(SECOND, clock(10), ClockedOff(job="J1", technician="te01"), by=TECHNICIAN)
    log.add(SECOND, clock(10), JobPaused(job="J1"), by=TECHNICIAN, reason=ReasonCode.BREAK)
    assert shown(log, sqlite) == WAITS


def test_another_reason_is_shown_beside_the_part(sqlite: BackendUrl) -> None:
    log = two_orders()
    log.add(SECOND, clock(10), JobPaused(job="J1"), reason=ReasonCode.WAITING_CUSTOMER)
    assert shown(log, sqlite) == (
        OrderStatus.WAITING_CUSTOMER,
        JobStatus.PAUSED,
        (ReasonCode.WAITING_CUSTOMER, ReasonCode.WAITING_PARTS),
    )


def test_what_is_not_done_waits_for_nothing(sqlite: BackendUrl) -> None:
    declined, finished = two_orders(), two_orders()
    declined.add(SECOND, clock(10), JobDeclined(job="J1"))
    cancelled = BackorderCancelled(
        part=PAD, line=line_of(SECOND), quantity=ONE, cause=ReleaseCause.JOB_DROPPED
    )
    declined.add(SHELF, clock(10), cancelled)
    assert shown(declined, sqlite) == (OrderStatus.RECEPTION, JobStatus.TURNED_DOWN, ())
    done = JobFinished(job="J1", work_done=sealed("customer-1", "done"), cause_code="worn")
    finished.add(SECOND, clock(10), done, by=TECHNICIAN)
    assert shown(finished, sqlite) == (OrderStatus.TO_INSPECT, JobStatus.TO_INSPECT, ())


def test_a_part_that_takes_anothers_place_ends_the_wait(sqlite: BackendUrl) -> None:
    log = two_orders()
    given_back = BackorderCancelled(part=PAD, line=line_of(SECOND), quantity=ONE, cause=ReleaseCause.BY_HAND)
    log.add(SHELF, clock(10), given_back, reason=ReasonCode.CUSTOMER_WISH)
    assert shown(log, sqlite) == WAITS
    substitute = PartIssued(
        job="J1", line="L2", part="PAD-02", quantity=ONE, technician="te01", quoted_part=PAD,
        lots=(LotQuantity(lot="L9", quantity=Decimal(1)),),
    )  # fmt: skip
    log.add(SECOND, clock(11), substitute)
    assert shown(log, sqlite) == (OrderStatus.TO_DISPATCH, JobStatus.QUEUED, ())


@pytest.mark.requirement("R-030")
def test_three_departments_see_one_list_with_why_and_whose_turn_it_is(backend: BackendUrl) -> None:
    log = two_orders()
    log.add("order-1", clock(9, 30), JobPaused(job="J1"), reason=ReasonCode.WAITING_BAY)
    log.add(SECOND, clock(10), JobPaused(job="J1"), reason=ReasonCode.WAITING_CUSTOMER)
    with read_model(WORKSHOP_BOARD, log.events, backend) as reader:
        everything = blocked_orders(reader, STORE)
        by_department = {
            department: [each.order for each in blocked_orders(reader, STORE, department)]
            for department in Department
        }
        assert blocked_orders(reader, "BJ01") == []
    assert {
        each.order: [(why.reason, why.department, why.since) for why in each.causes] for each in everything
    } == {
        "order-1": [(ReasonCode.WAITING_BAY, Department.WORKSHOP, clock(9, 30))],
        SECOND: [
            (ReasonCode.WAITING_CUSTOMER, Department.FRONT_DESK, clock(10)),
            (ReasonCode.WAITING_PARTS, Department.PARTS, clock(9)),
        ],
    }
    assert by_department == {
        Department.FRONT_DESK: [SECOND],
        Department.PARTS: [SECOND],
        Department.WORKSHOP: ["order-1"],
        Department.OUTSIDE: [],
    }
    [short] = [why.parts for each in everything for why in each.causes if why.department is Department.PARTS]
    assert [(part.line, part.part) for part in short] == [("L2", PAD)]


@pytest.mark.requirement("R-030")
def test_a_part_that_has_come_takes_the_order_off_the_list(sqlite: BackendUrl) -> None:
    log = two_orders()
    log.add(SHELF, clock(11), received(1, "L2"), reserved(SECOND, late=True))
    with read_model(WORKSHOP_BOARD, log.events, sqlite) as reader:
        assert blocked_orders(reader, STORE) == []
