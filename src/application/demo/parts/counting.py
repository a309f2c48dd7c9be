"""A small count: some bins against the book; one part is short."""

from decimal import Decimal

from application.demo.schedule import Journey, minutes
from application.demo.shop import Shop
from application.demo.staff import PARTS_CLERK, SERVICE_MANAGER
from domain.aggregates.stock_count.commands import ApproveCount, EnterCount, FreezeCount, PlanCount, PostCount

_COUNTED = ("BOLT-M12", "FLT-OIL", "PAD-FRONT")


def count_some(shop: Shop) -> Journey:
    """A bolt has rolled away."""
    planned = PlanCount.model_validate({"title": f"{shop.today:%m-%d} 循环盘点", "parts": _COUNTED})
    count = shop.do(PARTS_CLERK, None, planned)
    shop.do(PARTS_CLERK, count, FreezeCount())
    for part in _COUNTED:
        yield minutes(3)
        shelf = shop.shelves.look(part)
        missing = Decimal(1 if part == _COUNTED[0] and shelf.available > 0 else 0)
        there = shelf.on_hand - missing
        shop.do(PARTS_CLERK, count, EnterCount(part=part, counted=there, card=shelf.on_hand))
    yield minutes(10)
    shop.do(SERVICE_MANAGER, count, ApproveCount())
    shop.do(PARTS_CLERK, count, PostCount())
