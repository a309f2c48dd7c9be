"""What was promised and how it was kept."""

from __future__ import annotations

import pytest

from domain.actors import Role
from domain.aggregates.work_order.events.delivering import VehicleDelivered
from domain.aggregates.work_order.events.opening import (
    DeliveryPromiseChanged,
    DeliveryPromised,
    PromiseBroken,
    WorkOrderCancelled,
)
from projections.promise_ledger import PROMISE_LEDGER
from projections.promise_ledger.queries import (
    DeliveryPromise,
    delivery_promise,
    late_deliveries,
    ledger,
    overdue,
)
from projections.promise_ledger.words import PromiseState
from tests.projections.histories import a_day
from tests.projections.log_builder import Log, sealed, until, yuan
from tests.projections.reading import read_model
from tests.projections.stories.plain_order import opened_order
from tests.support.backends import BackendUrl
from tests.support.projection_kit import check_projection
from tests.support.scenario import DAY, STORE, clock


@pytest.mark.requirement("R-015", "R-012b")
def test_rows_of_the_day(backend: BackendUrl) -> None:
    shown = check_projection(PROMISE_LEDGER, a_day(), backend.read_url)
    assert shown["order"][0] == {
        "order": "order-1",
        "store": STORE,
        "customer": "customer-1",
        "advisor": "sa01",
        "order_class": "repair",
        "estimate_fen": 86_000,
        "first_promised_at": "2026-03-02T15:00:00+08:00",
        "promised_at": "2026-03-02T16:30:00+08:00",
        "promised_ms": 1_772_440_200_000,
        "changes": 1,
        "changes_agreed": 1,
        "changes_after_expiry": 0,
        "delivered_at": "2026-03-02T16:40:00+08:00",
        "delivered_day": "2026-03-02",
        "late_minutes": 10,
        "cancelled": False,
        "open": False,
    }
    assert [(row["order"], row["open"], row["late_minutes"]) for row in shown["order"][1:]] == [
        ("order-2", True, None),
        ("order-3", True, None),
    ]
    assert shown["promise"] == [
        {
            "order": "order-1",
            "promise": "P1",
            "store": STORE,
            "customer": "customer-1",
            "advisor": "sa01",
            "made_by": "sa01",
            "made_at": "2026-03-02T08:32:00+08:00",
            "due": "2026-03-02T12:00:00+08:00",
            "due_ms": 1_772_424_000_000,
            "words": sealed("customer-1", "call at noon").commitment,
            "state": "kept",
            "escalated_to": None,
            "closed_at": "2026-03-02T11:40:00+08:00",
        },
        {
            "order": "order-2",
            "promise": "P1",
            "store": STORE,
            "customer": "customer-2",
            "advisor": "sa02",
            "made_by": "sa02",
            "made_at": "2026-03-02T09:57:00+08:00",
            "due": "2026-03-02T11:00:00+08:00",
            "due_ms": 1_772_420_400_000,
            "words": sealed("customer-2", "a free wash").commitment,
            "state": "open",
            "escalated_to": "front_desk_supervisor",
            "closed_at": None,
        },
    ]


@pytest.mark.requirement("R-015")
def test_a_promise_is_open_until_it_is_kept_or_broken(backend: BackendUrl) -> None:
    log = Log.after(a_day())
    log.add("order-2", clock(18), PromiseBroken(promise="P1"))
    with read_model(PROMISE_LEDGER, until(log.events, clock(17)), backend) as reader:
        assert [each.order for each in ledger(reader, STORE)] == ["order-2"]
        assert [each.order for each in ledger(reader, STORE, PromiseState.KEPT)] == ["order-1"]
    with read_model(PROMISE_LEDGER, log.events, backend) as reader:
        assert ledger(reader, STORE) == []
        [broken] = ledger(reader, STORE, PromiseState.BROKEN)
    assert (broken.order, broken.closed_at) == ("order-2", clock(18))
    assert broken.escalated_to is Role.FRONT_DESK_SUPERVISOR


