"""Sixty-four clients in four processes on two hundred pieces: nothing below zero, nothing lost, nothing for nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import TypeVar, cast

import pytest

from domain.aggregates.parts_stock import PARTS_STOCK
from domain.aggregates.parts_stock.events import (
    PartsStockEvent,
    StockAdjusted,
    StockIssued,
    StockReceived,
    StockReturned,
    StockTransferredIn,
    StockTransferredOut,
)
from domain.aggregates.parts_stock.state import PartsStock
from domain.aggregates.parts_transfer.events import TransferReceived, TransferSent
from domain.aggregates.work_order import WORK_ORDER
from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.state import WorkOrder
from domain.decider import fold
from domain.envelope import Recorded
from domain.event import Event
from domain.parts import parts_stock_id
from runtime.settings import Settings
from runtime.system import System, open_system
from tests.faults.storm import AWAY, HOME, KEY, NOW, PARTS, PIECES_OF_EACH, Lines, Report
from tests.faults.storm_field import let_rage, prepare
from tests.support.backends import BackendUrl

OPERATIONS = 20_000
MovementT = TypeVar("MovementT", StockAdjusted, StockTransferredOut, StockTransferredIn)


def read(system: System, store: str, part: str) -> list[Recorded[PartsStockEvent]]:
    history = system.log.read_stream(parts_stock_id(store, part))
    return cast("list[Recorded[PartsStockEvent]]", history)


def states(history: list[Recorded[PartsStockEvent]]) -> Iterator[PartsStock]:
    """After every event, not only at the end."""
    state = PARTS_STOCK.initial
    for recorded in history:
        state = PARTS_STOCK.evolve(state, recorded)
        yield state


def check_never_below_zero(system: System) -> None:
    for store in (HOME, AWAY):
        for part in PARTS:
            for state in states(read(system, store, part)):
                assert all(lot.good >= 0 and lot.quarantined >= 0 for lot in state.lots)
                assert state.reserved <= state.good
                assert all(kept.quantity > 0 for kept in state.kept.values())
                assert all(wish.quantity > 0 for wish in state.awaited.values())


def check_nothing_is_lost(system: System, lines: Lines) -> None:
    """What was there, and what counts found or missed, is on shelves, in jobs, on the way or known lost."""
    everything = system.log.read_all(after=0, limit=10_000_000)
    for part in PARTS:
        there = sum(fold(PARTS_STOCK, read(system, store, part)).on_hand for store in (HOME, AWAY))
        counted = _sum(everything, part, StockAdjusted, lambda event: event.delta)
        on_the_way = _sum(everything, part, StockTransferredOut, lambda event: event.quantity) - _sum(
            everything, part, StockTransferredIn, lambda event: event.quantity
        )
        in_jobs = sum(
            issued.quantity
            for order, _, line in lines[part]
            if (issued := _order(system, order).issued.get(line)) is not None
        )
        assert there + in_jobs + on_the_way == PIECES_OF_EACH + counted
        assert on_the_way == _in_transit_or_missing(everything, part)


def check_lots(system: System) -> None:
    """A lot holds what was put into it less what was taken out of it."""
    for store in (HOME, AWAY):
        for part in PARTS:
            history = read(system, store, part)
            moved: defaultdict[str, Decimal] = defaultdict(Decimal)
            for recorded in history:
                for lot, quantity in _moves(recorded.event):
                    moved[lot] += quantity
            state = fold(PARTS_STOCK, history)
            assert {lot.lot: lot.good + lot.quarantined for lot in state.lots} == {
                lot: quantity for lot, quantity in moved.items() if quantity
            }


def check_answers(system: System, reports: list[Report]) -> None:
    """Every accepted command left exactly the events that its client was told of."""
    left = Counter(recorded.meta.command_id for recorded in system.log.read_all(after=0, limit=10_000_000))
    told = dict(accepted for report in reports for accepted in report.accepted)
    assert all(events > 0 for events in told.values())
    assert told == {command: left[command] for command in told}
    assert {command for command in left if command.startswith("storm")} == set(told)


@pytest.fixture
def settings(backend: BackendUrl, tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, database_url=backend.log_url if backend.kind == "postgres" else None)


def test_storm(settings: Settings, tmp_path: Path) -> None:
    lines = prepare(settings)
    reports = let_rage(settings, lines, OPERATIONS, tmp_path)
    answers = sum(len(report.accepted) + report.refused.total() for report in reports)
    unanswered = sum((report.unanswered for report in reports), Counter[str]())
    assert unanswered == {}, "hot shelves are queued for, not given up"
    assert answers >= OPERATIONS
    with open_system(settings, clock=lambda: NOW, key=KEY) as system:
        check_never_below_zero(system)
        check_nothing_is_lost(system, lines)
        check_lots(system)
        check_answers(system, reports)


def _order(system: System, order: str) -> WorkOrder:
    return fold(WORK_ORDER, cast("list[Recorded[WorkOrderEvent]]", system.log.read_stream(order)))


def _sum(
    everything: list[Recorded[Event]], part: str, kind: type[MovementT], of: Callable[[MovementT], Decimal]
) -> Decimal:
    return sum(
        (of(each.event) for each in everything if isinstance(each.event, kind) and each.event.part == part),
        Decimal(0),
    )


def _in_transit_or_missing(everything: list[Recorded[Event]], part: str) -> Decimal:
    """As the transfers know it, not the shelves."""
    sent = come = Decimal(0)
    for recorded in everything:
        match recorded.event:
            case TransferSent(part=sent_part, quantity=quantity) if sent_part == part:
                sent += quantity
            case TransferReceived(part=come_part, quantity=quantity) if come_part == part:
                come += quantity
    return sent - come


def _moves(event: PartsStockEvent) -> Iterator[tuple[str, Decimal]]:
    match event:
        case StockReceived() | StockTransferredIn():
            yield event.lot, event.quantity
        case StockReturned():
            yield from ((entry.lot, entry.quantity) for entry in event.lots)
        case StockIssued() | StockTransferredOut():
            yield from ((entry.lot, -entry.quantity) for entry in event.lots)
        case StockAdjusted():
            sign = 1 if event.delta > 0 else -1
            yield from ((entry.lot, sign * entry.quantity) for entry in event.lots)
        case _:
            return
