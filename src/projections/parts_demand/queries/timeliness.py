"""服务及时率: of the lines that asked for a part, how many got all of it from the shelf at once."""

from collections import defaultdict
from decimal import Decimal

from sqlalchemy import and_, bindparam, func, select

from domain.identifiers import StoreId
from projections.cells import number
from projections.engine.dbapi import Row
from projections.parts_demand.tables import MONTH
from projections.views import Reads, View

_COUNTED = ("asked", "served", "stocked_asked", "stocked_served")
_OF_MONTHS = (
    select(
        MONTH.c.month,
        *(func.sum(MONTH.c[name]).label(name) for name in _COUNTED),
    )
    .where(
        and_(
            MONTH.c.store == bindparam("store"),
            MONTH.c.month >= bindparam("first"),
            MONTH.c.month <= bindparam("last"),
        )
    )
    .group_by(MONTH.c.month)
    .order_by(MONTH.c.month)
)
_LOST = select(MONTH.c.month, MONTH.c.lost).where(
    and_(
        MONTH.c.store == bindparam("store"),
        MONTH.c.month >= bindparam("first"),
        MONTH.c.month <= bindparam("last"),
        MONTH.c.lost != "0",
    )
)


class ServiceTimeliness(View):
    """``rate`` = ``served`` / ``asked`` in percent, None where nobody asked.

    ``asked`` counts lines by their first request, and sales that were lost for want of stock; ``stocked_*`` those for
    parts that the store had had on the shelf before. ``lost``: pieces that somebody went without, for whatever cause.
    """

    month: str
    asked: int
    served: int
    rate: Decimal | None
    stocked_asked: int
    stocked_served: int
    stocked_rate: Decimal | None
    lost: Decimal


def service_timeliness(reads: Reads, store: StoreId, first: str, last: str) -> list[ServiceTimeliness]:
    """Months as 2026-03, both included; months in which nobody asked for anything are left out."""
    lost: dict[str, Decimal] = defaultdict(Decimal)
    for row in reads.rows(_LOST, store=store, first=first, last=last):
        lost[str(row["month"])] += Decimal(str(row["lost"]))
    return [
        _line(row, lost[str(row["month"])])
        for row in reads.rows(_OF_MONTHS, store=store, first=first, last=last)
        if number(row["asked"]) or str(row["month"]) in lost
    ]


def _line(row: Row, lost: Decimal) -> ServiceTimeliness:
    counted = {name: number(row[name]) for name in _COUNTED}
    return ServiceTimeliness(
        month=str(row["month"]),
        **counted,
        rate=_rate(counted["served"], counted["asked"]),
        stocked_rate=_rate(counted["stocked_served"], counted["stocked_asked"]),
        lost=lost,
    )


def _rate(served: int, asked: int) -> Decimal | None:
    return (Decimal(served * 100) / asked).quantize(Decimal("0.01")) if asked else None
