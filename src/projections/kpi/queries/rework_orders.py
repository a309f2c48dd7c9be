"""The external rework orders claimed on some days, each by itself, and how many reworks there were of what."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from sqlalchemy import and_, bindparam, select

from domain.aggregates.work_order.words import Cause, SameFault
from domain.identifiers import StoreId, StreamId
from domain.labels import Word
from projections.cells import word
from projections.engine.columns import epoch_ms
from projections.engine.dbapi import Row
from projections.kpi.catalogue import BY_ID
from projections.kpi.entry import Entry
from projections.kpi.queries.figures import members
from projections.kpi.rules import CaseRules
from projections.kpi.tables import ORDER
from projections.kpi.words import Dimension
from projections.views import Reads

KeyT = TypeVar("KeyT")

_CLAIMED = (
    select(ORDER)
    .where(
        and_(
            ORDER.c.store == bindparam("store"),
            ORDER.c.claimed_ms.between(bindparam("begin"), bindparam("end")),
        )
    )
    .order_by(ORDER.c.claimed_ms, ORDER.c.order)
)
_DELIVERED = select(ORDER.c.delivered_ms).where(ORDER.c.order == bindparam("order"))
_COST, _RESPONSIBILITY = BY_ID["Q05"], BY_ID["Q06"]


class ClaimVerdict(Word):
    ACCEPTED = "accepted", "已受理", "Accepted"
    DECLINED = "declined", "不受理", "Declined"
    PENDING = "pending", "待判定", "Not decided yet"


@dataclass(frozen=True, slots=True)
class ReworkOrder:
    """``original`` None: it is not known in this store. ``days_since_delivery`` counts business days as dates.

    ``cost_fen`` None: it was not accepted, and costs nothing; ``provisional``: not closed yet.
    """

    order: StreamId
    claimed_on: date
    original: StreamId | None
    days_since_delivery: int | None
    verdict: ClaimVerdict
    same_fault: SameFault | None
    cause: Cause | None
    cost_fen: int | None
    provisional: bool


@dataclass(frozen=True, slots=True)
class Total:
    orders: int
    cost_fen: int


@dataclass(frozen=True, slots=True)
class ReworkStatistics:
    """Totals are of ``orders``. The counts are of all reworks of the same days, those inside the house too."""

    orders: tuple[ReworkOrder, ...]
    by_verdict: Mapping[ClaimVerdict, Total]
    by_cause: Mapping[Cause | None, Total]
    by_origin: Mapping[str, int]
    by_technician: Mapping[str, int]
    by_operation: Mapping[str, int]


def rework_statistics(
    reads: Reads, store: StoreId, first: date, last: date, rules: CaseRules
) -> ReworkStatistics:
    """返修单的统计表: of these business days, both included; the oldest claim first. ``rules`` are the store's."""
    found = members(reads, store, first, last, (_COST, _RESPONSIBILITY))
    costs = [each.entry for each in found.get(_COST.id, [])]
    reworks = [each.entry for each in found.get(_RESPONSIBILITY.id, [])]
    orders = [
        _order(reads, row, costs, rules)
        for row in _claimed(reads, store, first, last)
        if first <= rules.date(int(row["claimed_ms"] or 0)) <= last
    ]
    return ReworkStatistics(
        orders=tuple(orders),
        by_verdict=_totals(orders, lambda order: order.verdict),
        by_cause=_totals(orders, lambda order: order.cause),
        by_origin=_counts(reworks, Dimension.ORIGIN),
        by_technician=_counts(reworks, Dimension.TECHNICIAN),
        by_operation=_counts(reworks, Dimension.OPERATION),
    )


def _claimed(reads: Reads, store: StoreId, first: date, last: date) -> list[Row]:
    """And some more: a business day may begin and end far from midnight in UTC."""
    begin = datetime.combine(first, time(), UTC) - timedelta(days=1)
    end = datetime.combine(last, time(), UTC) + timedelta(days=2)
    return reads.rows(_CLAIMED, store=store, begin=epoch_ms(begin), end=epoch_ms(end))


def _order(reads: Reads, row: Row, costs: Iterable[Entry], rules: CaseRules) -> ReworkOrder:
    order, claimed_on = str(row["order"]), rules.date(int(row["claimed_ms"] or 0))
    mine = [each for each in costs if each.subject == order]
    delivered_on = _delivered_on(reads, row, rules)
    return ReworkOrder(
        order=order,
        claimed_on=claimed_on,
        original=None if row["original"] is None else str(row["original"]),
        days_since_delivery=None if delivered_on is None else (claimed_on - delivered_on).days,
        verdict=ClaimVerdict.PENDING if row["verdict"] is None else word(ClaimVerdict, row["verdict"]),
        same_fault=None if row["same_fault"] is None else word(SameFault, row["same_fault"]),
        cause=None if row["cause"] is None else word(Cause, row["cause"]),
        cost_fen=sum(each.numerator for each in mine) if mine else None,
        provisional=any(each.open_until is not None for each in mine),
    )


def _delivered_on(reads: Reads, row: Row, rules: CaseRules) -> date | None:
    original = None if row["original"] is None else reads.row(_DELIVERED, order=str(row["original"]))
    delivered = None if original is None else original["delivered_ms"]
    return None if delivered is None else rules.date(int(delivered))


def _totals(orders: Iterable[ReworkOrder], key: Callable[[ReworkOrder], KeyT]) -> Mapping[KeyT, Total]:
    costs: dict[KeyT, list[int]] = defaultdict(list)
    for order in orders:
        costs[key(order)].append(order.cost_fen or 0)
    return {name: Total(len(each), sum(each)) for name, each in costs.items()}


def _counts(reworks: Iterable[Entry], dimension: Dimension) -> Mapping[str, int]:
    """Reworks that have no place in the dimension are under ``""``."""
    return dict(sorted(Counter(each.by.get(dimension, "") for each in reworks).items()))
