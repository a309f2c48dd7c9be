"""Before the first customer comes: channels, parts, prices, and what lies on the shelves."""

from decimal import Decimal

from application.demo.parts.assortment import ASSORTMENT, PRICES, SUPPLIERS, cost_of
from application.demo.shop import Shop
from application.demo.staff import PARTS_CLERK, PARTS_SUPERVISOR, STATION_HEAD, STORE
from domain.aggregates.part.commands import ApprovePrice, ClassifyPart, DefinePart, ProposePrice
from domain.aggregates.parts_stock.commands.models import ReceiveStock
from domain.aggregates.parts_stock.words import ReceiptSource
from domain.aggregates.supplier.commands import ApproveChannel
from domain.parts import OldPartPolicy, UsageClass, part_id, parts_stock_id, supplier_id


def stock_up(shop: Shop) -> None:
    for code, (title, scope) in SUPPLIERS.items():
        channel = {"supplier": code, "title": title, "scope": scope}
        shop.do(STATION_HEAD, supplier_id(STORE, code), ApproveChannel.model_validate(channel))
    for part in ASSORTMENT:
        _define(shop, part)
        _price(shop, part)
        _fill(shop, part)


def _define(shop: Shop, part: str) -> None:
    kept = ASSORTMENT[part]
    warranty = kept.usage_class is UsageClass.MAJOR
    master = {
        "part": part,
        "title": kept.title,
        "unit": kept.unit,
        "serial_tracked": False,
        "old_part_policy": OldPartPolicy.RETURN_TO_MAKER if warranty else OldPartPolicy.CUSTOMER,
    }
    shop.do(PARTS_CLERK, part_id(STORE, part), DefinePart.model_validate(master))
    this_year = ClassifyPart(year=shop.today.year, usage_class=kept.usage_class)
    shop.do(PARTS_SUPERVISOR, part_id(STORE, part), this_year)


def _price(shop: Shop, part: str) -> None:
    """Proposed by the clerk, approved by the head of the station."""
    proposed = {"price": PRICES[part], "valid_from": shop.today, "basis": "厂家建议零售价"}
    shop.do(PARTS_CLERK, part_id(STORE, part), ProposePrice.model_validate(proposed))
    shop.do(STATION_HEAD, part_id(STORE, part), ApprovePrice(version="V1"))


def _fill(shop: Shop, part: str) -> None:
    kept = ASSORTMENT[part]
    if kept.opening:
        received = ReceiveStock(
            quantity=Decimal(kept.opening),
            unit_cost=cost_of(part),
            bin=kept.bin,
            source=ReceiptSource.OPENING,
        )
        shop.do(PARTS_CLERK, parts_stock_id(STORE, part), received)
