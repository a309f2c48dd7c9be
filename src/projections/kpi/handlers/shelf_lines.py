"""Lines of orders at a shelf: asked for, kept, awaited, issued, brought back."""

from decimal import Decimal

from domain.aggregates.parts_stock.events import (
    BackorderCancelled,
    BackorderCreated,
    DemandRedirected,
    ReservationExpired,
    ReservationReleased,
    ReservationTransferred,
    StockIssued,
    StockReserved,
    StockReturned,
)
from domain.costing import MovingAverage
from domain.envelope import Recorded
from domain.event import Event
from domain.identifiers import PartNumber, StreamId
from domain.parts import OrderLine, parts_stock_id
from projections.cells import number
from projections.engine.columns import epoch_ms, json_text
from projections.engine.dbapi import Row, Value
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.kpi.cells import items, with_item
from projections.kpi.handlers.shelf_value import Costs, thousandths
from projections.kpi.parts_tables import SHELF_LINE
from projections.kpi.tables import ORDER


def issued(rows: Rows, recorded: Recorded[StockIssued], costs: Costs) -> None:
    """What nobody had asked for before is asked for and served at once."""
    event = recorded.event
    row = _line(rows, recorded, event.part, event.line)
    if row["asked_ms"] is None:
        _ask(row, recorded, served=thousandths(event.quantity))
    if event.reserved:
        _keep_less(row, recorded, thousandths(event.reserved))
    if row["issued_ms"] is None:
        row["issued_ms"] = _moment(recorded)
    _cost_more(row, recorded, thousandths(event.quantity), costs)
    _write(rows, row)


def returned(rows: Rows, recorded: Recorded[StockReturned]) -> Costs:
    """What the returned goods had been issued for."""
    event = recorded.event
    row = _line(rows, recorded, event.part, event.line)
    quantity, out = Decimal(thousandths(event.quantity)), Decimal(number(row["issued"]))
    spent = [Costs(average, fifo) for _, average, fifo in items(row["costs"])]
    costs = Costs(
        MovingAverage(out, sum(each.average for each in spent)).taken(quantity)[1],
        MovingAverage(out, sum(each.fifo for each in spent)).taken(quantity)[1],
    )
    if row["returned_ms"] is None:
        row["returned_ms"] = _moment(recorded)
    _cost_more(row, recorded, -int(quantity), Costs(-costs.average, -costs.fifo))
    _write(rows, row)
    return costs


def _reserved(rows: Rows, recorded: Recorded[StockReserved]) -> None:
    event, quantity = recorded.event, thousandths(recorded.event.quantity)
    row = _line(rows, recorded, event.part, event.line)
    if event.from_backorder:
        _await_less(row, recorded, quantity)
    else:
        _ask(row, recorded, served=quantity)
    _keep(row, quantity, epoch_ms(event.expires))
    _write(rows, row)


def _backordered(rows: Rows, recorded: Recorded[BackorderCreated]) -> None:
    event, quantity = recorded.event, thousandths(recorded.event.quantity)
    row = _line(rows, recorded, event.part, event.line)
    _ask(row, recorded, missing=quantity)
    if not row["awaited"]:
        row["waits"] = with_item(row["waits"], [_moment(recorded), None])
    row["awaited"] = number(row["awaited"]) + quantity
    _write(rows, row)


def _waits_no_more(rows: Rows, recorded: Recorded[BackorderCancelled | DemandRedirected]) -> None:
    event = recorded.event
    row = _line(rows, recorded, event.part, event.line)
    _await_less(row, recorded, thousandths(event.quantity))
    _write(rows, row)
    if isinstance(event, DemandRedirected):
        there = parts_stock_id(recorded.meta.store, event.to_part)
        row = _line(rows, recorded, event.to_part, event.line, there)
        row["redirected"] = True
        _write(rows, row)


def _released(rows: Rows, recorded: Recorded[ReservationReleased | ReservationExpired]) -> None:
    event = recorded.event
    row = _line(rows, recorded, event.part, event.line)
    _keep_less(row, recorded, thousandths(event.quantity))
    if isinstance(event, ReservationExpired):
        row["expired"] = with_item(row["expired"], _moment(recorded))
    _write(rows, row)


