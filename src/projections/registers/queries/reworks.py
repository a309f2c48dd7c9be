"""Work done again and cars that came again, counted; each count names what it counts."""

from collections import defaultdict
from datetime import date

from domain.aggregates.work_order.words import Cause
from domain.identifiers import StoreId, StreamId
from domain.reasons import ReasonCode
from projections.cells import word
from projections.days import days, of_days
from projections.engine.dbapi import Row, Value
from projections.registers.tables import REWORK, ROOT_CAUSE
from projections.registers.words import ReworkKind
from projections.views import Reads, View

_REWORKS, _CAUSES = of_days(REWORK), of_days(ROOT_CAUSE)


class CauseCount(View):
    """``count`` comebacks with this root cause: one for each of ``orders``."""

    cause: Cause
    count: int
    orders: tuple[StreamId, ...]


class CountedRework(View):
    """``item``: job and round inside the house, else the original or the earlier order."""

    order: StreamId
    item: str


class ReworkCount(View):
    """``count`` is the number of ``counted``. Reworks have a cause, repeat visits a reason."""

    kind: ReworkKind
    cause: Cause | None
    reason: ReasonCode | None
    count: int
    counted: tuple[CountedRework, ...]


def rework_causes(reads: Reads, store: StoreId, first: date, last: date) -> list[CauseCount]:
    """Root causes recorded on these days, the most frequent first."""
    orders: dict[Cause, list[str]] = defaultdict(list)
    for row in reads.rows(_CAUSES, **days(store, first, last)):
        orders[word(Cause, row["cause"])].append(str(row["order"]))
    counts = [CauseCount(cause=cause, count=len(each), orders=tuple(each)) for cause, each in orders.items()]
    return sorted(counts, key=lambda line: (-line.count, line.cause))


def rework_counts(reads: Reads, store: StoreId, first: date, last: date) -> list[ReworkCount]:
    """Internal and accepted external reworks and repeat visits of these days, by kind and cause or reason."""
    groups: dict[tuple[Value, Value, Value], list[Row]] = defaultdict(list)
    for row in reads.rows(_REWORKS, **days(store, first, last)):
        if row["counted"]:
            groups[row["kind"], row["cause"], row["reason"]].append(row)
    counts = [_count(members) for members in groups.values()]
    return sorted(counts, key=lambda line: (line.kind, line.cause or "", line.reason or ""))


def _count(members: list[Row]) -> ReworkCount:
    counted = tuple(CountedRework.model_validate(row) for row in members)
    return ReworkCount.model_validate({**members[0], "count": len(counted), "counted": counted})
