"""What the log gives, and what was written down by hand, in the same form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select

from domain.rules.kpi import Inclusion
from projections.engine import Reader
from projections.kpi.catalogue import BY_ID
from projections.kpi.queries.entries import Placed
from projections.kpi.queries.values import FigureValue
from projections.kpi.tables import FIGURE
from projections.kpi.words import Combining, Dimension
from tests.projections.kpi.golden.ledger import Brought, Golden, Sums, whole
from tests.projections.kpi.reading import placed
from tests.support.scenario import STORE

Period = tuple[date, date]
Counts = tuple[int, ...]
"""Numerator, denominator, and how many items are counted, separate and excluded."""
Items = Mapping[str, Sequence[Brought]]
"""Under ``counted``, ``separate``, or the word by which they are excluded."""

_PREFIXES = (
    "work_order-",
    "visit-",
    f"technician_day-{STORE}-",
    f"bay_day-{STORE}-",
    f"parts_stock-{STORE}-",
    "purchase_order-",
    "stock_count-",
)
_NAMES = ("numerator", "denominator", "counted", "separate", "excluded")


def items(reader: Reader, golden: Golden, by_hand: Sums, period: Period) -> Items:
    standing = BY_ID[golden.kpi].combining in (Combining.STANDING, Combining.AGE)
    found: dict[str, list[Brought]] = {}
    for each in placed(reader, golden.kpi, *period):
        if not standing or _still_stands(each, period):
            entry = each.entry
            item = (_short(entry.subject), entry.numerator, entry.denominator)
            found.setdefault(_standing(each, by_hand), []).append(item)
    return {word: sorted(each) for word, each in found.items()}


def items_by_hand(golden: Golden, by_hand: Sums) -> Items:
    words = {"counted": by_hand.counted, "separate": by_hand.separate, **by_hand.excluded}
    return {word: sorted(golden.brought(each)) for word, each in words.items() if each}


def sums(found: FigureValue) -> Counts:
    return found.numerator, found.denominator, found.counted, found.separate, found.excluded


def sums_by_hand(golden: Golden, by_hand: Sums) -> Counts:
    excluded = " ".join(by_hand.excluded.values())
    return (
        whole(by_hand.numerator, golden.units[0]),
        whole(by_hand.denominator, golden.units[1]),
        *(len(words.split()) for words in (by_hand.counted, by_hand.separate, excluded)),
    )


def day_by_hand(golden: Golden, written: str) -> Counts:
    """Of ``Golden.days``."""
    numbers, counts = written.split()
    numerator, denominator = numbers.split("/")
    counted, others = counts.split("+")
    separate, excluded = others.split("-")
    return (
        whole(numerator, golden.units[0]),
        whole(denominator, golden.units[1]),
        *(int(count) for count in (counted, separate, excluded)),
    )


def kept(reader: Reader, kpi: str, first: date, last: date) -> Counts:
    """The sums that are kept for the days from the first to the last, added up."""
    days = select(FIGURE).where(
        FIGURE.c.store == STORE,
        FIGURE.c.kpi == kpi,
        FIGURE.c.day.between(first.isoformat(), last.isoformat()),
    )
    rows = reader.rows(days)
    return tuple(sum(int(row[name] or 0) for row in rows) for name in _NAMES)


def _standing(each: Placed, by_hand: Sums) -> str:
    entry = each.entry
    if entry.standing is not Inclusion.EXCLUDED:
        return entry.standing.value
    return next((word for word in entry.rule.split(".") if word in by_hand.excluded), entry.rule)


def _still_stands(each: Placed, period: Period) -> bool:
    until = each.entry.by.get(Dimension.UNTIL)
    return until is None or until > period[1].isoformat()


def _short(subject: str) -> str:
    for prefix in _PREFIXES:
        subject = subject.removeprefix(prefix)
    return subject.replace("-2026-", "-")
