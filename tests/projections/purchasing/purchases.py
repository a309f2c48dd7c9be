"""A store's purchases: one plan, a stock order under it that comes in two parts, and whatever a test adds."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from domain.actors import Role
from domain.aggregates.purchase_order.events import (
    DifferenceFound,
    DifferenceSettled,
    FreightRecorded,
    GoodsReceived,
    OrderConfirmed,
    OrderDrafted,
    OrderIssued,
    OrderReviewed,
    PurchaseLine,
    ShipmentAnnounced,
)
from domain.aggregates.purchase_order.words import DifferenceKind, DifferenceOutcome
from domain.aggregates.purchase_plan.events import (
    PlanApproved,
    PlanDrafted,
    PlanDrawnOn,
    PlanLine,
    PlannedPart,
)
from domain.money import Money, total
from domain.parts import OrderLine, PurchaseKind
from tests.projections.log_builder import Log
from tests.support.scenario import DAY, clock, staff

CLERK = staff("pc01", Role.PARTS_CLERK)
SUPERVISOR = staff("ps01", Role.PARTS_SUPERVISOR)
PLAN, ORDER = "purchase_plan-1", "purchase_order-1"
TOMORROW = DAY + timedelta(days=1)
OIL_PRICE, DEARER = Money(fen=4_200), Money(fen=4_300)
WAITING = OrderLine(order="work_order-1", job="J1", line="L2")


def line(
    number: int, part: str, quantity: int, *, price: Money = OIL_PRICE, awaited: OrderLine | None = None
) -> PurchaseLine:
    return PurchaseLine(
        line=f"L{number}", part=part, quantity=Decimal(quantity), unit_price=price, awaited_by=awaited
    )


def drafted(
    *lines: PurchaseLine, kind: PurchaseKind = PurchaseKind.STOCK, plan: str | None = None
) -> OrderDrafted:
    return OrderDrafted(
        supplier="MAKER",
        kind=kind,
        plan=plan,
        lines=lines,
        total=total(each.unit_price.times(each.quantity) for each in lines),
    )


def issued_order(
    log: Log,
    order: str,
    when: datetime,
    *lines: PurchaseLine,
    kind: PurchaseKind = PurchaseKind.STOCK,
    plan: str | None = None,
) -> Log:
    log.add(order, when, drafted(*lines, kind=kind, plan=plan), by=CLERK)
    log.add(order, when + timedelta(minutes=5), OrderReviewed(final_review_needed=False), by=SUPERVISOR)
    return log.add(order, when + timedelta(minutes=10), OrderIssued(), by=SUPERVISOR)


def goods(
    number: int, part: str, quantity: int, *, cost: Money = OIL_PRICE, shipment: str | None = None
) -> GoodsReceived:
    return GoodsReceived(
        line=f"L{number}",
        part=part,
        quantity=Decimal(quantity),
        unit_cost=cost,
        lot="L1",
        bin="A-1",
        document="note 17",
        shipment=shipment,
    )


def difference(
    number: int, kind: DifferenceKind, quantity: int, *, price: Money = OIL_PRICE, shipment: str | None = None
) -> DifferenceFound:
    return DifferenceFound(
        difference=f"D{number}",
        line="L1",
        kind=kind,
        quantity=Decimal(quantity),
        announced=Decimal(6),
        delivered=Decimal(5),
        accepted=Decimal(5),
        ordered_price=OIL_PRICE,
        invoiced_price=price,
        document="note 17",
        shipment=shipment,
    )


def shipment(number: int, quantity: int, arrives_on: date = TOMORROW) -> ShipmentAnnounced:
    return ShipmentAnnounced(
        shipment=f"S{number}", line="L1", quantity=Decimal(quantity), arrives_on=arrives_on
    )


def a_purchase() -> Log:
    """Ten litres of oil and four filters; five of six litres came, dearer than ordered, and freight was paid."""
    log = Log()
    planned = (
        PlanLine(part="OIL-5W30", quantity=Decimal(12), suggested=Decimal("11.5")),
        PlanLine(part="FILTER-1", quantity=Decimal(4)),
    )
    log.add(PLAN, clock(8), PlanDrafted(title="March", lines=planned), by=CLERK)
    log.add(PLAN, clock(8, 30), PlanApproved(), by=SUPERVISOR)
    lines = (line(1, "OIL-5W30", 10), line(2, "FILTER-1", 4, price=Money(fen=1_950)))
    issued_order(log, ORDER, clock(9), *lines, plan=PLAN)
    taken = tuple(PlannedPart(part=each.part, quantity=each.quantity) for each in lines)
    log.add(PLAN, clock(9), PlanDrawnOn(order=ORDER, parts=taken), by=CLERK)
    log.add(ORDER, clock(10), OrderConfirmed(promised_on=TOMORROW), by=CLERK)
    log.add(ORDER, clock(11), shipment(1, 6), by=CLERK)
    log.add(
        ORDER,
        clock(9, days=1),
        goods(1, "OIL-5W30", 5, cost=DEARER, shipment="S1"),
        difference(1, DifferenceKind.SHORT, 1, price=DEARER, shipment="S1"),
        difference(2, DifferenceKind.PRICE, 5, price=DEARER, shipment="S1"),
        by=CLERK,
    )
    credited = DifferenceSettled(
        difference="D2", line="L1", outcome=DifferenceOutcome.CREDITED, credit=Money(fen=500)
    )
    log.add(ORDER, clock(10, days=1), credited, by=SUPERVISOR)
    freight = FreightRecorded(amount=Money(fen=1_075), document="waybill 9")
    return log.add(ORDER, clock(11, days=1), freight, by=CLERK)
