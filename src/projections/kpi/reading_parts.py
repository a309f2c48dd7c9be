"""Cases of the parts department out of the rows of the read model."""

from datetime import date
from decimal import Decimal
from typing import Any

from domain.costing import rounded
from domain.parts import PurchaseKind, UsageClass
from projections.engine.dbapi import Row, Value
from projections.engine.rows import Rows
from projections.kpi.cells import mapping
from projections.kpi.parts_cases import (
    Classes,
    CountedLine,
    Movement,
    PurchaseCase,
    PurchaseLine,
    ShelfLine,
    ShelfLineCase,
    ShelfMonthCase,
    StockCountCase,
)
from projections.kpi.parts_tables import MOVEMENT, PART_CLASS, PURCHASE_LINE
from projections.kpi.words import MovementKind

_USAGE = {each.value: each for each in UsageClass}
_KINDS = {each.value: each for each in PurchaseKind}
_MOVEMENTS = {each.value: each for each in MovementKind}


def shelf_line(row: Row) -> ShelfLine:
    return ShelfLine(row, str(row["order"]), str(row["job"]), str(row["line"]), str(row["part"]))


def shelf_line_case(rows: Rows, row: Row) -> ShelfLineCase:
    facts = shelf_line(row)
    stream = str(row["stream"])
    return ShelfLineCase(f"{stream}/{facts.subject}", str(row["store"]), facts, _classes(rows, stream))


def shelf_month_case(rows: Rows, row: Row) -> ShelfMonthCase:
    stream, month = str(row["stream"]), str(row["month"])
    return ShelfMonthCase(
        case=f"{stream}/{month}",
        store=str(row["store"]),
        stream=stream,
        part=str(row["part"]),
        movements=tuple(_movement(each) for each in rows.select(MOVEMENT, stream=stream, month=month)),
        classes=_classes(rows, stream),
    )


def _movement(row: Row) -> Movement:
    facts: dict[str, Any] = dict(row)
    return Movement(
        at_ms=facts["at_ms"],
        kind=_MOVEMENTS[facts["kind"]],
        quantity=facts["quantity"],
        average_fen=facts["average_fen"],
        fifo_fen=facts["fifo_fen"],
        alive=bool(facts["alive"]),
    )


def _classes(rows: Rows, shelf: str) -> Classes:
    found = rows.select(PART_CLASS, stream=shelf)
    return {int(row["year"] or 0): _USAGE[str(row["usage_class"])] for row in found}


def purchase_case(rows: Rows, row: Row) -> PurchaseCase:
    facts: dict[str, Any] = dict(row)
    stream = facts["stream"]
    lines = rows.select(PURCHASE_LINE, stream=stream)
    return PurchaseCase(
        stream=stream,
        store=facts["store"],
        supplier=facts["supplier"],
        kind=_KINDS[facts["kind"]],
        issued_ms=facts["issued_ms"],
        promised_on=_day(facts["promised_on"]),
        cancelled_on=_day(facts["cancelled_on"]),
        ended_ms=facts["ended_ms"],
        lines=tuple(_purchase_line(each) for each in lines),
    )


def _purchase_line(row: Row) -> PurchaseLine:
    facts: dict[str, Any] = dict(row)
    return PurchaseLine(facts["line"], facts["part"], facts["quantity"], facts["complete_ms"])


def _day(cell: Value) -> date | None:
    return None if cell is None else date.fromisoformat(str(cell))


def stock_count_case(row: Row) -> StockCountCase:
    facts: dict[str, Any] = dict(row)
    costs = mapping(facts["costs"])
    return StockCountCase(
        stream=facts["stream"],
        store=facts["store"],
        posted_ms=facts["posted_ms"],
        lines=tuple(
            _counted(part, Decimal(difference), costs.get(part, 0))
            for part, difference in sorted(mapping(facts["differences"]).items())
        ),
    )


def _counted(part: str, difference: Decimal, unit_cost_fen: int) -> CountedLine:
    return CountedLine(part, difference, rounded(difference * unit_cost_fen))
