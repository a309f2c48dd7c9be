"""The sheets of a report as tables."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from rich.table import Table

from cli.language import both, language, one
from cli.screen import table
from cli.tables.figures import subject
from domain.labels import Word
from runtime.reporting.model import Cell, Column, Kind, Named, Quantity, Row, Sheet, total

_LEFT = (Kind.TEXT, Kind.DATE, Kind.DATETIME)
_PLACES = {Kind.YUAN: 2, Kind.PERCENT: 2, Kind.NUMBER: 2, Kind.HOURS: 2, Kind.MINUTES: 1}


def sheet_table(sheet: Sheet, most: int | None) -> Table:
    """The columns for which there is room, and the first rows; totals are those of all rows."""
    places = [place for place, column in enumerate(sheet.columns) if not column.detail]
    columns = [sheet.columns[place] for place in places]
    grid = table(both(sheet.zh, sheet.en))
    for column in columns:
        heading = one(column.zh, column.en)
        grid.add_column(heading, overflow="fold", justify="left" if column.kind in _LEFT else "right")
    for row in sheet.rows[:most]:
        grid.add_row(*(shown_cell(row[place], sheet.columns[place]) for place in places))
    if sheet.totalled:
        grid.add_section()
        grid.add_row(*_totals(sheet, places))
    return grid


def _totals(sheet: Sheet, places: Sequence[int]) -> list[str]:
    shown = [
        shown_cell(total(sheet, place), sheet.columns[place]) if sheet.columns[place].summed else ""
        for place in places
    ]
    return [one("合计", "Total"), *shown[1:]]


def rows_left(rows: Sequence[Row], most: int | None) -> int:
    return 0 if most is None else max(0, len(rows) - most)


def shown_cell(cell: Cell, column: Column) -> str:
    kind = column.kind
    if isinstance(cell, Quantity):
        kind, cell = cell.kind, cell.number
    match cell:
        case None:
            return ""
        case Word() | Named():
            return cell.label(language())
        case str():
            return subject(cell)
        case int() | Decimal():
            text = f"{cell:,.{_PLACES.get(kind, 0)}f}"
            return f"{text}%" if kind is Kind.PERCENT else text
        case datetime():
            return f"{cell:%m-%d %H:%M}"
        case date():
            return cell.isoformat()
