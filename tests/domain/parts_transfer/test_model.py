"""A transfer against a plain model: four heaps of pieces, which a step moves between."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.aggregates.parts_transfer import PARTS_TRANSFER
from domain.aggregates.parts_transfer.commands import PartsTransferCommand
from domain.decider import fold
from tests.domain.parts_transfer.transfers import (
    BORROWER,
    CANCEL,
    LENDER,
    REQUEST,
    SETTLE,
    STRANGER,
    in_store,
    receive,
    record_sent,
    send,
    transfer,
)

stores = st.sampled_from([LENDER, BORROWER, STRANGER])
pieces = st.integers(1, 6)


class PartsTransferMachine(RuleBasedStateMachine):
    """Each heap as the model knows it; ``stage`` is how many of the steps are done."""

    def __init__(self) -> None:
        super().__init__()
        self.scenario = transfer().when(REQUEST)
        self.stage = "requested"
        self.on_its_way = self.arrived = self.lost = 0

    def accepts(self, command: PartsTransferCommand, store: str) -> bool:
        return in_store(self.scenario, store).attempt(command) is None

    @rule(store=stores, quantity=pieces, sure=st.booleans())
    def send(self, store: str, quantity: int, sure: bool) -> None:
        possible = store == LENDER and self.stage == "requested" and quantity <= REQUEST.quantity
        assert self.accepts(send(str(quantity)), store) == possible
        if sure:
            assert self.accepts(record_sent(str(quantity)), store) == possible
            if possible:
                self.stage, self.on_its_way = "sent", quantity

    @rule(store=stores, quantity=st.integers(0, 6))
    def receive(self, store: str, quantity: int) -> None:
        possible = store == BORROWER and self.stage == "sent" and quantity <= self.on_its_way
        assert self.accepts(receive(str(quantity)), store) == possible
        if possible:
            self.stage, self.arrived, self.lost = "received", quantity, self.on_its_way - quantity
            self.on_its_way = 0

    @rule(store=stores)
    def settle(self, store: str) -> None:
        possible = store != STRANGER and self.stage == "received"
        assert self.accepts(SETTLE, store) == possible
        if possible:
            self.stage = "settled"

    @rule(store=stores, sure=st.sampled_from([False, False, False, True]))
    def cancel(self, store: str, sure: bool) -> None:
        if sure:
            possible = store != STRANGER and self.stage == "requested"
            assert self.accepts(CANCEL, store) == possible
            if possible:
                self.stage = "cancelled"

    @invariant()
    def every_piece_that_was_sent_is_somewhere(self) -> None:
        state = self.scenario.state
        assert state.in_transit == self.on_its_way
        assert (state.received, state.missing) == (Decimal(self.arrived), Decimal(self.lost))
        assert state.sent == self.on_its_way + self.arrived + self.lost

    @invariant()
    def replay_gives_the_same_state(self) -> None:
        assert fold(PARTS_TRANSFER, self.scenario.history) == self.scenario.state


TestPartsTransfer = PartsTransferMachine.TestCase
