"""What lies in which bin, and what is to be fetched from it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.aggregates.parts_stock.events import LostSaleRecorded, StockReceived, StockReturned, StockShelved
from domain.aggregates.parts_stock.words import LostSaleCause, ReceiptSource
from domain.parts import LotQuantity, PartCondition, parts_stock_id
from projections.engine import Reader
from projections.parts_shelf import PARTS_SHELF
from projections.parts_shelf.queries.lines import pick_list
from projections.parts_shelf.queries.stock import StockFilter, stock, stock_of
from tests.projections.log_builder import Log, until, yuan
from tests.projections.reading import read_model, rows_after
from tests.projections.stories.short_part import (
    CLERK,
    ONE,
    PAD,
    SHELF,
    line_of,
    reserved,
    short_part,
    to_the_job,
    two_orders,
)
from tests.support.backends import BackendUrl
from tests.support.projection_kit import check_projection
from tests.support.scenario import STORE, clock

OIL, FILTER = "OIL-5W30", "OIL-FILTER"


def goods(part: str, quantity: str, place: str) -> StockReceived:
    return StockReceived(
        part=part,
        lot="L1",
        quantity=Decimal(quantity),
        unit_cost=yuan(40),
        bin=place,
        source=ReceiptSource.OPENING,
    )


def full_shelves() -> Log:
    log = two_orders()
    log.add(parts_stock_id(STORE, OIL), clock(8), goods(OIL, "12.5", "B-02"), by=CLERK)
    return log.add(parts_stock_id(STORE, FILTER), clock(8), goods(FILTER, "4", "A-01"), by=CLERK)


def listed(reader: Reader, **wanted: str | bool) -> list[str]:
    return [each.part for each in stock(reader, STORE, StockFilter(**wanted), limit=100)]  # type: ignore[arg-type]


@pytest.mark.requirement("R-114a")
def test_rows_of_the_two_days(backend: BackendUrl) -> None:
    shown = check_projection(PARTS_SHELF, short_part().events, backend.read_url)
    assert shown["part"] == [
        {
            "store": STORE,
            "part": PAD,
            "bin": "A-01",
            "lots": '[{"good":"2","lot":"L2","quarantined":"0"}]',
            "on_hand": "2",
            "good": "2",
            "quarantined": "0",
            "reserved": "0",
            "available": "2",
            "awaited": "0",
            "short": False,
            "lost_sales": "0",
            "last_receipt_at": "2026-03-03T11:00:00+08:00",
            "last_issue_at": "2026-03-03T11:50:00+08:00",
        }
    ]


@pytest.mark.requirement("R-114a")
def test_stock_by_bin(backend: BackendUrl) -> None:
    log = full_shelves()
    with read_model(PARTS_SHELF, log.events, backend) as reader:
        found = stock(reader, STORE, limit=100)
        assert [(each.bin, each.part, each.on_hand) for each in found] == [
            ("A-01", FILTER, 4),
            ("A-01", PAD, 1),
            ("B-02", OIL, Decimal("12.5")),
        ]
        assert listed(reader, bin="A-01") == [FILTER, PAD]
        assert listed(reader, bin="C-09") == []
        assert stock(reader, "BJ01", limit=100) == []
    log.add(SHELF, clock(10), StockShelved(part=PAD, bin="B-02"), by=CLERK)
    with read_model(PARTS_SHELF, log.events, backend) as reader:
        assert listed(reader, bin="B-02") == [OIL, PAD]


def test_page_after_page(sqlite: BackendUrl) -> None:
    with read_model(PARTS_SHELF, full_shelves().events, sqlite) as reader:
        seen: list[str] = []
        after = ("", "")
        while found := stock(reader, STORE, after=after, limit=1):
            seen.append(found[0].part)
            after = (found[0].bin, found[0].part)
        assert seen == [FILTER, PAD, OIL]


def test_what_is_short_and_what_is_set_aside(backend: BackendUrl) -> None:
    log = full_shelves()
    to_the_job(log, "order-1", clock(10), "L1")
    back = StockReturned(
        part=PAD,
        line=line_of("order-1"),
        quantity=ONE,
        lots=(LotQuantity(lot="L1", quantity=ONE),),
        condition=PartCondition.OPENED,
        quarantined=True,
    )
    log.add(SHELF, clock(11), back, by=CLERK)
    with read_model(PARTS_SHELF, log.events, backend) as reader:
        assert listed(reader, short=True) == [PAD]
        assert listed(reader, quarantined=True) == [PAD]
        assert listed(reader, quarantined=True, bin="B-02") == []
        one = stock_of(reader, STORE, PAD)
        assert one is not None
        assert (one.on_hand, one.quarantined, one.awaited) == (ONE, ONE, ONE)
        assert one.good == one.available == 0
        assert stock_of(reader, STORE, "NOTHING") is None


def test_what_was_asked_for_and_not_sold_is_remembered() -> None:
    log = Log()
    for quantity in (2, 1):
        lost = LostSaleRecorded(part=OIL, quantity=Decimal(quantity), cause=LostSaleCause.NO_STOCK)
        log.add(parts_stock_id(STORE, OIL), clock(9), lost)
    [row] = rows_after(PARTS_SHELF, log.events)["part"]
    assert (row["lost_sales"], row["on_hand"], row["bin"], row["short"]) == ("3", "0", "", False)


@pytest.mark.requirement("R-114b")
def test_the_pick_list_says_what_to_fetch_where_and_for_whom(backend: BackendUrl) -> None:
    with read_model(PARTS_SHELF, until(short_part().events, clock(9, 30)), backend) as reader:
        [line] = pick_list(reader, STORE)
    assert line.model_dump() == {
        "store": STORE,
        "part": PAD,
        "bin": "A-01",
        "to_pick": ONE,
        "order": "order-1",
        "job": "J1",
        "line": "L2",
        "operation": "BR-PAD",
        "model": "Regal",
        "technicians": ("te01",),
        "need_by": clock(16),
        "expires": clock(8, days=5),
    }


@pytest.mark.requirement("R-114b")
def test_what_is_laid_ready_or_issued_is_not_to_be_fetched(sqlite: BackendUrl) -> None:
    whole = short_part().events
    for moment, orders in ((clock(9, 45), []), (clock(10), []), (clock(11, 30, days=1), ["order-2"])):
        with read_model(PARTS_SHELF, until(whole, moment), sqlite) as reader:
            assert [line.order for line in pick_list(reader, STORE)] == orders


@pytest.mark.requirement("R-114b")
def test_the_nearest_promise_is_fetched_first(backend: BackendUrl) -> None:
    log = Log.after(until(short_part().events, clock(11, days=1)))
    log.add(SHELF, clock(11, 10, days=1), reserved("order-1", need_by=clock(13, days=1), days=6), by=CLERK)
    with read_model(PARTS_SHELF, log.events, backend) as reader:
        assert [line.order for line in pick_list(reader, STORE)] == ["order-2", "order-1"]
        assert pick_list(reader, "BJ01") == []
