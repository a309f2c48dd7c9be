"""A parts order of one line against a plain model: who has signed, how many pieces are there, what is in dispute."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.actors import Actor, Role
from domain.aggregates.purchase_order import PURCHASE_ORDER
from domain.aggregates.purchase_order.commands.models import (
    AnnounceShipment,
    CancelOrder,
    CloseOrder,
    FinallyReview,
    IssueOrder,
    PurchaseOrderCommand,
    ReviewOrder,
    SettleDifference,
)
from domain.aggregates.purchase_order.events import GoodsReceived
from domain.aggregates.purchase_order.words import DifferenceKind, DifferenceOutcome
from domain.decider import fold
from domain.money import Money
from domain.reasons import ReasonCode
from tests.domain.purchase_order.orders import (
    APPROVED,
    CLERK,
    HEAD,
    NEXT_LOT,
    OTHER_SUPERVISOR,
    SUPERVISOR,
    TOMORROW,
    Orders,
    drafting,
    item,
    receiving,
)
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import Scenario, because, staff

LIMIT = DEFAULT_RULES.parts.high_value_order_from.fen
ORDERED = 12
WHY = because(ReasonCode.OTHER, "no more made")
PERSONS = [CLERK, SUPERVISOR, OTHER_SUPERVISOR, HEAD]
persons = st.sampled_from(PERSONS)
pieces = st.integers(0, 15)
few = st.integers(0, 3)


class OrderMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.scenario: Orders = Scenario(PURCHASE_ORDER)
        self.signed: list[str] = []
        self.out = self.ended = self.dear = False
        self.taken = self.disputes = 0
        self.on_the_way: list[int] = []
        self.disputed: dict[str, DifferenceKind] = {}

    @initialize(
        unit_price=st.sampled_from([1, LIMIT // ORDERED - 1, LIMIT // ORDERED + 1]), goes_out=st.booleans()
    )
    def draft(self, unit_price: int, goes_out: bool) -> None:
        self.dear = unit_price * ORDERED >= LIMIT
        command = drafting(item("OIL-5W30", str(ORDERED), Money(fen=unit_price)))
        assert self.scenario.attempt(command, by=CLERK, known=APPROVED) is None
        self.signed = [CLERK.id]
        if goes_out:
            self.review(SUPERVISOR)
            self.review_finally(HEAD)
            self.issue()

    def accepted(self, command: PurchaseOrderCommand, by: Actor = SUPERVISOR) -> bool:
        return self.scenario.attempt(command, by=by, known={**APPROVED, **NEXT_LOT}) is None

    @property
    def signatures(self) -> int:
        return 3 if self.dear else 2

    @property
    def left(self) -> int:
        return ORDERED - self.taken

    @rule(who=persons)
    def review(self, who: Actor) -> None:
        possible = not self.ended and len(self.signed) == 1 and who.id not in self.signed
        assert self.accepted(ReviewOrder(), staff(who.id, Role.PARTS_SUPERVISOR)) == possible
        if possible:
            self.signed.append(who.id)

    @rule(who=persons)
    def review_finally(self, who: Actor) -> None:
        waits = not self.ended and not self.out and self.dear and len(self.signed) == 2
        possible = waits and who.id not in self.signed
        assert self.accepted(FinallyReview(), staff(who.id, Role.STATION_HEAD)) == possible
        if possible:
            self.signed.append(who.id)

    @rule()
    def issue(self) -> None:
        possible = not self.ended and not self.out and len(self.signed) == self.signatures
        assert self.accepted(IssueOrder()) == possible
        self.out = self.out or possible

    @precondition(lambda self: self.out)
    @rule(quantity=st.integers(1, 15))
    def announce(self, quantity: int) -> None:
        possible = not self.ended and quantity <= self.left - sum(self.on_the_way)
        command = AnnounceShipment(line="L1", quantity=Decimal(quantity), arrives_on=TOMORROW)
        assert self.accepted(command) == possible
        if possible:
            self.on_the_way.append(quantity)

    @precondition(lambda self: self.out)
    @rule(delivered=pieces, beyond=st.integers(-1, 3), damaged=few, wrong=few, note=st.none() | pieces)
    def receive(self, delivered: int, beyond: int, damaged: int, wrong: int, note: int | None) -> None:
        """``beyond``: how many more are taken than must be."""
        said = note if note is not None else next(iter(self.on_the_way), None)
        good, due = delivered - damaged - wrong, self.left if said is None else min(said, self.left)
        accepted = max(0, min(good, due) + beyond)
        something = delivered > 0 or bool(said)
        possible = something and not self.ended and min(good, due) <= accepted <= min(good, self.left)
        command = receiving(str(delivered), str(accepted), damaged=damaged, wrong_part=wrong, announced=note)
        price = self.scenario.state.lines["L1"].unit_price
        assert self.accepted(command.model_copy(update={"invoiced_price": price})) == possible
        if not possible:
            return
        self.on_the_way = self.on_the_way[1:]
        self.taken += accepted
        short = 0 if said is None else said - delivered
        found = (
            (DifferenceKind.SHORT, short),
            (DifferenceKind.OVER, delivered - due),
            (DifferenceKind.DAMAGED, damaged),
            (DifferenceKind.WRONG_PART, wrong),
        )
        for kind, quantity in found:
            if quantity > 0:
                self.disputes += 1
                self.disputed[f"D{self.disputes}"] = kind

    @precondition(lambda self: self.out)
    @rule(number=st.integers(1, 6))
    def settle(self, number: int) -> None:
        difference = f"D{number}"
        possible = not self.ended and difference in self.disputed
        kept = self.disputed.get(difference) in {DifferenceKind.OVER, DifferenceKind.PRICE}
        outcome = DifferenceOutcome.ACCEPTED if kept else DifferenceOutcome.SUPPLIED_LATER
        assert self.accepted(SettleDifference(difference=difference, outcome=outcome)) == possible
        if possible:
            del self.disputed[difference]

    @rule(explained=st.booleans())
    def close(self, explained: bool) -> None:
        ready = self.out and not self.ended and not self.disputed
        possible = ready and (explained or self.left == 0)
        assert self.accepted(CloseOrder(reason=WHY if explained else None)) == possible
        self.ended = self.ended or possible

    @precondition(lambda self: self.out)
    @rule()
    def cancel(self) -> None:
        possible = not self.ended and self.taken == 0 and self.disputes == 0
        assert self.accepted(CancelOrder(reason=WHY)) == possible
        self.ended = self.ended or possible

    @invariant()
    def the_line_holds_what_was_taken(self) -> None:
        lines = self.scenario.state.lines
        assert not lines or lines["L1"].outstanding == self.left >= 0
        came = sum(
            recorded.event.quantity
            for recorded in self.scenario.history
            if isinstance(recorded.event, GoodsReceived)
        )
        assert came == self.taken

    @invariant()
    def open_are_the_disputes_that_nobody_settled(self) -> None:
        open_now = self.scenario.state.open_differences
        assert {name: found.kind for name, found in open_now.items()} == self.disputed

    @invariant()
    def replay_gives_the_same_state(self) -> None:
        assert fold(PURCHASE_ORDER, self.scenario.history) == self.scenario.state


TestPurchaseOrder = OrderMachine.TestCase
