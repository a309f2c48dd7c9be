"""What a figure is, as data: one small file under ``figures/`` defines one, or a few that belong together."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from projections.kpi.cases import ReportedMonth, VisitCase
from projections.kpi.day_cases import BayDayCase, TechnicianDayCase
from projections.kpi.entry import Part
from projections.kpi.parts_cases import PurchaseCase, ShelfLineCase, ShelfMonthCase, StockCountCase
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Measure, Unit

Parts = Iterator[Part]

_HOUR = Measure.MICROSECONDS.whole
_YUAN = Measure.FEN.whole
_PIECES = (Measure.PIECES, Measure.PIECES)
_AMOUNTS = (Measure.FEN, Measure.PIECES)
_TIMES = (Measure.MICROSECONDS, Measure.PIECES)

SCALES = {
    Unit.VISITS: Fraction(1),
    Unit.COUNT: Fraction(1),
    Unit.PERCENT: Fraction(100),
    Unit.YUAN: Fraction(1, _YUAN),
    Unit.YUAN_EACH: Fraction(1, _YUAN),
    Unit.YUAN_PER_HEAD: Fraction(1, _YUAN),
    Unit.YUAN_PER_BAY: Fraction(1, _YUAN),
    Unit.YUAN_PER_HOUR: Fraction(_HOUR, _YUAN),
    Unit.HOURS: Fraction(1, _HOUR),
    Unit.HOURS_EACH: Fraction(1, _HOUR),
    Unit.HOURS_PER_HEAD: Fraction(1, _HOUR),
    Unit.MINUTES: Fraction(60, _HOUR),
    Unit.POINTS: Fraction(1),
    Unit.PER_DAY: Fraction(1),
    Unit.TIMES: Fraction(1),
    Unit.DAYS: Fraction(1),
    Unit.MONTHS: Fraction(1),
}
"""From the numbers as stored to the unit they are shown in."""

MEASURES = {
    Unit.VISITS: _PIECES,
    Unit.COUNT: _PIECES,
    Unit.YUAN: _AMOUNTS,
    Unit.YUAN_EACH: _AMOUNTS,
    Unit.YUAN_PER_HEAD: _AMOUNTS,
    Unit.YUAN_PER_BAY: _AMOUNTS,
    Unit.YUAN_PER_HOUR: (Measure.FEN, Measure.MICROSECONDS),
    Unit.HOURS: _TIMES,
    Unit.HOURS_EACH: _TIMES,
    Unit.HOURS_PER_HEAD: _TIMES,
    Unit.MINUTES: _TIMES,
    Unit.POINTS: _PIECES,
    Unit.PER_DAY: _PIECES,
}
"""What numerator and denominator are stored in; for any other unit the definition says it."""

CASES = (
    "visit",
    "technician_day",
    "bay_day",
    "reported",
    "shelf_line",
    "shelf_month",
    "purchase",
    "stock_count",
)
"""The kinds of cases, as the fields of :class:`Kpi` are named that take them."""


@dataclass(frozen=True)
class Kpi:
    """``visit`` and the others of its kind say what a case of that kind brings: pure functions of facts and rules.

    A figure with none of them is disabled: ``waits_for`` names (zh, en) what would feed it. ``id`` is as in ``KpiId``.
    The formula is shown beside the number. ``share_of`` is what both parts are numbers of where
    the unit leaves it open.
    """

    id: str
    zh: str
    en: str
    formula_zh: str
    formula_en: str
    unit: Unit
    attribution: Attribution
    combining: Combining
    dimensions: tuple[Dimension, ...] = ()
    visit: Callable[[VisitCase, CaseRules], Parts] | None = None
    technician_day: Callable[[TechnicianDayCase, CaseRules], Parts] | None = None
    bay_day: Callable[[BayDayCase, CaseRules], Parts] | None = None
    reported: Callable[[ReportedMonth, CaseRules], Parts] | None = None
    shelf_line: Callable[[ShelfLineCase, CaseRules], Parts] | None = None
    shelf_month: Callable[[ShelfMonthCase, CaseRules], Parts] | None = None
    purchase: Callable[[PurchaseCase, CaseRules], Parts] | None = None
    stock_count: Callable[[StockCountCase, CaseRules], Parts] | None = None
    waits_for: tuple[str, str] | None = None
    share_of: Measure = Measure.PIECES

    def __post_init__(self) -> None:
        fed = any(getattr(self, kind) is not None for kind in CASES)
        if fed == (self.waits_for is not None):
            raise ValueError(f"{self.id}: either something feeds it, or it says what it waits for")

    @property
    def measures(self) -> tuple[Measure, Measure]:
        """Of numerator and denominator."""
        return MEASURES.get(self.unit, (self.share_of, self.share_of))

    @property
    def enabled(self) -> bool:
        return self.waits_for is None
