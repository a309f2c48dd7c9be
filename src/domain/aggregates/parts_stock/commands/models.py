"""What may be asked of a shelf. Commands given by other commands only keep two streams in agreement."""

from typing import Annotated

from pydantic import AwareDatetime, Field

from domain.aggregates.parts_stock.words import AdjustmentCause, LostSaleCause, ReceiptSource, ReleaseCause
from domain.command import Command
from domain.identifiers import LocalId, PartNumber, StaffId, StoreId, StreamId
from domain.money import Money
from domain.parts import (
    BinId,
    Delta,
    LotId,
    LotQuantity,
    OrderLine,
    PartCondition,
    SerialNumber,
    SupplierCode,
)
from domain.quantities import Quantity
from domain.reasons import ReasonInput
from domain.text import ShortText

Serials = Annotated[tuple[SerialNumber, ...], Field(max_length=500)]


class ReceiveStock(Command, name="parts_stock.receive", may_start=True):
    """Goods without a parts order: opening stock, something found. ``lot`` is numbered where it has no name."""

    quantity: Quantity
    unit_cost: Money
    bin: BinId
    source: ReceiptSource
    lot: LotId | None = None
    supplier: SupplierCode | None = None
    document: ShortText | None = None
    serials: Serials = ()


class BookDelivery(Command, name="parts_stock.book_delivery", may_start=True):
    """Given by the parts order whose goods have come."""

    quantity: Quantity
    unit_cost: Money
    bin: BinId
    supplier: SupplierCode
    purchase_order: StreamId
    purchase_line: LocalId
    document: ShortText
    lot: LotId | None = None
    serials: Serials = ()


class ShelveStock(Command, name="parts_stock.shelve"):
    bin: BinId


class ReserveStock(Command, name="parts_stock.reserve", may_start=True):
    """Keep a part for a line; what is not there is awaited. ``vor``: the car cannot drive without it."""

    line: OrderLine
    quantity: Quantity
    need_by: AwareDatetime | None = None
    vor: bool = False


class KeepMore(Command, name="parts_stock.keep_more", may_start=True):
    """Given by an order whose line needs this much in addition to what it has."""

    line: OrderLine
    quantity: Quantity
    need_by: AwareDatetime | None
    vor: bool = False


class ReleaseReservation(Command, name="parts_stock.release"):
    """The line gives back what was kept for it and waits no more, until it is reserved anew."""

    line: OrderLine
    reason: ReasonInput


class DropLine(Command, name="parts_stock.drop_line"):
    """Given by a command after which the order does not need the line any more."""

    line: OrderLine
    cause: ReleaseCause


class ExpireReservation(Command, name="parts_stock.expire_reservation"):
    """The clock's command: what was kept beyond its time goes to whoever waits."""

    line: OrderLine


class TransferReservation(Command, name="parts_stock.transfer_reservation"):
    """One line's part goes to another; the first one waits."""

    line: OrderLine
    to: OrderLine
    quantity: Quantity
    to_need_by: AwareDatetime | None = None
    reason: ReasonInput


class ChangeNeed(Command, name="parts_stock.change_need"):
    """Given by an order whose promise has moved."""

    line: OrderLine
    need_by: AwareDatetime | None


class ExpectArrival(Command, name="parts_stock.expect_arrival"):
    line: OrderLine
    eta: AwareDatetime


class NoteArrival(Command, name="parts_stock.note_arrival"):
    """The front desk takes note that the part is there."""

    line: OrderLine


class PickStock(Command, name="parts_stock.pick"):
    line: OrderLine
    quantity: Quantity


class IssueStock(Command, name="parts_stock.issue"):
    """Hand a part to a technician. More than is kept for the line needs a reason, and must be free."""

    line: OrderLine
    quantity: Quantity
    technician: StaffId
    serials: Serials = ()
    reason: ReasonInput | None = None


class TakeBack(Command, name="parts_stock.take_back"):
    """Given by the order that a part comes back from."""

    line: OrderLine
    lots: Annotated[tuple[LotQuantity, ...], Field(min_length=1)]
    condition: PartCondition
    serials: Serials = ()


class ClearQuarantine(Command, name="parts_stock.clear_quarantine"):
    lot: LotId
    quantity: Quantity


class ScrapStock(Command, name="parts_stock.scrap"):
    """``lot`` None: the oldest first."""

    quantity: Quantity
    from_quarantine: bool
    reason: ReasonInput
    lot: LotId | None = None
    serials: Serials = ()


class ReturnToSupplier(Command, name="parts_stock.return_to_supplier"):
    quantity: Quantity
    from_quarantine: bool
    supplier: SupplierCode
    reason: ReasonInput
    lot: LotId | None = None
    document: ShortText | None = None
    serials: Serials = ()


class SendTransfer(Command, name="parts_stock.send_transfer"):
    """Given by the transfer to another store."""

    transfer: StreamId
    to_store: StoreId
    quantity: Quantity
    serials: Serials = ()


class ReceiveTransfer(Command, name="parts_stock.receive_transfer", may_start=True):
    """Given by the transfer from another store."""

    transfer: StreamId
    from_store: StoreId
    quantity: Quantity
    unit_cost: Money
    bin: BinId
    serials: Serials = ()


class AdjustStock(Command, name="parts_stock.adjust", may_start=True):
    """Given by an approved count."""

    count: StreamId
    delta: Delta
    cause: AdjustmentCause


class RedirectDemand(Command, name="parts_stock.redirect_demand"):
    """Given when another part takes this one's place: its waiting lines are told to wait there."""

    to_part: PartNumber


class RecordLostSale(Command, name="parts_stock.record_lost_sale", may_start=True):
    quantity: Quantity
    cause: LostSaleCause


PartsStockCommand = (
    ReceiveStock
    | BookDelivery
    | ShelveStock
    | ReserveStock
    | KeepMore
    | ReleaseReservation
    | DropLine
    | ExpireReservation
    | TransferReservation
    | ChangeNeed
    | ExpectArrival
    | NoteArrival
    | PickStock
    | IssueStock
    | TakeBack
    | ClearQuarantine
    | ScrapStock
    | ReturnToSupplier
    | SendTransfer
    | ReceiveTransfer
    | AdjustStock
    | RedirectDemand
    | RecordLostSale
)
