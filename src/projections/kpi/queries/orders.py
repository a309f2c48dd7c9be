"""The orders of some days with how far each of them has come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import BigInteger, and_, bindparam, or_, select

from domain.identifiers import StoreId
from projections.engine.columns import epoch_ms
from projections.engine.dbapi import Row
from projections.kpi.rules import CaseRules, instant
from projections.kpi.tables import BILL, JOB, ORDER
from projections.views import Reads

_BEGIN, _END = bindparam("begin", type_=BigInteger), bindparam("end", type_=BigInteger)
_ORDERS = (
    select(ORDER)
    .where(
        and_(
            ORDER.c.store == bindparam("store"),
            or_(ORDER.c.opened_ms.between(_BEGIN, _END), ORDER.c.delivered_ms.between(_BEGIN, _END)),
        )
    )
    .order_by(ORDER.c.opened_ms, ORDER.c.order)
)
_JOBS = select(JOB.c.decision, JOB.c.cancelled_ms, JOB.c.passed_ms).where(JOB.c.order == bindparam("order"))
_STANDING = select(BILL.c.settlement).where(
    and_(BILL.c.order == bindparam("order"), BILL.c.settled_ms.is_not(None), BILL.c.reversed_ms.is_(None))
)


@dataclass(frozen=True, slots=True)
class OrderProgress:
    """``passed``: every job that is to be done has passed its final inspection. ``settled``: a bill stands."""

    order: str
    order_class: str
    advisor: str
    opened_at: datetime
    promised_at: datetime | None
    passed: bool
    settled: bool
    delivered_at: datetime | None


def orders_of_days(
    reads: Reads, store: StoreId, first: date, last: date, rules: CaseRules
) -> Iterator[OrderProgress]:
    """Opened or delivered on these business days, both included, and not cancelled; the oldest first."""
    # a business day may begin and end far from midnight in UTC
    begin = datetime.combine(first, time(), UTC) - timedelta(days=1)
    end = datetime.combine(last, time(), UTC) + timedelta(days=2)
    for row in reads.rows(_ORDERS, store=store, begin=epoch_ms(begin), end=epoch_ms(end)):
        moments = (row["opened_ms"], row["delivered_ms"])
        days = [rules.date(int(moment)) for moment in moments if moment is not None]
        if row["cancelled_ms"] is None and any(first <= day <= last for day in days):
            yield _progress(reads, row)


def _progress(reads: Reads, row: Row) -> OrderProgress:
    order = str(row["order"])
    live = [
        job
        for job in reads.rows(_JOBS, order=order)
        if job["cancelled_ms"] is None and job["decision"] not in ("declined", "deferred")
    ]
    return OrderProgress(
        order=order,
        order_class=str(row["order_class"]),
        advisor=str(row["advisor"]),
        opened_at=instant(int(row["opened_ms"] or 0)),
        promised_at=_instant(row, "promise_ms"),
        passed=bool(live) and all(job["passed_ms"] is not None for job in live),
        settled=reads.row(_STANDING, order=order) is not None,
        delivered_at=_instant(row, "delivered_ms"),
    )


def _instant(row: Row, name: str) -> datetime | None:
    value = row[name]
    return None if value is None else instant(int(value))
