"""进销存: what each part had when a month began, what came and went, and what was left."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import and_, bindparam, select

from domain.identifiers import PartNumber, StaffId, StoreId
from domain.parts import Costing
from domain.valuation import Worth
from projections.cells import number, word
from projections.engine.dbapi import Row
from projections.stock_value.tables import FLOW, LATE, PART
from projections.valued_stock.words import MovementKind
from projections.views import Reads, View

_UP_TO = (
    select(FLOW)
    .where(and_(FLOW.c.store == bindparam("store"), FLOW.c.month <= bindparam("month")))
    .order_by(FLOW.c.part, FLOW.c.month, FLOW.c.kind)
)
_TITLES = select(PART.c.part, PART.c.title).where(PART.c.store == bindparam("store"))
_LATE = (
    select(LATE)
    .where(and_(LATE.c.store == bindparam("store"), LATE.c.month == bindparam("month")))
    .order_by(LATE.c.position)
)


class Balance(View):
    """Signed where it is a movement."""

    quantity: Decimal
    moving_average_fen: int
    fifo_fen: int

    def plus(self, other: "Balance") -> "Balance":
        return Balance(
            quantity=self.quantity + other.quantity,
            moving_average_fen=self.moving_average_fen + other.moving_average_fen,
            fifo_fen=self.fifo_fen + other.fifo_fen,
        )

    def by(self, costing: Costing) -> int:
        return Worth(self.moving_average_fen, self.fifo_fen).by(costing)


NONE = Balance(quantity=Decimal(0), moving_average_fen=0, fifo_fen=0)


class FlowLine(View):
    """``closing`` = ``opening`` + all movements. Kinds that did not happen are left out."""

    part: PartNumber
    title: str | None
    opening: Balance
    movements: Mapping[MovementKind, Balance]
    closing: Balance


class FlowTotal(View):
    """Money of all parts; their quantities are not of one kind."""

    moving_average_fen: int
    fifo_fen: int


class LateEntry(View):
    """A movement of the month that was entered after it had ended, on the store's day ``recorded_on``.

    ``position`` is its place in the log.
    """

    position: int
    part: PartNumber
    kind: MovementKind
    day: date
    recorded_at: datetime
    recorded_on: date
    by: StaffId
    quantity: Decimal
    moving_average_fen: int
    fifo_fen: int


class StockFlow(View):
    """As known at ``position`` of the log: valued in the order in which things were entered. ``late``: what changed the
    month after it had ended. ``costing`` is the one in force.
    """

    store: StoreId
    month: str
    position: int
    costing: Costing
    lines: tuple[FlowLine, ...]
    opening: FlowTotal
    movements: Mapping[MovementKind, FlowTotal]
    closing: FlowTotal
    late: tuple[LateEntry, ...]


def stock_flow(reads: Reads, store: StoreId, month: str, *, position: int, costing: Costing) -> StockFlow:
    """``month`` as 2026-03. Parts that neither had anything nor moved are left out."""
    titles = {str(row["part"]): row["title"] for row in reads.rows(_TITLES, store=store)}
    lines = tuple(
        line
        for part, rows in by_part(reads.rows(_UP_TO, store=store, month=month)).items()
        if (line := _line(part, _text(titles.get(part)), rows, month)) is not None
    )
    return StockFlow(
        store=store,
        month=month,
        position=position,
        costing=costing,
        lines=lines,
        opening=_total(line.opening for line in lines),
        movements={
            kind: _total(line.movements[kind] for line in lines if kind in line.movements)
            for kind in MovementKind
            if any(kind in line.movements for line in lines)
        },
        closing=_total(line.closing for line in lines),
        late=tuple(_late(row) for row in reads.rows(_LATE, store=store, month=month)),
    )


def flows_up_to(reads: Reads, store: StoreId, month: str) -> dict[PartNumber, list[Row]]:
    """Movements by part, up to the end of the month."""
    return by_part(reads.rows(_UP_TO, store=store, month=month))


def by_part(rows: Iterable[Row]) -> dict[PartNumber, list[Row]]:
    parts: dict[PartNumber, list[Row]] = defaultdict(list)
    for row in rows:
        parts[str(row["part"])].append(row)
    return parts


def balance_of(row: Row) -> Balance:
    return Balance(
        quantity=Decimal(str(row["quantity"])),
        moving_average_fen=number(row["average_fen"]),
        fifo_fen=number(row["fifo_fen"]),
    )


def _line(part: PartNumber, title: str | None, rows: Iterable[Row], month: str) -> FlowLine | None:
    opening, movements = NONE, {}
    for row in rows:
        if row["month"] == month:
            movements[word(MovementKind, row["kind"])] = balance_of(row)
        else:
            opening = opening.plus(balance_of(row))
    if opening == NONE and not movements:
        return None
    closing = opening
    for moved in movements.values():
        closing = closing.plus(moved)
    return FlowLine(part=part, title=title, opening=opening, movements=movements, closing=closing)


def _total(balances: Iterable[Balance]) -> FlowTotal:
    found = list(balances)
    return FlowTotal(
        moving_average_fen=sum(each.moving_average_fen for each in found),
        fifo_fen=sum(each.fifo_fen for each in found),
    )


def _late(row: Row) -> LateEntry:
    return LateEntry.model_validate({**row, "moving_average_fen": row["average_fen"]})


def _text(cell: object) -> str | None:
    return None if cell is None else str(cell)
