"""The card of a part: every movement, what it cost, and what was there after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from domain.aggregates.parts_stock.events import (
    PartsStockEvent,
    QuarantineCleared,
    StockAdjusted,
    StockIssued,
    StockReturned,
    StockReturnedToSupplier,
    StockScrapped,
    StockShelved,
    StockTransferredIn,
    StockTransferredOut,
)
from domain.aggregates.parts_stock.words import AdjustmentCause
from domain.parts import LotQuantity, PartCondition
from domain.reasons import ReasonCode
from projections.stock_card import STOCK_CARD
from projections.stock_card.queries import Movement, card
from projections.stock_card.words import MovementKind
from tests.projections.log_builder import Log, yuan
from tests.projections.reading import read_model, rows_after
from tests.projections.stories.short_part import CLERK, ONE, PAD, SHELF, issued, line_of, received, short_part
from tests.support.backends import BackendUrl
from tests.support.projection_kit import check_projection
from tests.support.scenario import DAY, STORE, clock

NEXT_DAY = DAY + timedelta(days=1)


def lots(*quantities: tuple[str, int]) -> tuple[LotQuantity, ...]:
    return tuple(LotQuantity(lot=lot, quantity=Decimal(quantity)) for lot, quantity in quantities)


def handed_out(lot: str, quantity: int = 1) -> StockIssued:
    """Out of what was free."""
    return issued("order-1", lot, Decimal(quantity)).model_copy(update={"reserved": Decimal(0)})


def movements(*events: PartsStockEvent) -> list[Movement]:
    log = Log()
    for minute, event in enumerate(events):
        log.add(SHELF, clock(9, minute), event, by=CLERK)
    return [Movement.model_validate(row) for row in rows_after(STOCK_CARD, log.events)["movement"]]


def balances(*events: PartsStockEvent) -> list[tuple[MovementKind, str, str, str, str]]:
    """Kind, quantity; on hand, quarantined and available after it."""
    return [
        (each.kind, str(each.quantity), str(each.on_hand), str(each.quarantined), str(each.available))
        for each in movements(*events)
    ]


@pytest.mark.requirement("R-114a", "R-114b")
def test_a_card_is_booked_line_by_line(backend: BackendUrl) -> None:
    shown = check_projection(STOCK_CARD, short_part().events, backend.read_url)
    assert shown["lot"] == [
        {"store": STORE, "part": PAD, "lot": "L1", "unit_cost_fen": 30_000},
        {"store": STORE, "part": PAD, "lot": "L2", "unit_cost_fen": 31_000},
    ]
    with read_model(STOCK_CARD, short_part().events, backend) as reader:
        whole = card(reader, STORE, PAD, limit=100)
        assert [
            (each.kind, str(each.quantity), str(each.on_hand), str(each.available)) for each in whole
        ] == [
            (MovementKind.RECEIPT, "1", "1", "1"),
            (MovementKind.ISSUE, "-1", "0", "0"),
            (MovementKind.RECEIPT, "3", "3", "3"),
            (MovementKind.ISSUE, "-1", "2", "2"),
        ]
        issue = whole[1]
        assert (issue.order, issue.job, issue.line) == ("order-1", "J1", "L2")
        assert (issue.who, issue.technician, issue.cost_fen) == ("pc01", "te01", 30_000)
        assert [each.version for each in card(reader, STORE, PAD, after=1, limit=2)] == [5, 7]
        assert len(card(reader, STORE, PAD, first=NEXT_DAY, limit=100)) == 2
        assert len(card(reader, STORE, PAD, last=DAY, limit=100)) == 2
        assert card(reader, "BJ01", PAD, limit=100) == []


def test_what_comes_back_costs_what_it_cost() -> None:
    back = StockReturned(
        part=PAD, line=line_of("order-1"), quantity=ONE, lots=lots(("L1", 1)),
        condition=PartCondition.UNOPENED, quarantined=False,
    )  # fmt: skip
    last = movements(received(1, "L1"), handed_out("L1"), back)[-1]
    assert (last.kind, last.quantity, last.on_hand, last.cost_fen) == (MovementKind.RETURN, ONE, ONE, 30_000)
    assert last.condition is PartCondition.UNOPENED


def test_pieces_of_two_lots_have_a_cost_and_no_single_price() -> None:
    both = handed_out("L1", 2).model_copy(update={"lots": lots(("L1", 1), ("L2", 1))})
    last = movements(received(1, "L1"), received(1, "L2", 310), both)[-1]
    assert (last.unit_cost_fen, last.cost_fen) == (None, 61_000)
    assert [(lot.lot, lot.unit_cost_fen) for lot in last.lots] == [("L1", 30_000), ("L2", 31_000)]


def test_quarantine_is_on_hand_and_not_available() -> None:
    opened = StockReturned(
        part=PAD, line=line_of("order-1"), quantity=Decimal(2), lots=lots(("L1", 2)),
        condition=PartCondition.OPENED, quarantined=True,
    )  # fmt: skip
    cleared = QuarantineCleared(part=PAD, quantity=ONE, lots=lots(("L1", 1)))
    scrapped = StockScrapped(part=PAD, quantity=ONE, lots=lots(("L1", 1)), from_quarantine=True)
    assert balances(received(2, "L1"), handed_out("L1", 2), opened, cleared, scrapped) == [
        (MovementKind.RECEIPT, "2", "2", "0", "2"),
        (MovementKind.ISSUE, "-2", "0", "0", "0"),
        (MovementKind.RETURN, "2", "2", "2", "0"),
        (MovementKind.RELEASE, "0", "2", "1", "1"),
        (MovementKind.SCRAP, "-1", "1", "0", "1"),
    ]


def test_goods_that_leave_and_come_without_a_job() -> None:
    shelved = StockShelved(part=PAD, bin="B-02")
    sent = StockTransferredOut(
        part=PAD, transfer="parts_transfer-1", to_store="BJ01", quantity=ONE, lots=lots(("L1", 1))
    )
    to_supplier = StockReturnedToSupplier(
        part=PAD, quantity=ONE, lots=lots(("L1", 1)), from_quarantine=False, supplier="MAKER"
    )
    brought = StockTransferredIn(
        part=PAD, transfer="parts_transfer-2", from_store="BJ01", lot="L2", quantity=ONE,
        unit_cost=yuan(280), bin="B-02",
    )  # fmt: skip
    short = StockAdjusted(
        part=PAD, count="stock_count-1", delta=Decimal(-1), lots=lots(("L1", 1)), unit_cost=yuan(300),
        cause=AdjustmentCause.SHORTAGE,
    )  # fmt: skip
    found = short.model_copy(
        update={
            "delta": ONE,
            "lots": lots(("L3", 1)),
            "cause": AdjustmentCause.SURPLUS,
            "unit_cost": yuan(290),
        }
    )
    shown = movements(received(4, "L1"), shelved, sent, to_supplier, brought, short, found)
    assert [(each.kind, str(each.quantity), str(each.on_hand), each.bin) for each in shown] == [
        (MovementKind.RECEIPT, "4", "4", "A-01"),
        (MovementKind.SHELVED, "0", "4", "B-02"),
        (MovementKind.TRANSFER_OUT, "-1", "3", "B-02"),
        (MovementKind.SUPPLIER_RETURN, "-1", "2", "B-02"),
        (MovementKind.TRANSFER_IN, "1", "3", "B-02"),
        (MovementKind.ADJUSTMENT, "-1", "2", "B-02"),
        (MovementKind.ADJUSTMENT, "1", "3", "B-02"),
    ]
    assert [each.unit_cost_fen for each in shown] == [30_000, None, 30_000, 30_000, 28_000, 30_000, 29_000]
    assert (shown[2].transfer, shown[2].other_store, shown[4].other_store) == (
        "parts_transfer-1",
        "BJ01",
        "BJ01",
    )
    assert (shown[3].supplier, shown[5].count) == ("MAKER", "stock_count-1")


def test_what_is_entered_late_shows_both_times() -> None:
    log = Log().add(SHELF, clock(12), received(1, "L1"), by=CLERK)
    log.add(SHELF, clock(8), received(2, "L2"), by=CLERK)
    late = log.events[1]
    meta = late.meta.model_copy(
        update={"recorded_at": clock(18), "late_entry": ReasonCode.LATE_ENTRY, "occurred_at": clock(8)}
    )
    log.events[1] = replace(late, meta=meta)
    first, second = (Movement.model_validate(row) for row in rows_after(STOCK_CARD, log.events)["movement"])
    assert (second.occurred_at, second.recorded_at) == (clock(8), clock(18))
    assert second.occurred_at < first.occurred_at
    assert (str(second.on_hand), second.late_entry) == ("3", ReasonCode.LATE_ENTRY)
