"""Targets of a year beside what was reached, and the log of market information."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.aggregates.parts_stock.events import StockAdjusted, StockIssued, StockReceived, StockReturned
from domain.aggregates.parts_stock.words import AdjustmentCause, ReceiptSource
from domain.aggregates.parts_year.words import MarketInfoKind, YearTarget
from domain.aggregates.work_order.events.settling import OrderSettled, SettlementPrepared, SettlementReversed
from domain.aggregates.work_order.lines import PayerShare, SettledLine
from domain.money import ZERO, Money
from domain.parts import LotQuantity, OrderLine, PartCondition
from domain.trade import CostClass, Payer
from projections.parts_register import PARTS_REGISTER
from projections.parts_register.queries.years import PartsYearSheet, year_sheet
from tests.projections.log_builder import Log, yuan
from tests.projections.parts_register.story import inquiries, receive, targets
from tests.projections.reading import read_model
from tests.support.backends import BackendUrl
from tests.support.projection_kit import check_projection
from tests.support.scenario import STORE, clock

OIL = f"parts_stock-{STORE}-OIL-1"
LINE = OrderLine(order="work_order-1", job="J1", line="L1")


def sheet(log: Log, backend: BackendUrl, year: int = 2026) -> PartsYearSheet:
    with read_model(PARTS_REGISTER, log.events, backend) as reader:
        return year_sheet(reader, STORE, year)


@pytest.mark.requirement("R-105a")
def test_purchases_beside_their_target(backend: BackendUrl) -> None:
    log = targets(inquiries())
    receive(log, "purchase_order-3", "OIL-1", "3", fen=333, when=clock(9, days=305))
    seen = sheet(log, backend)
    purchases = seen.targets[0]
    assert (purchases.target, purchases.agreed_fen, purchases.agreed_by) == (
        YearTarget.PURCHASES,
        30_000,
        "am01",
    )
    assert (purchases.proposed_fen, purchases.proposed_by, purchases.basis) == (33_000, "ps01", "厂家任务书")
    assert purchases.actual_fen == 2_000 + 4_000 + 40_000
    assert sheet(log, backend, 2027).targets[0].actual_fen == 999


def bill(log: Log, order: str, fen: int) -> Log:
    share = PayerShare(payer=Payer.CUSTOMER, amount=Money(fen=fen))
    line = SettledLine(
        line="L1",
        job="J1",
        cost_class=CostClass.MATERIAL,
        gross=Money(fen=fen),
        discount=ZERO,
        net=Money(fen=fen),
        shares=(share,),
    )
    prepared = SettlementPrepared(
        settlement="B1",
        lines=(line,),
        payers=(share,),
        labour=ZERO,
        material=Money(fen=fen),
        other=ZERO,
        total=Money(fen=fen),
        price_list="p",
    )
    return log.add(order, clock(10), prepared)


def settle(log: Log, order: str) -> Log:
    return log.add(order, clock(11), OrderSettled(settlement="B1", document_number="1", customer_due=ZERO))


@pytest.mark.requirement("R-105b")
def test_profit_beside_its_target(backend: BackendUrl) -> None:
    log = targets()
    received = StockReceived(
        part="OIL-1",
        lot="A",
        quantity=Decimal(4),
        unit_cost=Money(fen=4_000),
        bin="A-1",
        source=ReceiptSource.OPENING,
    )
    found = StockAdjusted(
        part="OIL-1",
        count="stock_count-1",
        delta=Decimal(2),
        lots=(LotQuantity(lot="A", quantity=Decimal(1)), LotQuantity(lot="B", quantity=Decimal(1))),
        unit_cost=Money(fen=5_000),
        cause=AdjustmentCause.SURPLUS,
    )
    issued = StockIssued(
        part="OIL-1",
        line=LINE,
        quantity=Decimal("3.5"),
        reserved=Decimal(0),
        lots=(LotQuantity(lot="A", quantity=Decimal("2.5")), LotQuantity(lot="B", quantity=Decimal(1))),
        technician="te01",
    )
    back = StockReturned(
        part="OIL-1",
        line=LINE,
        quantity=Decimal(1),
        lots=(LotQuantity(lot="A", quantity=Decimal(1)),),
        condition=PartCondition.UNOPENED,
        quarantined=False,
    )
    log.add(OIL, clock(8), received).add(OIL, clock(9), found)
    log.add(OIL, clock(10), issued).add(OIL, clock(12), back)
    settle(bill(log, "work_order-1", 23_000), "work_order-1")
    settle(bill(log, "work_order-2", 7_000), "work_order-2")
    bill(log, "work_order-3", 99_000)
    reversal = SettlementReversed(settlement="B1", document_number="2", total=Money(fen=7_000))
    log.add("work_order-2", clock(9, days=305), reversal)
    check_projection(PARTS_REGISTER, log.events, backend.read_url)
    seen = sheet(log, backend)
    profit = seen.targets[1]
    assert (profit.target, profit.agreed_fen, profit.proposed_fen) == (YearTarget.PROFIT, yuan(90).fen, None)
    assert (seen.billed_fen, seen.cost_fen) == (30_000, 10_000 + 5_000 - 4_000)
    assert profit.actual_fen == 30_000 - 11_000
    # what is reversed is taken back in the year of the reversal
    assert sheet(log, backend, 2027).targets[1].actual_fen == -7_000


@pytest.mark.requirement("R-118")
def test_the_log_of_market_information(backend: BackendUrl) -> None:
    seen = sheet(targets(), backend)
    assert [(each.kind, each.document, each.by, each.at) for each in seen.market_info] == [
        (MarketInfoKind.PARTS_MARKET, "配件市场信息-03", "ps01", clock(12)),
        (MarketInfoKind.OWN_BUSINESS, "本店业务信息-03", "ps01", clock(13)),
    ]
    assert sheet(targets(), backend, 2027).market_info == ()
