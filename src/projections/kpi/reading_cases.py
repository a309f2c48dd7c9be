"""Cases out of the rows of the read model."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from domain.aggregates.month_results.words import ReportedItem
from domain.trade import OrderClass
from projections.engine.dbapi import Row
from projections.engine.rows import Rows
from projections.engine.table_sql import Key
from projections.kpi.cases import (
    REPORTED_ITEMS,
    Bill,
    Job,
    Line,
    Order,
    ReportedMonth,
    Satisfaction,
    VisitCase,
)
from projections.kpi.cells import items, mapping
from projections.kpi.day_cases import BayDayCase, Punch, TechnicianDayCase
from projections.kpi.parts_tables import SHELF_LINE
from projections.kpi.reading_parts import shelf_line
from projections.kpi.tables import BILL, JOB, ORDER, VISIT


def visit_case(rows: Rows, row: Row) -> VisitCase:
    """With everything about it that has been recorded in its store."""
    facts: dict[str, Any] = dict(row)
    visit, this = facts["visit"], (facts["arrived_ms"], facts["visit"])
    same_car: list[Any] = rows.cells_of(VISIT, ("store", "arrived_ms", "visit"), vehicle=facts["vehicle"])
    earlier = [at for store, at, other in same_car if store == facts["store"] and (at, other) < this]
    orders = sorted(rows.select(ORDER, visit=visit), key=lambda each: (each["opened_ms"], each["order"]))
    return VisitCase(
        **facts,
        earlier_ms=tuple(sorted(earlier)),
        orders=tuple(_order(rows, each, comebacks=True) for each in orders),
    )


def _order(rows: Rows, row: Row, *, comebacks: bool) -> Order:
    order = str(row["order"])
    found = rows.select(ORDER, original=order) if comebacks else []
    return Order(
        row=row,
        order=order,
        order_class=_CLASSES[str(row["order_class"])],
        advisor=str(row["advisor"]),
        jobs=tuple(_job(each) for each in rows.select(JOB, order=order)),
        bills=tuple([_bill(each) for each in rows.cells_of(BILL, _OF_BILL, order=order)]),
        comebacks=tuple(_order(rows, each, comebacks=False) for each in found),
        wanted=tuple(shelf_line(each) for each in rows.select(SHELF_LINE, order=order)),
    )


_CLASSES = {each.value: each for each in OrderClass}


def _job(row: Row) -> Job:
    return Job(row, str(row["order"]), str(row["job"]))


_OF_BILL = ("settlement", "settled_ms", "reversed_ms", "lines")


def _bill(cells: Key) -> Bill:
    known: tuple[Any, ...] = cells
    settlement, settled_ms, reversed_ms, lines = known
    return Bill(settlement, settled_ms, reversed_ms, tuple([Line(*line) for line in items(lines)]))


def technician_day_case(row: Row) -> TechnicianDayCase:
    facts: dict[str, Any] = dict(row)
    punches = mapping(facts.pop("punches"))
    del facts["grade"]
    return TechnicianDayCase(**facts, punches=tuple(Punch(*punch) for punch in punches.values()))


def bay_day_case(row: Row) -> BayDayCase:
    facts: dict[str, Any] = dict(row)
    bookings = items(facts.pop("bookings"))
    return BayDayCase(**facts, bookings=tuple((start, end) for _, _, start, end in bookings))


def reported_month(rows: Sequence[Row]) -> ReportedMonth:
    """Out of everything that was told about it."""
    first: dict[str, Any] = dict(rows[0])
    by_item: dict[ReportedItem, dict[str, Any]] = {
        REPORTED_ITEMS[str(row["item"])]: dict(row) for row in rows
    }
    asked = by_item.get(ReportedItem.CSI_SCORE)
    return ReportedMonth(
        stream=first["stream"],
        store=first["store"],
        last_day=date.fromisoformat(first["day"]),
        amounts={item: row["fen"] for item, row in by_item.items() if row["fen"] is not None},
        satisfaction=None if asked is None else Satisfaction(asked["score"], asked["answers"]),
    )
