"""Values out of the cells of a row of a parts file. Raises BadRow with the column at fault."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from application.imports.parts.columns import Column
from application.imports.problems import (
    AHEAD,
    FORMULA,
    MISSING,
    NOT_A_DATE,
    NOT_A_DECIMAL,
    NOT_A_NUMBER,
    NOT_A_WORD,
    NOT_FEN,
    BadRow,
)
from application.imports.workbook import FORMULA_MARK
from domain.labels import Word
from domain.money import Money

WordT = TypeVar("WordT", bound=Word)

_NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.[0-9]{1,12})?")
_DATE_FORMATS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d")
_YES = frozenset({"是", "yes", "y", "true", "1", "√"})
_NO = frozenset({"否", "no", "n", "false", "0", ""})


class Values:
    """The cells of one row by field."""

    def __init__(self, columns: Sequence[Column], cells: Mapping[str, str]) -> None:
        self._titles = {column.field: column.title for column in columns}
        self._cells = cells

    def column_of(self, field: str) -> str:
        return self._titles.get(field, field)

    def text(self, field: str) -> str | None:
        cell = self._cells[field]
        if cell.startswith(FORMULA_MARK):
            raise BadRow(FORMULA, self.column_of(field))
        return cell or None

    def required(self, field: str) -> str:
        value = self.text(field)
        if value is None:
            raise BadRow(MISSING, self.column_of(field))
        return value

    def code(self, field: str) -> str | None:
        """Numbers of parts, lots, bins and suppliers are written in capital letters."""
        value = self.text(field)
        return None if value is None else value.upper()

    def number(self, field: str) -> Decimal | None:
        value = self.text(field)
        if value is None:
            return None
        if not _NUMBER.fullmatch(value):
            raise BadRow(NOT_A_DECIMAL, self.column_of(field))
        return Decimal(value.replace(",", ""))

    def whole(self, field: str) -> int | None:
        number = self.number(field)
        if number is not None and number != int(number):
            raise BadRow(NOT_A_NUMBER, self.column_of(field))
        return None if number is None else int(number)

    def yuan(self, field: str) -> Money | None:
        """Exactly: what is finer than a fen is no amount."""
        yuan = self.number(field)
        if yuan is None:
            return None
        fen = yuan * 100
        if fen != int(fen):
            raise BadRow(NOT_FEN, self.column_of(field))
        return Money(fen=int(fen))

    def day(self, field: str) -> date | None:
        value = self.text(field)
        if value is None:
            return None
        for form in _DATE_FORMATS:
            try:
                # a calendar date has no zone
                return datetime.strptime(value, form).date()  # noqa: DTZ007
            except ValueError:
                continue
        raise BadRow(NOT_A_DATE, self.column_of(field), format="2026-03-02")

    def past_day(self, field: str, today: date) -> date | None:
        day = self.day(field)
        if day is not None and day > today:
            raise BadRow(AHEAD, self.column_of(field))
        return day

    def flag(self, field: str) -> bool:
        """Nothing is no."""
        value = (self.text(field) or "").casefold()
        if value not in _YES | _NO:
            raise BadRow(NOT_A_WORD, self.column_of(field), wanted="是/否, yes/no")
        return value in _YES

    def word(self, field: str, words: type[WordT]) -> WordT | None:
        """By its Chinese label, its English one or its value."""
        value = self.text(field)
        if value is None:
            return None
        for word in words:
            if value.casefold() in {word.value, word.zh, word.en.casefold()}:
                return word
        wanted = ", ".join(f"{word.zh}/{word.value}" for word in words)
        raise BadRow(NOT_A_WORD, self.column_of(field), wanted=wanted)