def _handed_over(rows: Rows, recorded: Recorded[ReservationTransferred]) -> None:
    event, quantity = recorded.event, thousandths(recorded.event.quantity)
    giver = _line(rows, recorded, event.part, event.line)
    _keep_less(giver, recorded, quantity)
    _write(rows, giver)
    taker = _line(rows, recorded, event.part, event.to)
    _ask(taker, recorded, served=quantity)
    _await_less(taker, recorded, quantity)
    _keep(taker, quantity, epoch_ms(event.expires))
    _write(rows, taker)


def _line(
    rows: Rows, recorded: Recorded[Event], part: PartNumber, line: OrderLine, shelf: StreamId | None = None
) -> Row:
    """As it stands, to be changed and written."""
    key = (shelf or recorded.stream, line.order, line.job, line.line)
    found = rows.get(SHELF_LINE, *key)
    if found is not None:
        return found
    stream, order, job, name = key
    nothing: dict[str, Value] = dict.fromkeys(_COUNTED, 0)
    lists: dict[str, Value] = dict.fromkeys(_LISTS, "[]")
    return {
        **dict.fromkeys(_UNKNOWN),
        **nothing,
        **lists,
        "stream": stream,
        "order": order,
        "job": job,
        "line": name,
        "store": recorded.meta.store,
        "part": part,
        "redirected": False,
    }


_UNKNOWN = ("asked_ms", "asked_by", "expires_ms", "issued_ms", "returned_ms")
_COUNTED = ("asked", "served", "kept", "awaited", "issued")
_LISTS = ("overdue", "expired", "waits", "costs")


def _ask(row: Row, recorded: Recorded[Event], *, served: int = 0, missing: int = 0) -> None:
    """Only what the first command asks for is the demand."""
    command = recorded.meta.command_id
    if row["asked_by"] is None:
        row["asked_ms"], row["asked_by"] = _moment(recorded), command
    if row["asked_by"] == command:
        row["asked"] = number(row["asked"]) + served + missing
        row["served"] = number(row["served"]) + served


def _keep(row: Row, quantity: int, expires_ms: int) -> None:
    row["kept"] = number(row["kept"]) + quantity
    row["expires_ms"] = expires_ms


def _keep_less(row: Row, recorded: Recorded[Event], quantity: int) -> None:
    row["kept"] = max(0, number(row["kept"]) - quantity)
    if row["kept"] or row["expires_ms"] is None:
        return
    expires, ended = number(row["expires_ms"]), _moment(recorded)
    if ended > expires:
        row["overdue"] = with_item(row["overdue"], [expires, ended])
    row["expires_ms"] = None


def _await_less(row: Row, recorded: Recorded[Event], quantity: int) -> None:
    if not row["awaited"]:
        return
    row["awaited"] = max(0, number(row["awaited"]) - quantity)
    if not row["awaited"]:
        waits = items(row["waits"])
        waits[-1][1] = _moment(recorded)
        row["waits"] = json_text(waits)


def _cost_more(row: Row, recorded: Recorded[Event], quantity: int, costs: Costs) -> None:
    row["issued"] = max(0, number(row["issued"]) + quantity)
    row["costs"] = with_item(row["costs"], [_moment(recorded), costs.average, costs.fifo])


def _moment(recorded: Recorded[Event]) -> int:
    return epoch_ms(recorded.meta.occurred_at)


def _write(rows: Rows, row: Row) -> None:
    rows.put(SHELF_LINE, row)
    rows.touch(SHELF_LINE, *(row[name] for name in ("stream", "order", "job", "line")))
    rows.touch(ORDER, row["order"])


SHELF_LINE_SUBSCRIPTIONS = (
    on(StockReserved, _reserved),
    on(BackorderCreated, _backordered),
    on(BackorderCancelled, _waits_no_more),
    on(DemandRedirected, _waits_no_more),
    on(ReservationReleased, _released),
    on(ReservationExpired, _released),
    on(ReservationTransferred, _handed_over),
)
