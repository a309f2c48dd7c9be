"""Parts orders as the parts department sees them: status, what is outstanding, promises, freight."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from domain.aggregates.purchase_order.events import (
    ContractFinallyReviewed,
    OrderCancelled,
    OrderClosed,
    OrderConfirmed,
    OrderIssued,
    OrderRejected,
    OrderReviewed,
)
from domain.event import Event
from domain.parts import PurchaseKind
from domain.reasons import ReasonCode
from projections.purchasing import PURCHASING
from projections.purchasing.queries.orders import (
    PurchaseOrderDetails,
    high_value_queue,
    open_vor_lines,
    order_details,
    orders,
)
from projections.purchasing.words import ENDED, PurchaseStatus
from tests.projections.log_builder import Log
from tests.projections.purchasing.purchases import (
    CLERK,
    ORDER,
    PLAN,
    SUPERVISOR,
    TOMORROW,
    WAITING,
    a_purchase,
    drafted,
    goods,
    issued_order,
    line,
    shipment,
)
from tests.projections.reading import read_model
from tests.support.backends import BackendUrl, sqlite_backend
from tests.support.projection_kit import check_projection
from tests.support.scenario import DAY, STATION_HEAD, STORE, clock

OIL = "OIL-5W30"
DAY_AFTER = TOMORROW + timedelta(days=1)


@pytest.fixture
def sqlite(tmp_path: Path) -> BackendUrl:
    return sqlite_backend(tmp_path)


def details(log: Log, backend: BackendUrl, *, days: int = 0) -> PurchaseOrderDetails:
    with read_model(PURCHASING, log.events, backend) as reader:
        found = order_details(reader, STORE, ORDER, DAY + timedelta(days=days))
        assert order_details(reader, "BJ01", ORDER, DAY) is None
    assert found is not None
    return found


def test_rows_of_a_purchase(backend: BackendUrl) -> None:
    shown = check_projection(PURCHASING, a_purchase().events, backend.read_url)
    [order] = shown["order"]
    assert (order["status"], order["goods_fen"], order["freight_fen"]) == ("partly_received", 21_500, 1_075)
    assert (order["lines"], order["lines_received"], order["open_differences"]) == (2, 0, 1)
    assert [(row["part"], row["received"], row["open"]) for row in shown["line"]] == [
        (OIL, "5", True),
        ("FILTER-1", "0", True),
    ]
    assert [(row["difference"], row["outcome"], row["open"]) for row in shown["difference"]] == [
        ("D1", None, True),
        ("D2", "credited", False),
    ]
    assert [(row["part"], row["quantity"], row["ordered"]) for row in shown["plan_line"]] == [
        ("FILTER-1", "4", "4"),
        (OIL, "12", "10"),
    ]
    assert [row["arrived"] for row in shown["shipment"]] == [True]
    assert [row["document"] for row in shown["freight"]] == ["waybill 9"]


_PLAIN, _DEAR = OrderReviewed(final_review_needed=False), OrderReviewed(final_review_needed=True)
_OUT = (_PLAIN, OrderIssued())


_LADDER: tuple[tuple[tuple[Event, ...], PurchaseStatus], ...] = (
    ((), PurchaseStatus.TO_REVIEW),
    ((OrderRejected(),), PurchaseStatus.REJECTED),
    ((_PLAIN,), PurchaseStatus.TO_ISSUE),
    ((_DEAR,), PurchaseStatus.TO_REVIEW_FINALLY),
    ((_DEAR, ContractFinallyReviewed()), PurchaseStatus.TO_ISSUE),
    (_OUT, PurchaseStatus.ISSUED),
    ((*_OUT, OrderConfirmed(promised_on=TOMORROW)), PurchaseStatus.CONFIRMED),
    ((*_OUT, shipment(1, 6)), PurchaseStatus.ON_THE_WAY),
    ((*_OUT, shipment(1, 6), OrderConfirmed(promised_on=TOMORROW)), PurchaseStatus.ON_THE_WAY),
    ((*_OUT, shipment(1, 6), goods(1, OIL, 6, shipment="S1")), PurchaseStatus.PARTLY_RECEIVED),
    ((*_OUT, goods(1, OIL, 6), shipment(1, 4)), PurchaseStatus.PARTLY_RECEIVED),
    ((*_OUT, goods(1, OIL, 10)), PurchaseStatus.RECEIVED),
    ((*_OUT, goods(1, OIL, 6), OrderClosed(outstanding=("L1",))), PurchaseStatus.CLOSED),
    ((*_OUT, OrderCancelled()), PurchaseStatus.CANCELLED),
)


@pytest.mark.requirement("R-106b")
def test_how_far_orders_have_come(backend: BackendUrl) -> None:
    log, expected = Log(), {}
    for number, (events, status) in enumerate(_LADDER, start=10):
        order = f"purchase_order-{number}"
        log.add(order, clock(9), drafted(line(1, OIL, 10)), by=CLERK)
        log.add(order, clock(10), *events, by=SUPERVISOR)
        expected[order] = status
    with read_model(PURCHASING, log.events, backend) as reader:
        found = {
            each.order: each.status for status in PurchaseStatus for each in orders(reader, STORE, status)
        }
        under_way = [each.order for each in orders(reader, STORE)]
    assert found == expected
    assert set(expected.values()) == set(PurchaseStatus)
    assert under_way == [order for order, status in expected.items() if status not in ENDED]


def test_orders_of_one_kind(sqlite: BackendUrl) -> None:
    log = issued_order(Log(), ORDER, clock(9), line(1, OIL, 10))
    issued_order(log, "purchase_order-2", clock(10), line(1, "BELT-1", 1), kind=PurchaseKind.BULK)
    with read_model(PURCHASING, log.events, sqlite) as reader:
        assert [order.order for order in orders(reader, STORE)] == [ORDER, "purchase_order-2"]
        bulk = orders(reader, STORE, PurchaseStatus.ISSUED, PurchaseKind.BULK)
        assert orders(reader, STORE, PurchaseStatus.CLOSED, PurchaseKind.BULK) == []
        assert orders(reader, "BJ01") == []
    assert [order.order for order in bulk] == ["purchase_order-2"]


def test_one_order_with_everything_about_it(backend: BackendUrl) -> None:
    found = details(a_purchase(), backend, days=2)
    assert found.order.plan == PLAN
    assert (found.order.drafted_by, found.order.reviewed_by) == (CLERK.id, SUPERVISOR.id)
    assert [(each.line, each.outstanding, each.on_time) for each in found.lines] == [
        ("L1", Decimal(5), False),
        ("L2", Decimal(4), False),
    ]
    assert [(each.shipment, each.quantity, each.arrived) for each in found.shipments] == [
        ("S1", Decimal(6), True)
    ]
    assert [each.difference for each in found.differences] == ["D1", "D2"]
    assert [(each.document, each.amount_fen) for each in found.freight] == [("waybill 9", 1_075)]


def test_a_line_is_on_time_when_its_last_piece_comes_on_the_promised_day(sqlite: BackendUrl) -> None:
    log = issued_order(Log(), ORDER, clock(9), line(1, OIL, 10), line(2, "BELT-1", 1), line(3, "FILTER-1", 1))
    assert [each.on_time for each in details(log, sqlite, days=9).lines] == [None] * 3
    log.add(ORDER, clock(10), OrderConfirmed(promised_on=TOMORROW), by=CLERK)
    log.add(ORDER, clock(11), goods(1, OIL, 4), goods(2, "BELT-1", 1), by=CLERK)
    assert [each.on_time for each in details(log, sqlite, days=1).lines] == [None, True, None]
    assert [each.on_time for each in details(log, sqlite, days=2).lines] == [False, True, False]
    log.add(ORDER, clock(9, days=1), goods(1, OIL, 6), by=CLERK)
    log.add(ORDER, clock(9, days=2), goods(3, "FILTER-1", 1), by=CLERK)
    assert [each.on_time for each in details(log, sqlite, days=2).lines] == [True, True, False]


def test_a_later_promise_counts_for_what_has_not_come(sqlite: BackendUrl) -> None:
    log = issued_order(Log(), ORDER, clock(9), line(1, OIL, 10), line(2, "BELT-1", 1))
    log.add(ORDER, clock(10), OrderConfirmed(promised_on=DAY), by=CLERK)
    log.add(ORDER, clock(9, days=1), goods(2, "BELT-1", 1), by=CLERK)
    log.add(ORDER, clock(10, days=1), OrderConfirmed(promised_on=DAY_AFTER), by=CLERK)
    found = details(log, sqlite, days=2)
    assert [(each.promised_on, each.on_time) for each in found.lines] == [(DAY_AFTER, None), (DAY, False)]
    assert (found.order.first_promised_on, found.order.promised_on) == (DAY, DAY_AFTER)
    log.add(ORDER, clock(9, days=2), OrderClosed(outstanding=("L1",)), by=SUPERVISOR, reason=ReasonCode.OTHER)
    ended = details(log, sqlite, days=9)
    assert [each.on_time for each in ended.lines] == [None, False]
    assert (ended.order.status, ended.order.reason) == (PurchaseStatus.CLOSED, ReasonCode.OTHER)


@pytest.mark.requirement("R-107")
def test_contracts_of_high_value_queue_up_for_the_station_head(sqlite: BackendUrl) -> None:
    log = Log()
    for number, needed in ((1, True), (2, False), (3, True)):
        order = f"purchase_order-{number}"
        log.add(order, clock(8 + number), drafted(line(1, OIL, 10)), by=CLERK)
        log.add(order, clock(12), OrderReviewed(final_review_needed=needed), by=SUPERVISOR)
    log.add(ORDER, clock(13), ContractFinallyReviewed(), by=STATION_HEAD)
    with read_model(PURCHASING, log.events, sqlite) as reader:
        assert [order.order for order in high_value_queue(reader, STORE)] == ["purchase_order-3"]
        assert high_value_queue(reader, "BJ01") == []
        [reviewed] = [order for order in orders(reader, STORE) if order.order == ORDER]
    assert (reviewed.finally_reviewed_by, reviewed.finally_reviewed_at) == (STATION_HEAD.id, clock(13))


@pytest.mark.requirement("R-110b")
def test_freight_is_shown_against_the_goods_of_its_order(sqlite: BackendUrl) -> None:
    found = details(a_purchase(), sqlite).order
    assert (found.goods_fen, found.freight_fen, found.freight_share) == (21_500, 1_075, Decimal("0.0500"))
    nothing_came = details(issued_order(Log(), ORDER, clock(9), line(1, OIL, 10)), sqlite).order
    assert nothing_came.freight_share is None


def test_vor_lines_are_open_until_they_come_or_the_order_ends(backend: BackendUrl) -> None:
    log, kind = Log(), PurchaseKind.VOR
    issued_order(log, ORDER, clock(9), line(1, "BELT-1", 2, awaited=WAITING), line(2, OIL, 1), kind=kind)
    issued_order(log, "purchase_order-2", clock(10), line(1, "PUMP-1", 1), kind=kind)
    issued_order(log, "purchase_order-3", clock(8), line(1, "FILTER-1", 1))
    log.add(ORDER, clock(12), goods(1, "BELT-1", 1), goods(2, OIL, 1), by=CLERK)
    with read_model(PURCHASING, log.events, backend) as reader:
        found = open_vor_lines(reader, STORE, clock(9, 59, days=2))
    assert [(each.order, each.line, each.outstanding, each.age_hours) for each in found] == [
        (ORDER, "L1", Decimal(1), 48),
        ("purchase_order-2", "L1", Decimal(1), 47),
    ]
    assert found[0].awaited_order == WAITING.order
    log.add("purchase_order-2", clock(13), OrderCancelled(), by=SUPERVISOR)
    log.add(ORDER, clock(13), goods(1, "BELT-1", 1), by=CLERK)
    with read_model(PURCHASING, log.events, backend) as reader:
        assert open_vor_lines(reader, STORE, clock(14)) == []
