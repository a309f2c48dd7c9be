"""Monthly demand of real car parts, and what follows from it, reckoned without the product.

A cell is the pieces that were asked for in a month; None before the series begins and after it has ended.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from math import ceil
from pathlib import Path

DEMAND = Path(__file__).resolve().parents[3] / "shared" / "data" / "carparts" / "monthly_demand.csv"
SAFETY, CYCLE, LEAD = 7, 30, 14
"""Days of the parts manual."""
AVERAGED, DEAD = 6, 12
"""Months."""
FIRST_YEAR = 1998

Series = Mapping[str, tuple[int | None, ...]]


def read_series(every: int) -> Series:
    """Every so many-th part."""
    with DEMAND.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return {row[0]: tuple(int(cell) if cell else None for cell in row[1:]) for row in rows[::every]}


def day_of(month: int, day: int = 1) -> date:
    """Of the month counted from January 1998."""
    return date(FIRST_YEAR + month // 12, month % 12 + 1, day)


def cost_fen(part: str) -> int:
    """Nobody published what the parts cost: something between 10 and 100 yuan that stays the same."""
    return 1_000 + int(part) % 9_000


@dataclass
class Ledger:
    """One part's stock, month by month: filled up at the beginning, then sold as far as there is anything."""

    part: str
    series: tuple[int | None, ...]
    stock: int = 0
    received: list[int] = field(default_factory=list)
    issued: list[int] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    lying_since: date | None = None
    last_issue: date | None = None

    def run(self, sold_on: int) -> Ledger:
        for month, cell in enumerate(self.series):
            self._receive(month)
            self._sell(month, cell or 0, sold_on)
            self.ends.append(self.stock)
        return self

    def _receive(self, month: int) -> None:
        known = [cell for cell in self.series[max(0, month - AVERAGED) : month] if cell is not None]
        average = Fraction(sum(known), len(known)) if known else Fraction(0)
        low = average * (SAFETY + LEAD) / 30
        high = average * (SAFETY + CYCLE + LEAD) / 30
        quantity = max(0, ceil(high - self.stock)) if self.stock <= low else 0
        self.received.append(quantity)
        if quantity and not self.stock:
            self.lying_since = day_of(month)
        self.stock += quantity

    def _sell(self, month: int, wanted: int, sold_on: int) -> None:
        issued = min(wanted, self.stock)
        self.issued.append(issued)
        self.lost.append(wanted - issued)
        self.stock -= issued
        if issued:
            self.last_issue = day_of(month, sold_on)
        if not self.stock:
            self.lying_since = None

    def is_dead(self, on: date) -> bool:
        """On the first day of a month, so that whole months are easily counted."""
        if self.lying_since is None:
            return False
        since = max(self.lying_since, self.last_issue or self.lying_since)
        months = (on.year - since.year) * 12 + on.month - since.month - (1 if since.day > on.day else 0)
        return months >= DEAD


@dataclass(frozen=True)
class Figures:
    """``lines``: (asked, served) by month; a month of a part that was served in part is one of each kind."""

    lines: Mapping[str, tuple[int, int]]
    pieces: int
    pieces_served: int
    issue_cost_fen: int
    value_ends_fen: int
    month_ends: int
    dead: tuple[str, ...]

    @property
    def turns(self) -> Fraction:
        return Fraction(self.issue_cost_fen * self.month_ends, self.value_ends_fen)

    @property
    def fill(self) -> Fraction:
        asked, served = (sum(column) for column in zip(*self.lines.values(), strict=True))
        return Fraction(100 * served, asked)


def figures(ledgers: Mapping[str, Ledger]) -> Figures:
    """Turns are those of the last twelve months."""
    months = len(next(iter(ledgers.values())).series)
    year, ends = range(months - 12, months), range(months - 13, months)
    return Figures(
        lines=dict(_lines(ledgers, months)),
        pieces=sum(sum(each.issued) + sum(each.lost) for each in ledgers.values()),
        pieces_served=sum(sum(each.issued) for each in ledgers.values()),
        issue_cost_fen=sum(cost_fen(each.part) * each.issued[m] for each in ledgers.values() for m in year),
        value_ends_fen=sum(cost_fen(each.part) * each.ends[m] for each in ledgers.values() for m in ends),
        month_ends=len(ends),
        dead=tuple(sorted(part for part, each in ledgers.items() if each.is_dead(day_of(months)))),
    )


def _lines(ledgers: Mapping[str, Ledger], months: int) -> Iterator[tuple[str, tuple[int, int]]]:
    for month in range(months):
        served = sum(each.issued[month] > 0 for each in ledgers.values())
        lost = sum(each.lost[month] > 0 for each in ledgers.values())
        if served or lost:
            yield day_of(month).isoformat()[:7], (served + lost, served)
