"""Rules of the parts department that a store has chosen, and what its figures are then."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import JsonValue

from domain.rules.timetable import RuleTimetable
from projections.kpi.queries.values import FigureValue
from tests.projections.kpi.golden.house.diary import Diary
from tests.projections.kpi.reading import LATER, kpi_reader, other_rules, value
from tests.support.default_rules import DEFAULT_RULES, SHIPPED_TIMETABLE


def with_parts(**changes: JsonValue) -> RuleTimetable:
    """As shipped but for these rules of the parts department."""
    return other_rules({"parts": {**DEFAULT_RULES.parts.model_dump(mode="json"), **changes}})


def seen(
    diary: Diary,
    kpi: str,
    first: date,
    last: date,
    *,
    rules: RuleTimetable = SHIPPED_TIMETABLE,
    today: date = LATER,
) -> FigureValue:
    with kpi_reader(diary.log(), rules) as reader:
        return value(reader, kpi, first, last, today)


def seen_on(diary: Diary, kpi: str, *days: date) -> list[Decimal | None]:
    """On each of these days by itself."""
    with kpi_reader(diary.log()) as reader:
        return [value(reader, kpi, day, day).value for day in days]
