"""The parts department: shelves, parts orders, counts."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from domain.aggregates.part.events import PartClassified
from domain.aggregates.parts_stock.events import (
    BackorderCreated,
    DemandRedirected,
    LostSaleRecorded,
    ReservationExpired,
    StockAdjusted,
    StockIssued,
    StockReceived,
    StockReserved,
    StockReturned,
    StockTransferredIn,
)
from domain.aggregates.parts_stock.words import AdjustmentCause, LostSaleCause, ReceiptSource
from domain.aggregates.purchase_order.events import (
    GoodsReceived,
    OrderCancelled,
    OrderConfirmed,
    OrderDrafted,
    OrderIssued,
    PurchaseLine,
)
from domain.aggregates.stock_count.events import BookLine, CountEntered, CountFrozen, CountPosted
from domain.event import Event
from domain.money import Money
from domain.parts import (
    LotQuantity,
    OrderLine,
    PartCondition,
    PurchaseKind,
    UsageClass,
    part_id,
    parts_stock_id,
)
from domain.reasons import ReasonCode
from tests.projections.kpi.golden.house.diary import Diary
from tests.projections.kpi.golden.house.people import PARTS, PARTS_SUPERVISOR
from tests.projections.log_builder import yuan
from tests.support.scenario import STORE

_LOTS = (LotQuantity(lot="L-1", quantity=Decimal(1)),)


def line_of(name: str) -> OrderLine:
    """Of ``02/J2/L4``."""
    order, job, line = name.split("/")
    return OrderLine(order=f"work_order-{order}", job=job, line=line)


class Shelf:
    """One part in the store; lines are named as in ``line_of``, quantities are single pieces where nothing is said."""

    def __init__(self, diary: Diary, part: str) -> None:
        self._diary, self._part = diary, part
        self.stream = parts_stock_id(STORE, part)

    def stocked_as(self, when: datetime, usage_class: UsageClass) -> Shelf:
        classified = PartClassified(part=self._part, year=when.year, usage_class=usage_class)
        self._diary.add(part_id(STORE, self._part), when, classified, by=PARTS_SUPERVISOR)
        return self

    def filled(self, when: datetime, quantity: int, cost: int) -> Shelf:
        self._add(when, self._received(quantity, cost, ReceiptSource.OPENING))
        return self

    def bought(self, when: datetime, quantity: int, cost: int, *served: tuple[str, datetime]) -> None:
        """``served``: lines that waited, with the expiry of what is kept for them."""
        received = self._received(quantity, cost, ReceiptSource.PURCHASE)
        self._add(when, received, *(self._kept(*each, waited=True) for each in served))

    def borrowed(self, when: datetime, cost: int, line: str, expires: datetime) -> None:
        arrived = StockTransferredIn(
            part=self._part,
            transfer="parts_transfer-1",
            from_store="SH02",
            lot="T-1",
            quantity=Decimal(1),
            unit_cost=yuan(cost),
            bin="A-1",
        )
        self._add(when, arrived, self._kept(line, expires, waited=True))

    def keeps(self, when: datetime, line: str, expires: datetime) -> None:
        self._add(when, self._kept(line, expires, waited=False))

    def lacks(self, when: datetime, line: str) -> None:
        missing = BackorderCreated(
            part=self._part, line=line_of(line), quantity=Decimal(1), need_by=None, vor=False
        )
        self._add(when, missing)

    def sends_on(self, when: datetime, line: str, to_part: str) -> None:
        redirected = DemandRedirected(
            part=self._part, line=line_of(line), quantity=Decimal(1), to_part=to_part
        )
        self._add(when, redirected)

    def issues(self, when: datetime, line: str, quantity: int = 1) -> None:
        """One of them had been kept."""
        issued = StockIssued(
            part=self._part,
            line=line_of(line),
            quantity=Decimal(quantity),
            reserved=Decimal(1),
            lots=_LOTS,
            technician="te01",
        )
        self._add(when, issued)

    def takes_back(self, when: datetime, line: str) -> None:
        returned = StockReturned(
            part=self._part,
            line=line_of(line),
            quantity=Decimal(1),
            lots=_LOTS,
            condition=PartCondition.UNOPENED,
            quarantined=False,
        )
        self._add(when, returned)

    def ends_reservation(self, when: datetime, line: str) -> None:
        self._add(when, ReservationExpired(part=self._part, line=line_of(line), quantity=Decimal(1)))

    def loses_sale(self, when: datetime, quantity: int) -> None:
        lost = LostSaleRecorded(
            part=self._part, quantity=Decimal(quantity), cause=LostSaleCause.WAIT_TOO_LONG
        )
        self._add(when, lost)

    def lacks_after_count(self, when: datetime, count: str, unit_cost: Money) -> None:
        adjusted = StockAdjusted(
            part=self._part,
            count=count,
            delta=Decimal(-1),
            lots=_LOTS,
            unit_cost=unit_cost,
            cause=AdjustmentCause.SHORTAGE,
        )
        self._add(when, adjusted)

    def _kept(self, line: str, expires: datetime, *, waited: bool) -> StockReserved:
        return StockReserved(
            part=self._part,
            line=line_of(line),
            quantity=Decimal(1),
            need_by=None,
            expires=expires,
            from_backorder=waited,
        )

    def _received(self, quantity: int, cost: int, source: ReceiptSource) -> StockReceived:
        return StockReceived(
            part=self._part,
            lot="L-1",
            quantity=Decimal(quantity),
            unit_cost=yuan(cost),
            bin="A-1",
            source=source,
        )

    def _add(self, when: datetime, *events: Event) -> None:
        self._diary.add(self.stream, when, *events, by=PARTS)


class Purchase:
    """A parts order, drafted and issued at once. ``lines``: part and quantity, numbered from ``L1``."""

    def __init__(
        self, diary: Diary, number: str, when: datetime, kind: PurchaseKind, *lines: tuple[str, int]
    ) -> None:
        self._diary, self.stream = diary, f"purchase_order-{number}"
        self._lines = [
            PurchaseLine(line=f"L{i}", part=part, quantity=Decimal(quantity), unit_price=yuan(1))
            for i, (part, quantity) in enumerate(lines, start=1)
        ]
        drafted = OrderDrafted(
            supplier="MAKER", kind=kind, plan=None, lines=tuple(self._lines), total=yuan(1)
        )
        self._add(when, drafted)
        self._add(when, OrderIssued())

    def confirmed(self, when: datetime, promised_on: date) -> Purchase:
        self._add(when, OrderConfirmed(promised_on=promised_on))
        return self

    def came(self, when: datetime, line: int, quantity: int) -> Purchase:
        ordered = self._lines[line - 1]
        received = GoodsReceived(
            line=ordered.line,
            part=ordered.part,
            quantity=Decimal(quantity),
            unit_cost=yuan(1),
            lot="L-1",
            bin="A-1",
            document="D-1",
        )
        self._add(when, received)
        return self

    def cancelled(self, when: datetime) -> None:
        self._diary.add(
            self.stream, when, OrderCancelled(), by=PARTS_SUPERVISOR, reason=ReasonCode.ENTRY_MISTAKE
        )

    def _add(self, when: datetime, event: Event) -> None:
        self._diary.add(self.stream, when, event, by=PARTS_SUPERVISOR)


class Count:
    """``books``: what each part should be there, and what a piece costs in fen."""

    def __init__(self, diary: Diary, number: str, when: datetime, books: dict[str, tuple[int, int]]) -> None:
        self._diary, self.stream, self._books = diary, f"stock_count-{number}", books
        frozen = CountFrozen(
            books=tuple(
                BookLine(part=part, quantity=Decimal(quantity), version=1, unit_cost=Money(fen=fen))
                for part, (quantity, fen) in books.items()
            )
        )
        self._add(when, frozen)

    def entered(self, when: datetime, part: str, counted: int, *, again: bool = False) -> Count:
        book = Decimal(self._books[part][0])
        entered = CountEntered(
            part=part,
            counted=Decimal(counted),
            card=None,
            book=book,
            moved=Decimal(0),
            version=1,
            difference=counted - book,
            recount=again,
        )
        self._add(when, entered)
        return self

    def posted(self, when: datetime, *adjusted: str) -> None:
        self._add(when, CountPosted(adjusted=adjusted))

    def _add(self, when: datetime, event: Event) -> None:
        self._diary.add(self.stream, when, event, by=PARTS)
