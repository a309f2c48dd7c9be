"""Two stores and one part: whatever is lent, lost and counted, every piece is accounted for."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from pathlib import Path
from typing import cast

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.aggregates.parts_transfer import PARTS_TRANSFER
from domain.aggregates.parts_transfer.commands import (
    CancelTransfer,
    ReceiveSent,
    RequestTransfer,
    SendRequested,
)
from domain.aggregates.parts_transfer.events import PartsTransferEvent
from domain.aggregates.parts_transfer.state import PartsTransfer
from domain.aggregates.stock_count.commands import (
    ApproveCount,
    EnterCount,
    FreezeCount,
    PlanCount,
    PostCount,
)
from domain.decider import fold
from domain.envelope import Recorded
from domain.reasons import ReasonCode
from tests.application.commands.stores import PART, SUPERVISOR, stores
from tests.support.scenario import because

A, B = "SH01", "BJ01"
OTHER = {A: B, B: A}
PIECES = {A: 9, B: 6}
at_store = st.sampled_from([A, B])
pieces = st.integers(1, 5)


class TwoStoresMachine(RuleBasedStateMachine):
    """``goods`` is what really lies in a store; books are only ever changed by commands."""

    def __init__(self) -> None:
        super().__init__()
        self._files = tempfile.TemporaryDirectory()
        self._opened = stores(Path(self._files.name))
        self.stores = self._opened.__enter__()
        for store, number in PIECES.items():
            self.stores.define(PART, store=store)
            self.stores.put(number, store=store)
        self.goods = dict(PIECES)
        self.transfers: list[str] = []
        self.counts: list[tuple[str, str]] = []
        self.put_right = 0

    def teardown(self) -> None:
        self._opened.__exit__(None, None, None)
        self._files.cleanup()

    def transfer(self, number: int) -> tuple[str, PartsTransfer] | None:
        """One of those that were begun, as the log tells it."""
        if not self.transfers:
            return None
        stream = self.transfers[number % len(self.transfers)]
        history = self.stores.system.log.read_stream(stream)
        return stream, fold(PARTS_TRANSFER, cast("list[Recorded[PartsTransferEvent]]", history))

    @rule(borrower=at_store, quantity=pieces)
    def request(self, borrower: str, quantity: int) -> None:
        command = RequestTransfer(part=PART, quantity=Decimal(quantity), from_store=OTHER[borrower])
        self.transfers.append(self.stores.give(command, store=borrower))

    @rule(number=st.integers(0, 9), quantity=pieces, store=at_store)
    def send(self, number: int, quantity: int, store: str) -> None:
        found = self.transfer(number)
        if found and self.goods[store] >= quantity:
            command = SendRequested(quantity=Decimal(quantity))
            if self.stores.attempt(command, found[0], store=store) is None:
                self.goods[store] -= quantity

    @rule(number=st.integers(0, 9), quantity=st.integers(0, 5), store=at_store)
    def receive(self, number: int, quantity: int, store: str) -> None:
        if found := self.transfer(number):
            command = ReceiveSent(quantity=Decimal(quantity), bin="A-1")
            if self.stores.attempt(command, found[0], store=store) is None:
                self.goods[store] += quantity

    @rule(number=st.integers(0, 9), store=at_store)
    def cancel(self, number: int, store: str) -> None:
        if found := self.transfer(number):
            command = CancelTransfer(reason=because(ReasonCode.ENTRY_MISTAKE))
            self.stores.attempt(command, found[0], store=store)

    @rule(store=at_store)
    def count(self, store: str) -> None:
        """Begun and entered; goods and books may move before it is posted."""
        stream = self.stores.give(PlanCount(title="抽盘", parts=(PART,)), store=store)
        self.stores.give(FreezeCount(), stream, store=store)
        entry = EnterCount(part=PART, counted=Decimal(self.goods[store]))
        self.stores.give(entry, stream, store=store)
        self.stores.give(ApproveCount(), stream, by=SUPERVISOR, store=store)
        self.counts.append((store, stream))

    @rule()
    def post(self) -> None:
        if self.counts:
            store, stream = self.counts.pop(0)
            before = self.stores.on_hand(store=store)
            if self.stores.attempt(PostCount(), stream, store=store) is None:
                after = self.stores.on_hand(store=store)
                assert after == Decimal(self.goods[store])
                self.put_right += int(after - before)

    @rule(store=at_store)
    def lose_a_piece(self, store: str) -> None:
        """Nobody notices before the next count."""
        if self.goods[store] > 0 and not any(counted == store for counted, _ in self.counts):
            self.goods[store] -= 1

    @invariant()
    def every_piece_is_on_a_shelf_or_on_its_way_or_missing(self) -> None:
        found = [self.transfer(number) for number in range(len(self.transfers))]
        states = [each[1] for each in found if each]
        on_shelves = sum(self.stores.on_hand(store=store) for store in OTHER)
        on_the_way = sum(state.in_transit for state in states)
        missing = sum(state.missing for state in states)
        assert on_shelves + on_the_way + missing == sum(PIECES.values()) + self.put_right

    @invariant()
    def no_shelf_is_below_zero(self) -> None:
        assert all(self.stores.on_hand(store=store) >= 0 for store in OTHER)


TwoStoresMachine.TestCase.settings = settings(max_examples=8, stateful_step_count=25)
TestTwoStores = TwoStoresMachine.TestCase
