"""How much room a cell takes: a Chinese glyph is as wide as two others."""

from datetime import date, datetime
from decimal import Decimal
from unicodedata import east_asian_width

from domain.labels import Word
from runtime.reporting.model import Cell, Named, Quantity

_WIDE = frozenset("WF")


def width_of(cell: Cell, language: str = "zh") -> int:
    """In characters of the digit's width."""
    match cell:
        case None:
            return 0
        case Word() | Named():
            return _of_text(cell.label(language))
        case Quantity():
            return width_of(cell.number)
        case str():
            return _of_text(cell)
        case datetime():
            return len("2026-03-02 08:00:00")
        case date():
            return len("2026-03-02")
        case int() | Decimal():
            return len(f"{cell:,.2f}")


def _of_text(text: str) -> int:
    return sum(2 if east_asian_width(glyph) in _WIDE else 1 for glyph in text)
