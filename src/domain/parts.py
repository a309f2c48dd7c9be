"""Words and values of the parts department that several aggregates share."""

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from domain.identifiers import LocalId, PartNumber, StoreId, StreamId
from domain.labels import Word
from domain.quantities import Quantity

LotId = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9][A-Z0-9._-]{0,31}$")]
BinId = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9][A-Z0-9.-]{0,15}$")]
SerialNumber = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$")]
SupplierCode = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9][A-Z0-9_]{0,15}$")]
Amount = Annotated[Decimal, Field(ge=0, le=100_000, max_digits=9, decimal_places=3)]
"""A quantity that may be nothing."""
Delta = Annotated[Decimal, Field(ge=-100_000, le=100_000, max_digits=9, decimal_places=3)]


def part_id(store: StoreId, part: PartNumber) -> StreamId:
    """The stream of one part's master data and prices in one store."""
    return f"part-{store}-{part}"


def parts_stock_id(store: StoreId, part: PartNumber) -> StreamId:
    """The stream of one part on one store's shelves."""
    return f"parts_stock-{store}-{part}"


def supplier_id(store: StoreId, supplier: SupplierCode) -> StreamId:
    """The stream of one purchase channel of one store."""
    return f"supplier-{store}-{supplier}"


class OrderLine(BaseModel):
    """A price line of a work order, for which a part is kept, issued or awaited."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    order: StreamId
    job: LocalId
    line: LocalId


class LotQuantity(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    lot: LotId
    quantity: Quantity


class UsageClass(Word):
    """What a part is stocked for in a year."""

    COMMON = "common", "常用件", "Common part"
    CONSUMABLE = "consumable", "易耗件", "Consumable"
    MAINTENANCE = "maintenance", "保养件", "Maintenance part"
    ACCIDENT = "accident", "事故件", "Accident part"
    MAJOR = "major", "大总成", "Major assembly"


class OldPartPolicy(Word):
    """What becomes of the part that is taken off the car."""

    RETURN_TO_MAKER = "return_to_maker", "返厂", "Returned to the manufacturer"
    KEEP = "keep", "留存备查", "Kept for inspection"
    CUSTOMER = "customer", "交客户", "Given to the customer"
    SCRAP = "scrap", "报废", "Scrapped"


class PurchaseKind(Word):
    STOCK = "stock", "库存订单", "Stock order"
    BULK = "bulk", "批量订单", "Bulk order"
    EMERGENCY = "emergency", "紧急订单", "Emergency order"
    VOR = "vor", "停驶订单", "Vehicle off road"
    WARRANTY = "warranty", "保修订单", "Warranty order"


URGENT_KINDS = frozenset({PurchaseKind.EMERGENCY, PurchaseKind.VOR})


class PartCondition(Word):
    UNOPENED = "unopened", "未拆封", "Unopened"
    OPENED = "opened", "已拆封", "Opened"
    DAMAGED = "damaged", "损坏", "Damaged"


class Costing(Word):
    MOVING_AVERAGE = "moving_average", "移动加权平均", "Moving average"
    FIFO = "fifo", "先进先出", "First in, first out"
