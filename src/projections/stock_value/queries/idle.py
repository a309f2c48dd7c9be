"""Goods that lie: slow movers, dead stock, and what the parts department has decided to do about them."""

from datetime import date
from decimal import Decimal

from sqlalchemy import and_, bindparam, select

from domain.identifiers import PartNumber, StaffId, StoreId
from domain.parts import UsageClass
from domain.rules.parts import PartsRules
from projections.engine.dbapi import Row
from projections.stock_value.queries.classes import classes_of
from projections.stock_value.tables import BOOKS, PART
from projections.stock_value.words import Idleness
from projections.valued_stock.cells import valued_of
from projections.views import Reads, View

_VALUED = BOOKS.valued
_LYING = (
    select(
        *PART.columns,
        _VALUED.c.quantity,
        _VALUED.c.average_fen,
        _VALUED.c.layers,
    )
    .select_from(PART.join(_VALUED, and_(PART.c.store == _VALUED.c.store, PART.c.part == _VALUED.c.part)))
    .where(and_(PART.c.store == bindparam("store"), PART.c.lying_since.is_not(None)))
    .order_by(PART.c.part)
)


class IdleStock(View):
    """``idle_since``: the last issue, or the day from which on it has been lying, whichever is later.

    ``measure``: what was decided about too many of them, None where nothing has been.
    """

    part: PartNumber
    title: str | None
    usage_class: UsageClass | None
    idleness: Idleness
    quantity: Decimal
    value_fen: int
    lying_since: date
    last_issue_day: date | None
    idle_since: date
    idle_months: int
    measure: str | None
    flagged_on: date | None
    flagged_by: StaffId | None


def overstock(reads: Reads, store: StoreId, day: date, rules: PartsRules) -> list[IdleStock]:
    """积压: whatever lies too long, and whatever somebody has flagged as too many."""
    return [
        stock
        for stock in _lying(reads, store, day, rules)
        if stock.idleness is not Idleness.MOVING or stock.measure is not None
    ]


def slow_movers(reads: Reads, store: StoreId, day: date, rules: PartsRules) -> list[IdleStock]:
    """Without issue for ``slow_after_months``; dead stock is among them."""
    return [each for each in _lying(reads, store, day, rules) if each.idleness is not Idleness.MOVING]


def dead_stock(reads: Reads, store: StoreId, day: date, rules: PartsRules) -> list[IdleStock]:
    """Without issue for ``dead_after_months``."""
    return [each for each in _lying(reads, store, day, rules) if each.idleness is Idleness.DEAD]


def _lying(reads: Reads, store: StoreId, day: date, rules: PartsRules) -> list[IdleStock]:
    classes = classes_of(reads, store, day.year)
    return [_stock(row, classes.get(str(row["part"])), day, rules) for row in reads.rows(_LYING, store=store)]


def _stock(row: Row, usage_class: UsageClass | None, day: date, rules: PartsRules) -> IdleStock:
    valued = valued_of(row)
    idle_since = date.fromisoformat(max(str(row["lying_since"]), str(row["last_issue_day"] or "")))
    months = _whole_months(idle_since, day)
    return IdleStock.model_validate(
        {
            **row,
            "usage_class": usage_class,
            "idleness": _idleness(months, rules),
            "value_fen": valued.worth.by(rules.costing),
            "idle_since": idle_since,
            "idle_months": months,
        }
    )


def _idleness(months: int, rules: PartsRules) -> Idleness:
    if months >= rules.dead_after_months:
        return Idleness.DEAD
    return Idleness.SLOW if months >= rules.slow_after_months else Idleness.MOVING


def _whole_months(since: date, until: date) -> int:
    months = (until.year - since.year) * 12 + until.month - since.month
    return max(0, months - (until.day < since.day))
