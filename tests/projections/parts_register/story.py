"""A year of a small parts department."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from domain.actors import Actor, Role
from domain.aggregates.part.events import (
    OverstockFlagged,
    PartClassified,
    PartDefined,
    PartDetailsChanged,
    PartSuperseded,
    PriceApproved,
    PriceProposed,
    PriceRejected,
    StockLevelSet,
)
from domain.aggregates.parts_inquiry.events import (
    InquiryClosed,
    PartsAsked,
    PartsQuoted,
    QuotedPart,
    SpecialPartOrdered,
    WantedPart,
)
from domain.aggregates.parts_inquiry.words import InquiryKind
from domain.aggregates.parts_year.events import MarketInfoSent, TargetAgreed, TargetProposed
from domain.aggregates.parts_year.words import MarketInfoKind, YearTarget
from domain.aggregates.purchase_order.events import GoodsReceived
from domain.aggregates.supplier.events import ChannelApproved, ChannelBlocked
from domain.money import Money
from domain.parts import OldPartPolicy, UsageClass
from domain.reasons import ReasonCode
from tests.projections.log_builder import Log, yuan
from tests.support.scenario import DAY, STATION_HEAD, STORE, TECHNICIAN, clock, staff

SUPERVISOR = staff("ps01", Role.PARTS_SUPERVISOR)
CLERK = staff("pc01", Role.PARTS_CLERK)
MANAGER = staff("am01", Role.AFTER_SALES_MANAGER)
YEAR = f"parts_year-{STORE}-2026"
SHOP, DESK = "parts_inquiry-shop", "parts_inquiry-desk"


def in_days(days: int) -> date:
    return DAY + timedelta(days=days)


def define(log: Log, part: str, title: str) -> Log:
    defined = PartDefined(
        part=part, title=title, unit="件", serial_tracked=False, old_part_policy=OldPartPolicy.SCRAP
    )
    return log.add(f"part-{log.store}-{part}", clock(8), defined, by=CLERK)


def price(
    log: Log, part: str, version: str, fen: int, *, days: int = 0, approved: bool | None = True, hour: int = 8
) -> Log:
    """Proposed by the clerk; approved, rejected or left open."""
    stream, money, first = f"part-{log.store}-{part}", Money(fen=fen), in_days(days)
    proposed = PriceProposed(part=part, version=version, price=money, valid_from=first, basis="厂家指导价")
    log.add(stream, clock(hour), proposed, by=CLERK)
    if approved:
        decided = PriceApproved(part=part, version=version, price=money, valid_from=first)
        log.add(stream, clock(hour, 30), decided, by=MANAGER)
    elif approved is False:
        rejected = PriceRejected(part=part, version=version)
        log.add(stream, clock(hour, 30), rejected, by=MANAGER, reason=ReasonCode.PRICE_TOO_HIGH)
    return log


def master(log: Log | None = None) -> Log:
    """Oil that was renumbered twice, a bumper without a price, a pad whose price waits for approval."""
    log = log or Log()
    for part, title in (
        ("OIL-1", "Engine Oil 机油"),
        ("OIL-2", "机油"),
        ("OIL-3", "机油"),
        ("PAD-A", "刹车片_A"),
    ):
        define(log, part, title)
    define(log, "BUMPER", "前保险杠 100%原厂")
    oil = f"part-{log.store}-OIL-1"
    log.add(
        oil, clock(9), PartClassified(part="OIL-1", year=2026, usage_class=UsageClass.COMMON), by=SUPERVISOR
    )
    log.add(
        oil,
        clock(9),
        PartClassified(part="OIL-1", year=2027, usage_class=UsageClass.CONSUMABLE),
        by=SUPERVISOR,
    )
    log.add(
        oil,
        clock(10),
        PartClassified(part="OIL-1", year=2026, usage_class=UsageClass.MAINTENANCE),
        by=SUPERVISOR,
    )
    level = StockLevelSet(part="OIL-1", safety_days=10, order_cycle_days=30, lead_days=0, basis="厂方要求")
    log.add(oil, clock(10), level, by=SUPERVISOR)
    log.add(oil, clock(10), PartDetailsChanged(part="OIL-1", title="Motor Oil 机油", unit="升"), by=CLERK)
    log.add(oil, clock(11), PartSuperseded(part="OIL-1", by="OIL-2", both_ways=True), by=CLERK)
    later = PartSuperseded(part="OIL-2", by="OIL-3", both_ways=False)
    log.add(f"part-{log.store}-OIL-2", clock(11), later, by=CLERK)
    flagged = OverstockFlagged(part="BUMPER", measure="与其他门店调剂")
    log.add(f"part-{log.store}-BUMPER", clock(12), flagged, by=STATION_HEAD)
    price(log, "OIL-1", "V1", 6_000)
    price(log, "OIL-1", "V2", 6_600, days=10)
    price(log, "OIL-1", "V3", 9_900, approved=False)
    price(log, "PAD-A", "V1", 42_000)
    return price(log, "PAD-A", "V2", 45_000, days=3, approved=None)


def suppliers(log: Log | None = None) -> Log:
    log = log or Log()
    for code, title in (("MAKER", "厂家配件中心"), ("CITY", "汽配城")):
        approved = ChannelApproved(supplier=code, title=title, scope="原厂件")
        log.add(f"supplier-{log.store}-{code}", clock(8), approved, by=SUPERVISOR)
    blocked = ChannelBlocked(supplier="CITY")
    return log.add(
        f"supplier-{log.store}-CITY", clock(9), blocked, by=STATION_HEAD, reason=ReasonCode.PART_DEFECT
    )


def ask(log: Log, inquiry: str, kind: InquiryKind, *parts: str, by: Actor = TECHNICIAN) -> Log:
    workshop = kind is InquiryKind.WORKSHOP
    wanted = tuple(WantedPart(description="要的件", quantity=Decimal("1.50"), part=part) for part in parts)
    asked = PartsAsked(
        kind=kind, order="work_order-1" if workshop else None, job="J1" if workshop else None, wanted=wanted
    )
    return log.add(inquiry, clock(9), asked, by=by)


def quote(log: Log, inquiry: str, kind: InquiryKind) -> Log:
    line = QuotedPart(
        part="OIL-1",
        quantity=Decimal("1.50"),
        unit_price=Money(fen=6_000),
        price_version="V1",
        amount=Money(fen=9_000),
        available=Decimal("0.00"),
    )
    return log.add(
        inquiry, clock(10), PartsQuoted(kind=kind, lines=(line,), total=Money(fen=9_000)), by=CLERK
    )


def order(log: Log, inquiry: str, part: str, purchase_order: str) -> Log:
    ordered = SpecialPartOrdered(part=part, purchase_order=purchase_order)
    return log.add(inquiry, clock(11), ordered, by=CLERK)


def close(log: Log, inquiry: str) -> Log:
    return log.add(inquiry, clock(17), InquiryClosed(), by=CLERK)


def receive(log: Log, purchase_order: str, part: str, quantity: str, *, fen: int, when: datetime) -> Log:
    received = GoodsReceived(
        line="L1",
        part=part,
        quantity=Decimal(quantity),
        unit_cost=Money(fen=fen),
        lot="LOT1",
        bin="A-01",
        document="INV-1",
    )
    return log.add(purchase_order, when, received, by=CLERK)


def inquiries(log: Log | None = None) -> Log:
    """The workshop's question is quoted, ordered and partly there; the desk's is answered and closed."""
    log = log or Log()
    ask(log, SHOP, InquiryKind.WORKSHOP, "OIL-1")
    quote(log, SHOP, InquiryKind.WORKSHOP)
    order(log, SHOP, "OIL-1", "purchase_order-1")
    receive(log, "purchase_order-1", "OIL-1", "0.5", fen=4_000, when=clock(14))
    receive(log, "purchase_order-1", "OIL-1", "1", fen=4_000, when=clock(15))
    receive(log, "purchase_order-1", "PAD-A", "2", fen=20_000, when=clock(16))
    ask(log, DESK, InquiryKind.QUOTE, "OIL-1")
    return close(quote(log, DESK, InquiryKind.QUOTE), DESK)


def targets(log: Log | None = None) -> Log:
    log = log or Log()
    year = f"parts_year-{log.store}-2026"
    for fen, hour in ((300, 8), (330, 9)):
        proposed = TargetProposed(
            year=2026, target=YearTarget.PURCHASES, amount=yuan(fen), basis="厂家任务书"
        )
        log.add(year, clock(hour), proposed, by=SUPERVISOR)
        if hour == 8:
            log.add(
                year,
                clock(8, 30),
                TargetAgreed(year=2026, target=YearTarget.PURCHASES, amount=yuan(fen)),
                by=MANAGER,
            )
    profit = TargetProposed(year=2026, target=YearTarget.PROFIT, amount=yuan(90), basis="上年实绩")
    log.add(year, clock(10), profit, by=MANAGER)
    log.add(
        year, clock(11), TargetAgreed(year=2026, target=YearTarget.PROFIT, amount=yuan(90)), by=SUPERVISOR
    )
    for hour, kind in enumerate(MarketInfoKind, start=12):
        sent = MarketInfoSent(year=2026, kind=kind, document=f"{kind.zh}-03")
        log.add(year, clock(hour), sent, by=SUPERVISOR)
    return log
