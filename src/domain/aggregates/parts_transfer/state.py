"""What a transfer remembers: between whom, how much was sent and how much of it has come."""

from decimal import Decimal
from typing import NamedTuple, assert_never

from domain.aggregates.parts_transfer.events import (
    PartsTransferEvent,
    TransferCancelled,
    TransferReceived,
    TransferRequested,
    TransferSent,
    TransferSettled,
)
from domain.aggregates.parts_transfer.words import TransferStage
from domain.envelope import Recorded
from domain.identifiers import PartNumber, StoreId
from domain.money import ZERO, Money

NOTHING = Decimal(0)


class PartsTransfer(NamedTuple):
    """``part`` is empty before the first event. ``unit_cost`` is the lender's when the parts were sent."""

    part: PartNumber = ""
    from_store: StoreId = ""
    to_store: StoreId = ""
    stage: TransferStage | None = None
    requested: Decimal = NOTHING
    sent: Decimal = NOTHING
    received: Decimal = NOTHING
    missing: Decimal = NOTHING
    unit_cost: Money = ZERO
    serials: frozenset[str] = frozenset()

    @property
    def in_transit(self) -> Decimal:
        return self.sent - self.received - self.missing


def evolve(state: PartsTransfer, recorded: Recorded[PartsTransferEvent]) -> PartsTransfer:
    match recorded.event:
        case TransferRequested() as event:
            return PartsTransfer(
                part=event.part,
                from_store=event.from_store,
                to_store=event.to_store,
                stage=TransferStage.REQUESTED,
                requested=event.quantity,
            )
        case TransferSent() as event:
            return state._replace(
                stage=TransferStage.SENT,
                sent=event.quantity,
                unit_cost=event.unit_cost,
                serials=frozenset(event.serials),
            )
        case TransferReceived(quantity=quantity, missing=missing):
            return state._replace(stage=TransferStage.RECEIVED, received=quantity, missing=missing)
        case TransferSettled():
            return state._replace(stage=TransferStage.SETTLED)
        case TransferCancelled():
            return state._replace(stage=TransferStage.CANCELLED)
        case _ as never:
            assert_never(never)
