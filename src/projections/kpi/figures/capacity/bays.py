"""C05, C06 and C07: what the bays are used for, and what they earn."""

from domain.rules.kpi import KpiFamily
from domain.trade import CostClass
from projections.kpi.cases import VisitCase
from projections.kpi.day_cases import BayDayCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import Part
from projections.kpi.figures.capacity.bay_days import bay_verdict, length, occupied, opening, usable_bay
from projections.kpi.figures.capacity.earnings import earned
from projections.kpi.figures.volume.departures import departed_verdict
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Measure, Unit


def _left(case: VisitCase, rules: CaseRules) -> Parts:
    if case.left_ms is not None:
        verdict = departed_verdict(case, KpiFamily.VISITS, rules)
        yield Part(rules.day(case.left_ms), case.visit, verdict, 1, 0)


def _taken(case: BayDayCase, rules: CaseRules) -> Parts:
    hours = opening(case, rules)
    by = {Dimension.BAY: case.bay}
    yield Part(case.day, case.stream, bay_verdict(case, hours), occupied(case), length(hours), by)


def _labour(case: VisitCase, rules: CaseRules) -> Parts:
    return earned(case, rules, lambda line: line.cost_class == CostClass.LABOUR)


C05 = Kpi(
    id="C05",
    zh="工位周转率",
    en="Turnover of bays",
    formula_zh="期间内出厂台次 ÷ 期间内工位日数(停用或不营业的工位日不计)",
    formula_en="Visits that left in the period, by days of bays in it; a bay out of use and a closed store bring none",
    unit=Unit.PER_DAY,
    attribution=Attribution.LEAVE,
    combining=Combining.RATIO,
    visit=_left,
    bay_day=usable_bay,
)

C06 = Kpi(
    id="C06",
    zh="工位利用率",
    en="Use of bays",
    formula_zh="工位占用时间(重叠的预占只计一次) ÷ 门店营业时间;停用或不营业的工位日不计",
    formula_en="Time for which bays were taken (bookings that overlap count once), by the store's opening hours;"
    " without bays out of use and closed days",
    unit=Unit.PERCENT,
    share_of=Measure.MICROSECONDS,
    attribution=Attribution.WORK,
    combining=Combining.RATIO,
    dimensions=(Dimension.BAY,),
    bay_day=_taken,
)

C07 = Kpi(
    id="C07",
    zh="工位效益",
    en="Labour revenue per bay",
    formula_zh="期间内结算的工时产值 ÷ 日均可用工位数",
    formula_en="Labour settled in the period, by the average number of bays a day that could be used",
    unit=Unit.YUAN_PER_BAY,
    attribution=Attribution.SETTLEMENT,
    combining=Combining.PER_DAILY_AVERAGE,
    visit=_labour,
    bay_day=usable_bay,
)
