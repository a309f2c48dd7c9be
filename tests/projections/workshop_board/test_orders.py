"""Orders on the board: whose they are, how far, what they wait for."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from domain.aggregates.work_order.events.opening import RecordCorrected, WorkOrderCancelled
from domain.aggregates.work_order.events.working import JobPaused, JobResumed, SubletReceived, SubletSent
from domain.aggregates.work_order.status import OrderStatus
from domain.aggregates.work_order.words import RecordSection
from domain.reasons import ReasonCode
from projections.workshop_board import WORKSHOP_BOARD
from projections.workshop_board.departments import Department
from projections.workshop_board.queries.orders import (
    blocked,
    in_house,
    incomplete_records,
    order,
    potential_claims,
)
from projections.workshop_board.views import BoardOrder
from tests.projections.histories import a_day
from tests.projections.log_builder import Log, until, yuan
from tests.projections.reading import read_model
from tests.projections.stories.plain_order import added_job, issued_order, opened_order, quoted_job
from tests.support.backends import BackendUrl
from tests.support.scenario import STORE, clock


def first_order(when: datetime, backend: BackendUrl) -> BoardOrder:
    """Order 1 as it stood then."""
    with read_model(WORKSHOP_BOARD, until(a_day(), when), backend) as reader:
        found = order(reader, STORE, "order-1")
    assert found is not None
    return found


@pytest.mark.requirement("R-012a")
def test_in_house_are_the_undelivered_by_their_promise(backend: BackendUrl) -> None:
    with read_model(WORKSHOP_BOARD, a_day(), backend) as reader:
        orders = in_house(reader, STORE)
    assert [(each.order, each.promised_at) for each in orders] == [
        ("order-2", clock(11, 30)),
        ("order-3", clock(17)),
    ]
    assert orders[0].time_left(clock(11)) == timedelta(minutes=30)


def test_an_order_without_a_promise_comes_last(backend: BackendUrl) -> None:
    with read_model(WORKSHOP_BOARD, until(a_day(), clock(9, 47)), backend) as reader:
        assert [each.order for each in in_house(reader, STORE)] == ["order-1", "order-2"]


@pytest.mark.requirement("R-012b")
def test_a_changed_promise_is_counted(backend: BackendUrl) -> None:
    before, after = first_order(clock(10, 29), backend), first_order(clock(10, 30), backend)
    assert (before.promised_at, before.promise_changes) == (clock(15), 0)
    assert (after.promised_at, after.promise_changes) == (clock(16, 30), 1)


@pytest.mark.requirement("R-029")
def test_progress_and_the_confirmed_completion_time(backend: BackendUrl) -> None:
    before, after = first_order(clock(11, 44), backend), first_order(clock(11, 45), backend)
    assert (before.progress_percent, before.expected_at) == (None, None)
    assert (after.progress_percent, after.progress_at, after.expected_at) == (
        80,
        clock(11, 45),
        clock(12, 10),
    )


@pytest.mark.requirement("R-030")
def test_a_blocked_order_is_seen_by_all_and_names_who_can_move_it(backend: BackendUrl) -> None:
    with read_model(WORKSHOP_BOARD, until(a_day(), clock(10)), backend) as reader:
        everyone = blocked(reader, STORE)
        parts = blocked(reader, STORE, Department.PARTS)
        desk = blocked(reader, STORE, Department.FRONT_DESK)
    assert [(each.order, each.status) for each in everyone] == [("order-1", OrderStatus.WAITING_PARTS)]
    assert everyone[0].waiting_for == (ReasonCode.WAITING_PARTS,)
    assert everyone[0].status_since == clock(10)
    assert (parts, desk) == (everyone, [])


@pytest.mark.parametrize(
    ("reason", "department"),
    [
        (ReasonCode.WAITING_CUSTOMER, Department.FRONT_DESK),
        (ReasonCode.WAITING_INSURER, Department.FRONT_DESK),
        (ReasonCode.WAITING_PARTS, Department.PARTS),
        (ReasonCode.WAITING_BAY, Department.WORKSHOP),
        (ReasonCode.WAITING_EQUIPMENT, Department.WORKSHOP),
        (ReasonCode.WAITING_ESCALATION, Department.WORKSHOP),
        (ReasonCode.WAITING_SUBLET, Department.OUTSIDE),
    ],
)
@pytest.mark.requirement("R-030")
def test_every_waiting_reason_has_its_department(
    reason: ReasonCode, department: Department, backend: BackendUrl
) -> None:
    log = issued_order(Log(), "order-1", clock(8))
    log.add("order-1", clock(9), JobPaused(job="J1"), reason=reason)
    assert one(log, backend).departments == (department,)
    log.add("order-1", clock(10), JobResumed(job="J1"))
    assert (one(log, backend).departments, blocked_orders(log, backend)) == ((), [])


def test_a_break_is_no_waiting(backend: BackendUrl) -> None:
    log = issued_order(Log(), "order-1", clock(8))
    log.add("order-1", clock(9), JobPaused(job="J1"), reason=ReasonCode.BREAK)
    assert blocked_orders(log, backend) == []


@pytest.mark.requirement("R-030")
def test_work_outside_and_an_unanswered_quote_block_too(backend: BackendUrl) -> None:
    outside = issued_order(Log(), "order-1", clock(8))
    outside.add("order-1", clock(9), SubletSent(job="J1", vendor="Paint shop"))
    assert one(outside, backend).departments == (Department.OUTSIDE,)
    outside.add("order-1", clock(10), SubletReceived(job="J1", cost=yuan(50)))
    assert one(outside, backend).departments == ()
    quote = opened_order(Log(), "order-1", clock(8))
    quoted_job(added_job(quote, "order-1", clock(8)), "order-1", clock(9))
    assert one(quote, backend).waiting_for == (ReasonCode.WAITING_CUSTOMER,)
    assert one(quote, backend).departments == (Department.FRONT_DESK,)


def one(log: Log, backend: BackendUrl) -> BoardOrder:
    with read_model(WORKSHOP_BOARD, log.events, backend) as reader:
        [found] = in_house(reader, log.store)
    return found


def blocked_orders(log: Log, backend: BackendUrl) -> list[BoardOrder]:
    with read_model(WORKSHOP_BOARD, log.events, backend) as reader:
        return blocked(reader, log.store)


@pytest.mark.requirement("R-011")
def test_possible_claims_are_listed_for_the_appraiser(backend: BackendUrl) -> None:
    with read_model(WORKSHOP_BOARD, a_day(), backend) as reader:
        assert [each.order for each in potential_claims(reader, STORE)] == ["order-1"]
    with read_model(WORKSHOP_BOARD, until(a_day(), clock(8, 17)), backend) as reader:
        assert potential_claims(reader, STORE) == []


@pytest.mark.requirement("R-018")
def test_a_returned_file_is_incomplete_until_every_section_is_corrected(backend: BackendUrl) -> None:
    log = Log.after(a_day())
    with read_model(WORKSHOP_BOARD, log.events, backend) as reader:
        [found] = incomplete_records(reader, STORE)
    assert found.order == "order-3"
    assert found.returned_sections == (RecordSection.CUSTOMER_DATA, RecordSection.DOCUMENTS)
    log.add("order-3", clock(18), RecordCorrected(sections=(RecordSection.DOCUMENTS,)))
    with read_model(WORKSHOP_BOARD, log.events, backend) as reader:
        assert incomplete_records(reader, STORE)[0].returned_sections == (RecordSection.CUSTOMER_DATA,)
    log.add("order-3", clock(18), RecordCorrected(sections=(RecordSection.CUSTOMER_DATA,)))
    with read_model(WORKSHOP_BOARD, log.events, backend) as reader:
        assert incomplete_records(reader, STORE) == []


@pytest.mark.requirement("R-033")
def test_the_express_lane_is_marked(backend: BackendUrl) -> None:
    with read_model(WORKSHOP_BOARD, a_day(), backend) as reader:
        assert [(each.order, each.express_lane) for each in in_house(reader, STORE)] == [
            ("order-2", True),
            ("order-3", False),
        ]


def test_technicians_and_bays_are_those_of_unfinished_work(backend: BackendUrl) -> None:
    at_work, done = first_order(clock(9), backend), first_order(clock(15, 30), backend)
    assert (at_work.technicians, at_work.bays) == (("te01",), ("B1",))
    assert (done.technicians, done.bays) == ((), ())


def test_rework_is_marked_while_it_lasts(backend: BackendUrl) -> None:
    states = [first_order(when, backend).rework for when in (clock(12, 29), clock(12, 30), clock(13, 30))]
    assert states == [False, True, False]


def test_a_cancelled_order_leaves_the_house_but_can_be_looked_up(backend: BackendUrl) -> None:
    log = issued_order(Log(), "order-1", clock(8))
    log.add("order-1", clock(9), WorkOrderCancelled(work_started=False))
    with read_model(WORKSHOP_BOARD, log.events, backend) as reader:
        assert in_house(reader, STORE) == []
        found = order(reader, STORE, "order-1")
    assert found is not None
    assert (found.status, found.in_house) == (OrderStatus.CANCELLED, False)


def test_a_foreign_store_sees_nothing(backend: BackendUrl) -> None:
    with read_model(WORKSHOP_BOARD, until(a_day(), clock(10)), backend) as reader:
        answers = [
            query(reader, "BJ01") for query in (in_house, blocked, incomplete_records, potential_claims)
        ]
        assert answers == [[], [], [], []]
        assert order(reader, "BJ01", "order-1") is None
