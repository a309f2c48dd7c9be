"""A shelf against a plain model: a heap of goods, a heap of bad ones, and a list of wishes in order."""

from datetime import datetime, timedelta
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.aggregates.parts_stock import PARTS_STOCK
from domain.aggregates.parts_stock.commands.models import (
    AdjustStock,
    ClearQuarantine,
    DropLine,
    ExpireReservation,
    ScrapStock,
    SendTransfer,
    TakeBack,
)
from domain.aggregates.parts_stock.state import key_of
from domain.aggregates.parts_stock.words import AdjustmentCause, ReleaseCause
from domain.decider import fold
from domain.parts import LotQuantity, PartCondition
from tests.domain.parts_stock.shelf import CLERK, KEPT_DAYS, WHY, issue, line, receive, reserve, shelf
from tests.support.scenario import clock

lines = st.integers(1, 4)
quantities = st.integers(1, 5)
hours = st.none() | st.integers(9, 20)


class ShelfMachine(RuleBasedStateMachine):
    """The model knows heaps and rights, no lots: ``kept`` by line is (quantity, until, place), ``waiting`` (quantity,
    promise, place); places are given out one by one to whoever is kept or waits anew.
    """

    def __init__(self) -> None:
        super().__init__()
        self.shelf = shelf()
        self.now = clock(8)
        self.good = self.bad = self.out = self.gone = self.come = 0
        self.kept: dict[int, tuple[int, datetime, int]] = {}
        self.waiting: dict[int, tuple[int, float, int]] = {}
        self.promised: dict[int, float] = {}
        self.issued: list[tuple[int, LotQuantity]] = []
        self.places = 0

    def does(self, command: object) -> bool:
        return self.shelf.attempt(command, by=CLERK, at=self.now) is None  # type: ignore[arg-type]

    @property
    def free(self) -> int:
        return self.good - sum(quantity for quantity, _, _ in self.kept.values())

    def serve(self) -> None:
        for number, (wanted, _, _) in sorted(self.waiting.items(), key=lambda entry: entry[1][1:]):
            given = min(self.free, wanted)
            if given:
                self.keep(number, given)
                self.less_waiting(number, given)

    def keep(self, number: int, quantity: int) -> None:
        before, _, place = self.kept.get(number, (0, self.now, self.places))
        self.places += 1
        self.kept[number] = (before + quantity, self.now + KEPT_DAYS, place)

    def wait(self, number: int, quantity: int, promise: float) -> None:
        before, promise, place = self.waiting.get(number, (0, promise, self.places))
        self.places += 1
        self.waiting[number] = (before + quantity, promise, place)

    def less_kept(self, number: int, quantity: int) -> None:
        kept, until, place = self.kept.pop(number)
        if kept > quantity:
            self.kept[number] = (kept - quantity, until, place)

    def less_waiting(self, number: int, quantity: int) -> None:
        wanted, promise, place = self.waiting.pop(number)
        if wanted > quantity:
            self.waiting[number] = (wanted - quantity, promise, place)

    @rule(quantity=quantities)
    def receive(self, quantity: int) -> None:
        assert self.does(receive(str(quantity)))
        self.good += quantity
        self.come += quantity
        self.serve()

    @rule(number=lines, quantity=quantities, hour=hours)
    def reserve(self, number: int, quantity: int, hour: int | None) -> None:
        possible = number not in self.kept and number not in self.waiting
        need_by = None if hour is None else clock(hour)
        assert self.does(reserve(number, str(quantity), need_by)) == possible
        if not possible:
            return
        promise = float("inf") if hour is None else hour
        self.promised[number] = promise
        now = min(self.free, quantity)
        if now:
            self.keep(number, now)
        if quantity > now:
            self.wait(number, quantity - now, promise)

    @rule(number=lines)
    def drop(self, number: int) -> None:
        assert self.does(DropLine(line=line(number), cause=ReleaseCause.JOB_DROPPED))
        self.kept.pop(number, None)
        self.waiting.pop(number, None)
        self.serve()

    @rule(number=lines, later=st.sampled_from([timedelta(0), KEPT_DAYS]))
    def expire(self, number: int, later: timedelta) -> None:
        self.now += later
        kept = self.kept.get(number)
        possible = kept is not None and kept[1] <= self.now
        assert self.does(ExpireReservation(line=line(number))) == possible
        if possible:
            del self.kept[number]
            self.serve()

    @rule(number=lines, quantity=quantities, explained=st.booleans())
    def issue(self, number: int, quantity: int, explained: bool) -> None:
        own = min(self.kept.get(number, (0,))[0], quantity)
        beyond = quantity - own
        possible = beyond <= self.free and (not beyond or explained)
        assert self.does(issue(number, str(quantity), explained=explained)) == possible
        if not possible:
            return
        if own:
            self.less_kept(number, own)
        self.good -= quantity
        self.out += quantity
        self.issued += [(number, entry) for entry in self.shelf.history[-1].event.lots]  # type: ignore[union-attr]

    @rule(which=st.integers(0, 30), condition=st.sampled_from(PartCondition))
    def take_back(self, which: int, condition: PartCondition) -> None:
        if not self.issued:
            return
        number, entry = self.issued.pop(which % len(self.issued))
        assert self.does(TakeBack(line=line(number), lots=(entry,), condition=condition))
        quantity = int(entry.quantity)
        self.out -= quantity
        if condition is PartCondition.UNOPENED:
            self.good += quantity
            self.serve()
        else:
            self.bad += quantity

    @rule(quantity=quantities)
    def clear(self, quantity: int) -> None:
        lot = next((lot for lot in self.shelf.state.lots if lot.quarantined), None)
        if lot is None:
            return
        possible = quantity <= lot.quarantined
        assert self.does(ClearQuarantine(lot=lot.lot, quantity=Decimal(quantity))) == possible
        if possible:
            self.bad -= quantity
            self.good += quantity
            self.serve()

    @rule(quantity=quantities, from_quarantine=st.booleans())
    def scrap(self, quantity: int, from_quarantine: bool) -> None:
        if not self.shelf.history:
            return
        possible = quantity <= (self.bad if from_quarantine else self.free)
        command = ScrapStock(quantity=Decimal(quantity), from_quarantine=from_quarantine, reason=WHY)
        assert self.does(command) == possible
        if possible:
            self.gone += quantity
            self.bad -= quantity if from_quarantine else 0
            self.good -= 0 if from_quarantine else quantity

    @rule(quantity=quantities)
    def send(self, quantity: int) -> None:
        possible = quantity <= self.free
        command = SendTransfer(transfer="parts_transfer-1", to_store="SH02", quantity=Decimal(quantity))
        assert self.does(command) == possible
        if possible:
            self.good -= quantity
            self.gone += quantity

    @rule(delta=st.integers(-6, 4))
    def adjust(self, delta: int) -> None:
        cause = AdjustmentCause.SHORTAGE if delta < 0 else AdjustmentCause.SURPLUS
        possible = delta != 0 and self.good + self.bad + delta >= 0
        command = AdjustStock(count="stock_count-1", delta=Decimal(delta), cause=cause)
        assert self.does(command) == possible
        if not possible:
            return
        self.come += delta
        from_good = min(self.good, -delta) if delta < 0 else -delta
        self.good -= from_good
        self.bad -= -delta - from_good
        self.take_from_the_last()
        self.serve()

    def take_from_the_last(self) -> None:
        while self.free < 0:
            last = max(self.kept, key=lambda number: (self.promised[number], self.kept[number][2]))
            over = min(-self.free, self.kept[last][0])
            self.less_kept(last, over)
            self.wait(last, over, self.promised[last])

    @invariant()
    def nothing_is_below_zero_and_nothing_is_lost(self) -> None:
        state = self.shelf.state
        assert (int(state.good), int(state.quarantined)) == (self.good, self.bad)
        assert min(self.good, self.bad, self.free) >= 0
        assert self.come == self.good + self.bad + self.out + self.gone
        assert all(lot.good >= 0 and lot.quarantined >= 0 for lot in state.lots)

    @invariant()
    def rights_are_as_in_the_model(self) -> None:
        state = self.shelf.state
        kept = {key: (int(kept.quantity), kept.expires) for key, kept in state.kept.items()}
        assert kept == {key_of(line(number)): right[:2] for number, right in self.kept.items()}
        awaited = {key: int(wish.quantity) for key, wish in state.awaited.items()}
        assert awaited == {key_of(line(number)): wish[0] for number, wish in self.waiting.items()}

    @invariant()
    def while_somebody_waits_nothing_is_free(self) -> None:
        assert not (self.shelf.state.awaited and self.shelf.state.available > 0)

    @invariant()
    def replay_gives_the_same_state(self) -> None:
        assert fold(PARTS_STOCK, self.shelf.history) == self.shelf.state


TestShelf = ShelfMachine.TestCase
