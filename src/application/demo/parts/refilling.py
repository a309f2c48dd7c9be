"""What has run low is planned, ordered together, and comes the next day: but for one piece that is damaged."""

from datetime import timedelta
from decimal import Decimal

from application.demo.parts.assortment import ASSORTMENT, MAKER
from application.demo.parts.ordering import book_in, buy, item
from application.demo.schedule import Journey, minutes
from application.demo.shop import Shop
from application.demo.staff import PARTS_CLERK, PARTS_SUPERVISOR
from domain.aggregates.purchase_order.commands.models import CloseOrder, RecordFreight, SettleDifference
from domain.aggregates.purchase_order.words import DifferenceOutcome
from domain.aggregates.purchase_plan.commands import ApprovePlan, DraftPlan
from domain.aggregates.purchase_plan.events import PlanLine
from domain.money import Money
from domain.parts import PurchaseKind

_FREIGHT = Money(fen=18_000)


def refill(shop: Shop) -> Journey:
    wanted = _run_low(shop)
    if not wanted:
        return
    lines = tuple(PlanLine(part=part, quantity=quantity) for part, quantity in wanted.items())
    title = {"title": f"{shop.today:%m-%d} 补货", "lines": lines}
    plan = shop.do(PARTS_CLERK, None, DraftPlan.model_validate(title))
    yield minutes(20)
    shop.do(PARTS_SUPERVISOR, plan, ApprovePlan())
    items = tuple(item(part, quantity) for part, quantity in wanted.items())
    tomorrow = shop.today + timedelta(days=1)
    order = buy(shop, MAKER, PurchaseKind.BULK, items, tomorrow, plan=plan)
    yield _next_day(shop)
    for place, (part, quantity) in enumerate(wanted.items(), start=1):
        damaged = Decimal(1 if place == 1 else 0)
        book_in(shop, order, place, part, quantity, damaged=damaged)
    freight = {"amount": _FREIGHT, "document": f"YF-{shop.notes:04d}"}
    shop.do(PARTS_CLERK, order, RecordFreight.model_validate(freight))
    exchanged = SettleDifference(difference="D1", outcome=DifferenceOutcome.EXCHANGED)
    shop.do(PARTS_SUPERVISOR, order, exchanged)
    yield _next_day(shop)
    book_in(shop, order, 1, next(iter(wanted)), Decimal(1))
    shop.do(PARTS_SUPERVISOR, order, CloseOrder())


def _run_low(shop: Shop) -> dict[str, Decimal]:
    low = {}
    for part, kept in ASSORTMENT.items():
        available = shop.shelves.look(part).available
        if available <= kept.least and available < kept.most:
            low[part] = kept.most - available
    return low


def _next_day(shop: Shop) -> timedelta:
    return shop.next_morning() + shop.some_for_parts(60, 180) - shop.now
