"""进销存: what a part had, what came and went, what was left, and what was entered late."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from sqlalchemy import select

from domain.aggregates.part.events import PartDefined
from domain.aggregates.parts_stock.events import (
    QuarantineCleared,
    StockAdjusted,
    StockReturnedToSupplier,
    StockScrapped,
    StockTransferredIn,
    StockTransferredOut,
)
from domain.aggregates.parts_stock.words import AdjustmentCause
from domain.money import Money
from domain.parts import Costing, OldPartPolicy, part_id
from projections.engine import Row
from projections.stock_value import STOCK_VALUE
from projections.stock_value.queries.flow import NONE, Balance, StockFlow, stock_flow
from projections.stock_value.tables import BOOKS
from projections.valued_stock.words import MovementKind
from tests.projections.log_builder import Log
from tests.projections.reading import read_model
from tests.projections.stories.shelf import Shelf, line, lots
from tests.support.backends import BackendUrl
from tests.support.scenario import SHANGHAI, STORE


def on(month: int, day: int, hour: int = 9, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, tzinfo=SHANGHAI)


def every_movement() -> Log:
    """January: 10 at 10.00 and 10 at 13.00 come, 12 go. February: the rest of what can happen."""
    log = Log()
    shelf = Shelf(log)
    shelf.received(on(1, 5), "10", 1000).received(on(1, 20), "10", 1300)
    shelf.issued(on(1, 31, 23), line(), "12")
    shelf.returned(on(2, 2), line(), "4", opened=True)
    shelf.add(on(2, 3), QuarantineCleared(part="PAD-1", quantity=Decimal(1), lots=lots("1")))
    shelf.add(
        on(2, 4),
        StockScrapped(part="PAD-1", quantity=Decimal(3), lots=lots("3"), from_quarantine=True),
        StockTransferredOut(
            part="PAD-1",
            transfer="parts_transfer-1",
            to_store="BJ01",
            quantity=Decimal(2),
            lots=lots("2"),
        ),
        StockTransferredIn(
            part="PAD-1",
            transfer="parts_transfer-2",
            from_store="BJ01",
            lot="T-1",
            quantity=Decimal(1),
            unit_cost=Money(fen=1500),
            bin="A-01",
        ),
        StockReturnedToSupplier(
            part="PAD-1", quantity=Decimal(1), lots=lots("1"), from_quarantine=False, supplier="OEM"
        ),
        adjusted("-1"),
        adjusted("2"),
    )
    return log


def adjusted(delta: str) -> StockAdjusted:
    return StockAdjusted(
        part="PAD-1",
        count="stock_count-1",
        delta=Decimal(delta),
        lots=lots(delta.lstrip("-")),
        unit_cost=Money(fen=1400),
        cause=AdjustmentCause.SHORTAGE if delta.startswith("-") else AdjustmentCause.SURPLUS,
    )


def flow(log: Log, backend: BackendUrl, month: str, store: str = STORE) -> StockFlow:
    with read_model(STOCK_VALUE, log.events, backend) as reader:
        position = reader.position(STOCK_VALUE.name)
        return stock_flow(reader, store, month, position=position, costing=Costing.MOVING_AVERAGE)


def there(log: Log, backend: BackendUrl) -> list[Row]:
    with read_model(STOCK_VALUE, log.events, backend) as reader:
        return reader.rows(select(BOOKS.valued).order_by(BOOKS.valued.c.part))


def balance(quantity: str, average: int, fifo: int) -> Balance:
    return Balance(quantity=Decimal(quantity), moving_average_fen=average, fifo_fen=fifo)


@pytest.mark.requirement("R-119a")
def test_a_month_with_every_kind_of_movement(backend: BackendUrl) -> None:
    log = every_movement()
    [january] = flow(log, backend, "2026-01").lines
    assert january.opening == NONE
    assert january.movements == {
        MovementKind.RECEIVED: balance("20", 23_000, 23_000),
        MovementKind.ISSUED: balance("-12", -13_800, -12_600),
    }
    assert january.closing == balance("8", 9_200, 10_400)
    [february] = flow(log, backend, "2026-02").lines
    assert february.opening == january.closing
    assert february.movements == {
        # four of the twelve, at a third of what these left with
        MovementKind.RETURNED: balance("4", 4_600, 4_200),
        MovementKind.SCRAPPED: balance("-3", -3_450, -3_150),
        MovementKind.TRANSFERRED_OUT: balance("-2", -2_300, -2_350),
        MovementKind.TRANSFERRED_IN: balance("1", 1_500, 1_500),
        MovementKind.RETURNED_TO_SUPPLIER: balance("-1", -1_194, -1_300),
        MovementKind.ADJUSTED: balance("1", 1_606, 1_500),
    }
    assert february.closing == balance("8", 9_962, 10_800)


@pytest.mark.requirement("R-119a")
def test_opening_and_movements_make_the_closing_and_the_last_closing_is_what_is_there(
    sqlite: BackendUrl,
) -> None:
    log = every_movement()
    Shelf(log, "OIL").received(on(1, 7), "4.5", 999).issued(on(3, 1), line("order-2"), "0.125")
    log.add(part_id(STORE, "OIL"), on(1, 1), defined("OIL", "机油"))
    before = None
    for month in ("2025-12", "2026-01", "2026-02", "2026-03", "2026-04"):
        seen = flow(log, sqlite, month)
        for part in seen.lines:
            closing = part.opening
            for moved in part.movements.values():
                closing = closing.plus(moved)
            assert closing == part.closing
        summed = sum(moved.moving_average_fen for moved in seen.movements.values())
        assert seen.opening.moving_average_fen + summed == seen.closing.moving_average_fen
        if before is not None:
            assert seen.opening == before.closing
            assert {part.part: part.opening for part in seen.lines if part.opening != NONE} == {
                part.part: part.closing for part in before.lines
            }
        before = seen
    assert before is not None
    rows = {row["part"]: row for row in there(log, sqlite)}
    assert [(part.part, part.title) for part in before.lines] == [("OIL", "机油"), ("PAD-1", None)]
    for part in before.lines:
        assert rows[part.part]["quantity"] == str(part.closing.quantity)
        assert rows[part.part]["average_fen"] == part.closing.moving_average_fen


def test_a_shelf_that_is_empty_is_worth_nothing(sqlite: BackendUrl) -> None:
    log = Log()
    shelf = Shelf(log).received(on(1, 5), "3", 333)
    for number in ("L1", "L2", "L3"):
        shelf.issued(on(1, 6), line(number=number), "1")
    assert [(row["quantity"], row["average_fen"], row["layers"]) for row in there(log, sqlite)] == [
        ("0", 0, "[]")
    ]
    [january] = flow(log, sqlite, "2026-01").lines
    assert january.closing == NONE
    assert flow(log, sqlite, "2026-02").lines == ()
    assert flow(log, sqlite, "2026-01", store="BJ01").lines == ()


def backdated(log: Log, part: str = "PAD-1") -> Log:
    """Four at 10.00 in January and one of them used in February; then two at 16.00 are entered for January."""
    shelf = Shelf(log, part).received(on(1, 10), "4", 1000).issued(on(2, 10), line(), "1")
    shelf.received(on(1, 20), "2", 1600, entered=on(2, 12)).issued(on(2, 13), line("order-2"), "1")
    return log


@pytest.mark.requirement("R-119a")
def test_a_backdated_receipt_belongs_to_its_month_and_is_valued_at_its_place_in_the_log(
    sqlite: BackendUrl,
) -> None:
    log = backdated(Log())
    as_it_was = flow(Log.after(log.events[:2]), sqlite, "2026-01")
    assert (as_it_was.position, as_it_was.late) == (2, ())
    assert as_it_was.lines[0].closing == balance("4", 4_000, 4_000)

    january, february = flow(log, sqlite, "2026-01"), flow(log, sqlite, "2026-02")
    assert january.position == february.position == 4
    assert january.lines[0].closing == february.lines[0].opening == balance("6", 7_200, 7_200)
    [late] = january.late
    assert (late.position, late.part, late.kind, late.by) == (3, "PAD-1", MovementKind.RECEIVED, "pc01")
    assert (late.day.isoformat(), late.recorded_at) == ("2026-01-20", on(2, 12))
    assert (late.quantity, late.moving_average_fen, late.fifo_fen) == (Decimal(2), 3_200, 3_200)
    assert february.late == ()
    # the issue before it in the log took the former average, the one after it the average with it
    [issued] = [part.movements[MovementKind.ISSUED] for part in february.lines]
    assert issued == balance("-2", -1_000 - 1_240, -2_000)
    assert february.lines[0].closing == balance("4", 4_960, 5_200)
    assert [(row["quantity"], row["average_fen"]) for row in there(log, sqlite)] == [("4", 4_960)]


def test_an_issue_entered_after_the_months_end_may_show_that_there_was_too_little(
    sqlite: BackendUrl,
) -> None:
    """Quantities were checked when it was entered; the month says what it was told, and by which entry."""
    log = Log()
    Shelf(log).received(on(2, 2), "5", 1000).issued(on(1, 30), line(), "1", entered=on(2, 3))
    january = flow(log, sqlite, "2026-01")
    assert january.lines[0].closing == balance("-1", -1_000, -1_000)
    assert [late.position for late in january.late] == [2]


def defined(part: str, title: str) -> PartDefined:
    return PartDefined(
        part=part, title=title, unit="升", serial_tracked=False, old_part_policy=OldPartPolicy.SCRAP
    )
