"""What was settled, line by line: the same amounts as the revenue, by cost class and payer, and what was let off."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import BigInteger, and_, bindparam, or_, select

from domain.identifiers import StoreId
from projections.engine.columns import epoch_ms
from projections.kpi.cells import items
from projections.kpi.rules import CaseRules
from projections.kpi.tables import BILL, JOB, ORDER
from projections.views import Reads

_BEGIN, _END = bindparam("begin", type_=BigInteger), bindparam("end", type_=BigInteger)
_BILLS = (
    select(BILL)
    .select_from(BILL.join(ORDER, BILL.c.order == ORDER.c.order))
    .where(
        and_(
            ORDER.c.store == bindparam("store"),
            or_(BILL.c.settled_ms.between(_BEGIN, _END), BILL.c.reversed_ms.between(_BEGIN, _END)),
        )
    )
    .order_by(BILL.c.order, BILL.c.settlement)
)
_SUBLETS = select(JOB.c.sublet_fen).where(JOB.c.order == bindparam("order"))


@dataclass(frozen=True, slots=True)
class SettledLine:
    """``shares`` are the net amount by payer. All in fen, negative where the bill was reversed."""

    cost_class: str
    gross: int
    discount: int
    shares: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class SettledBill:
    """A bill on the business day (ISO) on which it was settled, or on that on which it was reversed.

    ``sublet_cost`` is what other workshops asked for the order's jobs, in fen.
    """

    order: str
    day: str
    lines: tuple[SettledLine, ...]
    sublet_cost: int


def settled_bills(
    reads: Reads, store: StoreId, first: date, last: date, rules: CaseRules
) -> Iterator[SettledBill]:
    """Postings of these business days, both included, whether or not they count as revenue."""
    # a business day may begin and end far from midnight in UTC
    begin = datetime.combine(first, time(), UTC) - timedelta(days=1)
    end = datetime.combine(last, time(), UTC) + timedelta(days=2)
    for row in reads.rows(_BILLS, store=store, begin=epoch_ms(begin), end=epoch_ms(end)):
        order = str(row["order"])
        for sign, moment in ((1, row["settled_ms"]), (-1, row["reversed_ms"])):
            if row["settled_ms"] is None or moment is None:
                continue
            day = rules.date(int(moment))
            if first <= day <= last:
                lines = tuple(_line(line, sign) for line in items(row["lines"]))
                yield SettledBill(order, day.isoformat(), lines, sign * _sublets(reads, order))


def _line(stored: list[Any], sign: int) -> SettledLine:
    _, _, cost_class, gross, discount, _, shares = stored
    return SettledLine(
        cost_class, sign * gross, sign * discount, tuple((payer, sign * fen) for payer, fen in shares)
    )


def _sublets(reads: Reads, order: str) -> int:
    return sum(int(row["sublet_fen"] or 0) for row in reads.rows(_SUBLETS, order=order))
