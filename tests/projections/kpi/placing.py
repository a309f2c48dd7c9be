"""What a figure is made of, short enough to compare."""

from __future__ import annotations

from datetime import date

from domain.rules.kpi import Inclusion
from projections.views import Reads
from tests.projections.kpi.reading import placed

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)
"""The month of most histories."""
NEXT_FIRST, NEXT_LAST = date(2026, 4, 1), date(2026, 4, 30)

Member = tuple[str, str, str, int, int]
"""Subject, standing, rule, numerator, denominator."""


def made_of(reads: Reads, kpi: str, first: date = FIRST, last: date = LAST) -> list[Member]:
    """In order of subjects; of one subject in the order of its parts."""
    entries = [each.entry for each in placed(reads, kpi, first, last)]
    entries.sort(key=lambda each: each.subject)
    return [
        (each.subject, each.standing.value, each.rule, each.numerator, each.denominator) for each in entries
    ]


def left_out(reads: Reads, kpi: str, first: date = FIRST, last: date = LAST) -> dict[str, str]:
    """The rule, or the part of the definition, by subject of what is excluded."""
    entries = [each.entry for each in placed(reads, kpi, first, last)]
    return {each.subject: each.rule for each in entries if each.standing is Inclusion.EXCLUDED}


def shares(
    reads: Reads, kpi: str, *dimensions: str, first: date = FIRST, last: date = LAST
) -> list[tuple[object, ...]]:
    """The place of each part in these dimensions, then numerator and denominator, sorted."""
    entries = [each.entry for each in placed(reads, kpi, first, last)]
    return sorted(
        (*(each.by.get(dimension, "") for dimension in dimensions), each.numerator, each.denominator)
        for each in entries
    )
