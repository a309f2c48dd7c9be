"""A count against a plain model: pieces in two bins, and a book that knows of them only what was booked."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.actors import Actor
from domain.aggregates.stock_count import STOCK_COUNT
from domain.aggregates.stock_count.commands import ApproveCount, FreezeBooks, PlanCount, PostCount, VoidCount
from domain.decider import fold
from domain.reasons import ReasonCode
from tests.domain.stock_count.counts import (
    BELT,
    CLERK,
    HEAD,
    LIMIT,
    OIL,
    OTHER_CLERK,
    PRICE,
    SUPERVISOR,
    enter,
    shelf,
)
from tests.support.scenario import Scenario, because

COST = {OIL: PRICE, BELT: LIMIT}
parts = st.sampled_from([OIL, BELT])
people = st.sampled_from([CLERK, OTHER_CLERK, SUPERVISOR, HEAD])


class StockCountMachine(RuleBasedStateMachine):
    """Goods come and go in ``goods`` and ``book`` alike; only ``lose`` and ``find`` change the goods alone."""

    def __init__(self) -> None:
        super().__init__()
        self.scenario = Scenario(STOCK_COUNT)
        self.scenario.when(PlanCount(title="盘点", parts=(OIL, BELT)), by=CLERK)
        self.goods = {OIL: 20, BELT: 5}
        self.book = dict(self.goods)
        self.found: dict[str, int] = {}
        self.wrong: dict[str, int] = {}
        self.counters: set[str] = set()
        self.approvals: list[str] = []
        self.frozen = self.ended = self.posted = False

    @rule(part=parts, pieces=st.integers(-4, 4))
    def move(self, part: str, pieces: int) -> None:
        pieces = max(pieces, -self.goods[part], -self.book[part])
        self.goods[part] += pieces
        self.book[part] += pieces

    @rule(part=parts, pieces=st.integers(-2, 2))
    def lose_or_find(self, part: str, pieces: int) -> None:
        """Before the part is counted; later it would be another count's matter."""
        if part not in self.found and not self.ended:
            self.goods[part] = max(self.goods[part] + pieces, 0)

    @rule()
    def freeze(self) -> None:
        shelves = tuple(shelf(str(self.book[part]), part, cost=COST[part]) for part in (OIL, BELT))
        possible = not self.frozen and not self.ended
        assert (self.scenario.attempt(FreezeBooks(shelves=shelves), by=CLERK) is None) == possible
        self.frozen = self.frozen or possible

    @rule(part=parts, who=people)
    def count(self, part: str, who: Actor) -> None:
        possible = self.frozen and not self.ended
        command = enter(str(self.goods[part]), shelf(str(self.book[part]), part))
        assert (self.scenario.attempt(command, by=who) is None) == possible
        if possible:
            self.found[part] = self.goods[part]
            self.wrong[part] = self.goods[part] - self.book[part]
            self.counters.add(who.id)
            self.approvals.clear()

    @property
    def value(self) -> int:
        return sum(abs(pieces) * COST[part].fen for part, pieces in self.wrong.items())

    @property
    def approved(self) -> bool:
        needed = 2 if self.value >= LIMIT.fen else 1
        return len(self.approvals) >= needed

    @rule(who=people)
    def approve(self, who: Actor) -> None:
        possible = (
            self.found.keys() == COST.keys()
            and not self.ended
            and not self.approved
            and who.id not in self.counters
            and who.id not in self.approvals
        )
        assert (self.scenario.attempt(ApproveCount(), by=who) is None) == possible
        if possible:
            self.approvals.append(who.id)

    @rule()
    def post(self) -> None:
        possible = self.approved and not self.ended
        assert (self.scenario.attempt(PostCount(), by=SUPERVISOR) is None) == possible
        if possible:
            for part in self.scenario.state.differing:
                self.book[part] += int(self.scenario.state.entries[part].difference)
            self.ended = self.posted = True

    @rule(sure=st.sampled_from([False, False, False, True]))
    def void(self, sure: bool) -> None:
        if sure:
            command = VoidCount(reason=because(ReasonCode.ENTRY_MISTAKE))
            assert (self.scenario.attempt(command, by=HEAD) is None) == (not self.ended)
            self.ended = True

    @invariant()
    def the_book_is_the_goods_once_posted(self) -> None:
        if self.posted:
            assert self.book == self.goods

    @invariant()
    def the_differences_are_those_of_the_last_entries(self) -> None:
        entries = self.scenario.state.entries
        assert {part: entry.difference for part, entry in entries.items()} == {
            part: Decimal(pieces) for part, pieces in self.wrong.items()
        }

    @invariant()
    def replay_gives_the_same_state(self) -> None:
        assert fold(STOCK_COUNT, self.scenario.history) == self.scenario.state


TestStockCount = StockCountMachine.TestCase
