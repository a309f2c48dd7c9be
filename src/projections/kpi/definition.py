"""What a figure is, as data: one small file under ``figures/`` defines one, or a few that belong together."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from projections.kpi.cases import BayDayCase, TechnicianDayCase, VisitCase
from projections.kpi.entry import Part
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit

Parts = Iterator[Part]

_MICROSECONDS_PER_HOUR = 3_600_000_000
_FEN_PER_YUAN = 100

SCALES = {
    Unit.VISITS: Fraction(1),
    Unit.COUNT: Fraction(1),
    Unit.PERCENT: Fraction(100),
    Unit.YUAN: Fraction(1, _FEN_PER_YUAN),
    Unit.YUAN_EACH: Fraction(1, _FEN_PER_YUAN),
    Unit.YUAN_PER_HEAD: Fraction(1, _FEN_PER_YUAN),
    Unit.YUAN_PER_BAY: Fraction(1, _FEN_PER_YUAN),
    Unit.YUAN_PER_HOUR: Fraction(_MICROSECONDS_PER_HOUR, _FEN_PER_YUAN),
    Unit.HOURS: Fraction(1, _MICROSECONDS_PER_HOUR),
    Unit.HOURS_EACH: Fraction(1, _MICROSECONDS_PER_HOUR),
    Unit.HOURS_PER_HEAD: Fraction(1, _MICROSECONDS_PER_HOUR),
    Unit.MINUTES: Fraction(60, _MICROSECONDS_PER_HOUR),
    Unit.PER_DAY: Fraction(1),
}
"""From the numbers as stored (pieces, fen, microseconds) to the unit they are shown in."""


@dataclass(frozen=True)
class Kpi:
    """``visit``, ``technician_day`` and ``bay_day`` say what a case of that kind brings: pure functions of facts and
    rules.

    A figure with none of them is disabled: ``waits_for`` names (zh, en) what would feed it. ``id`` is as in ``KpiId``.
    The formula is shown beside the number.
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
    waits_for: tuple[str, str] | None = field(default=None)

    def __post_init__(self) -> None:
        fed = any((self.visit, self.technician_day, self.bay_day))
        if fed == (self.waits_for is not None):
            raise ValueError(f"{self.id}: either something feeds it, or it says what it waits for")

    @property
    def enabled(self) -> bool:
        return self.waits_for is None
