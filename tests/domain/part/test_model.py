"""A part's prices against a plain model: a list of versions, each with who proposed it and what was decided."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.actors import Actor
from domain.aggregates.part.commands import (
    ApprovePrice,
    ChangePartDetails,
    ClassifyPart,
    PartCommand,
    RejectPrice,
    SupersedePart,
)
from domain.aggregates.part.state import price_on
from domain.decider import fold
from domain.parts import UsageClass
from domain.reasons import ReasonCode
from tests.domain.part.parts import CLERK, DEFINED, MANAGER, NUMBER, SUPERVISOR, in_days, part, propose
from tests.support.scenario import because, clock

people = st.sampled_from([SUPERVISOR, CLERK, MANAGER])
numbers = st.integers(1, 6)
days = st.integers(0, 4)


@dataclass
class Version:
    fen: int
    first: int
    author: str
    approved: bool | None = None


class PartMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.scenario = part(DEFINED)
        self.versions: list[Version] = []
        self.classes: dict[int, UsageClass] = {}
        self.title = "机油"
        self.successor: str | None = None
        self.today = 0

    def accepts(self, command: PartCommand, by: Actor = SUPERVISOR) -> bool:
        return self.scenario.attempt(command, by=by, at=clock(9, days=self.today)) is None

    @rule()
    def next_day(self) -> None:
        self.today += 1

    @rule(fen=st.integers(-1, 3), first=days, who=people)
    def propose(self, fen: int, first: int, who: Actor) -> None:
        possible = fen > 0 and first >= self.today
        assert self.accepts(propose(fen, first), who) == possible
        if possible:
            self.versions.append(Version(fen, first, who.id))

    @rule(number=numbers, approve=st.booleans(), who=people)
    def decide(self, number: int, approve: bool, who: Actor) -> None:
        version = self.versions[number - 1] if number <= len(self.versions) else None
        possible = version is not None and version.approved is None and version.author != who.id
        command = (
            ApprovePrice(version=f"V{number}")
            if approve
            else RejectPrice(version=f"V{number}", reason=because(ReasonCode.PRICE_TOO_HIGH))
        )
        assert self.accepts(command, who) == possible
        if possible and version is not None:
            version.approved = approve

    @rule(year=st.integers(2026, 2027), usage_class=st.sampled_from(UsageClass))
    def classify(self, year: int, usage_class: UsageClass) -> None:
        possible = self.classes.get(year) is not usage_class
        assert self.accepts(ClassifyPart(year=year, usage_class=usage_class)) == possible
        self.classes[year] = usage_class

    @rule(title=st.sampled_from(["机油", "发动机油"]))
    def rename(self, title: str) -> None:
        assert self.accepts(ChangePartDetails(title=title)) == (title != self.title)
        self.title = title

    @rule(by=st.sampled_from([NUMBER, "OIL-NEW"]), defined=st.booleans(), back=st.booleans())
    def supersede(self, by: str, defined: bool, back: bool) -> None:
        possible = by != NUMBER and self.successor is None and defined and not back
        known = {"successor_defined": defined, "leads_back": back}
        refusal = self.scenario.attempt(SupersedePart(by=by), by=SUPERVISOR, known=known)
        assert (refusal is None) == possible
        self.successor = by if possible else self.successor

    @invariant()
    def prices_are_those_of_the_model(self) -> None:
        for day in range(6):
            begun = [
                (version.first, number)
                for number, version in enumerate(self.versions, start=1)
                if version.approved and version.first <= day
            ]
            price = price_on(self.scenario.state, in_days(day))
            assert (price[0] if price else None) == (f"V{max(begun)[1]}" if begun else None)

    @invariant()
    def the_rest_is_as_last_said(self) -> None:
        state = self.scenario.state
        assert state.classes == self.classes
        assert state.successor == self.successor
        assert state.details is not None
        assert state.details.title == self.title

    @invariant()
    def replay_gives_the_same_state(self) -> None:
        assert fold(self.scenario.decider, self.scenario.history) == self.scenario.state


TestPart = PartMachine.TestCase
