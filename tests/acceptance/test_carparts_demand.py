"""Fifty-one months of real demand for car parts through the real commands.

A sample by default; ``AFTERSALES_CARPARTS_EVERY=1`` takes all 2,674 parts (minutes). ``pytest -s`` shows the report.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import cast

import pytest

from domain.aggregates.parts_stock import PARTS_STOCK
from domain.aggregates.parts_stock.events import PartsStockEvent, StockIssued, StockReceived
from domain.envelope import Recorded
from domain.parts import Costing, parts_stock_id
from projections.parts_demand.queries.reordering import stock_positions
from projections.parts_demand.queries.timeliness import service_timeliness
from projections.stock_value.queries.idle import dead_stock
from projections.stock_value.queries.turnover import turnover
from runtime.settings import Settings
from runtime.system import System, open_system
from tests.acceptance.carparts import DEMAND, Figures, Ledger, Series, day_of, figures, read_series
from tests.acceptance.demand_replay import SOLD_ON, DemandReplay
from tests.faults.worker import StepClock
from tests.support.scripted_day import STORE

EVERY = int(os.environ.get("AFTERSALES_CARPARTS_EVERY", "20"))

pytestmark = pytest.mark.skipif(not DEMAND.exists(), reason=f"{DEMAND} is not there")


@dataclass(frozen=True)
class Replayed:
    system: System
    series: Series
    ledgers: dict[str, Ledger]
    expected: Figures
    commands: int

    @property
    def months(self) -> int:
        return len(next(iter(self.series.values())))


@contextmanager
def replayed(directory: Path) -> Iterator[Replayed]:
    series = read_series(EVERY)
    ledgers = {part: Ledger(part, cells).run(SOLD_ON) for part, cells in series.items()}
    clock = StepClock()
    with open_system(Settings(data_dir=directory), clock=clock, key=b"k" * 32) as system:
        replay = DemandReplay(system, clock, series)
        replay.run()
        for name in ("parts_demand", "stock_value"):
            system.engine.run_until_caught_up(name)
        yield Replayed(system, series, ledgers, figures(ledgers), replay.commands)


def test_years_of_demand_leave_what_an_independent_ledger_says(tmp_path: Path) -> None:
    with replayed(tmp_path) as replay:
        every_shelf_holds_what_the_ledger_says_and_never_less_than_nothing(replay)
        receipts_follow_the_reorder_rule_month_by_month(replay)
        demand_is_what_was_asked_for_sold_or_not(replay)
        fill_turns_and_dead_parts_are_those_of_the_ledger(replay)
        report(replay)


def every_shelf_holds_what_the_ledger_says_and_never_less_than_nothing(replay: Replayed) -> None:
    for part, ledger in replay.ledgers.items():
        shelf, held = PARTS_STOCK.initial, Decimal(0)
        history = replay.system.log.read_stream(parts_stock_id(STORE, part))
        for recorded in cast("list[Recorded[PartsStockEvent]]", history):
            shelf = PARTS_STOCK.evolve(shelf, recorded)
            if isinstance(recorded.event, StockReceived):
                held += recorded.event.quantity
            elif isinstance(recorded.event, StockIssued):
                held -= recorded.event.quantity
            assert shelf.on_hand == held
            assert held >= 0
            assert shelf.available >= 0
        assert held == ledger.stock


def receipts_follow_the_reorder_rule_month_by_month(replay: Replayed) -> None:
    for part, ledger in replay.ledgers.items():
        received, issued = [0] * replay.months, [0] * replay.months
        for recorded in replay.system.log.read_stream(parts_stock_id(STORE, part)):
            month = (recorded.meta.occurred_at.year - 1998) * 12 + recorded.meta.occurred_at.month - 1
            if isinstance(recorded.event, StockReceived):
                received[month] += int(recorded.event.quantity)
            elif isinstance(recorded.event, StockIssued):
                issued[month] += int(recorded.event.quantity)
        assert (received, issued) == (ledger.received, ledger.issued)


def demand_is_what_was_asked_for_sold_or_not(replay: Replayed) -> None:
    rules = replay.system.rules(STORE).parts
    positions = stock_positions(replay.system.reader, STORE, day_of(replay.months), rules)
    told = 0
    for position in positions:
        cells = replay.series[position.part][-len(position.months) :]
        for month, cell in zip(position.months, cells, strict=True):
            if month.demand is None:
                assert not cell
            else:
                assert month.demand == (cell or 0)
                told += int(month.demand)
    assert told == sum(
        cell or 0 for cells in replay.series.values() for cell in cells[-rules.demand_months :]
    )


def fill_turns_and_dead_parts_are_those_of_the_ledger(replay: Replayed) -> None:
    reader, today, expected = replay.system.reader, day_of(replay.months), replay.expected
    rules = replay.system.rules(STORE).parts
    lines = service_timeliness(reader, STORE, "1998-01", "2002-03")
    assert {each.month: (each.asked, each.served) for each in lines} == expected.lines
    assert sum(each.lost for each in lines) == expected.pieces - expected.pieces_served
    dead = dead_stock(reader, STORE, today, rules)
    assert tuple(each.part for each in dead) == expected.dead
    assert dead
    for costing in Costing:
        (turns,) = turnover(reader, STORE, today, costing)
        assert turns.issue_cost_fen == expected.issue_cost_fen
        assert turns.month_ends == expected.month_ends
        assert turns.turns == _hundredths(expected.turns)


def _hundredths(exact: Fraction) -> Decimal:
    return (Decimal(exact.numerator) / exact.denominator).quantize(Decimal("0.01"), ROUND_HALF_UP)


def report(replay: Replayed) -> None:
    expected = replay.expected
    pieces = Fraction(100 * expected.pieces_served, expected.pieces)
    print(  # for whoever asks for it with -s
        f"\n{len(replay.series)} parts, {replay.months} months, {replay.commands} commands:"
        f" fill {_hundredths(expected.fill)} % of lines, {_hundredths(pieces)} % of pieces;"
        f" {_hundredths(expected.turns)} turns in the last year; {len(expected.dead)} dead parts:"
        f" {' '.join(expected.dead)}"
    )
