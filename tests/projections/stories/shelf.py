"""One part on the shelf of one store, event by event."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from domain.actors import Role
from domain.aggregates.parts_stock.events import (
    BackorderCreated,
    StockIssued,
    StockReceived,
    StockReserved,
    StockReturned,
)
from domain.aggregates.parts_stock.words import ReceiptSource
from domain.event import Event
from domain.money import Money
from domain.parts import LotQuantity, OrderLine, PartCondition, parts_stock_id
from tests.projections.log_builder import Log
from tests.support.scenario import staff

PARTS_CLERK = staff("pc01", Role.PARTS_CLERK)
PARTS_SUPERVISOR = staff("ps01", Role.PARTS_SUPERVISOR)


def line(order: str = "order-1", job: str = "J1", number: str = "L1") -> OrderLine:
    return OrderLine(order=order, job=job, line=number)


def lots(quantity: str, lot: str = "L-1") -> tuple[LotQuantity, ...]:
    return (LotQuantity(lot=lot, quantity=Decimal(quantity)),)


class Shelf:
    """Adds to the log what a parts clerk does. Quantities are written as text."""

    def __init__(self, log: Log, part: str = "PAD-1") -> None:
        self.log = log
        self.part = part
        self.stream = parts_stock_id(log.store, part)

    def add(self, when: datetime, *events: Event, entered: datetime | None = None) -> Shelf:
        """By one command, which was given when it is said to have happened unless ``entered`` says otherwise."""
        first = len(self.log.events)
        self.log.add(self.stream, when, *events, by=PARTS_CLERK)
        said = {"command_id": f"shelf-{first:06}", "recorded_at": (entered or when).astimezone(UTC)}
        for place, recorded in enumerate(self.log.events[first:], start=first):
            self.log.events[place] = replace(recorded, meta=recorded.meta.model_copy(update=said))
        return self

    def received(
        self, when: datetime, quantity: str, unit_fen: int, *, entered: datetime | None = None
    ) -> Shelf:
        received = StockReceived(
            part=self.part,
            lot=f"L-{len(self.log.events) + 1}",
            quantity=Decimal(quantity),
            unit_cost=Money(fen=unit_fen),
            bin="A-01",
            source=ReceiptSource.PURCHASE,
        )
        return self.add(when, received, entered=entered)

    def asked(self, when: datetime, of: OrderLine, *, kept: str = "0", short: str = "0") -> Shelf:
        """One request of a line: what was kept for it, and what it waits for."""
        events: list[Event] = []
        if Decimal(kept):
            events.append(self.kept(when, of, kept))
        if Decimal(short):
            events.append(
                BackorderCreated(part=self.part, line=of, quantity=Decimal(short), need_by=None, vor=False)
            )
        return self.add(when, *events)

    def kept(self, expires: datetime, of: OrderLine, quantity: str, *, came: bool = False) -> StockReserved:
        return StockReserved(
            part=self.part,
            line=of,
            quantity=Decimal(quantity),
            need_by=None,
            expires=expires,
            from_backorder=came,
        )

    def issued(
        self,
        when: datetime,
        of: OrderLine,
        quantity: str,
        *,
        kept: str = "0",
        entered: datetime | None = None,
    ) -> Shelf:
        issued = StockIssued(
            part=self.part,
            line=of,
            quantity=Decimal(quantity),
            reserved=Decimal(kept),
            lots=lots(quantity),
            technician="te01",
        )
        return self.add(when, issued, entered=entered)

    def returned(self, when: datetime, of: OrderLine, quantity: str, *, opened: bool = False) -> Shelf:
        returned = StockReturned(
            part=self.part,
            line=of,
            quantity=Decimal(quantity),
            lots=lots(quantity),
            condition=PartCondition.OPENED if opened else PartCondition.UNOPENED,
            quarantined=opened,
        )
        return self.add(when, returned)
