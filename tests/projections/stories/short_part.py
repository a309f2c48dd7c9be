"""Two orders want one brake pad; the second waits, is told when it comes, and gets it.

Orders 1 and 2 have a material line L2 for PAD-01 in J1. Order 1 gets the only piece, order 2 waits until noon of the
next day.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from domain.actors import Role
from domain.aggregates.parts_stock.events import (
    ArrivalExpected,
    BackorderCreated,
    StockIssued,
    StockPicked,
    StockReceived,
    StockReserved,
)
from domain.aggregates.parts_stock.words import ReceiptSource
from domain.aggregates.work_order.events.dispatching import CrewMember, JobDispatched
from domain.aggregates.work_order.events.supplying import PartIssued
from domain.parts import LotQuantity, OrderLine, parts_stock_id
from tests.projections.log_builder import Log, yuan
from tests.projections.stories.plain_order import issued_order
from tests.support.scenario import DISPATCHER, STORE, clock, staff

PAD = "PAD-01"
SHELF = parts_stock_id(STORE, PAD)
CLERK = staff("pc01", Role.PARTS_CLERK)
ONE = Decimal(1)
NOON = clock(12, days=1)


def line_of(order: str, line: str = "L2", job: str = "J1") -> OrderLine:
    return OrderLine(order=order, job=job, line=line)


def received(quantity: int, lot: str, price: int = 300, **details: str) -> StockReceived:
    known = {"bin": "A-01", **details}
    return StockReceived.model_validate(
        {
            "part": PAD,
            "lot": lot,
            "quantity": Decimal(quantity),
            "unit_cost": yuan(price),
            "source": ReceiptSource.PURCHASE,
            **known,
        }
    )


def reserved(
    order: str, quantity: Decimal = ONE, *, need_by: datetime | None = None, late: bool = False, days: int = 5
) -> StockReserved:
    """Kept until so many days from now at eight."""
    return StockReserved(
        part=PAD,
        line=line_of(order),
        quantity=quantity,
        need_by=need_by,
        expires=clock(8, days=days),
        from_backorder=late,
    )


def awaited(order: str, quantity: Decimal = ONE, *, need_by: datetime | None = None) -> BackorderCreated:
    return BackorderCreated(part=PAD, line=line_of(order), quantity=quantity, need_by=need_by, vor=False)


def issued(order: str, lot: str, quantity: Decimal = ONE) -> StockIssued:
    return StockIssued(
        part=PAD,
        line=line_of(order),
        quantity=quantity,
        reserved=quantity,
        lots=(LotQuantity(lot=lot, quantity=quantity),),
        technician="te01",
    )


def to_the_job(log: Log, order: str, when: datetime, lot: str) -> Log:
    """Handed over: the shelf and the order record it together."""
    log.add(SHELF, when, issued(order, lot), by=CLERK)
    part = PartIssued(
        job="J1",
        line="L2",
        part=PAD,
        quantity=ONE,
        lots=(LotQuantity(lot=lot, quantity=ONE),),
        technician="te01",
        quoted_part=PAD,
    )
    return log.add(order, when, part, by=CLERK)


def dispatched(log: Log, order: str, when: datetime) -> Log:
    job = JobDispatched(
        job="J1",
        crew=(CrewMember(technician="te01", share=Decimal(100)),),
        bay="B1",
        planned_start=when,
        planned_end=when,
    )
    return log.add(order, when, job, by=DISPATCHER)


def two_orders(log: Log | None = None) -> Log:
    """One pad on the shelf at eight; order 1 has it, order 2 waits from nine on."""
    log = Log() if log is None else log
    log.add(SHELF, clock(8), received(1, "L1"), by=CLERK)
    issued_order(log, "order-1", clock(8, 10))
    log.add(SHELF, clock(8, 10), reserved("order-1", need_by=clock(16)))
    issued_order(log, "order-2", clock(9))
    return log.add(SHELF, clock(9), awaited("order-2", need_by=clock(17)))


def short_part() -> Log:
    """Order 1 gets its pad at ten; that of order 2 is announced for noon, comes, is picked and issued."""
    log = two_orders()
    dispatched(log, "order-1", clock(9, 30))
    log.add(SHELF, clock(9, 45), StockPicked(part=PAD, line=line_of("order-1"), quantity=ONE), by=CLERK)
    to_the_job(log, "order-1", clock(10), "L1")
    expected = ArrivalExpected(part=PAD, line=line_of("order-2"), eta=NOON)
    log.add(SHELF, clock(10, 30), expected, by=CLERK)
    arrived = (received(3, "L2", 310), reserved("order-2", need_by=clock(17), late=True, days=6))
    log.add(SHELF, clock(11, days=1), *arrived, by=CLERK)
    dispatched(log, "order-2", clock(11, 30, days=1))
    picked = StockPicked(part=PAD, line=line_of("order-2"), quantity=ONE)
    log.add(SHELF, clock(11, 40, days=1), picked, by=CLERK)
    return to_the_job(log, "order-2", clock(11, 50, days=1), "L2")
