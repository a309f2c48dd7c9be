"""The history of an order, readable and without anybody's words."""

from __future__ import annotations

from domain.actors import Role
from domain.aggregates.visit import VISIT
from domain.aggregates.work_order import WORK_ORDER
from domain.reasons import ReasonCode
from projections.order_history import ORDER_HISTORY
from projections.order_history.queries import HistoryEntry, history
from tests.projections.histories import a_day
from tests.projections.log_builder import sealed
from tests.projections.reading import read_model
from tests.support.backends import BackendUrl
from tests.support.projection_kit import check_projection
from tests.support.scenario import STORE, clock

STREAMS_OF_ORDER_2 = ("order-2", "visit-2")


def test_rows_of_the_day(backend: BackendUrl) -> None:
    shown = check_projection(ORDER_HISTORY, a_day(), backend.read_url)
    happened = [each for each in a_day() if each.stream.startswith(("order-", "visit-"))]
    assert [(row["position"], row["stream"], row["version"], row["type"]) for row in shown["entry"]] == [
        (each.position, each.stream, each.version, each.event.type_name) for each in happened
    ]
    assert shown["order"] == [
        {"order": f"order-{i}", "store": STORE, "visit": f"visit-{i}"} for i in (1, 2, 3)
    ]
    first = dict(shown["entry"][0])
    assert first.pop("position") == next(each.position for each in happened)
    assert first == {
        "store": STORE,
        "stream": "visit-1",
        "version": 1,
        "at": "2026-03-02T08:00:00+08:00",
        "recorded_at": "2026-03-02T00:00:00+00:00",
        "actor": "re01",
        "role": "receptionist",
        "type": "visit.vehicle_arrived",
        "reason": None,
        "late_entry": None,
        "payload": '{"vehicle":"vehicle-1","customer":"customer-1","odometer":45200,"fuel_percent":40,'
        '"charge_percent":null,"waiting_customer":false,"appointment":null,"appointed_at":null}',
    }


def test_every_event_of_orders_and_visits_is_taken() -> None:
    assert ORDER_HISTORY.handlers.keys() == {*WORK_ORDER.events, *VISIT.events}


def entries(backend: BackendUrl, order: str, *, after: int = 0, limit: int = 200) -> list[HistoryEntry]:
    with read_model(ORDER_HISTORY, a_day(), backend) as reader:
        found = history(reader, STORE, order, after=after, limit=limit)
    assert found is not None
    return found


def test_the_history_of_an_order_begins_with_its_visit(backend: BackendUrl) -> None:
    expected = [each.position for each in a_day() if each.stream in STREAMS_OF_ORDER_2]
    found = entries(backend, "order-2")
    assert [entry.position for entry in found] == expected
    assert (found[0].label(), found[0].label("en")) == ("车辆到店", "Vehicle arrived")


def test_pages_follow_each_other_without_gap_or_overlap(backend: BackendUrl) -> None:
    whole, after, pages = entries(backend, "order-2"), 0, []
    while page := entries(backend, "order-2", after=after, limit=10):
        pages += page
        after = page[-1].position
    assert pages == whole


def test_an_entry_says_who_when_why_and_what(backend: BackendUrl) -> None:
    changed = next(
        each for each in entries(backend, "order-1") if each.type == "work_order.delivery_promise_changed"
    )
    assert (changed.at, changed.actor, changed.role) == (clock(10, 30), "sa01", Role.SERVICE_ADVISOR)
    assert changed.reason is ReasonCode.WAITING_PARTS
    assert changed.payload == {
        "previous": "2026-03-02T15:00:00+08:00",
        "promised_at": "2026-03-02T16:30:00+08:00",
        "customer_agreed": True,
        "after_expiry": False,
    }


def test_words_of_customers_are_references(backend: BackendUrl) -> None:
    recorded = next(
        each for each in entries(backend, "order-1") if each.type == "work_order.symptom_recorded"
    )
    assert recorded.payload["statement"] == {
        "$pii": "statement",
        "subject": "customer-1",
        "class": "evidence",
        "c": sealed("customer-1", "the brakes squeal").commitment,
    }


def test_another_stores_order_is_not_there(backend: BackendUrl) -> None:
    with read_model(ORDER_HISTORY, a_day(), backend) as reader:
        assert history(reader, "BJ01", "order-1") is None
        assert history(reader, STORE, "order-0") is None
