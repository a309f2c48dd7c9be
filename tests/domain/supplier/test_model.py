"""A purchase channel against a plain model: what it was last approved for, or nothing."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.aggregates.supplier import SUPPLIER
from domain.aggregates.supplier.commands import ApproveChannel, BlockChannel
from domain.decider import fold
from domain.parts import supplier_id
from domain.reasons import ReasonCode
from tests.support.scenario import STORE, Scenario, because

names = st.sampled_from(["A", "B"])


class SupplierMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.scenario = Scenario(SUPPLIER, supplier_id(STORE, "MAKER"))
        self.approved_for: tuple[str, str] | None = None

    @rule(title=names, scope=names)
    def approve(self, title: str, scope: str) -> None:
        possible = self.approved_for != (title, scope)
        command = ApproveChannel(supplier="MAKER", title=title, scope=scope)
        assert (self.scenario.attempt(command) is None) == possible
        self.approved_for = (title, scope)

    @rule()
    def block(self) -> None:
        command = BlockChannel(reason=because(ReasonCode.PRICE_TOO_HIGH))
        assert (self.scenario.attempt(command) is None) == (self.approved_for is not None)
        self.approved_for = None

    @invariant()
    def the_state_is_that_of_the_model(self) -> None:
        state = self.scenario.state
        assert ((state.title, state.scope) if state.approved else None) == self.approved_for

    @invariant()
    def replay_gives_the_same_state(self) -> None:
        assert fold(SUPPLIER, self.scenario.history) == self.scenario.state


TestSupplier = SupplierMachine.TestCase
