"""S10: what the workshop was given and brought back."""

from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import COUNTED, Part
from projections.kpi.figures.parts.demand import class_on, of_part
from projections.kpi.parts_cases import ShelfLineCase
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit


def _measure(case: ShelfLineCase, rules: CaseRules) -> Parts:
    """A line counts once for its first issue, and once for its first return."""
    moments = ((case.facts.at("issued_ms"), 0, 1), (case.facts.at("returned_ms"), 1, 0))
    for at, numerator, denominator in moments:
        if at is not None:
            day = rules.day(at)
            by = of_part(case, class_on(case.classes, day))
            yield Part(day, case.facts.subject, COUNTED, numerator, denominator, by)


S10 = Kpi(
    id="S10",
    zh="退料率",
    en="Returns from the workshop",
    formula_zh="期间内首次退料的领料行 ÷ 期间内首次领料的行",
    formula_en="Lines of which something came back for the first time in the period, by lines first issued in it",
    unit=Unit.PERCENT,
    attribution=Attribution.ISSUE,
    combining=Combining.RATIO,
    dimensions=(Dimension.PART, Dimension.USAGE_CLASS),
    shelf_line=_measure,
)
