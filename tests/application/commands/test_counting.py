"""Counts through the command side: the shelves are asked, and all of them are put right at once."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest

from domain.actors import Role
from domain.aggregates.parts_stock.events import StockAdjusted
from domain.aggregates.parts_stock.words import AdjustmentCause
from domain.aggregates.stock_count import STOCK_COUNT
from domain.aggregates.stock_count.commands import (
    ApproveCount,
    EnterCount,
    FreezeCount,
    PlanCount,
    PostCount,
    VoidCount,
)
from domain.aggregates.stock_count.events import BookLine, CountEntered, StockCountEvent
from domain.aggregates.stock_count.state import StockCount
from domain.decider import fold
from domain.envelope import Recorded
from domain.money import ZERO
from domain.parts import parts_stock_id
from domain.reasons import ReasonCode
from tests.application.commands.stores import CLERK, COST, PART, SUPERVISOR, Stores, stores
from tests.support.scenario import STORE, because, staff

OTHER_PART = "OIL-5W30"
HEAD = staff("sh01", Role.STATION_HEAD)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Stores]:
    with stores(tmp_path) as opened:
        opened.define(PART, OTHER_PART)
        opened.put(10)
        yield opened


def frozen(store: Stores, *parts: str) -> str:
    count = store.give(PlanCount(title="三月盘点", parts=parts or (PART,)))
    store.give(FreezeCount(), count)
    return count


def enter(counted: int | str, part: str = PART) -> EnterCount:
    return EnterCount(part=part, counted=Decimal(counted))


def state(store: Stores, count: str) -> StockCount:
    history = store.system.log.read_stream(count)
    return fold(STOCK_COUNT, cast("list[Recorded[StockCountEvent]]", history))


def posted(store: Stores, count: str) -> None:
    store.give(ApproveCount(), count, by=SUPERVISOR)
    store.give(PostCount(), count)


def test_freezing_writes_down_every_shelf_also_one_that_never_was(store: Stores) -> None:
    store.put(3)
    count = frozen(store, PART, OTHER_PART)
    assert state(store, count).books == {
        PART: BookLine(part=PART, quantity=Decimal(13), version=2, unit_cost=COST),
        OTHER_PART: BookLine(part=OTHER_PART, quantity=Decimal(0), version=0, unit_cost=ZERO),
    }
    assert store.code(FreezeCount(), count) == "CNT-FREEZE-001"


@pytest.mark.requirement("R-114c")
def test_what_moves_before_and_after_an_entry_is_no_difference(store: Stores) -> None:
    count = frozen(store)
    store.take(4)
    store.put(1)
    store.give(enter(5), count)  # 7 should be there, two are gone
    entry = store.system.log.read_stream(count)[-1].event
    assert isinstance(entry, CountEntered)
    assert (entry.book, entry.moved, entry.difference) == (Decimal(10), Decimal(-3), Decimal(-2))
    store.take(1)
    store.put(6)
    posted(store, count)
    assert store.on_hand() == 5 - 1 + 6
    adjusted = store.system.log.read_stream(parts_stock_id(STORE, PART))[-1].event
    assert isinstance(adjusted, StockAdjusted)
    assert (adjusted.count, adjusted.delta, adjusted.cause, adjusted.unit_cost) == (
        count,
        Decimal(-2),
        AdjustmentCause.SHORTAGE,
        COST,
    )


@pytest.mark.requirement("R-114c")
def test_shortage_and_surplus_are_booked_in_one_transaction(store: Stores) -> None:
    count = frozen(store, PART, OTHER_PART)
    store.give(enter("8.5"), count)
    store.give(enter(2, OTHER_PART), count)
    posted(store, count)
    assert (store.on_hand(), store.on_hand(part=OTHER_PART)) == (Decimal("8.5"), Decimal(2))
    positions = [
        store.system.log.read_stream(stream)[-1].position
        for stream in (parts_stock_id(STORE, PART), parts_stock_id(STORE, OTHER_PART), count)
    ]
    assert max(positions) - min(positions) == 2
    assert {store.system.log.read_stream(count)[-1].meta.command_id} == {
        store.system.log.read_stream(parts_stock_id(STORE, part))[-1].meta.command_id
        for part in (PART, OTHER_PART)
    }


def test_a_shelf_that_cannot_give_so_much_leaves_all_of_them_as_they_were(store: Stores) -> None:
    store.put(4, part=OTHER_PART)
    count = frozen(store, OTHER_PART, PART)
    store.give(enter(3, OTHER_PART), count)
    store.give(enter(2), count)
    store.take(5)
    store.give(ApproveCount(), count, by=SUPERVISOR)
    assert store.code(PostCount(), count) == "STK-ADJUST-001"
    assert (store.on_hand(), store.on_hand(part=OTHER_PART)) == (Decimal(5), Decimal(4))
    store.give(enter(4), count)
    posted(store, count)
    assert (store.on_hand(), store.on_hand(part=OTHER_PART)) == (Decimal(4), Decimal(3))


@pytest.mark.requirement("R-114c")
def test_two_counts_do_not_book_the_same_missing_piece_twice(store: Stores) -> None:
    first, second = frozen(store), frozen(store)
    for count in (first, second):
        store.give(enter(9), count)
        store.give(ApproveCount(), count, by=SUPERVISOR)
    store.give(PostCount(), first)
    assert store.code(PostCount(), second) == "CNT-POST-002"
    store.give(enter(9), second)
    posted(store, second)
    assert store.on_hand() == 9


def test_who_may_do_what(store: Stores) -> None:
    advisor = staff("sa01", Role.SERVICE_ADVISOR)
    assert store.code(PlanCount(title="x", parts=(PART,)), by=advisor) == "CMD-ROLE-001"
    count = frozen(store)
    assert store.code(enter(9), count, by=advisor) == "CMD-ROLE-001"
    store.give(enter(9), count, by=SUPERVISOR)
    assert store.code(ApproveCount(), count) == "CMD-ROLE-001"
    assert store.code(ApproveCount(), count, by=SUPERVISOR) == "CNT-APPROVE-002"
    store.give(ApproveCount(), count, by=HEAD)
    assert store.code(PostCount(), count, by=HEAD) == "CMD-ROLE-001"
    assert store.code(VoidCount(reason=because(ReasonCode.ENTRY_MISTAKE)), count) == "CMD-ROLE-001"


def test_another_store_finds_no_such_count(store: Stores) -> None:
    count = frozen(store)
    for command in (FreezeCount(), enter(9), PostCount()):
        assert store.code(command, count, store="BJ01") == store.code(command, "stock_count-none")
    assert store.code(enter(9), count, store="BJ01", by=CLERK) == "CMD-FOUND-001"


def test_only_parts_that_the_store_has_defined_are_counted(store: Stores) -> None:
    assert store.code(PlanCount(title="x", parts=(PART, "PUMP"))) == "STK-PART-901"


def test_a_difference_of_numbered_pieces_is_booked_under_their_numbers(store: Stores) -> None:
    store.define("ECU", serial_tracked=True)
    store.put(2, part="ECU", serials=("SN1", "SN2"))
    count = frozen(store, PART, "ECU")
    store.give(enter(9), count)
    store.give(enter(1, "ECU"), count)
    store.give(ApproveCount(), count, by=SUPERVISOR)
    assert store.code(PostCount(), count) == "CNT-POST-901"
    assert store.on_hand() == 10
    store.take(1, part="ECU", serials=("SN2",))
    store.give(enter(1, "ECU"), count)
    posted(store, count)
    assert store.on_hand() == 9
    assert store.shelf(part="ECU").serials == {"SN1"}
