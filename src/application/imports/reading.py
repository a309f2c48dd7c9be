"""Rows out of a CSV file, however damaged: a bad row costs itself, not its neighbours."""

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from application.imports.mapping import Mapping
from application.imports.problems import (
    DAMAGED,
    EMPTY,
    NO_COLUMNS,
    NO_ENCODING,
    NO_FILE,
    WRONG_WIDTH,
    BadRow,
    Problem,
    problem_of,
)
from domain.errors import Invalid, NotFound

_LONGEST_RECORD = 50
"""Lines. An unmatched quote would otherwise swallow the rest of the file."""
_CHUNK = 1 << 20

Record = tuple[int, list[str] | None]
"""The number of the first line, and the fields; None for a line that cannot be split into fields."""


@dataclass(frozen=True, slots=True)
class Row:
    """A record with the number of its first line; either its cells by column or what is wrong with it."""

    line: int
    cells: dict[str, str]
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that can be read: its encoding and how many lines it has, the header included."""

    path: Path
    encoding: str
    lines: int

    def rows(self, mapping: Mapping) -> Iterator[Row]:
        """Every record but the header; blank lines are none. Raises Invalid when the header lacks columns."""
        records = self.records(mapping.delimiter)
        header = header_of(records)
        if missing := [column for column in mapping.columns if column not in header]:
            raise Invalid(NO_COLUMNS, columns=", ".join(missing))
        for line, fields in records:
            if fields != []:
                yield row_of(line, fields, header)

    def records(self, delimiter: str = ",") -> Iterator[Record]:
        with self.path.open(encoding=self.encoding, newline="") as file:
            yield from _records(file, delimiter)


def open_sheet(path: Path, encodings: Sequence[str]) -> Sheet:
    """Reads the file once, to find an encoding that fits all of it. Raises NotFound, Invalid (IMP-FILE-...)."""
    try:
        for encoding in encodings:
            lines = _lines_in(path, encoding)
            if lines is not None:
                return Sheet(path, encoding, lines)
    except OSError:
        raise NotFound(NO_FILE, file=path.name) from None
    raise Invalid(NO_ENCODING, encodings=", ".join(encodings))


def header_of(records: Iterator[Record]) -> list[str]:
    """The first record that is not blank. Raises Invalid where there is none."""
    header = next((fields for _, fields in records if fields), None)
    if header is None:
        raise Invalid(EMPTY)
    return [name.strip() for name in header]


def _lines_in(path: Path, encoding: str) -> int | None:
    try:
        with path.open(encoding=encoding, newline="") as file:
            return sum(chunk.count("\n") for chunk in iter(lambda: file.read(_CHUNK), "")) + 1
    except (UnicodeError, LookupError):
        return None


def row_of(line: int, fields: list[str] | None, header: Sequence[str]) -> Row:
    if fields is None:
        return Row(line, {}, problem_of(BadRow(DAMAGED)))
    if len(fields) != len(header):
        return Row(line, {}, problem_of(BadRow(WRONG_WIDTH, found=len(fields), expected=len(header))))
    cells = {name: cell.strip() for name, cell in zip(header, fields, strict=True)}
    return Row(line, cells)


def _records(file: TextIO, delimiter: str) -> Iterator[Record]:
    """Reading goes on with the next line after one that is no record."""
    numbered = enumerate(file, start=1)
    held: deque[tuple[int, str]] = deque()
    while first := held.popleft() if held else next(numbered, None):
        taken = [first]
        fields = _fields(taken, delimiter)
        while fields is _UNFINISHED and len(taken) < _LONGEST_RECORD:
            more = held.popleft() if held else next(numbered, None)
            if more is None:
                break
            taken.append(more)
            fields = _fields(taken, delimiter)
        if fields is None or fields is _UNFINISHED:
            held.extendleft(reversed(taken[1:]))
            yield first[0], None
        else:
            yield first[0], fields


_UNFINISHED: list[str] = ["a quote is still open"]


def _fields(lines: Sequence[tuple[int, str]], delimiter: str) -> list[str] | None:
    try:
        records = list(csv.reader((line for _, line in lines), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return _UNFINISHED if "unexpected end of data" in str(error) else None
    return records[0] if len(records) == 1 else None
