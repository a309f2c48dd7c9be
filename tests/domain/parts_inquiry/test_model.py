"""An inquiry against a plain model: which parts were named, what is on order, open or closed."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.aggregates.parts_inquiry import PARTS_INQUIRY
from domain.aggregates.parts_inquiry.commands import (
    AskForParts,
    CloseInquiry,
    PartQuantity,
    QuoteParts,
    RecordSpecialOrder,
    facts_of,
)
from domain.aggregates.parts_inquiry.events import PartsQuoted, WantedPart
from domain.aggregates.parts_inquiry.words import InquiryKind
from domain.decider import fold
from domain.money import Money
from tests.support.scenario import Scenario

PRICES = {"A": 3, "B": 1_005, "C": None}
parts = st.sampled_from(sorted(PRICES))
quantities = st.sampled_from([Decimal(1), Decimal("0.5"), Decimal("0.333")])
orders = st.sampled_from(["purchase_order-1", "purchase_order-2"])


class InquiryMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.scenario = Scenario(PARTS_INQUIRY)
        self.asked = self.closed = False
        self.named: set[str] = set()
        self.ordered: set[tuple[str, str]] = set()

    @rule(part=st.none() | parts)
    def ask(self, part: str | None) -> None:
        wanted = (WantedPart(description="d", quantity=Decimal(1), part=part),)
        refusal = self.scenario.attempt(AskForParts(kind=InquiryKind.QUOTE, wanted=wanted))
        assert (refusal is None) == (not self.asked)
        if not self.asked:
            self.asked, self.named = True, {part} if part else set()

    @rule(wanted=st.lists(st.tuples(parts, quantities), min_size=1, max_size=3))
    def quote(self, wanted: list[tuple[str, Decimal]]) -> None:
        named = {part for part, _ in wanted}
        possible = (
            self.asked
            and not self.closed
            and len(named) == len(wanted)
            and all(PRICES[part] for part in named)
        )
        known: dict[str, str | int | bool] = {}
        for part, fen in PRICES.items():
            known |= facts_of(part, ("V1", Money(fen=fen)) if fen else None, Decimal(7))
        lines = tuple(PartQuantity(part=part, quantity=quantity) for part, quantity in wanted)
        assert (self.scenario.attempt(QuoteParts(lines=lines), known=known) is None) == possible
        if possible:
            self.named |= named

    @rule(part=parts, purchase_order=orders, in_order=st.booleans())
    def order(self, part: str, purchase_order: str, in_order: bool) -> None:
        new = (part, purchase_order)
        possible = (
            self.asked and not self.closed and part in self.named and new not in self.ordered and in_order
        )
        command = RecordSpecialOrder(part=part, purchase_order=purchase_order)
        assert (self.scenario.attempt(command, known={"in_order": in_order}) is None) == possible
        if possible:
            self.ordered.add(new)

    @rule()
    def close(self) -> None:
        possible = self.asked and not self.closed
        assert (self.scenario.attempt(CloseInquiry()) is None) == possible
        self.closed = self.closed or possible

    @invariant()
    def the_state_is_that_of_the_model(self) -> None:
        state = self.scenario.state
        assert (state.kind is not None, state.closed) == (self.asked, self.closed)
        assert state.named == self.named
        assert {(each.part, each.purchase_order) for each in state.ordered} == self.ordered

    @invariant()
    def a_total_is_the_sum_of_its_lines(self) -> None:
        for recorded in self.scenario.history:
            if isinstance(recorded.event, PartsQuoted):
                assert recorded.event.total.fen == sum(line.amount.fen for line in recorded.event.lines)

    @invariant()
    def replay_gives_the_same_state(self) -> None:
        assert fold(PARTS_INQUIRY, self.scenario.history) == self.scenario.state


TestPartsInquiry = InquiryMachine.TestCase
