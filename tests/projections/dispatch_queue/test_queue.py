"""What the dispatcher sees in the course of a day."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from domain.aggregates.parts_stock.events import ArrivalExpected, ReservationExpired
from domain.aggregates.work_order.events.dispatching import SpecialProcessMarked, SpecialProcessReleased
from domain.aggregates.work_order.events.opening import WorkOrderCancelled
from domain.aggregates.work_order.events.quoting import AuthorisationReset, JobDeclined, PayerApprovalRecorded
from domain.aggregates.work_order.events.working import JobPaused
from domain.envelope import Recorded
from domain.event import Event
from domain.reasons import ReasonCode
from domain.trade import OrderClass, Payer
from domain.workforce import BayType, Grade
from projections.dispatch_queue import DISPATCH_QUEUE
from projections.dispatch_queue.blocks import DispatchBlock
from projections.dispatch_queue.queries import QueueEntry, express_queue, queue
from tests.projections.histories import a_day
from tests.projections.log_builder import Log, until, yuan
from tests.projections.reading import read_model
from tests.projections.stories.plain_order import issued_order
from tests.projections.stories.short_part import (
    NOON,
    ONE,
    PAD,
    SHELF,
    line_of,
    received,
    reserved,
    two_orders,
)
from tests.support.backends import BackendUrl
from tests.support.default_rules import DEFAULT_RULES
from tests.support.projection_kit import check_projection
from tests.support.scenario import STATION_HEAD, STORE, WORKSHOP_SUPERVISOR, clock


def queue_after(history: list[Recorded[Event]], backend: BackendUrl, store: str = STORE) -> list[QueueEntry]:
    with read_model(DISPATCH_QUEUE, history, backend) as reader:
        return queue(reader, store, DEFAULT_RULES)


def jobs_at(when: datetime, backend: BackendUrl) -> list[tuple[str, str, bool]]:
    """Order, job, rework."""
    return [(each.order, each.job, each.rework) for each in queue_after(until(a_day(), when), backend)]


@pytest.mark.requirement("R-013")
def test_rows_of_the_day(backend: BackendUrl) -> None:
    shown = check_projection(DISPATCH_QUEUE, a_day(), backend.read_url)
    assert [row["order"] for row in shown["order"]] == ["order-2", "order-3"]
    assert shown["order"][1] == {
        "order": "order-3",
        "store": STORE,
        "visit": "visit-3",
        "vehicle": "vehicle-3",
        "customer": "customer-3",
        "advisor": "sa01",
        "order_class": "rework_out",
        "waiting_customer": False,
        "appointment_at": None,
        "express_lane": False,
        "promised_at": "2026-03-02T17:00:00+08:00",
        "promised_ms": 1_772_442_000_000,
    }
    assert [(row["order"], row["job"], row["placed"], row["queued"]) for row in shown["job"]] == [
        ("order-2", "J1", True, False),
        ("order-3", "J1", False, True),
    ]


@pytest.mark.requirement("R-013")
def test_a_job_comes_with_its_dispatch_order_and_leaves_with_dispatch(backend: BackendUrl) -> None:
    assert jobs_at(clock(8, 29), backend) == []
    assert jobs_at(clock(8, 30), backend) == [("order-1", "J1", False)]
    assert jobs_at(clock(8, 40), backend) == []


@pytest.mark.requirement("R-026a")
def test_an_entry_says_who_may_do_it_where_and_until_when(backend: BackendUrl) -> None:
    [entry] = queue_after(until(a_day(), clock(9, 52)), backend)
    assert entry.model_dump() == {
        "store": STORE,
        "order": "order-1",
        "job": "J2",
        "visit": "visit-1",
        "vehicle": "vehicle-1",
        "customer": "customer-1",
        "advisor": "sa01",
        "order_class": OrderClass.REPAIR,
        "operation": "SUS-ARM",
        "payer": Payer.CUSTOMER,
        "standard_hours": Decimal(2),
        "grade": Grade.INTERMEDIATE,
        "qualifications": (),
        "bay_types": (BayType.LIFT,),
        "last_crew": (),
        "issued_at": clock(9, 52),
        "promised_at": clock(15),
        "appointment_at": None,
        "waiting_customer": False,
        "express_lane": False,
        "rework_round": 0,
        "paused_for": None,
        "shortages": (),
        "blocked_by": (),
    }
    assert entry.dispatchable


@pytest.mark.requirement("R-033")
def test_the_express_lane_has_a_queue_of_its_own_and_goes_ahead(backend: BackendUrl) -> None:
    with read_model(DISPATCH_QUEUE, until(a_day(), clock(9, 55)), backend) as reader:
        both = [entry.order for entry in queue(reader, STORE, DEFAULT_RULES)]
        lane = [entry.order for entry in express_queue(reader, STORE, DEFAULT_RULES)]
    assert (both, lane) == (["order-2", "order-1"], ["order-2"])


@pytest.mark.requirement("R-026a")
def test_rework_comes_back_ahead_of_the_rest_and_leaves_when_the_clock_runs(backend: BackendUrl) -> None:
    reworked, additional = ("order-1", "J1", True), ("order-1", "J2", False)
    assert jobs_at(clock(12, 29), backend) == [additional]
    assert jobs_at(clock(12, 30), backend) == [reworked, additional]
    assert jobs_at(clock(12, 45), backend) == [additional]


@pytest.mark.requirement("R-026a")
def test_who_failed_is_named_when_the_job_is_back(backend: BackendUrl) -> None:
    entry = queue_after(until(a_day(), clock(12, 30)), backend)[0]
    assert entry.last_crew == ("te01",)


def test_a_waiting_customer_who_leaves_waits_no_more(backend: BackendUrl) -> None:
    with read_model(DISPATCH_QUEUE, until(a_day(), clock(9, 55)), backend) as reader:
        assert queue(reader, STORE, DEFAULT_RULES)[0].waiting_customer
    rows = check_projection(DISPATCH_QUEUE, until(a_day(), clock(11, 25)), backend.read_url)["order"]
    assert {row["order"]: row["waiting_customer"] for row in rows} == {"order-1": False, "order-2": False}


def test_a_requoted_job_waits_for_the_customer_again(backend: BackendUrl) -> None:
    log = issued_order(Log(), "order-1", clock(8))
    log.add("order-1", clock(9), AuthorisationReset(job="J1", quoted=yuan(400), cap=yuan(360)))
    [entry] = queue_after(log.events, backend)
    assert (entry.blocked_by, entry.dispatchable) == ((DispatchBlock.NOT_AUTHORISED,), False)


def test_a_payer_outside_the_house_approves_first(backend: BackendUrl) -> None:
    log = issued_order(Log(), "order-1", clock(8), Payer.MANUFACTURER)
    [entry] = queue_after(log.events, backend)
    assert entry.blocked_by == (DispatchBlock.PAYER_APPROVAL,)
    log.add("order-1", clock(9), PayerApprovalRecorded(job="J1", payer=Payer.MANUFACTURER, reference="A-1"))
    [entry] = queue_after(log.events, backend)
    assert entry.blocked_by == ()


@pytest.mark.requirement("R-024")
def test_a_special_process_needs_every_release_of_the_rules(backend: BackendUrl) -> None:
    log = issued_order(Log(), "order-1", clock(8))
    log.add("order-1", clock(9), SpecialProcessMarked(job="J1", process="welding"))
    log.add("order-1", clock(9, 1), SpecialProcessReleased(job="J1"), by=STATION_HEAD)
    [entry] = queue_after(log.events, backend)
    assert entry.blocked_by == (DispatchBlock.SPECIAL_PROCESS,)
    log.add("order-1", clock(9, 2), SpecialProcessReleased(job="J1"), by=WORKSHOP_SUPERVISOR)
    [entry] = queue_after(log.events, backend)
    assert entry.blocked_by == ()


@pytest.mark.requirement("R-030")
def test_a_queued_job_that_waits_says_for_what(backend: BackendUrl) -> None:
    log = issued_order(Log(), "order-1", clock(8))
    log.add("order-1", clock(9), JobPaused(job="J1"), reason=ReasonCode.WAITING_PARTS)
    [entry] = queue_after(log.events, backend)
    assert (entry.blocked_by, entry.paused_for) == ((DispatchBlock.WAITING,), ReasonCode.WAITING_PARTS)


@pytest.mark.requirement("R-030", "R-113")
def test_a_job_that_waits_for_a_part_is_dispatchable_again_when_it_is_kept(backend: BackendUrl) -> None:
    log = two_orders()
    log.add(SHELF, clock(9, 30), ArrivalExpected(part=PAD, line=line_of("order-2"), eta=NOON))
    free, short = queue_after(log.events, backend)
    assert (free.order, free.dispatchable, free.shortages) == ("order-1", True, ())
    assert (short.order, short.blocked_by, short.dispatchable) == ("order-2", (DispatchBlock.PARTS,), False)
    [part] = short.shortages
    assert (part.line, part.part, part.awaited, part.since, part.eta) == ("L2", PAD, ONE, clock(9), NOON)
    log.add(SHELF, clock(11), received(1, "L2"), reserved("order-2", late=True))
    assert [entry.blocked_by for entry in queue_after(log.events, backend)] == [(), ()]


@pytest.mark.requirement("R-030")
def test_a_reservation_that_has_lapsed_keeps_the_job_in_the_queue(sqlite: BackendUrl) -> None:
    log = two_orders()
    expired = ReservationExpired(part=PAD, line=line_of("order-1"), quantity=ONE)
    log.add(SHELF, clock(8, days=5), expired, reserved("order-2", late=True, days=10))
    assert {entry.order: entry.blocked_by for entry in queue_after(log.events, sqlite)} == {
        "order-1": (DispatchBlock.PARTS,),
        "order-2": (),
    }
    log.add("order-1", clock(9, days=5), AuthorisationReset(job="J1", quoted=yuan(400), cap=yuan(360)))
    first, _ = queue_after(log.events, sqlite)
    assert (first.order, first.blocked_by) == ("order-1", (DispatchBlock.NOT_AUTHORISED,))


def test_what_need_not_be_done_is_not_in_the_queue(backend: BackendUrl) -> None:
    declined = issued_order(Log(), "order-1", clock(8)).add("order-1", clock(9), JobDeclined(job="J1"))
    cancelled = issued_order(Log(), "order-1", clock(8))
    cancelled.add("order-1", clock(9), WorkOrderCancelled(work_started=False))
    assert queue_after(declined.events, backend) == []
    assert check_projection(DISPATCH_QUEUE, cancelled.events, backend.read_url) == {"order": [], "job": []}


def test_a_store_sees_its_own_queue_only(backend: BackendUrl) -> None:
    foreign = issued_order(Log("BJ01"), "order-1", clock(8)).events
    assert queue_after(foreign, backend) == []
    assert [entry.order for entry in queue_after(foreign, backend, "BJ01")] == ["order-1"]
