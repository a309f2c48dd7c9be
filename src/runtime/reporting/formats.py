"""How the cells of a workbook look."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from runtime.reporting.model import Kind

NUMBER_FORMATS = {
    Kind.TEXT: "@",
    Kind.INTEGER: "#,##0",
    Kind.NUMBER: "#,##0.00",
    Kind.YUAN: "#,##0.00",
    Kind.PERCENT: '0.00"%"',
    Kind.DATE: "yyyy-mm-dd",
    Kind.DATETIME: "yyyy-mm-dd hh:mm:ss",
    Kind.MINUTES: "#,##0.0",
    Kind.HOURS: "#,##0.00",
    Kind.UNITS: "#,##0.00",
}
"""Percentages are numbers of percent: 95 and not 0.95."""
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


class Formats:
    """Of one workbook. All are made at once, in one order: equal reports are equal files."""

    def __init__(self, book: Workbook) -> None:
        self.heading = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#DDE6F0"}
        )
        self.mark = book.add_format({"valign": "top"})
        self._plain = book.add_format({"num_format": "@", "valign": "top"})
        # text that looks like a formula stays text when somebody edits the cell
        self._quoted = book.add_format({"num_format": "@", "valign": "top", "quote_prefix": True})
        self._of = {kind: book.add_format({"num_format": code}) for kind, code in NUMBER_FORMATS.items()}
        self._totals = {
            kind: book.add_format({"num_format": code, "bold": True, "top": 1})
            for kind, code in NUMBER_FORMATS.items()
        }

    def of(self, kind: Kind) -> Format:
        return self._of[kind]

    def total(self, kind: Kind) -> Format:
        return self._totals[kind]

    def text_of(self, text: str) -> Format:
        return self._quoted if text.startswith(_DANGEROUS) else self._plain