@pytest.mark.requirement("R-015")
def test_a_promise_is_overdue_after_its_time_and_not_at_it(backend: BackendUrl) -> None:
    with read_model(PROMISE_LEDGER, until(a_day(), clock(10)), backend) as reader:
        assert overdue(reader, STORE, clock(11)) == []
        assert [each.order for each in overdue(reader, STORE, clock(11, 1))] == ["order-2"]
        assert [each.order for each in overdue(reader, STORE, clock(12, 1))] == ["order-2", "order-1"]
    with read_model(PROMISE_LEDGER, a_day(), backend) as reader:
        assert [each.order for each in overdue(reader, STORE, clock(12, 1))] == ["order-2"]


@pytest.mark.requirement("R-012b")
def test_late_are_the_late_delivered_and_those_past_their_promise(backend: BackendUrl) -> None:
    with read_model(PROMISE_LEDGER, a_day(), backend) as reader:
        late = late_deliveries(reader, STORE, DAY, DAY, clock(16, 50))
        at_the_minute = late_deliveries(reader, STORE, DAY, DAY, clock(11, 30))
    assert [(each.order, each.late_minutes) for each in late] == [("order-2", None), ("order-1", 10)]
    assert [each.order for each in at_the_minute] == ["order-1"]


def delivered(hour: int, minute: int) -> Log:
    log = opened_order(Log(), "order-1", clock(8))
    log.add("order-1", clock(8, 5), DeliveryPromised(promised_at=clock(12), estimate=yuan(100)))
    return log.add("order-1", clock(hour, minute), VehicleDelivered(odometer_out=1001))


def only(log: Log, backend: BackendUrl) -> DeliveryPromise:
    with read_model(PROMISE_LEDGER, log.events, backend) as reader:
        found = delivery_promise(reader, STORE, "order-1")
    assert found is not None
    return found


@pytest.mark.requirement("R-012a", "R-012b")
def test_promised_against_actual_delivery(backend: BackendUrl) -> None:
    early, punctual, late = (only(delivered(*at), backend) for at in ((11, 0), (12, 0), (12, 1)))
    assert (early.late_minutes, punctual.late_minutes, late.late_minutes) == (0, 0, 1)
    assert (late.promised_at, late.delivered_at) == (clock(12), clock(12, 1))


@pytest.mark.requirement("R-012b")
def test_changes_without_consent_and_after_expiry_are_counted_apart(backend: BackendUrl) -> None:
    log = opened_order(Log(), "order-1", clock(8))
    log.add("order-1", clock(8, 5), DeliveryPromised(promised_at=clock(12), estimate=yuan(100)))
    for hour, agreed in ((11, True), (15, False)):
        changed = DeliveryPromiseChanged(
            previous=clock(12), promised_at=clock(hour + 2), customer_agreed=agreed, after_expiry=hour == 15
        )
        log.add("order-1", clock(hour), changed)
    found = only(log, backend)
    assert (found.changes, found.changes_agreed, found.changes_after_expiry) == (2, 1, 1)
    assert (found.first_promised_at, found.promised_at) == (clock(12), clock(17))


def test_a_cancelled_order_and_one_without_promise_are_never_late(backend: BackendUrl) -> None:
    log = opened_order(Log(), "order-1", clock(8))
    log.add("order-1", clock(8, 5), DeliveryPromised(promised_at=clock(12), estimate=yuan(100)))
    log.add("order-1", clock(9), WorkOrderCancelled(work_started=False))
    opened_order(log, "order-2", clock(8)).add("order-2", clock(10), VehicleDelivered(odometer_out=1001))
    with read_model(PROMISE_LEDGER, log.events, backend) as reader:
        assert late_deliveries(reader, STORE, DAY, DAY, clock(20)) == []


def test_a_foreign_store_sees_nothing(backend: BackendUrl) -> None:
    with read_model(PROMISE_LEDGER, a_day(), backend) as reader:
        assert ledger(reader, "BJ01") == []
        assert overdue(reader, "BJ01", clock(20)) == []
        assert late_deliveries(reader, "BJ01", DAY, DAY, clock(20)) == []
        assert delivery_promise(reader, "BJ01", "order-1") is None
