"""What parts are stocked for in a year."""

from collections.abc import Mapping

from sqlalchemy import and_, bindparam, select

from domain.identifiers import PartNumber, StoreId
from domain.parts import UsageClass
from projections.cells import word
from projections.stock_value.tables import USAGE
from projections.views import Reads

_OF_YEAR = select(USAGE).where(and_(USAGE.c.store == bindparam("store"), USAGE.c.year == bindparam("year")))


def classes_of(reads: Reads, store: StoreId, year: int) -> Mapping[PartNumber, UsageClass]:
    rows = reads.rows(_OF_YEAR, store=store, year=year)
    return {str(row["part"]): word(UsageClass, row["usage_class"]) for row in rows}
