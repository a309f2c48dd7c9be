"""A parts department's year against a plain model: two dictionaries."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.actors import Actor, Role
from domain.aggregates.parts_year import PARTS_YEAR
from domain.aggregates.parts_year.commands import AgreeTarget, ProposeTarget, parts_year_id
from domain.aggregates.parts_year.words import YearTarget
from domain.decider import fold
from domain.money import Money
from tests.support.scenario import STORE, Scenario, staff

targets = st.sampled_from(YearTarget)
amounts = st.integers(0, 2).map(lambda fen: Money(fen=fen))
people = st.sampled_from(
    [
        staff(name, role)
        for name in ("ps01", "am01")
        for role in (Role.PARTS_SUPERVISOR, Role.AFTER_SALES_MANAGER)
    ]
)


class PartsYearMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.scenario = Scenario(PARTS_YEAR, parts_year_id(STORE, 2026))
        self.proposed: dict[YearTarget, tuple[Money, Actor]] = {}
        self.agreed: dict[YearTarget, Money] = {}

    @rule(which=targets, amount=amounts, who=people)
    def propose(self, which: YearTarget, amount: Money, who: Actor) -> None:
        standing = self.proposed[which][0] if which in self.proposed else self.agreed.get(which)
        possible = amount.fen > 0 and amount != standing
        command = ProposeTarget(target=which, amount=amount, basis="b")
        assert (self.scenario.attempt(command, by=who) is None) == possible
        if possible:
            self.proposed[which] = (amount, who)

    @rule(which=targets, amount=amounts, who=people)
    def agree(self, which: YearTarget, amount: Money, who: Actor) -> None:
        wanted, author = self.proposed.get(which, (None, who))
        possible = wanted == amount and author.id != who.id and author.role is not who.role
        command = AgreeTarget(target=which, amount=amount)
        assert (self.scenario.attempt(command, by=who) is None) == possible
        if possible:
            del self.proposed[which]
            self.agreed[which] = amount

    @invariant()
    def what_is_proposed_and_agreed_is_that_of_the_model(self) -> None:
        state = self.scenario.state
        assert {target: (each.amount, each.by) for target, each in state.proposed.items()} == self.proposed
        assert state.agreed == self.agreed

    @invariant()
    def replay_gives_the_same_state(self) -> None:
        assert fold(PARTS_YEAR, self.scenario.history) == self.scenario.state


TestPartsYear = PartsYearMachine.TestCase
