"""The lines of orders: what is to be fetched, and how an order stands with its parts."""

from collections.abc import Iterable

from sqlalchemy import and_, bindparam, select

from domain.identifiers import StoreId, StreamId
from projections.cells import amount, texts
from projections.engine.columns import decimal_text
from projections.engine.dbapi import Row
from projections.parts_shelf.tables import JOB, LINE, ORDER, PART
from projections.parts_shelf.views import OrderPart, PickLine
from projections.parts_shelf.words import SupplyState
from projections.views import Reads

_OF_ORDER = (
    select(LINE)
    .where(and_(LINE.c.order == bindparam("order"), LINE.c.store == bindparam("store")))
    .order_by(LINE.c.job, LINE.c.line, LINE.c.part)
)
_KEPT = (
    select(*(column for column in LINE.c), ORDER.c.model, JOB.c.operation, JOB.c.crew, PART.c.bin)
    .select_from(
        LINE.join(PART, and_(PART.c.store == LINE.c.store, PART.c.part == LINE.c.part))
        .join(ORDER, ORDER.c.order == LINE.c.order)
        .outerjoin(JOB, and_(JOB.c.order == LINE.c.order, JOB.c.job == LINE.c.job))
    )
    .where(and_(LINE.c.store == bindparam("store"), LINE.c.reserved != LINE.c.picked))
    .order_by(LINE.c.need_ms.nulls_last(), LINE.c.order, LINE.c.job, LINE.c.line, LINE.c.part)
)


def parts_of(reads: Reads, store: StoreId, order: StreamId) -> list[OrderPart]:
    """Every line of the order that is kept, awaited or issued."""
    return [
        OrderPart.model_validate({**row, "state": _state(row)})
        for row in reads.rows(_OF_ORDER, order=order, store=store)
    ]


def pick_list(reads: Reads, store: StoreId) -> list[PickLine]:
    """What is kept and has not been laid ready, the nearest promise first."""
    return [
        PickLine.model_validate(
            {
                **row,
                "to_pick": decimal_text(amount(row["reserved"]) - amount(row["picked"])),
                "technicians": texts(row["crew"]) if row["crew"] is not None else (),
            }
        )
        for row in reads.rows(_KEPT, store=store)
    ]


def _state(row: Row) -> SupplyState:
    ladder: Iterable[tuple[bool, SupplyState]] = (
        (row["awaited"] != "0", SupplyState.AWAITED),
        (row["lapsed"] != "0", SupplyState.LAPSED),
        (row["arrived"] != "0", SupplyState.ARRIVED),
        (row["reserved"] != row["picked"], SupplyState.RESERVED),
        (row["reserved"] != "0", SupplyState.PICKED),
    )
    return next((state for holds, state in ladder if holds), SupplyState.ISSUED)
