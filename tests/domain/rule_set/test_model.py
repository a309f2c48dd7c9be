"""Any commands in any order against a plain notebook: what is in force was drafted, seen, and approved by another."""

from dataclasses import dataclass
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.actors import Actor, Role
from domain.aggregates.rule_set import RULE_SET
from domain.aggregates.rule_set.commands import ActivateRules, ApproveRules, WithdrawDraft
from domain.decider import fold
from domain.reasons import ReasonCode
from domain.rules.timetable import in_force
from tests.domain.rule_set.drafts import draft, group_rules, simulate
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import because, clock, staff

PEOPLE = [staff(name, Role.AFTER_SALES_MANAGER) for name in ("am01", "am02")]
people = st.sampled_from(PEOPLE)
numbers = st.integers(1, 5)


@dataclass
class Page:
    author: str
    days: int
    effective: int
    after: int | None
    simulated: bool = False
    approved_by: str | None = None
    withdrawn: bool = False


class RuleSetMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.scenario = group_rules()
        self.pages: list[Page] = []
        self.active: list[int] = []

    def page(self, number: int) -> Page | None:
        """The draft, unless it is unknown or withdrawn."""
        found = self.pages[number - 1] if number <= len(self.pages) else None
        return None if found is None or found.withdrawn else found

    @rule(by=people, days=st.integers(5, 12), effective=st.integers(0, 9))
    def write(self, by: Actor, days: int, effective: int) -> None:
        command = draft({"quote_valid_days": days}, clock(0, days=effective))
        now = self.pages[self.active[-1] - 1].days if self.active else DEFAULT_RULES.quote_valid_days
        refusal = self.scenario.attempt(command, by=by)
        assert (refusal is None) == (days != now)
        if refusal is None:
            self.pages.append(Page(by.id, days, effective, self.active[-1] if self.active else None))

    @rule(number=numbers)
    def look(self, number: int) -> None:
        page = self.page(number)
        assert (self.scenario.attempt(simulate(f"R{number}")) is None) == (page is not None)
        if page:
            page.simulated = True

    @rule(by=people, number=numbers)
    def approve(self, by: Actor, number: int) -> None:
        page = self.page(number)
        refusal = self.scenario.attempt(ApproveRules(draft=f"R{number}"), by=by)
        may = page is not None and page.simulated and not page.approved_by and page.author != by.id
        assert (refusal is None) == may
        if page and may:
            page.approved_by = by.id

    @rule(by=people, number=numbers)
    def activate(self, by: Actor, number: int) -> None:
        page = self.page(number)
        refusal = self.scenario.attempt(ActivateRules(draft=f"R{number}"), by=by)
        current = self.active[-1] if self.active else None
        may = (
            page is not None
            and page.approved_by is not None
            and number not in self.active
            and page.after == current
        )
        assert (refusal is None) == may
        if may:
            self.active.append(number)

    @rule(number=numbers)
    def withdraw(self, number: int) -> None:
        page = self.page(number)
        command = WithdrawDraft(draft=f"R{number}", reason=because(ReasonCode.ENTRY_MISTAKE))
        may = page is not None and number not in self.active
        assert (self.scenario.attempt(command) is None) == may
        if page and may:
            page.withdrawn = True

    @invariant()
    def two_persons_stand_behind_every_version(self) -> None:
        for activation in self.scenario.state.activations:
            page = self.pages[int(activation.draft[1:]) - 1]
            assert page.simulated
            assert page.approved_by not in {None, page.author}

    @invariant()
    def the_last_decision_that_is_effective_holds(self) -> None:
        for day in range(10):
            at = clock(0, days=day) + timedelta(hours=1)
            effective = [number for number in self.active if self.pages[number - 1].effective <= day]
            found = in_force(self.scenario.state.activations, at)
            assert (found.draft if found else None) == (f"R{effective[-1]}" if effective else None)

    @invariant()
    def the_state_is_what_the_log_says(self) -> None:
        assert fold(RULE_SET, self.scenario.history) == self.scenario.state


TestRuleSetMachine = RuleSetMachine.TestCase
