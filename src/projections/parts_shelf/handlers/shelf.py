"""What happens to a part: its own row, and those of the lines that it happens for."""

from datetime import datetime
from decimal import Decimal
from typing import get_args

from domain.aggregates.parts_stock.events import (
    ArrivalNoted,
    BackorderCreated,
    LostSaleRecorded,
    NeedChanged,
    PartsStockEvent,
    ReservationExpired,
    ReservationReleased,
    ReservationTransferred,
    StockIssued,
    StockPicked,
    StockReceived,
    StockReserved,
    StockReturned,
    StockTransferredIn,
)
from domain.aggregates.parts_stock.state import NOTHING
from domain.envelope import Recorded
from domain.parts import OrderLine
from projections.cells import amount
from projections.engine.columns import decimal_text, epoch_ms, iso
from projections.engine.dbapi import Row
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.parts_shelf.handlers.lines import (
    LineKey,
    Supply,
    line_row,
    shortage_of,
    store_line,
    supply_of,
    with_shortage,
    with_supply,
)
from projections.parts_shelf.tables import LINE, PART
from projections.parts_shelf.words import PartsTaskKind
from projections.shelf_facts.quantities import bare_shelf, shelf_changes
from projections.shelf_facts.shortages import (
    ShortageEvent,
    less_lapsed,
    lines_of,
    shortage_after,
    taken_elsewhere,
)

_LineEvent = ShortageEvent | ArrivalNoted | NeedChanged | StockPicked | StockReturned


def _happened(rows: Rows, recorded: Recorded[PartsStockEvent]) -> None:
    event = recorded.event
    newly_awaited = NOTHING
    if isinstance(event, _LineEvent):
        for line in _lines(event):
            newly_awaited += _change_line(rows, recorded, event, line)
    _change_part(rows, recorded, newly_awaited)


def _lines(event: _LineEvent) -> tuple[OrderLine, ...]:
    return lines_of(event) if isinstance(event, ShortageEvent) else (event.line,)


def _change_part(rows: Rows, recorded: Recorded[PartsStockEvent], newly_awaited: Decimal) -> None:
    event, store = recorded.event, recorded.meta.store
    row = rows.get(PART, store, event.part) or {
        "store": store,
        "part": event.part,
        **bare_shelf(),
        "awaited": "0",
        "lost_sales": "0",
        "last_receipt_at": None,
        "last_issue_at": None,
    }
    row |= shelf_changes(row, event)
    awaited = amount(row["awaited"]) + newly_awaited
    row |= {"awaited": decimal_text(awaited), "short": awaited > amount(row["available"])}
    match event:
        case StockReceived() | StockTransferredIn():
            row["last_receipt_at"] = iso(recorded.meta.occurred_at)
        case StockIssued():
            row["last_issue_at"] = iso(recorded.meta.occurred_at)
        case LostSaleRecorded(quantity=quantity):
            row["lost_sales"] = decimal_text(amount(row["lost_sales"]) + quantity)
        case _:
            pass
    rows.put(PART, row)


def _change_line(
    rows: Rows, recorded: Recorded[PartsStockEvent], event: _LineEvent, line: OrderLine
) -> Decimal:
    """What the line waits for more than before."""
    at = recorded.meta.occurred_at
    key: LineKey = (line.order, line.job, line.line, event.part)
    row = line_row(rows, recorded.meta.store, key)
    before = after = shortage_of(row)
    row |= _dates(event, line, at)
    if isinstance(event, ShortageEvent):
        after = shortage_after(before, event, line, at)
        _take_over(rows, key, taken_elsewhere(event, before))
        if after.lapsed > before.lapsed:
            row |= _lapse(event, at)
        row = with_shortage(row, after)
    store_line(rows, with_supply(row, _supply(supply_of(row), event, line)))
    return after.awaited - before.awaited


def _take_over(rows: Rows, key: LineKey, rest: Decimal) -> None:
    """What has lapsed on the shelf of another part that this one stands in for."""
    order, job, line, part = key
    others = rows.select(LINE, order=order, job=job, line=line) if rest else []
    for row in others:
        shortage = shortage_of(row)
        if row["part"] != part and shortage.lapsed:
            store_line(rows, with_shortage(row, less_lapsed(shortage, rest)))
            rest -= min(rest, shortage.lapsed)


def _lapse(event: ShortageEvent, at: datetime) -> Row:
    expired = isinstance(event, ReservationExpired)
    kind = PartsTaskKind.RESERVATION_EXPIRED if expired else PartsTaskKind.RESERVATION_RELEASED
    return {"lapse": kind, "lapsed_at": iso(at)}


def _supply(supply: Supply, event: _LineEvent, line: OrderLine) -> Supply:
    match event:
        case StockReserved(quantity=quantity, from_backorder=late):
            arrived = supply.arrived + (quantity if late else NOTHING)
            return supply._replace(reserved=supply.reserved + quantity, arrived=arrived)
        case ReservationTransferred(to=taker, quantity=quantity):
            return supply._replace(reserved=supply.reserved + (quantity if line == taker else -quantity))
        case ReservationReleased(quantity=quantity) | ReservationExpired(quantity=quantity):
            return supply._replace(reserved=supply.reserved - quantity)
        case StockPicked(quantity=quantity):
            return supply._replace(picked=supply.picked + quantity)
        case StockIssued(quantity=quantity, reserved=reserved):
            return Supply(supply.reserved - reserved, supply.picked - reserved, supply.issued + quantity)
        case StockReturned(quantity=quantity):
            return supply._replace(issued=supply.issued - quantity)
        case ArrivalNoted():
            return supply._replace(arrived=NOTHING)
        case _:
            return supply


def _dates(event: _LineEvent, line: OrderLine, at: datetime) -> Row:
    match event:
        case StockReserved(from_backorder=True):
            return {**_kept(event.need_by, event.expires), "arrived_at": iso(at)}
        case StockReserved():
            return _kept(event.need_by, event.expires)
        case ReservationTransferred(to=taker) if line == taker:
            return _kept(event.need_by, event.expires)
        case BackorderCreated(need_by=need_by, vor=True):
            return {**_needed(need_by), "vor": True}
        case BackorderCreated(need_by=need_by) | NeedChanged(need_by=need_by):
            return _needed(need_by)
        case _:
            return {}


def _kept(need_by: datetime | None, expires: datetime) -> Row:
    return {**_needed(need_by), "expires": iso(expires), "expires_ms": epoch_ms(expires)}


def _needed(need_by: datetime | None) -> Row:
    if need_by is None:
        return {"need_by": None, "need_ms": None}
    return {"need_by": iso(need_by), "need_ms": epoch_ms(need_by)}


SHELF_SUBSCRIPTIONS = tuple(on(event_type, _happened) for event_type in get_args(PartsStockEvent))
