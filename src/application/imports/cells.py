"""Values out of the cells of a row, as its mapping says. Raises BadRow with the column at fault."""

from collections.abc import Mapping as Cells
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from application.imports.mapping import FieldName, Mapping
from application.imports.problems import AHEAD, MISSING, NOT_A_DATE, NOT_A_NUMBER, NOT_WANTED, BadRow

_KM_PER_MILE = Decimal("1.609344")


class Values:
    """The fields of one row."""

    def __init__(self, mapping: Mapping, cells: Cells[str, str]) -> None:
        self._mapping = mapping
        self._cells = cells

    def check_wanted(self) -> None:
        for column, accepted in self._mapping.only.items():
            if self._cells[column] not in accepted:
                raise BadRow(NOT_WANTED, column, column=column, wanted="/".join(accepted))

    def text(self, field: FieldName) -> str | None:
        """None where there is no value."""
        source = self._mapping.fields.get(field)
        if source is None:
            return None
        if source.template is not None:
            known = any(self._cells[column] for column in source.columns)
            value = source.template.format_map(self._cells) if known else ""
        else:
            value = source.constant if source.constant is not None else self._cells[source.columns[0]]
        if value and value not in source.unknown:
            return value
        if source.required:
            raise BadRow(MISSING, self._mapping.column_of(field))
        return None

    def required(self, field: FieldName) -> str:
        value = self.text(field)
        if value is None:
            raise BadRow(MISSING, self._mapping.column_of(field))
        return value

    def whole(self, field: FieldName) -> int | None:
        value = self.text(field)
        return None if value is None else int(self._number(field, value))

    def kilometres(self, field: FieldName) -> int | None:
        """Rounded to the kilometre."""
        value = self.text(field)
        if value is None:
            return None
        number = self._number(field, value)
        if self._mapping.fields[field].unit == "mile":
            number *= _KM_PER_MILE
        return int(number.quantize(Decimal(1), rounding=ROUND_HALF_UP))

    def past_date(self, field: FieldName, today: date) -> date | None:
        value = self.text(field)
        if value is None:
            return None
        column, source = self._mapping.column_of(field), self._mapping.fields[field]
        try:
            # a calendar date has no zone
            day = datetime.strptime(value, source.format).date()  # noqa: DTZ007
        except ValueError:
            raise BadRow(NOT_A_DATE, column, format=source.format) from None
        if day > today:
            raise BadRow(AHEAD, column)
        return day

    def is_cut(self, field: FieldName) -> bool:
        source = self._mapping.fields.get(field)
        value = self.text(field)
        return source is not None and value is not None and len(value) == source.cut_to

    def _number(self, field: FieldName, value: str) -> Decimal:
        """A whole number of at most nine digits."""
        try:
            number = Decimal(value.replace(",", ""))
        except InvalidOperation:
            number = None
        if number is None or not number.is_finite() or number != int(number) or abs(number) >= 10**9:
            raise BadRow(NOT_A_NUMBER, self._mapping.column_of(field))
        return number
