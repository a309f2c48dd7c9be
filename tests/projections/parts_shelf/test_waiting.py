"""Who waits for a part, what has come, and what has to be decided."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from domain.aggregates.parts_stock.events import (
    ArrivalNoted,
    BackorderCancelled,
    DemandRedirected,
    NeedChanged,
    ReservationExpired,
    ReservationReleased,
    ReservationTransferred,
)
from domain.aggregates.parts_stock.words import ReleaseCause
from domain.aggregates.work_order.events.opening import WorkOrderCancelled
from domain.aggregates.work_order.events.quoting import JobDeclined
from domain.aggregates.work_order.events.working import JobCancelled
from domain.envelope import Recorded
from domain.event import Event
from domain.reasons import ReasonCode
from projections.parts_shelf import PARTS_SHELF
from projections.parts_shelf.queries.lines import parts_of
from projections.parts_shelf.queries.waiting import arrivals, due, shortages, tasks
from projections.parts_shelf.views import PartsTask, Shortage
from projections.parts_shelf.words import PartsTaskKind, SupplyState
from tests.projections.log_builder import Log, until
from tests.projections.reading import read_model, rows_after
from tests.projections.stories.short_part import (
    NOON,
    ONE,
    PAD,
    SHELF,
    awaited,
    line_of,
    received,
    reserved,
    short_part,
    two_orders,
)
from tests.support.backends import BackendUrl
from tests.support.scenario import STORE, clock


def waiting(history: list[Recorded[Event]], backend: BackendUrl, store: str = STORE) -> list[Shortage]:
    with read_model(PARTS_SHELF, history, backend) as reader:
        return shortages(reader, store)


def to_decide(log: Log, backend: BackendUrl, when: datetime) -> list[PartsTask]:
    with read_model(PARTS_SHELF, log.events, backend) as reader:
        return tasks(reader, STORE, when)


def lines(log: Log) -> dict[str, tuple[str, ...]]:
    """Reserved, awaited, lapsed and issued of every line of PAD-01, by order."""
    shown = rows_after(PARTS_SHELF, log.events)
    return {
        str(row["order"]): tuple(str(row[name]) for name in ("reserved", "awaited", "lapsed", "issued"))
        for row in shown["line"]
    }


def states(history: list[Recorded[Event]], backend: BackendUrl, order: str) -> list[SupplyState]:
    with read_model(PARTS_SHELF, history, backend) as reader:
        return [part.state for part in parts_of(reader, STORE, order)]


@pytest.mark.requirement("R-113")
def test_who_waits_for_what_since_when_and_until_when(backend: BackendUrl) -> None:
    [line] = waiting(until(short_part().events, clock(12)), backend)
    assert line.model_dump() == {
        "store": STORE,
        "part": PAD,
        "awaited": ONE,
        "lapsed": Decimal(0),
        "order": "order-2",
        "job": "J1",
        "line": "L2",
        "visit": "visit-order-2",
        "vehicle": "vehicle-order-2",
        "model": "Regal",
        "customer": "customer-order-2",
        "advisor": "sa01",
        "short_since": clock(9),
        "need_by": clock(17),
        "eta": NOON,
        "vor": False,
    }


@pytest.mark.requirement("R-113")
def test_the_advisor_is_told_of_an_arrival_until_he_takes_note(backend: BackendUrl) -> None:
    log = Log.after(until(short_part().events, clock(11, 30, days=1)))
    with read_model(PARTS_SHELF, log.events, backend) as reader:
        assert shortages(reader, STORE) == []
        [arrival] = arrivals(reader, STORE, "sa01")
        assert (arrival.order, arrival.arrived, arrival.arrived_at) == ("order-2", ONE, clock(11, days=1))
        assert arrivals(reader, STORE, "sa02") == []
        assert arrivals(reader, "BJ01") == []
    assert states(log.events, backend, "order-2") == [SupplyState.ARRIVED]
    log.add(SHELF, clock(12, days=1), ArrivalNoted(part=PAD, line=line_of("order-2")))
    with read_model(PARTS_SHELF, log.events, backend) as reader:
        assert arrivals(reader, STORE) == []
    assert states(log.events, backend, "order-2") == [SupplyState.RESERVED]


@pytest.mark.requirement("R-113")
def test_an_order_shows_how_each_part_stands(sqlite: BackendUrl) -> None:
    whole = short_part().events
    moments = (clock(9), clock(9, 45), clock(10), clock(11, 40, days=1), clock(11, 50, days=1))
    seen = [
        tuple(states(until(whole, moment), sqlite, order) for order in ("order-1", "order-2"))
        for moment in moments
    ]
    assert seen == [
        ([SupplyState.RESERVED], [SupplyState.AWAITED]),
        ([SupplyState.PICKED], [SupplyState.AWAITED]),
        ([SupplyState.ISSUED], [SupplyState.AWAITED]),
        ([SupplyState.ISSUED], [SupplyState.ARRIVED]),
        ([SupplyState.ISSUED], [SupplyState.ISSUED]),
    ]


def test_an_expired_reservation_is_a_task_until_it_is_made_anew(backend: BackendUrl) -> None:
    log = two_orders()
    [still] = to_decide(log, backend, clock(8, days=5))
    assert (still.kind, still.at, still.quantity) == (PartsTaskKind.RESERVATION_DUE, clock(8, days=5), ONE)
    assert to_decide(log, backend, clock(7, 59, days=5)) == []
    log.add(
        SHELF,
        clock(8, 1, days=5),
        ReservationExpired(part=PAD, line=line_of("order-1"), quantity=ONE),
        reserved("order-2", late=True, days=10),
    )
    [task] = to_decide(log, backend, clock(9, days=5))
    assert (task.order, task.kind, task.at) == (
        "order-1",
        PartsTaskKind.RESERVATION_EXPIRED,
        clock(8, 1, days=5),
    )
    [missing] = waiting(log.events, backend)
    assert (missing.order, missing.awaited, missing.lapsed) == ("order-1", Decimal(0), ONE)
    log.add(SHELF, clock(9, days=5), awaited("order-1"))
    assert to_decide(log, backend, clock(9, days=5)) == []
    assert lines(log) == {"order-1": ("0", "1", "0", "0"), "order-2": ("1", "0", "0", "0")}


def test_due_reservations_are_those_that_the_clock_may_end(sqlite: BackendUrl) -> None:
    with read_model(PARTS_SHELF, two_orders().events, sqlite) as reader:
        assert [task.order for task in due(reader, STORE, clock(8, days=5))] == ["order-1"]
        assert due(reader, "BJ01", clock(8, days=5)) == []


def test_what_was_released_by_hand_has_to_be_reserved_anew(sqlite: BackendUrl) -> None:
    log = two_orders()
    released = ReservationReleased(
        part=PAD, line=line_of("order-1"), quantity=ONE, cause=ReleaseCause.BY_HAND
    )
    log.add(SHELF, clock(10), released, reason=ReasonCode.CUSTOMER_WISH)
    cancelled = BackorderCancelled(
        part=PAD, line=line_of("order-2"), quantity=ONE, cause=ReleaseCause.BY_HAND
    )
    log.add(SHELF, clock(10, 5), cancelled, reason=ReasonCode.CUSTOMER_WISH)
    assert [(task.order, task.kind) for task in to_decide(log, sqlite, clock(11))] == [
        ("order-1", PartsTaskKind.RESERVATION_RELEASED),
        ("order-2", PartsTaskKind.RESERVATION_RELEASED),
    ]
    log.add("order-1", clock(11), JobCancelled(job="J1", work_started=False))
    log.add("order-2", clock(11), JobDeclined(job="J1"))
    assert lines(log) == {}


@pytest.mark.parametrize(
    "cause", [ReleaseCause.JOB_CHANGED, ReleaseCause.JOB_DROPPED, ReleaseCause.ORDER_ENDED]
)
def test_a_line_that_nobody_needs_any_more_is_gone(cause: ReleaseCause) -> None:
    log = two_orders()
    log.add(
        SHELF,
        clock(10),
        ReservationReleased(part=PAD, line=line_of("order-1"), quantity=ONE, cause=cause),
        reserved("order-2", late=True),
    )
    assert lines(log) == {"order-2": ("1", "0", "0", "0")}


def test_a_count_that_finds_less_takes_from_a_line_and_lets_it_wait(sqlite: BackendUrl) -> None:
    log = two_orders()
    taken = ReservationReleased(
        part=PAD, line=line_of("order-1"), quantity=ONE, cause=ReleaseCause.STOCK_SHORT
    )
    log.add(SHELF, clock(10), taken, awaited("order-1", need_by=clock(16)))
    assert lines(log)["order-1"] == ("0", "1", "0", "0")
    assert to_decide(log, sqlite, clock(10)) == []


def test_a_part_handed_over_to_another_order_makes_the_first_one_wait(sqlite: BackendUrl) -> None:
    log = two_orders()
    handed = ReservationTransferred(
        part=PAD,
        line=line_of("order-1"),
        to=line_of("order-2"),
        quantity=ONE,
        need_by=clock(17),
        expires=clock(8, days=7),
    )
    log.add(SHELF, clock(10), handed, awaited("order-1", need_by=clock(16)))
    assert lines(log) == {"order-1": ("0", "1", "0", "0"), "order-2": ("1", "0", "0", "0")}
    with read_model(PARTS_SHELF, log.events, sqlite) as reader:
        assert arrivals(reader, STORE) == []
        [line] = shortages(reader, STORE)
    assert (line.order, line.short_since) == ("order-1", clock(10))


def test_a_line_that_waits_for_another_part_is_gone_here() -> None:
    log = two_orders()
    log.add(
        SHELF,
        clock(10),
        DemandRedirected(part=PAD, line=line_of("order-2"), quantity=ONE, to_part="PAD-02"),
    )
    assert list(lines(log)) == ["order-1"]


def test_a_moved_promise_moves_the_line(sqlite: BackendUrl) -> None:
    log = two_orders()
    log.add(SHELF, clock(10), NeedChanged(part=PAD, line=line_of("order-2"), need_by=clock(9, days=2)))
    [line] = waiting(log.events, sqlite)
    assert line.need_by == clock(9, days=2)


def test_an_arrival_that_is_only_half_of_it_leaves_the_rest_waiting(sqlite: BackendUrl) -> None:
    log = Log.after(two_orders().events)
    log.add(SHELF, clock(9, 1), awaited("order-2"))
    log.add(SHELF, clock(10), received(1, "L2"), reserved("order-2", late=True))
    with read_model(PARTS_SHELF, log.events, sqlite) as reader:
        [arrival] = arrivals(reader, STORE)
    assert (arrival.arrived, arrival.still_awaited) == (ONE, ONE)
    assert states(log.events, sqlite, "order-2") == [SupplyState.AWAITED]


def test_an_order_that_is_over_leaves_nothing() -> None:
    log = short_part()
    log.add("order-2", clock(12, days=1), WorkOrderCancelled(work_started=True))
    shown = rows_after(PARTS_SHELF, log.events)
    assert [row["order"] for row in shown["line"]] == ["order-1"]
    assert [row["order"] for row in shown["order"]] == ["order-1"]
    assert [row["order"] for row in shown["job"]] == ["order-1"]


def test_a_store_sees_its_own_lines_only(sqlite: BackendUrl) -> None:
    assert waiting(two_orders(Log("BJ01")).events, sqlite) == []
    assert len(waiting(two_orders(Log("BJ01")).events, sqlite, "BJ01")) == 1
