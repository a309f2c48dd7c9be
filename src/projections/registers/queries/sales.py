"""What each advisor sold beside the repairs."""

from collections import defaultdict
from datetime import date

from domain.identifiers import LocalId, PartNumber, StaffId, StoreId, StreamId
from projections.days import days, of_days
from projections.registers.tables import SALE
from projections.views import Reads, View

_OF_DAYS = of_days(SALE)


class Sale(View):
    order: StreamId
    line: LocalId
    product: PartNumber
    amount_fen: int


class ProductSales(View):
    """``count`` and ``amount_fen`` are those of ``sales``; before discounts."""

    advisor: StaffId
    count: int
    amount_fen: int
    sales: tuple[Sale, ...]


def product_sales(reads: Reads, store: StoreId, first: date, last: date) -> list[ProductSales]:
    """Sold on these days on orders that were not cancelled, by the person who sold."""
    sold: dict[str, list[Sale]] = defaultdict(list)
    for row in reads.rows(_OF_DAYS, **days(store, first, last)):
        sold[str(row["by"])].append(Sale.model_validate(row))
    return [
        ProductSales(
            advisor=advisor,
            count=len(sales),
            amount_fen=sum(sale.amount_fen for sale in sales),
            sales=tuple(sales),
        )
        for advisor, sales in sorted(sold.items())
    ]
