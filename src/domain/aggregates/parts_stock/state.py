"""What the shelf remembers: lots, what is kept for whom, who waits."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from domain.identifiers import LocalId, PartNumber, StoreId, StreamId
from domain.money import ZERO, Money
from domain.parts import OrderLine

NOTHING = Decimal(0)


class LineKey(NamedTuple):
    order: StreamId
    job: LocalId
    line: LocalId


def key_of(line: OrderLine) -> LineKey:
    return LineKey(line.order, line.job, line.line)


def line_of(key: LineKey) -> OrderLine:
    return OrderLine(order=key.order, job=key.job, line=key.line)


class Lot(NamedTuple):
    """Good and quarantined pieces of one lot; a lot without either is forgotten."""

    lot: str
    good: Decimal = NOTHING
    quarantined: Decimal = NOTHING


class Kept(NamedTuple):
    """``number`` is the place among all wishes ever made, which settles equal promises."""

    quantity: Decimal
    need_by: datetime | None
    expires: datetime
    number: int
    picked: Decimal = NOTHING


class Awaited(NamedTuple):
    quantity: Decimal
    need_by: datetime | None
    vor: bool
    number: int


class PartsStock(NamedTuple):
    """``store`` is None before the first event. Lots stand in the order of their arrival.

    ``adjusted_at`` is the version of the last event with which a count changed the book.
    """

    store: StoreId | None = None
    part: PartNumber | None = None
    bin: str | None = None
    lots: tuple[Lot, ...] = ()
    kept: Mapping[LineKey, Kept] = {}
    awaited: Mapping[LineKey, Awaited] = {}
    serials: frozenset[str] = frozenset()
    receipts: int = 0
    wishes: int = 0
    last_cost: Money = ZERO
    adjusted_at: int = 0

    @property
    def good(self) -> Decimal:
        return sum((lot.good for lot in self.lots), NOTHING)

    @property
    def quarantined(self) -> Decimal:
        return sum((lot.quarantined for lot in self.lots), NOTHING)

    @property
    def on_hand(self) -> Decimal:
        return self.good + self.quarantined

    @property
    def reserved(self) -> Decimal:
        return sum((kept.quantity for kept in self.kept.values()), NOTHING)

    @property
    def available(self) -> Decimal:
        """Good pieces that nobody has a right to."""
        return self.good - self.reserved

    def kept_for(self, key: LineKey) -> Decimal:
        kept = self.kept.get(key)
        return kept.quantity if kept else NOTHING

    def awaited_for(self, key: LineKey) -> Decimal:
        awaited = self.awaited.get(key)
        return awaited.quantity if awaited else NOTHING


EMPTY = PartsStock()
