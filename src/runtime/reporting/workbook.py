"""A report as an Excel workbook. Equal reports are equal bytes."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from domain.labels import Word
from runtime.reporting.formats import Formats
from runtime.reporting.model import Cell, Column, Kind, Named, Quantity, Report, Sheet, total
from runtime.reporting.widths import width_of

_NARROWEST, _WIDEST = 8, 60
_LOOKED_AT = 500
"""Rows by which the width of a column is chosen."""
_FORBIDDEN = str.maketrans("[]:*?/\\", "       ")


def workbook(report: Report, language: str = "zh") -> bytes:
    """Every sheet in its order; the first one is open."""
    written = BytesIO()
    book = Workbook(
        written,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties(
        {
            "title": report.title.label(language),
            "subject": f"{report.store} {report.period}",
            "author": report.made_by,
            # the report's own moment: the same report is the same file
            "created": report.made_at,
        }
    )
    formats = Formats(book)
    for sheet in report.sheets:
        _Page(book.add_worksheet(_tab(sheet, language)), sheet, formats, language).write()
    book.close()
    return written.getvalue()


def _tab(sheet: Sheet, language: str) -> str:
    name = sheet.en if language == "en" else sheet.zh
    return name.translate(_FORBIDDEN)[:31]


@dataclass(frozen=True, slots=True)
class _Page:
    """One sheet that is being written."""

    page: Worksheet
    sheet: Sheet
    formats: Formats
    language: str

    def write(self) -> None:
        page, rows = self.page, self.sheet.rows
        for place, column in enumerate(self.sheet.columns):
            heading = heading_of(column, self.language)
            page.write_string(0, place, heading, self.formats.heading)
            page.set_column(place, place, self._width(place, heading))
            for line, row in enumerate(rows, start=1):
                self._put(line, place, row[place])
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(1, len(rows)), len(self.sheet.columns) - 1)
        if self.sheet.totalled:
            self._write_totals()

    def _put(self, line: int, place: int, cell: Cell) -> None:
        """Numbers and dates as such; everything else is text, whatever it begins with."""
        kind = self.sheet.columns[place].kind
        if isinstance(cell, Quantity):
            kind, cell = cell.kind, cell.number
        page, formats = self.page, self.formats
        match cell:
            case None | "":
                return
            case bool():
                raise TypeError("a truth is shown as a word")
            case Word() | Named():
                page.write_string(line, place, cell.label(self.language), formats.mark)
            case str():
                page.write_string(line, place, cell, formats.text_of(cell))
            case int() | Decimal():
                page.write_number(line, place, float(cell), formats.of(kind))
            case datetime():
                page.write_datetime(line, place, cell, formats.of(Kind.DATETIME))
            case date():
                page.write_datetime(line, place, cell, formats.of(Kind.DATE))

    def _write_totals(self) -> None:
        """A line is left free below the rows, so that sorting them leaves the totals where they are."""
        rows, line = len(self.sheet.rows), len(self.sheet.rows) + 2
        self.page.write_string(
            line, 0, "Total" if self.language == "en" else "合计 Total", self.formats.heading
        )
        for place, column in enumerate(self.sheet.columns):
            if column.summed:
                span = f"{xl_rowcol_to_cell(1, place)}:{xl_rowcol_to_cell(rows, place)}"
                known = float(total(self.sheet, place))
                self.page.write_formula(line, place, f"=SUM({span})", self.formats.total(column.kind), known)

    def _width(self, place: int, heading: str) -> int:
        cells: list[Cell] = [*heading.split("\n"), *(row[place] for row in self.sheet.rows[:_LOOKED_AT])]
        return min(_WIDEST, max(_NARROWEST, *(width_of(cell, self.language) for cell in cells)) + 2)


def heading_of(column: Column, language: str) -> str:
    """Chinese with English under it, or English alone."""
    if language == "en" or column.zh == column.en:
        return column.en
    return f"{column.zh}\n{column.en}"
