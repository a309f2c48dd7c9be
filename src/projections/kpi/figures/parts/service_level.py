"""S02: how much of the demand needed neither an emergency order nor the customer's patience."""

from domain.parts import URGENT_KINDS
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import COUNTED, Part
from projections.kpi.figures.parts.demand import class_on, first_request, of_part
from projections.kpi.figures.parts.purchasing import issued_lines
from projections.kpi.parts_cases import PurchaseCase, ShelfLineCase, ShelfMonthCase
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Measure, MovementKind, Unit


def _wanted(case: ShelfLineCase, rules: CaseRules) -> Parts:
    wanted = first_request(case)
    if wanted is not None:
        line, asked_ms = wanted
        day, quantity = rules.day(asked_ms), line.number("asked")
        by = of_part(case, class_on(case.classes, day))
        yield Part(day, line.subject, COUNTED, quantity, quantity, by)


def _lost(case: ShelfMonthCase, rules: CaseRules) -> Parts:
    for movement in case.movements:
        if movement.kind is MovementKind.LOST_SALE:
            day = rules.day(movement.at_ms)
            by = of_part(case, class_on(case.classes, day))
            yield Part(day, case.stream, COUNTED, 0, movement.quantity, by)


def _bought_in_haste(case: PurchaseCase, rules: CaseRules) -> Parts:
    if case.kind in URGENT_KINDS:
        for day, line, subject, verdict in issued_lines(case, rules):
            yield Part(day, subject, verdict, -line.quantity, 0, {Dimension.PART: line.part})


S02 = Kpi(
    id="S02",
    zh="服务水平",
    en="Service level",
    formula_zh="(期间总需求量 − 紧急与停驶订购量 − 失销量)÷ 总需求量;总需求量为首次需求量与失销量之和",
    formula_en="Quantity wanted in the period less what was ordered in an emergency or for a car off the road and less"
    " lost sales, by the quantity wanted: first requests and lost sales",
    unit=Unit.PERCENT,
    share_of=Measure.QUANTITY,
    attribution=Attribution.REQUEST,
    combining=Combining.RATIO,
    dimensions=(Dimension.PART,),
    shelf_line=_wanted,
    shelf_month=_lost,
    purchase=_bought_in_haste,
)
