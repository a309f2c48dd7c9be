"""Rows out of the first sheet of an Excel workbook, as text: numbers and dates are written out exactly."""

import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook

from application.imports.problems import NO_FILE, NO_WORKBOOK
from application.imports.reading import Record
from domain.errors import Invalid, NotFound

FORMULA_MARK = "="

_DAMAGE = (BadZipFile, zlib.error, EOFError, SyntaxError, KeyError, ValueError, TypeError, IndexError)
"""What the libraries say about a file that is no workbook, or one no longer."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """``lines`` is what the sheet itself says about its length, None where it does not."""

    path: Path
    lines: int | None

    def records(self) -> Iterator[Record]:
        """Row by row, without the whole sheet in memory. Blank cells at the end of a row are not stored in the file:
        rows are filled up to the width of the header, and cut off there where what follows is blank. Raises Invalid
        where the file is damaged: what came before it has been read.
        """
        book = _opened(self.path)
        try:
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            width = 0
            for number, row in enumerate(sheet.iter_rows(), start=1):
                cells = [_text(cell) for cell in row]
                while cells and not cells[-1]:
                    cells.pop()
                width = width or len(cells)
                yield number, cells and cells + [""] * (width - len(cells))
        except _DAMAGE:
            raise Invalid(NO_WORKBOOK) from None
        finally:
            book.close()


def open_workbook(path: Path) -> Workbook:
    """Raises NotFound, Invalid (IMP-FILE-...)."""
    book = _opened(path)
    try:
        return Workbook(path, book.worksheets[0].max_row)
    finally:
        book.close()


def _opened(path: Path) -> Any:
    try:
        with warnings.catch_warnings():
            # about formats and validations of cells, which nobody looks at here
            warnings.simplefilter("ignore", UserWarning)
            book = load_workbook(path, read_only=True, keep_links=False)
    except OSError:
        raise NotFound(NO_FILE, file=path.name) from None
    except _DAMAGE:
        raise Invalid(NO_WORKBOOK) from None
    if not book.worksheets:
        raise Invalid(NO_WORKBOOK)
    return book


def _text(cell: Any) -> str:
    """A formula, or what has become of one that failed, keeps a mark that no value begins with."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type in {"f", "e"}:
        return f"{FORMULA_MARK}{value}"
    return _written(value)


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        # a spreadsheet shows fifteen digits and keeps two more, which are noise
        return f"{Decimal(f'{value:.15g}'):f}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == value.time().min else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()
