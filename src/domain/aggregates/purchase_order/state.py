"""What a parts order remembers: who had a hand in it, what is outstanding, what does not agree."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from domain.aggregates.purchase_order.words import DifferenceKind, OrderStage
from domain.identifiers import LocalId, PartNumber, StaffId, StoreId, StreamId
from domain.money import ZERO, Money
from domain.parts import PurchaseKind, SupplierCode

NOTHING = Decimal(0)


class Line(NamedTuple):
    """``special``: a work order waits for it. ``shipments`` are on their way, in the order of their announcement."""

    part: PartNumber
    quantity: Decimal
    unit_price: Money
    special: bool = False
    accepted: Decimal = NOTHING
    shipments: Mapping[LocalId, Decimal] = {}

    @property
    def outstanding(self) -> Decimal:
        return self.quantity - self.accepted

    @property
    def unannounced(self) -> Decimal:
        return max(NOTHING, self.outstanding - sum(self.shipments.values(), NOTHING))


class OpenDifference(NamedTuple):
    line: LocalId
    kind: DifferenceKind


class PurchaseOrder(NamedTuple):
    """``store`` is None before the first event. Shipments and differences are counted to number them."""

    store: StoreId | None = None
    stage: OrderStage | None = None
    drafter: StaffId | None = None
    reviewer: StaffId | None = None
    final_review_needed: bool = False
    supplier: SupplierCode = ""
    kind: PurchaseKind = PurchaseKind.STOCK
    plan: StreamId | None = None
    total: Money = ZERO
    lines: Mapping[LocalId, Line] = {}
    promised_on: date | None = None
    shipments: int = 0
    differences: int = 0
    open_differences: Mapping[LocalId, OpenDifference] = {}
    freight_documents: frozenset[str] = frozenset()

    @property
    def outstanding(self) -> tuple[LocalId, ...]:
        return tuple(line_id for line_id, line in self.lines.items() if line.outstanding > 0)

    @property
    def under_plan(self) -> Mapping[PartNumber, Decimal]:
        """What is outstanding of the parts that the plan has to cover."""
        wanted: dict[PartNumber, Decimal] = {}
        if self.plan is not None:
            for line in self.lines.values():
                if not line.special and line.outstanding > 0:
                    wanted[line.part] = wanted.get(line.part, NOTHING) + line.outstanding
        return wanted

    @property
    def has_come(self) -> bool:
        """Whether a delivery was booked, even one of which nothing was taken."""
        return self.differences > 0 or any(line.accepted > 0 for line in self.lines.values())


EMPTY = PurchaseOrder()
