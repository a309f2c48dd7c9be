"""A report as plain data: sheets of columns and rows. What shows it decides on fonts, widths and languages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from domain.identifiers import StoreId
from domain.labels import Word
from projections.kpi.periods import Period


class Kind(Enum):
    """What a cell holds, and so how it is written."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    YUAN = "yuan"
    PERCENT = "percent"
    DATE = "date"
    DATETIME = "datetime"
    MINUTES = "minutes"
    HOURS = "hours"
    UNITS = "units"


class Mark(Word):
    """What stands in a cell that has no number. Never a zero."""

    NOT_ENABLED = "not_enabled", "未启用", "Not enabled"
    NOT_REPORTED = "not_reported", "未填报", "Not reported"
    NO_DENOMINATOR = "no_denominator", "无分母", "Nothing to divide by"
    NO_TARGET = "no_target", "未设定", "No target set"
    NOT_OVER = "not_over", "期间未满", "Period not over"
    PROVISIONAL = "provisional", "暂定", "Provisional"
    YES = "yes", "是", "Yes"
    NO = "no", "否", "No"


@dataclass(frozen=True, slots=True)
class Named:
    """A name in both languages."""

    zh: str
    en: str

    def label(self, language: str = "zh") -> str:
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number whose kind differs from that of its column, as where the rows are of several units."""

    number: Decimal | int
    kind: Kind


Cell = str | int | Decimal | date | datetime | Word | Named | Quantity | None
"""``Word`` and ``Named`` are shown in the reader's language. Instants have no zone: they are the store's wall clock."""
Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """``summed``: its numbers may be added up. ``detail``: left out where there is little room."""

    zh: str
    en: str
    kind: Kind = Kind.TEXT
    summed: bool = False
    detail: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """``key`` names it for machines. ``on_screen`` False: too wide or too long for anything but a workbook."""

    key: str
    zh: str
    en: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    on_screen: bool = True

    @property
    def totalled(self) -> bool:
        """Whether there is something to add up."""
        return bool(self.rows) and any(column.summed for column in self.columns)


@dataclass(frozen=True, slots=True)
class Report:
    """``made_at`` is the store's wall clock, ``position`` that of the log up to which the report shows it."""

    key: str
    title: Named
    store: StoreId
    period: Period
    position: int
    rule_sets: Sequence[str]
    made_at: datetime
    made_by: str
    sheets: Sequence[Sheet]

    def sheet(self, key: str) -> Sheet:
        """KeyError where there is none."""
        found = {sheet.key: sheet for sheet in self.sheets}
        return found[key]


def total(sheet: Sheet, column: int) -> Decimal:
    """The sum of a column's numbers; marks and empty cells add nothing."""
    return sum((number_of(row[column]) for row in sheet.rows), Decimal(0))


def number_of(cell: Cell) -> Decimal:
    if isinstance(cell, Quantity):
        return Decimal(cell.number)
    return Decimal(cell) if isinstance(cell, (int, Decimal)) else Decimal(0)
