"""A shelf against the plain one."""

from datetime import timedelta
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.aggregates.parts_stock import PARTS_STOCK
from domain.aggregates.parts_stock.commands import PartsStockCommand
from domain.aggregates.parts_stock.commands.models import (
    AdjustStock,
    ClearQuarantine,
    DropLine,
    ExpireReservation,
    KeepMore,
    ScrapStock,
    SendTransfer,
    TakeBack,
)
from domain.aggregates.parts_stock.events import StockIssued
from domain.aggregates.parts_stock.state import key_of
from domain.aggregates.parts_stock.words import AdjustmentCause, ReleaseCause
from domain.decider import fold
from domain.parts import LotQuantity, PartCondition
from tests.domain.parts_stock.plain_shelf import NEVER, PlainShelf
from tests.domain.parts_stock.shelf import CLERK, KEPT_DAYS, WHY, issue, line, receive, reserve, shelf
from tests.support.scenario import clock

lines = st.integers(1, 4)
quantities = st.integers(1, 5)
hours = st.none() | st.integers(9, 20)


class ShelfMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.shelf = shelf()
        self.plain = PlainShelf()
        self.now = clock(8)
        self.issued: list[tuple[int, LotQuantity]] = []

    def does(self, command: PartsStockCommand) -> bool:
        return self.shelf.attempt(command, by=CLERK, at=self.now) is None

    @rule(quantity=quantities)
    def receive(self, quantity: int) -> None:
        assert self.does(receive(str(quantity)))
        self.plain.receive(quantity, self.now)

    @rule(number=lines, quantity=quantities, hour=hours)
    def reserve(self, number: int, quantity: int, hour: int | None) -> None:
        need_by = None if hour is None else clock(hour)
        promise = NEVER if hour is None else hour
        done = self.does(reserve(number, str(quantity), need_by))
        assert done == self.plain.reserve(number, quantity, promise, self.now)

    @rule(number=lines, quantity=quantities)
    def keep_more(self, number: int, quantity: int) -> None:
        """The order asks with the promise that it has told the shelf before."""
        promise = self.plain.promise_of(number)
        need_by = None if promise == NEVER else clock(int(promise))
        assert self.does(KeepMore(line=line(number), quantity=Decimal(quantity), need_by=need_by))
        self.plain.keep_more(number, quantity, promise, self.now)

    @rule(number=lines)
    def drop(self, number: int) -> None:
        assert self.does(DropLine(line=line(number), cause=ReleaseCause.JOB_DROPPED))
        self.plain.drop(number, self.now)

    @rule(number=lines, later=st.sampled_from([timedelta(0), KEPT_DAYS]))
    def expire(self, number: int, later: timedelta) -> None:
        self.now += later
        done = self.does(ExpireReservation(line=line(number)))
        assert done == self.plain.expire(number, self.now)

    @rule(number=lines, quantity=quantities, explained=st.booleans())
    def issue(self, number: int, quantity: int, explained: bool) -> None:
        done = self.does(issue(number, str(quantity), explained=explained))
        assert done == self.plain.issue(number, quantity, explained=explained)
        if done and isinstance(event := self.shelf.history[-1].event, StockIssued):
            self.issued += [(number, entry) for entry in event.lots]

    @rule(which=st.integers(0, 30), condition=st.sampled_from(PartCondition))
    def take_back(self, which: int, condition: PartCondition) -> None:
        if self.issued:
            number, entry = self.issued.pop(which % len(self.issued))
            assert self.does(TakeBack(line=line(number), lots=(entry,), condition=condition))
            unopened = condition is PartCondition.UNOPENED
            self.plain.take_back(int(entry.quantity), self.now, unopened=unopened)

    @rule(quantity=quantities)
    def clear(self, quantity: int) -> None:
        lot = next((lot for lot in self.shelf.state.lots if lot.quarantined), None)
        if lot is not None:
            done = self.does(ClearQuarantine(lot=lot.lot, quantity=Decimal(quantity)))
            assert done == (quantity <= lot.quarantined)
            if done:
                self.plain.clear(quantity, self.now)

    @rule(quantity=quantities, from_quarantine=st.booleans())
    def scrap(self, quantity: int, from_quarantine: bool) -> None:
        command = ScrapStock(quantity=Decimal(quantity), from_quarantine=from_quarantine, reason=WHY)
        assert self.does(command) == self.plain.scrap(quantity, from_quarantine=from_quarantine)

    @rule(quantity=quantities)
    def send(self, quantity: int) -> None:
        command = SendTransfer(transfer="parts_transfer-1", to_store="SH02", quantity=Decimal(quantity))
        assert self.does(command) == self.plain.scrap(quantity, from_quarantine=False)

    @rule(delta=st.integers(-6, 4))
    def adjust(self, delta: int) -> None:
        cause = AdjustmentCause.SHORTAGE if delta < 0 else AdjustmentCause.SURPLUS
        command = AdjustStock(count="stock_count-1", delta=Decimal(delta), cause=cause)
        assert self.does(command) == self.plain.adjust(delta, self.now)

    @invariant()
    def nothing_is_below_zero_and_nothing_is_lost(self) -> None:
        state = self.shelf.state
        assert (int(state.good), int(state.quarantined)) == (self.plain.good, self.plain.bad)
        assert min(self.plain.good, self.plain.bad, self.plain.free) >= 0
        assert self.plain.nothing_is_lost
        assert all(lot.good >= 0 and lot.quarantined >= 0 for lot in state.lots)

    @invariant()
    def rights_are_as_in_the_model(self) -> None:
        state = self.shelf.state
        kept = {key: (int(kept.quantity), kept.expires) for key, kept in state.kept.items()}
        assert kept == {key_of(line(number)): right[:2] for number, right in self.plain.kept.items()}
        awaited = {key: int(wish.quantity) for key, wish in state.awaited.items()}
        assert awaited == {key_of(line(number)): wish.quantity for number, wish in self.plain.waiting.items()}

    @invariant()
    def while_somebody_waits_nothing_is_free(self) -> None:
        assert not (self.shelf.state.awaited and self.shelf.state.available > 0)

    @invariant()
    def replay_gives_the_same_state(self) -> None:
        assert fold(PARTS_STOCK, self.shelf.history) == self.shelf.state


TestShelf = ShelfMachine.TestCase
