"""The row of a line, as long as it has something to say."""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from domain.aggregates.parts_stock.state import NOTHING
from projections.cells import amount
from projections.engine.columns import decimal_text
from projections.engine.dbapi import Row, Value
from projections.engine.rows import Rows
from projections.parts_shelf.tables import JOB, LINE, ORDER
from projections.shelf_facts.shortages import Shortage

LineKey = tuple[str, str, str, str]
"""Order, job, line, part."""


class Supply(NamedTuple):
    """What of a line is not a shortage: kept, laid ready, handed over."""

    reserved: Decimal = NOTHING
    picked: Decimal = NOTHING
    issued: Decimal = NOTHING
    arrived: Decimal = NOTHING


def line_row(rows: Rows, store: str, key: LineKey) -> Row:
    """The row, or that of a line for which nothing has happened yet."""
    order, job, line, part = key
    return rows.get(LINE, *key) or {
        "order": order,
        "job": job,
        "line": line,
        "part": part,
        "store": store,
        **dict.fromkeys(("reserved", "picked", "awaited", "lapsed", "issued", "arrived"), "0"),
        "need_by": None,
        "need_ms": None,
        "expires": None,
        "expires_ms": None,
        "vor": False,
        "short_since": None,
        "eta": None,
        "lapsed_at": None,
        "lapse": None,
        "arrived_at": None,
    }


def shortage_of(row: Row) -> Shortage:
    since, eta = row["short_since"], row["eta"]
    return Shortage(
        awaited=amount(row["awaited"]),
        lapsed=amount(row["lapsed"]),
        since=None if since is None else str(since),
        eta=None if eta is None else str(eta),
    )


def supply_of(row: Row) -> Supply:
    return Supply(*(amount(row[name]) for name in Supply._fields))


def with_shortage(row: Row, shortage: Shortage) -> Row:
    lapse: dict[str, Value] = {} if shortage.lapsed else {"lapsed_at": None, "lapse": None}
    return {
        **row,
        "awaited": decimal_text(shortage.awaited),
        "lapsed": decimal_text(shortage.lapsed),
        "short_since": shortage.since,
        "eta": shortage.eta,
        "vor": bool(row["vor"]) and shortage.awaited > 0,
        **lapse,
    }


def with_supply(row: Row, supply: Supply) -> Row:
    """Never below nothing; what is not kept is neither picked nor to be fetched."""
    reserved = max(supply.reserved, NOTHING)
    kept = {
        "reserved": reserved,
        "picked": min(max(supply.picked, NOTHING), reserved),
        "issued": max(supply.issued, NOTHING),
        "arrived": min(supply.arrived, reserved),
    }
    gone: dict[str, Value] = {} if reserved else {"expires": None, "expires_ms": None}
    noted: dict[str, Value] = {} if kept["arrived"] else {"arrived_at": None}
    return {**row, **{name: decimal_text(value) for name, value in kept.items()}, **gone, **noted}


def store_line(rows: Rows, row: Row) -> None:
    """A line that is served and whose order is gone is gone too, and so is one for which nothing is left to say."""
    key = tuple(str(row[name]) for name in ("order", "job", "line", "part"))
    wanted = any(row[name] != "0" for name in ("reserved", "awaited", "lapsed"))
    order = rows.get(ORDER, key[0])
    if wanted or (row["issued"] != "0" and order is not None and order["open"]):
        rows.put(LINE, row)
        return
    rows.delete(LINE, *key)
    forget_if_done(rows, key[0])


def change_lines(rows: Rows, order: str, job: str | None, change: Callable[[Row], Row]) -> None:
    """Every line of a job, or of the whole order."""
    lines = rows.select(LINE, order=order) if job is None else rows.select(LINE, order=order, job=job)
    for row in lines:
        store_line(rows, change(row))


def forget_if_done(rows: Rows, order: str) -> None:
    """An order that is closed and has no lines."""
    is_open = rows.cells(ORDER, ("open",), order)
    if is_open is None or is_open[0] or rows.cells_of(LINE, ("line",), order=order):
        return
    rows.delete(ORDER, order)
    for key in rows.cells_of(JOB, ("order", "job"), order=order):
        rows.delete(JOB, *key)
