"""What can happen to parts that one store of the group borrows from another."""

from typing import Annotated

from pydantic import Field

from domain.event import Event
from domain.identifiers import PartNumber, StoreId
from domain.money import Money
from domain.parts import Amount, LotQuantity, SerialNumber
from domain.quantities import Quantity
from domain.text import ShortText


class TransferRequested(Event, name="parts_transfer.requested"):
    """The borrowing store asks."""

    part: PartNumber
    quantity: Quantity
    from_store: StoreId
    to_store: StoreId


class TransferSent(Event, name="parts_transfer.sent"):
    part: PartNumber
    quantity: Quantity
    from_store: StoreId
    to_store: StoreId
    lots: Annotated[tuple[LotQuantity, ...], Field(min_length=1)]
    unit_cost: Money
    serials: tuple[SerialNumber, ...] = ()


class TransferReceived(Event, name="parts_transfer.received"):
    """``missing``: sent and not arrived, lost on the way."""

    part: PartNumber
    quantity: Amount
    missing: Amount
    serials: tuple[SerialNumber, ...] = ()


class TransferSettled(Event, name="parts_transfer.settled"):
    """The stores have paid each other."""

    amount: Money
    document: ShortText


class TransferCancelled(Event, name="parts_transfer.cancelled"):
    pass


PartsTransferEvent = TransferRequested | TransferSent | TransferReceived | TransferSettled | TransferCancelled
