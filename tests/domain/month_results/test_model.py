"""A month's results against a plain model: a dictionary."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.actors import Actor
from domain.aggregates.month_results import MONTH_RESULTS
from domain.aggregates.month_results.commands import CorrectResult, ReportResult, month_results_id
from domain.aggregates.month_results.events import ReportedValue, Score
from domain.aggregates.month_results.words import COSTS, ReportedItem
from domain.decider import fold
from domain.money import Money
from domain.reasons import ReasonCode
from tests.support.scenario import INFORMATION_CLERK, STATION_HEAD, STORE, Scenario, because

items = st.sampled_from(ReportedItem)
values = st.one_of(
    st.builds(Money, fen=st.integers(-2, 2)),
    st.builds(Score, score=st.decimals(0, 1000, places=2), answers=st.integers(1, 3)),
)
people = st.sampled_from([STATION_HEAD, INFORMATION_CLERK])
CSI = ReportedItem.CSI_SCORE


class MonthResultsMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.scenario = Scenario(MONTH_RESULTS, month_results_id(STORE, "2026-03"))
        self.told: dict[ReportedItem, ReportedValue] = {}

    @rule(item=items, value=values, who=people)
    def report(self, item: ReportedItem, value: ReportedValue, who: Actor) -> None:
        possible = _fits(item, value, who) and item not in self.told
        command = ReportResult(item=item, value=value, source="s")
        assert (self.scenario.attempt(command, by=who) is None) == possible
        if possible:
            self.told[item] = value

    @rule(item=items, value=values, who=people)
    def correct(self, item: ReportedItem, value: ReportedValue, who: Actor) -> None:
        possible = _fits(item, value, who) and item in self.told and self.told[item] != value
        command = CorrectResult(
            item=item, value=value, source="s", reason=because(ReasonCode.READING_MISTAKE)
        )
        assert (self.scenario.attempt(command, by=who) is None) == possible
        if possible:
            self.told[item] = value

    @invariant()
    def what_was_told_last_stands(self) -> None:
        assert {item: told.value for item, told in self.scenario.state.told.items()} == self.told

    @invariant()
    def replay_gives_the_same_state(self) -> None:
        assert fold(MONTH_RESULTS, self.scenario.history) == self.scenario.state


def _fits(item: ReportedItem, value: ReportedValue, who: Actor) -> bool:
    if item is CSI:
        return isinstance(value, Score)
    if who is INFORMATION_CLERK or isinstance(value, Score):
        return False
    return item not in COSTS or value.fen >= 0


TestMonthResults = MonthResultsMachine.TestCase
