"""What can happen to a month's results: something is told, and something told is put right."""

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from domain.aggregates.month_results.words import ReportedItem
from domain.event import Event
from domain.money import Money
from domain.rules.targets import Month
from domain.text import ShortText


class Score(BaseModel):
    """On the scale of whoever asked the customers (100 or 1000 is the best); ``answers`` are the valid ones."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    score: Annotated[Decimal, Field(ge=0, le=1000, max_digits=6, decimal_places=2)]
    answers: Annotated[int, Field(ge=1, le=1_000_000)]


ReportedValue = Score | Money


class ResultReported(Event, name="month_results.result_reported"):
    """``source`` says who or what document told it; no person is named there."""

    month: Month
    item: ReportedItem
    value: ReportedValue
    source: ShortText


class ResultCorrected(Event, name="month_results.result_corrected"):
    month: Month
    item: ReportedItem
    was: ReportedValue
    now: ReportedValue
    source: ShortText


MonthResultsEvent = ResultReported | ResultCorrected
