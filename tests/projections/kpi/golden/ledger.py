"""How a figure worked out by hand is written down.

    month(counted="01=400 02=2360", numerator=2760, value="2760")

``counted`` names every item and what it brings: ``01=5/8`` is 5 in the numerator and 8 in the denominator, in the units
of the figure; what is left out stands in ``each`` of the figure. An item is named by its order (``01``), job
(``02/J2``), line (``02/J2/L4``), visit (``01``), a technician's day (``te01-03-05``) or a bay's (``B1-03-02``), a shelf
(``OF``), the line of a parts order (``P1/L1``) or of a count (``C1/OF``); it stands once for each part. The sums are
written beside it as they were added up by hand, so that a slip in either is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

YUAN, HOURS, MINUTES, PIECES = 100, 3_600_000_000, 60_000_000, 1
"""Of how many fen, or microseconds, a unit is made."""

Brought = tuple[str, int, int]
"""An item with its numerator and denominator as they are stored."""


@dataclass(frozen=True)
class Sums:
    """``value`` None: nothing to divide by. ``excluded``: items by what excludes them, a word of the rule's path."""

    counted: str
    value: str | None
    numerator: str
    denominator: str = "0"
    separate: str = ""
    excluded: Mapping[str, str] = field(default_factory=dict)
    p90: str | None = None

    @property
    def shown(self) -> Decimal | None:
        return None if self.value is None else Decimal(self.value)


@dataclass(frozen=True)
class Golden:
    """A figure in March and in April. ``units``: in what numerators and denominators are written; see ``YUAN``.

    ``each``: what an item brings where nothing is written. ``by``: values in March by dimension and member.
    """

    kpi: str
    march: Sums | None
    april: Sums | None
    each: tuple[int, int] = (1, 0)
    units: tuple[int, int] = (PIECES, PIECES)
    by: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    days: Mapping[int, str] = field(default_factory=dict)
    """Of March: numerator, denominator and counts of a day, as ``3/4 3+1-2``: 3 counted, 1 separate, 2 excluded."""

    def brought(self, words: str) -> Iterator[Brought]:
        for word in words.split():
            item, _, numbers = word.partition("=")
            numerator, _, denominator = numbers.partition("/")
            yield (
                item,
                whole(numerator or str(self.each[0]), self.units[0]),
                whole(denominator or str(self.each[1]), self.units[1]),
            )


def whole(number: str, unit: int) -> int:
    """As it is stored; a number that does not come out even was written wrongly."""
    result = Fraction(number) * unit
    assert result.denominator == 1, f"{number} is no whole number of the smallest unit"
    return int(result)


def disabled(kpi: str) -> Golden:
    return Golden(kpi, None, None)


def never_told(kpi: str) -> Golden:
    """It is made of what others report, and nobody has."""
    nothing = Sums(counted="", value=None, numerator="0")
    return Golden(kpi, nothing, nothing)


def all_bring(numbers: str, words: str) -> str:
    """The same of every item: ``all_bring("0/1", "01 02")`` is ``01=0/1 02=0/1``."""
    return " ".join(f"{word}={numbers}" for word in words.split())
