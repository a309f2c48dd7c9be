"""A shelf's business day: what was used up, and by how much its value changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from projections.kpi.figures.common import By
from projections.kpi.figures.parts.demand import of_part
from projections.kpi.parts_cases import ShelfMonthCase
from projections.kpi.rules import CaseRules
from projections.kpi.words import MovementKind


@dataclass(slots=True)
class StockDay:
    """In fen. ``alive``: something was issued, or put on an empty shelf."""

    used: int = 0
    change: int = 0
    alive: bool = False


def stock_days(case: ShelfMonthCase, rules: CaseRules) -> Iterator[tuple[str, StockDay, By]]:
    """In order of days, with the place of the part as it is stocked now: a balance has one class only."""
    days: dict[str, StockDay] = {}
    for movement in case.movements:
        if movement.kind is not MovementKind.LOST_SALE:
            costing = rules.at(movement.at_ms).parts.costing
            day = days.setdefault(rules.day(movement.at_ms), StockDay())
            day.used += movement.cost(costing)
            day.change += movement.change(costing)
            day.alive = day.alive or movement.alive
    by = of_part(case, case.usage_class)
    yield from ((day, days[day], by) for day in sorted(days))
