"""Orders for tests: one stock order of two lines, and how far it has come."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from domain.actors import Role
from domain.aggregates.purchase_order import PURCHASE_ORDER
from domain.aggregates.purchase_order.commands.models import (
    DraftOrder,
    OrderItem,
    PurchaseOrderCommand,
    ReceiveGoods,
)
from domain.aggregates.purchase_order.events import (
    OrderDrafted,
    OrderIssued,
    OrderReviewed,
    PurchaseLine,
    PurchaseOrderEvent,
)
from domain.aggregates.purchase_order.state import PurchaseOrder
from domain.money import Money
from domain.parts import OrderLine, PurchaseKind
from tests.support.scenario import DAY, STATION_HEAD, Scenario, at, clock, staff

CLERK = staff("pc01", Role.PARTS_CLERK)
SUPERVISOR = staff("ps01", Role.PARTS_SUPERVISOR)
OTHER_SUPERVISOR = staff("ps02", Role.PARTS_SUPERVISOR)
HEAD = STATION_HEAD
PLAN = "purchase_plan-1"
TOMORROW = DAY + timedelta(days=1)
APPROVED = {"channel_approved": True}
NEXT_LOT = {"lot": "L7"}
OIL_PRICE, FILTER_PRICE = Money(fen=4_200), Money(fen=1_950)
WAITING = OrderLine(order="work_order-1", job="J1", line="L2")

Orders = Scenario[PurchaseOrder, PurchaseOrderCommand, PurchaseOrderEvent]


def item(
    part: str, quantity: str, price: Money = OIL_PRICE, awaited_by: OrderLine | None = None
) -> OrderItem:
    return OrderItem(part=part, quantity=Decimal(quantity), unit_price=price, awaited_by=awaited_by)


ITEMS = (item("OIL-5W30", "10"), item("FILTER-1", "4", FILTER_PRICE))


def drafting(
    *items: OrderItem, kind: PurchaseKind = PurchaseKind.STOCK, plan: str | None = PLAN
) -> DraftOrder:
    return DraftOrder(supplier="MAKER", kind=kind, plan=plan, lines=items or ITEMS)


def drafted(total: int = 49_800) -> OrderDrafted:
    """``total`` is what the lines come to, unless a test is about a dearer order."""
    lines = tuple(
        PurchaseLine(line=f"L{number}", part=each.part, quantity=each.quantity, unit_price=each.unit_price)
        for number, each in enumerate(ITEMS, start=1)
    )
    return OrderDrafted(
        supplier="MAKER", kind=PurchaseKind.STOCK, plan=PLAN, lines=lines, total=Money(fen=total)
    )


def order(*events: PurchaseOrderEvent, total: int = 49_800) -> Orders:
    """Drafted by the clerk; what follows is the supervisor's doing."""
    scenario: Orders = Scenario(PURCHASE_ORDER)
    scenario.given(at(clock(8), drafted(total), by=CLERK))
    return scenario.given(*events, by=SUPERVISOR)


def issued(*events: PurchaseOrderEvent) -> Orders:
    return order(OrderReviewed(final_review_needed=False), OrderIssued(), *events)


def receiving(delivered: str, accepted: str | None = None, **more: object) -> ReceiveGoods:
    """Oil, at the ordered price unless said otherwise."""
    fields = {
        "line": "L1",
        "delivered": Decimal(delivered),
        "accepted": Decimal(delivered if accepted is None else accepted),
        "invoiced_price": OIL_PRICE,
        "bin": "A-1",
        "document": "note 17",
    }
    return ReceiveGoods.model_validate({**fields, **more})
