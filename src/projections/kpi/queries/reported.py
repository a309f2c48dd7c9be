"""What was told about months from outside, as it stands."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from domain.aggregates.month_results.words import ReportedItem
from domain.identifiers import StoreId
from projections.cells import number
from projections.days import days, of_days
from projections.kpi.cases import REPORTED_ITEMS
from projections.kpi.tables import REPORTED
from projections.views import Reads

_OF_DAYS = of_days(REPORTED)


def reported_amounts(reads: Reads, store: StoreId, first: date, last: date) -> Mapping[ReportedItem, int]:
    """In fen, summed over the months that end within these days; an item that nobody reported is not in it."""
    sums: Counter[ReportedItem] = Counter()
    for row in reads.rows(_OF_DAYS, **days(store, first, last)):
        if row["fen"] is not None:
            sums[REPORTED_ITEMS[str(row["item"])]] += number(row["fen"])
    return sums
