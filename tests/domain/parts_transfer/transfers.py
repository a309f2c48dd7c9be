"""A transfer of four pieces from one store to another, for tests to begin with."""

from __future__ import annotations

from decimal import Decimal

from domain.actors import Role
from domain.aggregates.parts_transfer import PARTS_TRANSFER
from domain.aggregates.parts_transfer.commands import (
    CancelTransfer,
    PartsTransferCommand,
    ReceiveSent,
    RecordSent,
    RequestTransfer,
    SendRequested,
    SettleTransfer,
)
from domain.aggregates.parts_transfer.events import (
    PartsTransferEvent,
    TransferReceived,
    TransferRequested,
    TransferSent,
    TransferSettled,
)
from domain.aggregates.parts_transfer.state import PartsTransfer
from domain.money import Money
from domain.parts import LotQuantity
from domain.reasons import ReasonCode
from tests.support.scenario import STORE, Scenario, because, staff

LENDER, BORROWER, STRANGER = "BJ01", STORE, "GZ01"
PART = "BELT-7"
COST = Money(fen=12_000)
CLERK = staff("pc01", Role.PARTS_CLERK)

TransferScenario = Scenario[PartsTransfer, PartsTransferCommand, PartsTransferEvent]


def lots(quantity: str) -> tuple[LotQuantity, ...]:
    return (LotQuantity(lot="L1", quantity=Decimal(quantity)),)


def record_sent(quantity: str) -> RecordSent:
    return RecordSent(quantity=Decimal(quantity), lots=lots(quantity), unit_cost=COST)


def send(quantity: str) -> SendRequested:
    return SendRequested(quantity=Decimal(quantity))


def receive(quantity: str) -> ReceiveSent:
    return ReceiveSent(quantity=Decimal(quantity), bin="A-1")


def sent(quantity: str) -> TransferSent:
    return TransferSent(
        part=PART,
        quantity=Decimal(quantity),
        from_store=LENDER,
        to_store=BORROWER,
        lots=lots(quantity),
        unit_cost=COST,
    )


def received(quantity: str, missing: str = "0") -> TransferReceived:
    return TransferReceived(part=PART, quantity=Decimal(quantity), missing=Decimal(missing))


REQUEST = RequestTransfer(part=PART, quantity=Decimal(4), from_store=LENDER)
REQUESTED = TransferRequested(part=PART, quantity=Decimal(4), from_store=LENDER, to_store=BORROWER)
SETTLE = SettleTransfer(amount=Money(fen=50_000), document="调拨结算 03-17")
SETTLED = TransferSettled(amount=SETTLE.amount, document=SETTLE.document)
CANCEL = CancelTransfer(reason=because(ReasonCode.ENTRY_MISTAKE))


def transfer(*events: PartsTransferEvent) -> TransferScenario:
    return Scenario(PARTS_TRANSFER, store=BORROWER).given(*events, by=CLERK)


def in_store(scenario: TransferScenario, store: str) -> TransferScenario:
    """The next commands are given there."""
    scenario.store = store
    return scenario
