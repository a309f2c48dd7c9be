"""领料分析: parts issued to jobs by vehicle model, by repair item, by maintenance item, month by month."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from sqlalchemy import and_, bindparam, select

from domain.identifiers import PartNumber, StoreId
from domain.parts import Costing
from domain.trade import OrderClass
from domain.valuation import Worth
from projections.cells import number
from projections.engine.dbapi import Row
from projections.parts_usage.tables import JOB, ORDER, USE, VEHICLE
from projections.parts_usage.words import UsedBy
from projections.views import Reads, View

_MAINTENANCE = frozenset({OrderClass.MAINTENANCE.value, OrderClass.FREE.value})
_USED = (
    select(
        *USE.columns,
        ORDER.c.order_class,
        ORDER.c.model.label("order_model"),
        JOB.c.operation,
        VEHICLE.c.make,
        VEHICLE.c.model,
    )
    .select_from(
        USE.outerjoin(ORDER, USE.c.order == ORDER.c.order)
        .outerjoin(JOB, and_(USE.c.order == JOB.c.order, USE.c.job == JOB.c.job))
        .outerjoin(VEHICLE, ORDER.c.vehicle == VEHICLE.c.vehicle)
    )
    .where(
        and_(
            USE.c.store == bindparam("store"),
            USE.c.month >= bindparam("first"),
            USE.c.month <= bindparam("last"),
        )
    )
)


class PartUse(View):
    """``item`` is the make and model, or the operation. ``lines``: price lines of orders that drew the part.

    Quantity and cost are net of what came back within the month.
    """

    month: str
    item: str
    part: PartNumber
    quantity: Decimal
    cost_fen: int
    lines: int


def parts_usage(
    reads: Reads, store: StoreId, by: UsedBy, months: tuple[str, str], costing: Costing
) -> list[PartUse]:
    """From the first to the last month (2026-03), both included."""
    first, last = months
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in reads.rows(_USED, store=store, first=first, last=last):
        item = _item(row, by)
        if item is not None:
            groups[str(row["month"]), item, str(row["part"])].append(row)
    return [_use(key, groups[key], costing) for key in sorted(groups)]


def _item(row: Row, by: UsedBy) -> str | None:
    """None: the line is not of this kind."""
    if by is UsedBy.MODEL:
        make, model = row["make"], row["model"] or row["order_model"]
        return " ".join(str(each) for each in (make, model) if each is not None)
    of_maintenance = row["order_class"] in _MAINTENANCE
    if of_maintenance is not (by is UsedBy.MAINTENANCE_ITEM):
        return None
    return str(row["operation"] or "")


def _use(key: tuple[str, str, str], rows: Iterable[Row], costing: Costing) -> PartUse:
    month, item, part = key
    drawn = [(row, Decimal(str(row["quantity"]))) for row in rows]
    return PartUse(
        month=month,
        item=item,
        part=part,
        quantity=sum((quantity for _, quantity in drawn), Decimal(0)),
        cost_fen=sum(
            Worth(number(row["average_fen"]), number(row["fifo_fen"])).by(costing) for row, _ in drawn
        ),
        lines=sum(quantity > 0 for _, quantity in drawn),
    )
