"""What can happen to one part on one store's shelves. Every event names the part, so that nobody parses a stream id."""

from typing import Annotated

from pydantic import AwareDatetime, Field

from domain.aggregates.parts_stock.words import AdjustmentCause, LostSaleCause, ReceiptSource, ReleaseCause
from domain.event import Event
from domain.identifiers import LocalId, PartNumber, StaffId, StoreId, StreamId
from domain.money import Money
from domain.parts import (
    Amount,
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
from domain.text import ShortText

Lots = Annotated[tuple[LotQuantity, ...], Field(min_length=1)]


class StockReceived(Event, name="parts_stock.received"):
    """A lot comes onto the shelf; ``unit_cost`` without tax and freight."""

    part: PartNumber
    lot: LotId
    quantity: Quantity
    unit_cost: Money
    bin: BinId
    source: ReceiptSource
    supplier: SupplierCode | None = None
    purchase_order: StreamId | None = None
    purchase_line: LocalId | None = None
    document: ShortText | None = None
    serials: tuple[SerialNumber, ...] = ()


class StockShelved(Event, name="parts_stock.shelved"):
    part: PartNumber
    bin: BinId


class StockReserved(Event, name="parts_stock.reserved"):
    """Kept for a line until ``expires``. ``from_backorder``: the line had been waiting, and the part has come."""

    part: PartNumber
    line: OrderLine
    quantity: Quantity
    need_by: AwareDatetime | None
    expires: AwareDatetime
    from_backorder: bool


class BackorderCreated(Event, name="parts_stock.backorder_created"):
    """A line waits for ``quantity`` that is not there. ``vor``: the car cannot drive without it."""

    part: PartNumber
    line: OrderLine
    quantity: Quantity
    need_by: AwareDatetime | None
    vor: bool


class BackorderCancelled(Event, name="parts_stock.backorder_cancelled"):
    part: PartNumber
    line: OrderLine
    quantity: Quantity
    cause: ReleaseCause


class ArrivalExpected(Event, name="parts_stock.arrival_expected"):
    """When the parts department expects what a line waits for; the last word counts."""

    part: PartNumber
    line: OrderLine
    eta: AwareDatetime


class ArrivalNoted(Event, name="parts_stock.arrival_noted"):
    """The front desk knows that the part has come."""

    part: PartNumber
    line: OrderLine


class NeedChanged(Event, name="parts_stock.need_changed"):
    """The order's promise has moved, and with it the line's place among those who wait."""

    part: PartNumber
    line: OrderLine
    need_by: AwareDatetime | None


class ReservationReleased(Event, name="parts_stock.reservation_released"):
    part: PartNumber
    line: OrderLine
    quantity: Quantity
    cause: ReleaseCause


class ReservationExpired(Event, name="parts_stock.reservation_expired"):
    part: PartNumber
    line: OrderLine
    quantity: Quantity


class ReservationTransferred(Event, name="parts_stock.reservation_transferred"):
    part: PartNumber
    line: OrderLine
    to: OrderLine
    quantity: Quantity
    need_by: AwareDatetime | None
    expires: AwareDatetime


class StockPicked(Event, name="parts_stock.picked"):
    """Taken from the bin and laid ready for a line; still on hand, still reserved."""

    part: PartNumber
    line: OrderLine
    quantity: Quantity


class StockIssued(Event, name="parts_stock.issued"):
    """Handed to ``technician`` for a line. ``reserved`` of it had been kept for the line, the rest was free."""

    part: PartNumber
    line: OrderLine
    quantity: Quantity
    reserved: Amount
    lots: Lots
    technician: StaffId
    serials: tuple[SerialNumber, ...] = ()


class StockReturned(Event, name="parts_stock.returned_from_job"):
    """Back into the lots it came from, into quarantine unless it was never opened."""

    part: PartNumber
    line: OrderLine
    quantity: Quantity
    lots: Lots
    condition: PartCondition
    quarantined: bool
    serials: tuple[SerialNumber, ...] = ()


class QuarantineCleared(Event, name="parts_stock.quarantine_cleared"):
    """Looked at and found good: free to be issued again."""

    part: PartNumber
    quantity: Quantity
    lots: Lots


class StockScrapped(Event, name="parts_stock.scrapped"):
    part: PartNumber
    quantity: Quantity
    lots: Lots
    from_quarantine: bool
    serials: tuple[SerialNumber, ...] = ()


class StockReturnedToSupplier(Event, name="parts_stock.returned_to_supplier"):
    part: PartNumber
    quantity: Quantity
    lots: Lots
    from_quarantine: bool
    supplier: SupplierCode
    document: ShortText | None = None
    serials: tuple[SerialNumber, ...] = ()


class StockTransferredOut(Event, name="parts_stock.transferred_out"):
    """On its way to another store; counted there once it is received."""

    part: PartNumber
    transfer: StreamId
    to_store: StoreId
    quantity: Quantity
    lots: Lots
    serials: tuple[SerialNumber, ...] = ()


class StockTransferredIn(Event, name="parts_stock.transferred_in"):
    part: PartNumber
    transfer: StreamId
    from_store: StoreId
    lot: LotId
    quantity: Quantity
    unit_cost: Money
    bin: BinId
    serials: tuple[SerialNumber, ...] = ()


class StockAdjusted(Event, name="parts_stock.adjusted"):
    """A count's difference, positive or negative; ``lots`` are what it was taken from or put into."""

    part: PartNumber
    count: StreamId
    delta: Delta
    lots: Lots
    unit_cost: Money
    cause: AdjustmentCause


class DemandRedirected(Event, name="parts_stock.demand_redirected"):
    """A waiting line waits for ``to_part`` from now on, which takes this part's place."""

    part: PartNumber
    line: OrderLine
    quantity: Quantity
    to_part: PartNumber


class LostSaleRecorded(Event, name="parts_stock.lost_sale_recorded"):
    """Somebody asked for the part and went without; it is demand all the same."""

    part: PartNumber
    quantity: Quantity
    cause: LostSaleCause


PartsStockEvent = (
    StockReceived
    | StockShelved
    | StockReserved
    | BackorderCreated
    | BackorderCancelled
    | ArrivalExpected
    | ArrivalNoted
    | NeedChanged
    | ReservationReleased
    | ReservationExpired
    | ReservationTransferred
    | StockPicked
    | StockIssued
    | StockReturned
    | QuarantineCleared
    | StockScrapped
    | StockReturnedToSupplier
    | StockTransferredOut
    | StockTransferredIn
    | StockAdjusted
    | DemandRedirected
    | LostSaleRecorded
)
