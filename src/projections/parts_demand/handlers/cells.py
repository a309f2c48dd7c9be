"""Rows that are there when they are first needed, and quantities in them."""

from datetime import datetime
from decimal import Decimal

from domain.identifiers import PartNumber, StoreId
from domain.parts import OrderLine
from projections.cells import number
from projections.engine.columns import decimal_text
from projections.engine.dbapi import Row, Value
from projections.engine.rows import Rows
from projections.parts_demand.tables import LINE, MONTH, PART


def change_part(rows: Rows, store: StoreId, part: PartNumber, **changes: Value) -> None:
    rows.put(PART, {**part_row(rows, store, part), **changes})


def add_to_part(rows: Rows, store: StoreId, part: PartNumber, **quantities: Decimal) -> None:
    """This much more in these columns."""
    row = part_row(rows, store, part)
    rows.put(PART, {**row, **{name: more(row[name], by) for name, by in quantities.items()}})


def part_row(rows: Rows, store: StoreId, part: PartNumber) -> Row:
    return rows.get(PART, store, part) or {
        "store": store,
        "part": part,
        **dict.fromkeys(("good", "reserved", "awaited"), "0"),
        "stocked": False,
        "both_ways": False,
    }


def known_since(rows: Rows, store: StoreId, part: PartNumber, day: str) -> None:
    """The part was there, or asked for, on this day."""
    first = part_row(rows, store, part).get("first_day")
    if first is None or day < str(first):
        change_part(rows, store, part, first_day=day)


def add_to_month(rows: Rows, store: StoreId, part: PartNumber, month: str, **quantities: Decimal) -> None:
    row = _month_row(rows, store, part, month)
    rows.put(MONTH, {**row, **{name: more(row[name], by) for name, by in quantities.items()}})


def count_in_month(rows: Rows, store: StoreId, part: PartNumber, month: str, **counts: int) -> None:
    row = _month_row(rows, store, part, month)
    rows.put(MONTH, {**row, **{name: number(row[name]) + by for name, by in counts.items()}})


def _month_row(rows: Rows, store: StoreId, part: PartNumber, month: str) -> Row:
    return rows.get(MONTH, store, part, month) or {
        "store": store,
        "part": part,
        "month": month,
        **dict.fromkeys(("issued", "lost"), "0"),
        **dict.fromkeys(("asked", "served", "stocked_asked", "stocked_served"), 0),
    }


def line_row(rows: Rows, store: StoreId, part: PartNumber, line: OrderLine) -> Row | None:
    return rows.get(LINE, store, line.order, line.job, line.line, part)


def asked_line(rows: Rows, store: StoreId, part: PartNumber, line: OrderLine) -> Row:
    """The line's row, or a new one that has not asked for anything."""
    return line_row(rows, store, part, line) or {
        "store": store,
        "order": line.order,
        "job": line.job,
        "line": line.line,
        "part": part,
        "served": False,
        "stocked": False,
        "awaited": "0",
    }


def more(cell: Value, by: Decimal) -> str:
    return decimal_text(Decimal(str(cell)) + by)


def day_of(instant: datetime) -> str:
    return instant.date().isoformat()
