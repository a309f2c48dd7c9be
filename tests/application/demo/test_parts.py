"""The parts department of the simulated store: nothing is handed out that was not there, and who waits is served."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

from application.demo import STORE, Script
from application.demo.parts.assortment import ASSORTMENT, PRICES
from application.demo.parts.shelves import Shelves
from application.demo.shop import Shop
from application.demo.staff import PARTS_CLERK
from domain.aggregates.parts_stock.commands.models import ReceiveStock
from domain.aggregates.parts_stock.events import BackorderCreated, StockIssued
from domain.aggregates.parts_stock.words import ReceiptSource
from domain.aggregates.work_order.events.dispatching import DispatchOverridden
from domain.aggregates.work_order.words import Shortfall
from domain.money import Money
from domain.parts import parts_stock_id
from projections.parts_demand.queries.timeliness import service_timeliness
from projections.parts_shelf.queries.stock import stock
from projections.parts_shelf.queries.waiting import shortages
from runtime.settings import Settings
from tests.application.demo.played import played

_HAPPENS = {
    "part.price_approved",
    "parts_stock.arrival_expected",
    "parts_stock.arrival_noted",
    "parts_stock.lost_sale_recorded",
    "parts_stock.picked",
    "parts_stock.returned_from_job",
    "purchase_order.closed",
    "purchase_order.difference_settled",
    "purchase_order.freight_recorded",
    "purchase_plan.drawn_on",
    "stock_count.posted",
    "supplier.channel_approved",
    "work_order.part_issued",
    "work_order.part_returned",
}


def test_every_part_of_the_goods_is_in_the_assortment() -> None:
    assert PRICES.keys() == ASSORTMENT.keys()


def test_most_is_served_at_once_and_a_few_wait_until_it_comes(tmp_path: Path) -> None:
    with played(Settings(data_dir=tmp_path), Script(days=3, seed=1)) as (system, tally, clock):
        events = system.log.read_all(after=0, limit=100_000)
        happened = Counter(recorded.event.type_name for recorded in events)
        assert happened.keys() >= _HAPPENS
        [month] = service_timeliness(system.reader, STORE, "2025-03", "2025-03")
        assert 0.8 * month.asked < month.served < month.asked
        assert any("blocked: waiting_parts" in told for told in tally.stories.values())
        waited = {
            (each.event.part, each.event.line.order)
            for each in events
            if isinstance(each.event, BackorderCreated)
        }
        issued = {
            (each.event.part, each.event.line.order) for each in events if isinstance(each.event, StockIssued)
        }
        waiting = {(each.part, each.order) for each in shortages(system.reader, STORE)}
        assert waited & issued
        assert waiting <= waited - issued
        assert not any(
            Shortfall.PARTS in each.event.shortfalls
            for each in events
            if isinstance(each.event, DispatchOverridden)
        )
        shelves = Shelves(system.log)
        for row in stock(system.reader, STORE, limit=100):
            assert row.available == shelves.look(row.part).available >= 0
        before = shelves.look("PAD-FRONT").available
        more = ReceiveStock(
            quantity=Decimal(2), unit_cost=Money(fen=1), bin="B-01", source=ReceiptSource.FOUND
        )
        Shop(system.bus.handle, shelves, clock, system.rules(STORE), seed=99).do(
            PARTS_CLERK, parts_stock_id(STORE, "PAD-FRONT"), more
        )
        assert shelves.look("PAD-FRONT").available == before + 2
