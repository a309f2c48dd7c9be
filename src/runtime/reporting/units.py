"""Figures as cells: in their unit, or the mark that says why there is no number."""

from decimal import Decimal
from fractions import Fraction

from projections.kpi.definition import Kpi
from projections.kpi.queries.values import FigureValue, ValueState
from projections.kpi.words import Combining, Measure, Unit
from runtime.reporting.model import Cell, Kind, Mark, Quantity

KINDS = {
    Unit.VISITS: Kind.INTEGER,
    Unit.COUNT: Kind.INTEGER,
    Unit.PERCENT: Kind.PERCENT,
    Unit.YUAN: Kind.YUAN,
    Unit.YUAN_EACH: Kind.YUAN,
    Unit.YUAN_PER_HOUR: Kind.YUAN,
    Unit.YUAN_PER_HEAD: Kind.YUAN,
    Unit.YUAN_PER_BAY: Kind.YUAN,
    Unit.HOURS: Kind.HOURS,
    Unit.HOURS_EACH: Kind.HOURS,
    Unit.HOURS_PER_HEAD: Kind.HOURS,
    Unit.MINUTES: Kind.MINUTES,
    Unit.POINTS: Kind.NUMBER,
    Unit.PER_DAY: Kind.NUMBER,
    Unit.TIMES: Kind.NUMBER,
    Unit.DAYS: Kind.NUMBER,
    Unit.MONTHS: Kind.NUMBER,
}
_MEASURES = {
    Measure.PIECES: Kind.INTEGER,
    Measure.FEN: Kind.YUAN,
    Measure.MICROSECONDS: Kind.HOURS,
    Measure.QUANTITY: Kind.UNITS,
}
_STORED = {
    Kind.YUAN: Fraction(1, 100),
    Kind.HOURS: Fraction(1, 3_600_000_000),
    Kind.MINUTES: Fraction(1, 60_000_000),
    Kind.UNITS: Fraction(1, 1000),
}
"""Fen, microseconds and thousandths; anything else is stored in pieces."""
_PLACES = {Kind.YUAN: 2, Kind.HOURS: 4, Kind.MINUTES: 4, Kind.UNITS: 3}
_UNDIVIDED = (Combining.SUM, Combining.MEDIAN, Combining.PER_PERSON_DAY, Combining.STANDING)


def value_cell(kpi: Kpi, value: FigureValue) -> Cell:
    """The value to four places in the figure's unit."""
    if value.state is ValueState.DISABLED:
        return Mark.NOT_ENABLED
    if value.value is None:
        return Mark.NO_DENOMINATOR
    return in_unit(kpi, value.value)


def in_unit(kpi: Kpi, number: Decimal) -> Quantity:
    return Quantity(number, KINDS[kpi.unit])


def parts(kpi: Kpi, value: FigureValue) -> tuple[Cell, Cell]:
    """Numerator and denominator, of what is counted; the denominator is empty where nothing is divided."""
    if value.state is ValueState.DISABLED:
        return None, None
    numerators, denominators = (_MEASURES[measure] for measure in kpi.measures)
    if kpi.unit is Unit.MINUTES:
        numerators = Kind.MINUTES
    divided = kpi.combining not in _UNDIVIDED
    return (
        stored(value.numerator, numerators),
        stored(value.denominator, denominators) if divided else None,
    )


def stored(number: int, kind: Kind) -> Quantity:
    """A number as it is stored (pieces, fen, microseconds, thousandths), as this kind of quantity."""
    scale = _STORED.get(kind)
    if scale is None:
        return Quantity(number, kind)
    exact = number * scale
    places = Decimal(1).scaleb(-_PLACES[kind])
    return Quantity((Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(places), kind)


def yuan(fen: int) -> Decimal:
    return Decimal(fen) / 100


def provisional(value: FigureValue) -> Cell:
    return Mark.PROVISIONAL if value.provisional else None
