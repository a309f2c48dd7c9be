"""What lies where."""

from dataclasses import dataclass

from sqlalchemy import Boolean, and_, bindparam, or_, select

from domain.identifiers import PartNumber, StoreId
from domain.parts import BinId
from projections.parts_shelf.tables import PART
from projections.parts_shelf.views import Stock
from projections.views import Reads

_AFTER = or_(
    PART.c.bin > bindparam("after_bin"),
    and_(PART.c.bin == bindparam("after_bin"), PART.c.part > bindparam("after_part")),
)
_LISTED = (
    select(PART)
    .where(
        and_(
            PART.c.store == bindparam("store"),
            _AFTER,
            or_(bindparam("any_bin", type_=Boolean()), PART.c.bin == bindparam("bin")),
            or_(bindparam("any_supply", type_=Boolean()), PART.c.short),
            or_(bindparam("any_condition", type_=Boolean()), PART.c.quarantined != "0"),
        )
    )
    .order_by(PART.c.bin, PART.c.part)
    .limit(bindparam("most"))
)
_STORES = select(PART.c.store).distinct().order_by(PART.c.store)
_ONE = select(PART).where(and_(PART.c.store == bindparam("store"), PART.c.part == bindparam("part")))


@dataclass(frozen=True, slots=True)
class StockFilter:
    """``short``: only parts of which more is awaited than is available; ``quarantined``: only with such pieces."""

    bin: BinId | None = None
    short: bool = False
    quarantined: bool = False


EVERYTHING = StockFilter()


def stock(
    reads: Reads,
    store: StoreId,
    wanted: StockFilter = EVERYTHING,
    *,
    after: tuple[str, str] = ("", ""),
    limit: int,
) -> list[Stock]:
    """At most so many parts by bin and number, those after this bin and number."""
    rows = reads.rows(
        _LISTED,
        store=store,
        after_bin=after[0],
        after_part=after[1],
        any_bin=wanted.bin is None,
        bin=wanted.bin or "",
        any_supply=not wanted.short,
        any_condition=not wanted.quarantined,
        most=limit,
    )
    return [Stock.model_validate(row) for row in rows]


def stock_of(reads: Reads, store: StoreId, part: PartNumber) -> Stock | None:
    """One part; None where nothing has ever happened to it."""
    row = reads.row(_ONE, store=store, part=part)
    return None if row is None else Stock.model_validate(row)


def stores_with_stock(reads: Reads) -> list[StoreId]:
    return [str(row["store"]) for row in reads.rows(_STORES)]
