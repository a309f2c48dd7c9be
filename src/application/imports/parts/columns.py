"""Columns of a file of the parts department, under the names that people give them in Chinese and English."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from application.imports.problems import COLUMN_TWICE, NO_COLUMNS
from application.imports.reading import Record, Row, header_of, open_sheet, row_of
from application.imports.workbook import open_workbook
from domain.errors import Invalid

_ENCODINGS = ("utf-8-sig", "gb18030")


@dataclass(frozen=True, slots=True)
class Column:
    """``names``: the Chinese one first, then the English one, then others."""

    field: str
    names: tuple[str, ...]
    required: bool = False

    @property
    def title(self) -> str:
        return f"{self.names[0]}/{self.names[1]}"


@dataclass(frozen=True, slots=True)
class PartsFile:
    """``lines`` is only for showing how far the reading is, None where nobody knows."""

    lines: int | None
    records: Iterator[Record]


def open_parts_file(path: Path) -> PartsFile:
    """A workbook by its name, anything else is text. Raises NotFound, Invalid (IMP-FILE-...)."""
    if path.suffix.lower() == ".xlsx":
        workbook = open_workbook(path)
        return PartsFile(workbook.lines, workbook.records())
    sheet = open_sheet(path, _ENCODINGS)
    return PartsFile(sheet.lines, sheet.records())


def rows_of(file: PartsFile, columns: Sequence[Column]) -> Iterator[Row]:
    """Cells by field; a field without a column is blank. Raises Invalid when the header lacks columns."""
    header = header_of(file.records)
    fields = _fields(header, columns)
    blank = {column.field: "" for column in columns}
    for line, cells in file.records:
        if cells == []:
            continue
        row = row_of(line, cells, fields)
        if row.problem is None:
            row.cells.pop("", None)
            yield Row(line, blank | row.cells)
        else:
            yield row


def _fields(header: Sequence[str], columns: Sequence[Column]) -> list[str]:
    """The field of each column of the file, blank where nothing is read from it."""
    by_name = {_plain(name): column.field for column in columns for name in (column.field, *column.names)}
    fields = [by_name.get(_plain(name), "") for name in header]
    for column in columns:
        if fields.count(column.field) > 1:
            raise Invalid(COLUMN_TWICE, column=column.title)
    if missing := [column.title for column in columns if column.required and column.field not in fields]:
        raise Invalid(NO_COLUMNS, columns=", ".join(missing))
    return fields


def _plain(name: str) -> str:
    return name.casefold().replace("_", "").replace(" ", "").replace("　", "")
