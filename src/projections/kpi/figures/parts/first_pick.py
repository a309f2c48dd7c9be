"""S01 and S01a: lines that the shelf could serve when they were first asked for."""

from collections.abc import Callable

from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import COUNTED, Part, Verdict, left_out
from projections.kpi.figures.parts.demand import STOCKING, class_on, first_request, of_part
from projections.kpi.parts_cases import Classes, ShelfLineCase, ShelfMonthCase
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Ground, MovementKind, Unit

Judge = Callable[[Classes, str], Verdict]


def _line(case: ShelfLineCase, rules: CaseRules, judge: Judge) -> Parts:
    wanted = first_request(case)
    if wanted is not None:
        line, asked_ms = wanted
        day = rules.day(asked_ms)
        served = line.number("served") >= line.number("asked")
        by = of_part(case, class_on(case.classes, day))
        yield Part(day, line.subject, judge(case.classes, day), 1 if served else 0, 1, by)


def _lost(case: ShelfMonthCase, rules: CaseRules, judge: Judge) -> Parts:
    for movement in case.movements:
        if movement.kind is MovementKind.LOST_SALE:
            day = rules.day(movement.at_ms)
            by = of_part(case, class_on(case.classes, day))
            yield Part(day, case.stream, judge(case.classes, day), 0, 1, by)


def _if_stocked(classes: Classes, day: str) -> Verdict:
    return COUNTED if class_on(classes, day) in STOCKING else left_out(Ground.NOT_STOCKED)


def _any(_classes: Classes, _day: str) -> Verdict:
    return COUNTED


def _kpi(id_: str, names: tuple[str, str], which: tuple[str, str], judge: Judge) -> Kpi:
    return Kpi(
        id=id_,
        zh=names[0],
        en=names[1],
        formula_zh=f"期间内首次提出需求的{which[0]}需求行中,当时即由本店库存全部满足的 ÷ 需求行数;失销为未满足的一行",
        formula_en=f"Lines first asked for in the period{which[1]} that the store's shelf served in full at once, by"
        " all of them; a lost sale is a line that was not served",
        unit=Unit.PERCENT,
        attribution=Attribution.REQUEST,
        combining=Combining.RATIO,
        dimensions=(Dimension.PART, Dimension.USAGE_CLASS),
        shelf_line=lambda case, rules: _line(case, rules, judge),
        shelf_month=lambda case, rules: _lost(case, rules, judge),
    )


S01 = _kpi(
    "S01",
    ("一次满足率", "First-pick fill"),
    (
        "常备件(当年的常用件、易耗件、保养件)",
        " of parts kept in stock (common, consumable, maintenance that year)",
    ),
    _if_stocked,
)
S01A = _kpi("S01a", ("一次满足率(全部配件)", "First-pick fill of all parts"), ("", ""), _any)
