"""Whatever is done to a shelf, the read models know as much of it as the shelf itself."""

from __future__ import annotations

from decimal import Decimal

from domain.costing import NOTHING
from projections.cells import number
from projections.engine import Projection, Row
from projections.engine.rebuilding.fold import fold
from projections.engine.rebuilding.units import Unit
from projections.parts_demand import PARTS_DEMAND
from projections.stock_value import STOCK_VALUE
from projections.valued_stock.cells import valued_of
from tests.domain.parts_stock.test_model import ShelfMachine
from tests.support.default_rules import SHIPPED_TIMETABLE
from tests.support.list_source import ListSource


class WatchedShelf(ShelfMachine):
    """Looked at when everything has been done."""

    def teardown(self) -> None:
        if self.shelf.history:
            self._demand_knows_what_is_there_kept_and_awaited()
            self._value_knows_what_is_there_and_loses_no_fen()
        super().teardown()

    def _demand_knows_what_is_there_kept_and_awaited(self) -> None:
        tables, state = self._folded(PARTS_DEMAND), self.shelf.state
        [part] = tables["part"]
        awaited = {key.order: wish.quantity for key, wish in state.awaited.items()}
        assert {name: Decimal(str(part[name])) for name in ("good", "reserved", "awaited")} == {
            "good": state.good,
            "reserved": state.reserved,
            "awaited": sum(awaited.values(), NOTHING),
        }
        assert {
            str(row["order"]): quantity
            for row in tables["line"]
            if (quantity := Decimal(str(row["awaited"])))
        } == awaited

    def _value_knows_what_is_there_and_loses_no_fen(self) -> None:
        tables = self._folded(STOCK_VALUE)
        if not tables["valued"]:
            assert self.shelf.state.on_hand == 0
            return
        [row] = tables["valued"]
        there = valued_of(row)
        assert there.quantity == there.fifo.quantity == self.shelf.state.on_hand
        for column, fen in (("average_fen", there.average.fen), ("fifo_fen", there.fifo.fen)):
            assert sum(number(flow[column]) for flow in tables["flow"]) == fen >= 0
        assert there.quantity > 0 or there.average.fen == there.fifo.fen == 0

    def _folded(self, projection: Projection) -> dict[str, list[Row]]:
        history = self.shelf.history
        unit = Unit((projection.name,), 0, len(history), page=50, rules=SHIPPED_TIMETABLE)
        folded = fold([projection], ListSource(history), unit)[projection.name]
        assert folded.failures == ()
        return {
            table.name: [dict(zip(table.columns.keys(), record, strict=True)) for record in records]
            for table, records in zip(projection.tables, folded.tables, strict=True)
        }


TestWatchedShelf = WatchedShelf.TestCase
