"""A count of two parts, for tests to begin with."""

from __future__ import annotations

from decimal import Decimal

from domain.actors import Role
from domain.aggregates.stock_count import STOCK_COUNT
from domain.aggregates.stock_count.commands import EnterAgainstBook, ShelfNow, StockCountCommand
from domain.aggregates.stock_count.events import (
    BookLine,
    CountApproved,
    CountEntered,
    CountFrozen,
    CountPlanned,
    StockCountEvent,
)
from domain.aggregates.stock_count.state import StockCount
from domain.money import ZERO, Money
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import STATION_HEAD, Scenario, at, clock, staff

CLERK = staff("pc01", Role.PARTS_CLERK)
OTHER_CLERK = staff("pc02", Role.PARTS_CLERK)
SUPERVISOR = staff("ps01", Role.PARTS_SUPERVISOR)
HEAD = STATION_HEAD
OIL, BELT = "OIL-5W30", "BELT-7"
PRICE = Money(fen=6_000)
LIMIT = DEFAULT_RULES.parts.count_second_approval_from

PLANNED = CountPlanned(title="三月盘点", parts=(OIL, BELT))
FROZEN = CountFrozen(
    books=(
        BookLine(part=OIL, quantity=Decimal(10), version=4, unit_cost=PRICE),
        BookLine(part=BELT, quantity=Decimal(2), version=1, unit_cost=LIMIT),
    )
)


def shelf(on_hand: str, part: str = OIL, version: int = 4, cost: Money = PRICE) -> ShelfNow:
    return ShelfNow(part=part, on_hand=Decimal(on_hand), version=version, unit_cost=cost)


def enter(counted: str, now: ShelfNow, card: str | None = None) -> EnterAgainstBook:
    return EnterAgainstBook(counted=Decimal(counted), card=Decimal(card) if card else None, shelf=now)


def entered(counted: str, part: str = OIL, *, recount: bool = False, version: int = 4) -> CountEntered:
    """As if nothing had moved since the book was frozen."""
    book = Decimal(10) if part == OIL else Decimal(2)
    return CountEntered(
        part=part,
        counted=Decimal(counted),
        card=None,
        book=book,
        moved=Decimal(0),
        version=version,
        difference=Decimal(counted) - book,
        recount=recount,
    )


def approved(value: Money = ZERO, *, second_needed: bool = False) -> CountApproved:
    return CountApproved(value=value, second_needed=second_needed)


def count(*events: StockCountEvent) -> Scenario[StockCount, StockCountCommand, StockCountEvent]:
    return Scenario(STOCK_COUNT).given(*events, by=CLERK)


def counted(oil: str, belt: str = "2") -> Scenario[StockCount, StockCountCommand, StockCountEvent]:
    """Both parts entered by the clerk."""
    return count(PLANNED, FROZEN, entered(oil), entered(belt, BELT))


def approved_by_head(oil: str) -> Scenario[StockCount, StockCountCommand, StockCountEvent]:
    return counted(oil).given(at(clock(9), approved(PRICE), by=HEAD))
