"""Counts: what the shelves say is frozen and compared, and the differences are booked on all of them at once."""

from collections.abc import Mapping

from application.commands.handlers.part_masters import known_part
from application.commands.handling import Handler
from application.commands.work import Work
from domain.aggregates.parts_stock import PARTS_STOCK
from domain.aggregates.parts_stock.commands.models import AdjustStock
from domain.aggregates.parts_stock.words import AdjustmentCause
from domain.aggregates.stock_count import STOCK_COUNT
from domain.aggregates.stock_count.commands import (
    EnterAgainstBook,
    EnterCount,
    FreezeBooks,
    FreezeCount,
    PlanCount,
    PostCount,
    ShelfNow,
)
from domain.aggregates.stock_count.state import StockCount
from domain.command import Command
from domain.decider import Frame
from domain.errors import Refused, define
from domain.identifiers import PartNumber
from domain.parts import parts_stock_id

BY_NUMBER = define(
    "CNT-POST-901",
    zh="配件 {part} 按序列号管理,请按号登记找到或报废的件,再重新盘点",
    en="Part {part} is kept by serial numbers: book what was found or lost under its number, then count it again",
)


def plan(work: Work, command: PlanCount, frame: Frame) -> None:
    for part in command.parts:
        known_part(work, frame, part)
    count = work.load(STOCK_COUNT, frame.stream)
    work.record(STOCK_COUNT, frame.stream, STOCK_COUNT.decide(count, command, frame))


def freeze(work: Work, command: FreezeCount, frame: Frame) -> None:
    count = work.load(STOCK_COUNT, frame.stream)
    # refused before hundreds of shelves are read for nothing
    STOCK_COUNT.decide(count, command, frame)
    books = FreezeBooks(shelves=tuple(_shelf_now(work, frame, part) for part in count.parts))
    work.record(STOCK_COUNT, frame.stream, STOCK_COUNT.decide(count, books, frame))


def enter(work: Work, command: EnterCount, frame: Frame) -> None:
    count = work.load(STOCK_COUNT, frame.stream)
    STOCK_COUNT.decide(count, command, frame)
    shelf = _shelf_now(work, frame, command.part)
    entry = EnterAgainstBook(counted=command.counted, card=command.card, shelf=shelf)
    work.record(STOCK_COUNT, frame.stream, STOCK_COUNT.decide(count, entry, frame))


def post(work: Work, command: PostCount, frame: Frame) -> None:
    count = work.load(STOCK_COUNT, frame.stream)
    stale = next((part for part in count.differing if _adjusted_since(work, frame, count, part)), None)
    facts = work.frame() if stale is None else work.frame(adjusted_since=stale)
    work.record(STOCK_COUNT, frame.stream, STOCK_COUNT.decide(count, command, facts))
    for part in count.differing:
        if known_part(work, frame, part).serial_tracked:
            raise Refused(BY_NUMBER, part=part)
        delta = count.entries[part].difference
        cause = AdjustmentCause.SURPLUS if delta > 0 else AdjustmentCause.SHORTAGE
        shelf = parts_stock_id(frame.store, part)
        adjustment = AdjustStock(count=frame.stream, delta=delta, cause=cause)
        decided = PARTS_STOCK.decide(work.load(PARTS_STOCK, shelf), adjustment, work.frame(shelf))
        work.record(PARTS_STOCK, shelf, decided)


def _shelf_now(work: Work, frame: Frame, part: PartNumber) -> ShelfNow:
    shelf = parts_stock_id(frame.store, part)
    state = work.load(PARTS_STOCK, shelf)
    return ShelfNow(
        part=part,
        on_hand=state.on_hand,
        version=work.version(PARTS_STOCK, shelf),
        unit_cost=state.last_cost,
    )


def _adjusted_since(work: Work, frame: Frame, count: StockCount, part: PartNumber) -> bool:
    return work.load(PARTS_STOCK, parts_stock_id(frame.store, part)).adjusted_at > count.entries[part].version


HANDLERS: Mapping[type[Command], Handler] = {
    PlanCount: plan,
    FreezeCount: freeze,
    EnterCount: enter,
    PostCount: post,
}
