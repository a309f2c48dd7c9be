"""What is asked of the shelves: lines of orders by their first request, and sales that were lost."""

from datetime import date

from domain.parts import UsageClass
from projections.kpi.figures.common import By
from projections.kpi.parts_cases import Classes, ShelfLine, ShelfLineCase, ShelfMonthCase
from projections.kpi.words import Dimension

STOCKING = frozenset({UsageClass.COMMON, UsageClass.CONSUMABLE, UsageClass.MAINTENANCE})
"""What a store is expected to have on its shelves."""


def first_request(case: ShelfLineCase) -> tuple[ShelfLine, int] | None:
    """With its moment; None where the line was first asked for at another shelf."""
    asked = case.facts.at("asked_ms")
    return None if asked is None or case.facts.row["redirected"] else (case.facts, asked)


def class_on(classes: Classes, day: str) -> UsageClass | None:
    """In the year of a day."""
    return classes.get(date.fromisoformat(day).year)


def of_part(case: ShelfLineCase | ShelfMonthCase, usage_class: UsageClass | None) -> By:
    part = case.facts.part if isinstance(case, ShelfLineCase) else case.part
    by: By = {Dimension.PART: part}
    return by if usage_class is None else by | {Dimension.USAGE_CLASS: usage_class.value}
