"""Whatever may befall a few shelves, parts orders and counts: also what no shelf would decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from domain.aggregates.part.events import PartClassified
from domain.aggregates.parts_stock.events import (
    BackorderCancelled,
    BackorderCreated,
    DemandRedirected,
    LostSaleRecorded,
    ReservationExpired,
    ReservationReleased,
    ReservationTransferred,
    StockAdjusted,
    StockIssued,
    StockReceived,
    StockReserved,
    StockReturned,
    StockScrapped,
)
from domain.aggregates.parts_stock.words import (
    AdjustmentCause,
    LostSaleCause,
    ReceiptSource,
    ReleaseCause,
)
from domain.aggregates.purchase_order.events import (
    GoodsReceived,
    OrderCancelled,
    OrderConfirmed,
    OrderDrafted,
    OrderIssued,
    PurchaseLine,
)
from domain.aggregates.stock_count.events import BookLine, CountEntered, CountFrozen, CountPosted
from domain.event import Event
from domain.money import Money
from domain.parts import (
    LotQuantity,
    OrderLine,
    PartCondition,
    PurchaseKind,
    UsageClass,
    part_id,
    parts_stock_id,
)
from tests.projections.log_builder import Log
from tests.support.scenario import STORE, clock

PARTS = ("P1", "P2")
KINDS = (
    "received",
    "kept",
    "awaited",
    "short",
    "from_backorder",
    "issued",
    "returned",
    "released",
    "expired",
    "handed_over",
    "given_up",
    "redirected",
    "scrapped",
    "counted",
    "lost",
    "classified",
)


@dataclass(frozen=True)
class Errand:
    """Something at a shelf, for a line of the order with this number."""

    kind: str
    part: str
    minutes: int
    order: int
    quantity: int
    fen: int


@dataclass(frozen=True)
class Purchase:
    """``steps``: how far it gets."""

    day: int
    kind: PurchaseKind
    promised_after: int
    comes_after: int
    steps: int


ERRANDS = st.lists(
    st.builds(
        Errand,
        kind=st.sampled_from(KINDS),
        part=st.sampled_from(PARTS),
        minutes=st.integers(0, 40 * 96).map(lambda quarter: quarter * 15),
        order=st.sampled_from((1, 3)),
        quantity=st.integers(1, 4000),
        fen=st.integers(0, 100_000),
    ),
    max_size=15,
)
PURCHASES = st.lists(
    st.builds(
        Purchase,
        day=st.integers(0, 39),
        kind=st.sampled_from(PurchaseKind),
        promised_after=st.integers(0, 9),
        comes_after=st.integers(0, 12),
        steps=st.integers(0, 4),
    ),
    max_size=4,
)


def at_the_shelves(errands: Sequence[Errand], purchases: Sequence[Purchase]) -> Log:
    log = Log()
    for errand in errands:
        when = clock(6) + timedelta(minutes=errand.minutes)
        stream = parts_stock_id(STORE, errand.part)
        if errand.kind == "classified":
            classified = PartClassified(
                part=errand.part, year=2026, usage_class=list(UsageClass)[errand.quantity % 5]
            )
            log.add(part_id(STORE, errand.part), when, classified)
        elif errand.kind == "counted":
            _counted(log, errand, when)
        else:
            log.add(stream, when, *_happened(errand, when))
    for number, purchase in enumerate(purchases, start=1):
        _purchased(log, f"purchase_order-{number}", purchase)
    return log


def _happened(errand: Errand, when: datetime) -> Sequence[Event]:
    quantity = Decimal(errand.quantity) / 1000
    part, line, lots = errand.part, _line(errand.order), (LotQuantity(lot="L-1", quantity=quantity),)
    of_part: dict[str, Any] = {"part": part, "quantity": quantity}
    of_line: dict[str, Any] = {**of_part, "line": line}
    until: dict[str, Any] = {"need_by": None, "expires": when + timedelta(days=errand.fen % 10)}
    receipt: dict[str, Any] = {"lot": "L-1", "bin": "A-1", "unit_cost": Money(fen=errand.fen)}
    missing = BackorderCreated(**of_line, need_by=None, vor=False)
    kept = StockReserved(**of_line, **until, from_backorder=False)
    happens: Mapping[str, Sequence[Event]] = {
        "received": [StockReceived(**of_part, **receipt, source=ReceiptSource.PURCHASE)],
        "kept": [kept],
        "awaited": [missing],
        "short": [kept, missing],
        "from_backorder": [StockReserved(**of_line, **until, from_backorder=True)],
        "issued": [StockIssued(**of_line, reserved=quantity, lots=lots, technician="te01")],
        "returned": [
            StockReturned(**of_line, lots=lots, condition=PartCondition.UNOPENED, quarantined=False)
        ],
        "released": [ReservationReleased(**of_line, cause=ReleaseCause.BY_HAND)],
        "expired": [ReservationExpired(**of_line)],
        "handed_over": [ReservationTransferred(**of_line, **until, to=_line(4 - errand.order))],
        "given_up": [BackorderCancelled(**of_line, cause=ReleaseCause.JOB_DROPPED)],
        "redirected": [DemandRedirected(**of_line, to_part="P2" if part == "P1" else "P1")],
        "scrapped": [StockScrapped(**of_part, lots=lots, from_quarantine=False)],
        "lost": [LostSaleRecorded(**of_part, cause=LostSaleCause.NO_STOCK)],
    }
    return happens[errand.kind]


def _line(order: int) -> OrderLine:
    return OrderLine(order=f"work_order-{order}", job="J1", line="L2")


def _counted(log: Log, errand: Errand, when: datetime) -> None:
    """Everything in one instant: frozen, entered, posted, and the shelf set right."""
    count, difference = f"stock_count-{errand.minutes}", Decimal(errand.quantity - 2000) / 1000
    cost, book = Money(fen=errand.fen), Decimal(10)
    log.add(
        count,
        when,
        CountFrozen(books=(BookLine(part=errand.part, quantity=book, version=1, unit_cost=cost),)),
        CountEntered(
            part=errand.part,
            counted=book + difference,
            card=None,
            book=book,
            moved=Decimal(0),
            version=1,
            difference=difference,
            recount=False,
        ),
        CountPosted(adjusted=(errand.part,)),
    )
    if difference:
        adjusted = StockAdjusted(
            part=errand.part,
            count=count,
            delta=difference,
            lots=(LotQuantity(lot="L-1", quantity=abs(difference)),),
            unit_cost=cost,
            cause=AdjustmentCause.SURPLUS if difference > 0 else AdjustmentCause.SHORTAGE,
        )
        log.add(parts_stock_id(STORE, errand.part), when, adjusted)


def _purchased(log: Log, stream: str, purchase: Purchase) -> None:
    when = clock(9, days=purchase.day)
    line = PurchaseLine(line="L1", part="P1", quantity=Decimal(2), unit_price=Money(fen=1))
    drafted = OrderDrafted(supplier="MAKER", kind=purchase.kind, plan=None, lines=(line,), total=Money(fen=2))
    promised = OrderConfirmed(promised_on=when.date() + timedelta(days=purchase.promised_after))
    comes = when + timedelta(days=purchase.comes_after, hours=1)
    received = GoodsReceived(
        line="L1",
        part="P1",
        quantity=Decimal(1),
        unit_cost=Money(fen=1),
        lot="L-1",
        bin="A-1",
        document="D-1",
    )
    steps: list[tuple[datetime, Event]] = [
        (when, drafted),
        (when, OrderIssued()),
        (when, promised),
        (comes, received),
        (comes + timedelta(hours=1), received),
    ]
    for at, event in steps[: purchase.steps + 1]:
        log.add(stream, at, event)
    if purchase.steps == 2:
        log.add(stream, comes, OrderCancelled())
