"""Cells of sheets, and workbooks read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from pydantic import JsonValue

from application.demo import FIRST_DAY, STORE
from domain.rules.layers import canonical
from domain.rules.timetable import Activation, RuleTimetable
from projections.kpi.periods import month_of
from runtime.reporting.model import Cell, Column, Quantity, Report, Row, Sheet
from runtime.reporting.workbook import workbook
from tests.support.default_rules import DEFAULT_RULES

SECOND_DAY, THIRD_DAY = date(2025, 3, 4), date(2025, 3, 5)
MONTH = month_of(FIRST_DAY)


def rules_with(changes: Mapping[str, JsonValue]) -> RuleTimetable:
    since = datetime(2020, 1, 1, tzinfo=UTC)
    return RuleTimetable(DEFAULT_RULES, {STORE: (Activation("R1", since, canonical(dict(changes))),)})


def place(sheet: Sheet, heading: str) -> int:
    return [column.zh for column in sheet.columns].index(heading)


def column(sheet: Sheet, heading: str) -> list[Cell]:
    """Its cells; quantities are their numbers."""
    at = place(sheet, heading)
    return [plain(row[at]) for row in sheet.rows]


def plain(cell: Cell) -> Cell:
    return cell.number if isinstance(cell, Quantity) else cell


def row_of(sheet: Sheet, **wanted: object) -> dict[str, Cell]:
    """The one row with these cells, by the headings of its columns."""
    rows = [
        {each.zh: plain(cell) for each, cell in zip(sheet.columns, row, strict=True)} for row in sheet.rows
    ]
    [found] = [row for row in rows if all(row[name] == value for name, value in wanted.items())]
    return found


def sheet_of(columns: Sequence[Column], rows: Sequence[Row]) -> Sheet:
    return Sheet("one", "一", "One", columns, rows)


def written(report: Report, *, values: bool = True) -> Any:
    """As openpyxl reads it: ``values`` are the numbers that were computed, else the formulas."""
    return load_workbook(BytesIO(workbook(report)), data_only=values)


def exact(number: float) -> Decimal:
    """Of a number in a workbook, to the fourth place."""
    return Decimal(repr(number)).quantize(Decimal("0.0001"))
