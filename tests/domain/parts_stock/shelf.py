"""A shelf with brake pads, for tests that speak in events and commands."""

from datetime import datetime, timedelta
from decimal import Decimal

from domain.actors import Role
from domain.aggregates.parts_stock import PARTS_STOCK
from domain.aggregates.parts_stock.commands import PartsStockCommand
from domain.aggregates.parts_stock.commands.models import IssueStock, ReceiveStock, ReserveStock
from domain.aggregates.parts_stock.events import (
    BackorderCreated,
    PartsStockEvent,
    StockIssued,
    StockReceived,
    StockReserved,
)
from domain.aggregates.parts_stock.state import PartsStock
from domain.aggregates.parts_stock.words import ReceiptSource
from domain.money import Money
from domain.parts import LotQuantity, OrderLine, parts_stock_id
from domain.reasons import ReasonCode
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import STORE, TECHNICIAN, Scenario, because, clock, staff

PART = "PAD-01"
SHELF = parts_stock_id(STORE, PART)
CLERK = staff("pc01", Role.PARTS_CLERK)
COST = Money(fen=12_000)
KEPT_DAYS = timedelta(days=DEFAULT_RULES.parts.reservation_days)
WHY = because(ReasonCode.MORE_WORK_FOUND)


def line(number: int) -> OrderLine:
    return OrderLine(order=f"work_order-{number}", job="J1", line="L1")


def receive(quantity: str, lot: str | None = None, serials: tuple[str, ...] = ()) -> ReceiveStock:
    return ReceiveStock(
        quantity=Decimal(quantity),
        unit_cost=COST,
        bin="A-01",
        source=ReceiptSource.OPENING,
        lot=lot,
        serials=serials,
    )


def received(quantity: str, lot: str = "L1", serials: tuple[str, ...] = ()) -> StockReceived:
    return StockReceived(
        part=PART,
        lot=lot,
        quantity=Decimal(quantity),
        unit_cost=COST,
        bin="A-01",
        source=ReceiptSource.OPENING,
        serials=serials,
    )


def reserve(
    number: int, quantity: str, need_by: datetime | None = None, *, vor: bool = False
) -> ReserveStock:
    return ReserveStock(line=line(number), quantity=Decimal(quantity), need_by=need_by, vor=vor)


def reserved(
    number: int,
    quantity: str,
    need_by: datetime | None = None,
    *,
    from_backorder: bool = False,
    at: datetime | None = None,
) -> StockReserved:
    return StockReserved(
        part=PART,
        line=line(number),
        quantity=Decimal(quantity),
        need_by=need_by,
        expires=(at or clock(8)) + KEPT_DAYS,
        from_backorder=from_backorder,
    )


def awaited(
    number: int, quantity: str, need_by: datetime | None = None, *, vor: bool = False
) -> BackorderCreated:
    return BackorderCreated(
        part=PART, line=line(number), quantity=Decimal(quantity), need_by=need_by, vor=vor
    )


def issue(
    number: int, quantity: str, *, explained: bool = False, serials: tuple[str, ...] = ()
) -> IssueStock:
    return IssueStock(
        line=line(number),
        quantity=Decimal(quantity),
        technician=TECHNICIAN.id,
        serials=serials,
        reason=WHY if explained else None,
    )


def issued(
    number: int, quantity: str, reserved_quantity: str, *lots: LotQuantity, serials: tuple[str, ...] = ()
) -> StockIssued:
    return StockIssued(
        part=PART,
        line=line(number),
        quantity=Decimal(quantity),
        reserved=Decimal(reserved_quantity),
        lots=lots or (lot("L1", quantity),),
        technician=TECHNICIAN.id,
        serials=serials,
    )


def lot(name: str, quantity: str) -> LotQuantity:
    return LotQuantity(lot=name, quantity=Decimal(quantity))


def shelf(*events: PartsStockEvent) -> Scenario[PartsStock, PartsStockCommand, PartsStockEvent]:
    return Scenario(PARTS_STOCK, SHELF).given(*events, by=CLERK)
