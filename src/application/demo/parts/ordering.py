"""Parts orders: written by the clerk, looked at by others, sent, and received line by line."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from application.demo.parts.assortment import ASSORTMENT, cost_of
from application.demo.shop import Shop
from application.demo.staff import PARTS_CLERK, PARTS_SUPERVISOR, STATION_HEAD
from domain.aggregates.purchase_order.commands.models import (
    ConfirmOrder,
    DraftOrder,
    FinallyReview,
    IssueOrder,
    OrderItem,
    ReceiveGoods,
    ReviewOrder,
)
from domain.identifiers import PartNumber
from domain.money import total
from domain.parts import OrderLine, PurchaseKind


def item(part: PartNumber, quantity: Decimal, awaited_by: OrderLine | None = None) -> OrderItem:
    return OrderItem(part=part, quantity=quantity, unit_price=cost_of(part), awaited_by=awaited_by)


def buy(
    shop: Shop,
    supplier: str,
    kind: PurchaseKind,
    items: tuple[OrderItem, ...],
    promised_on: date,
    *,
    plan: str | None = None,
) -> str:
    """Drafted, reviewed by as many as it takes, sent and confirmed; its stream."""
    draft = DraftOrder(supplier=supplier, kind=kind, lines=items, plan=plan)
    order = shop.do(PARTS_CLERK, None, draft)
    shop.do(PARTS_SUPERVISOR, order, ReviewOrder())
    costs = total(each.unit_price.times(each.quantity) for each in items)
    if costs.fen >= shop.rules.parts.high_value_order_from.fen:
        shop.do(STATION_HEAD, order, FinallyReview())
    shop.do(PARTS_SUPERVISOR, order, IssueOrder())
    shop.do(PARTS_CLERK, order, ConfirmOrder(promised_on=promised_on))
    return order


def book_in(
    shop: Shop, order: str, place: int, part: PartNumber, delivered: Decimal, *, damaged: Decimal = Decimal(0)
) -> None:
    """A delivery of the order's line at this ``place``, and a look at who has what he waited for."""
    shop.notes += 1
    goods = {
        "line": f"L{place}",
        "delivered": delivered,
        "accepted": delivered - damaged,
        "damaged": damaged,
        "invoiced_price": cost_of(part),
        "bin": ASSORTMENT[part].bin,
        "document": f"SH-{shop.notes:04d}",
    }
    shop.do(PARTS_CLERK, order, ReceiveGoods.model_validate(goods))
    served(shop, [part])


def served(shop: Shop, parts: Iterable[PartNumber]) -> None:
    """Whoever waits no more goes on."""
    for part in parts:
        waiting = {key.order for key in shop.shelves.look(part).awaited}
        shop.short -= {
            (order, short) for order, short in shop.short if short == part and order not in waiting
        }
