"""Cases of the parts department: a line at a shelf, a shelf's month, a parts order, a stock count."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from domain.parts import Costing, PurchaseKind, UsageClass
from projections.kpi.facts import Facts
from projections.kpi.words import MovementKind

Classes = Mapping[int, UsageClass]
"""What a part is stocked for, by year."""


@dataclass(frozen=True)
class ShelfLine(Facts):
    """See ``parts_tables.SHELF_LINE``."""

    order: str
    job: str
    line: str
    part: str

    @property
    def subject(self) -> str:
        return f"{self.order}/{self.job}/{self.line}"

    @property
    def supplied(self) -> bool:
        return bool(self.listed("costs"))

    def cost(self, costing: Costing, before_ms: int | None) -> int:
        """Of what was issued and did not come back before that moment, or to this day."""
        return sum(
            average if costing is Costing.MOVING_AVERAGE else fifo
            for at, average, fifo in self.listed("costs")
            if before_ms is None or at < before_ms
        )


@dataclass(frozen=True)
class ShelfLineCase:
    case: str
    store: str
    facts: ShelfLine
    classes: Classes


class Movement(NamedTuple):
    """``quantity`` in thousandths; the shelf's change of value by moving average and first in, first out."""

    at_ms: int
    kind: MovementKind
    quantity: int
    average_fen: int
    fifo_fen: int
    alive: bool

    def change(self, costing: Costing) -> int:
        return self.average_fen if costing is Costing.MOVING_AVERAGE else self.fifo_fen

    def cost(self, costing: Costing) -> int:
        """Of what was issued to the workshop; negative for what came back."""
        used = self.kind in (MovementKind.ISSUED, MovementKind.RETURNED)
        return -self.change(costing) if used else 0


@dataclass(frozen=True)
class ShelfMonthCase:
    """``stream`` is that of the shelf."""

    case: str
    store: str
    stream: str
    part: str
    movements: tuple[Movement, ...]
    classes: Classes

    @property
    def usage_class(self) -> UsageClass | None:
        """That of the last year that has one."""
        return self.classes[max(self.classes)] if self.classes else None


class PurchaseLine(NamedTuple):
    line: str
    part: str
    quantity: int
    complete_ms: int | None


@dataclass(frozen=True)
class PurchaseCase:
    """See ``parts_tables.PURCHASE``."""

    stream: str
    store: str
    supplier: str
    kind: PurchaseKind
    issued_ms: int | None
    promised_on: date | None
    cancelled_on: date | None
    ended_ms: int | None
    lines: tuple[PurchaseLine, ...]


class CountedLine(NamedTuple):
    """``value_fen`` of the difference, negative where less was found than was booked."""

    part: str
    difference: Decimal
    value_fen: int


@dataclass(frozen=True)
class StockCountCase:
    stream: str
    store: str
    posted_ms: int | None
    lines: tuple[CountedLine, ...]
