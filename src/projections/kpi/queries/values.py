"""From entries to one value: a number, nothing to divide by, or not enabled. Never a zero that is none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from statistics import median
from typing import NamedTuple, assert_never

from domain.labels import Word
from domain.rules.kpi import Inclusion
from projections.kpi.definition import SCALES, Kpi
from projections.kpi.queries.entries import Placed
from projections.kpi.queries.stocks import (
    average_age,
    divided,
    idle_share,
    months_of_supply,
    turn_days,
    turns,
)
from projections.kpi.words import Combining, Dimension

_PLACES = Decimal("0.0001")
_P90 = Fraction(9, 10)


class ValueState(Word):
    NUMBER = "number", "有值", "A number"
    NULL = "null", "无分母", "Nothing to divide by"
    DISABLED = "disabled", "口径未启用", "Not enabled"


@dataclass(frozen=True, slots=True)
class FigureValue:
    """``numerator`` and ``denominator`` are exact, ``value`` is in the figure's unit to four places.

    ``p90`` beside a median. ``counted``, ``separate`` and ``excluded`` are numbers of entries; ``provisional``: one of
    them may still change. ``separate_numerator`` is what is shown apart.
    """

    kpi: str
    state: ValueState
    value: Decimal | None
    numerator: int
    denominator: int
    counted: int
    separate: int
    excluded: int
    separate_numerator: int = 0
    p90: Decimal | None = None
    provisional: bool = False


def disabled(kpi: Kpi) -> FigureValue:
    return FigureValue(kpi.id, ValueState.DISABLED, None, 0, 0, 0, 0, 0)


def value_of(kpi: Kpi, placed: Sequence[Placed], last: str, today: str) -> FigureValue:
    """Of the figure's entries ``placed`` in a period that ends with the day ``last``; provisional as seen on ``today``.

    The entries of a figure that reaches back must do so to the beginning.
    """
    if not kpi.enabled:
        return disabled(kpi)
    if kpi.combining.reaches_back:
        # nobody knows yet how things will stand on a day to come
        last = min(last, today)
    standing = [each for each in placed if _stands(kpi, each, last)]
    by = {
        inclusion: [each for each in standing if each.entry.standing is inclusion] for inclusion in Inclusion
    }
    counted = by[Inclusion.COUNTED]
    made = _combined(kpi, counted, date.fromisoformat(last))
    return FigureValue(
        kpi=kpi.id,
        state=ValueState.NULL if made.value is None else ValueState.NUMBER,
        value=None if made.value is None else _shown(kpi, made.value),
        numerator=made.numerator,
        denominator=made.denominator,
        counted=len(counted),
        separate=len(by[Inclusion.SEPARATE]),
        excluded=len(by[Inclusion.EXCLUDED]),
        separate_numerator=sum(each.entry.numerator for each in by[Inclusion.SEPARATE]),
        p90=None if made.p90 is None else _shown(kpi, made.p90),
        provisional=any(
            each.entry.open_until is not None and each.entry.open_until >= today for each in counted
        ),
    )


def of_sums(kpi: Kpi, numerator: int, denominator: int) -> Decimal | None:
    """The value of an additive figure from its sums."""
    result = _quotient(kpi, numerator, denominator)
    return None if result is None else _shown(kpi, result)


def _stands(kpi: Kpi, placed: Placed, last: str) -> bool:
    if kpi.combining not in (Combining.STANDING, Combining.AGE):
        return placed.day <= last
    until = placed.entry.by.get(Dimension.UNTIL)
    return placed.day <= last and (until is None or until > last)


class _Made(NamedTuple):
    value: Fraction | None
    numerator: int
    denominator: int
    p90: Fraction | None = None


def _combined(kpi: Kpi, counted: Sequence[Placed], last: date) -> _Made:
    numerator = sum(each.entry.numerator for each in counted)
    denominator = sum(each.entry.denominator for each in counted)
    result: Fraction | None
    match kpi.combining:
        case Combining.SUM | Combining.RATIO:
            result = _quotient(kpi, numerator, denominator)
        case Combining.STANDING:
            result = Fraction(len(counted))
        case Combining.MEDIAN:
            lengths = sorted(each.entry.numerator for each in counted)
            if not lengths:
                return _Made(None, numerator, denominator)
            middle = Fraction(median(map(Fraction, lengths)))
            return _Made(middle, numerator, denominator, _percentile(lengths, _P90))
        case Combining.PER_DAILY_AVERAGE:
            days = {each.day for each in counted if each.entry.denominator}
            result = divided(Fraction(numerator) * len(days), denominator)
        case Combining.PER_PERSON_DAY:
            result = divided(Fraction(numerator), len(_person_days(counted)))
        case Combining.AGE:
            return _Made(*average_age(counted, last))
        case Combining.TURNS:
            return _Made(*turns(counted, last))
        case Combining.TURN_DAYS:
            return _Made(*turn_days(counted, last))
        case Combining.SUPPLY:
            return _Made(*months_of_supply(counted, last))
        case Combining.IDLE:
            return _Made(*idle_share(counted, last))
        case _ as never:
            assert_never(never)
    return _Made(result, numerator, denominator)


def _quotient(kpi: Kpi, numerator: int, denominator: int) -> Fraction | None:
    return (
        Fraction(numerator) if kpi.combining is Combining.SUM else divided(Fraction(numerator), denominator)
    )


def _person_days(counted: Iterable[Placed]) -> set[tuple[str, str]]:
    persons = ((each.entry.by.get(Dimension.ADVISOR), each.day) for each in counted)
    return {(person, day) for person, day in persons if person is not None}


def _percentile(lengths: Sequence[int], share: Fraction) -> Fraction:
    """Nearest rank: the smallest length that this share of all does not exceed."""
    rank = -(-len(lengths) * share.numerator // share.denominator)
    return Fraction(lengths[rank - 1])


def _shown(kpi: Kpi, result: Fraction) -> Decimal:
    scaled = result * SCALES[kpi.unit]
    return (Decimal(scaled.numerator) / Decimal(scaled.denominator)).quantize(_PLACES, ROUND_HALF_EVEN)
