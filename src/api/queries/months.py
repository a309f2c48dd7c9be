"""Months as questions name them: 2026-03."""

from typing import Annotated, NamedTuple

from fastapi import Depends, Query

from api.queries.desk import Question
from domain.errors import Invalid, define
from domain.rules.calendar import business_date
from domain.rules.reordering import months_before

BAD_MONTHS = define(
    "API-MONTHS-001",
    zh="first_month 不得晚于 last_month",
    en="first_month must not be later than last_month",
)
_BY_ITSELF = 12
"""Months that are shown where none are named."""

MonthText = Annotated[str, Query(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$", description="such as 2026-03")]


class Months(NamedTuple):
    """Both included; None: as :meth:`of` says."""

    first: str | None
    last: str | None

    def of(self, asked: Question) -> tuple[str, str]:
        """Up to this month, and the eleven before it, where nothing else was named."""
        today = business_date(asked.rules.calendar, asked.now)
        this = f"{today:%Y-%m}"
        last = self.last or max(this, self.first or this)
        return self.first or min(last, months_before(today, _BY_ITSELF - 1)[0]), last


async def months(first_month: MonthText | None = None, last_month: MonthText | None = None) -> Months:
    """Raises Invalid (API-MONTHS-001)."""
    if first_month is not None and last_month is not None and first_month > last_month:
        raise Invalid(BAD_MONTHS)
    return Months(first_month, last_month)


MonthsAsked = Annotated[Months, Depends(months)]
