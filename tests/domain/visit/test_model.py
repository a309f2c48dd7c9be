"""A visit against a plain model: who answers, what was asked for, which orders are open, whether the car is here."""

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from pydantic import SecretStr

from domain.actors import Actor, Role
from domain.aggregates.visit import VISIT
from domain.aggregates.visit.commands.arrival import RecordArrival
from domain.aggregates.visit.commands.owning import AcceptHandover, HandOverMatter
from domain.aggregates.visit.commands.presence import (
    LinkOrder,
    MarkOrderFinished,
    RecordDeparture,
    RefuseService,
)
from domain.aggregates.visit.commands.reception import StartReception, TagKeys
from domain.aggregates.visit.commands.waiting import (
    ChangeWaitingCustomer,
    CloseWaitingRequest,
    LogWaitingRequest,
)
from domain.aggregates.visit.words import Ending
from domain.decider import fold
from domain.reasons import ReasonCode
from tests.support.scenario import Scenario, because, staff

people = st.sampled_from([staff(f"sa0{number}", Role.SERVICE_ADVISOR) for number in (1, 2, 3)])
orders = st.sampled_from(["work_order-1", "work_order-2"])
endings = st.sampled_from(list(Ending))


class VisitMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.scenario = Scenario(VISIT)
        self.here = True
        self.refused = False
        self.attended = False
        self.waiting = False
        self.offered: str | None = None
        self.orders: dict[str, Ending | None] = {}
        self.requests: list[bool] = []

    @initialize(person=people, waiting=st.booleans())
    def arrive(self, person: Actor, waiting: bool) -> None:
        command = RecordArrival(vehicle="vehicle-1", odometer=1000, waiting_customer=waiting)
        assert self.scenario.attempt(command, by=person) is None
        self.owner = person.id
        self.waiting = waiting

    @rule(by=people, to=people)
    def hand_over(self, by: Actor, to: Actor) -> None:
        possible = self.here and by.id == self.owner and to.id != self.owner
        assert (self.scenario.attempt(HandOverMatter(to=to.id), by=by) is None) == possible
        self.offered = to.id if possible else self.offered

    @rule(by=people)
    def accept(self, by: Actor) -> None:
        possible = self.here and by.id == self.offered
        assert (self.scenario.attempt(AcceptHandover(), by=by) is None) == possible
        if possible:
            self.owner, self.offered = by.id, None

    @rule(by=people)
    def receive(self, by: Actor) -> None:
        possible = self.here and not self.attended
        assert (self.scenario.attempt(StartReception(), by=by) is None) == possible
        self.attended = self.attended or possible

    @rule()
    def tag(self) -> None:
        assert (self.scenario.attempt(TagKeys(tag="A1")) is None) == (self.here and self.attended)

    @rule(waiting=st.booleans())
    def change_waiting(self, waiting: bool) -> None:
        assert (self.scenario.attempt(ChangeWaitingCustomer(waiting=waiting)) is None) == self.here
        self.waiting = waiting if self.here else self.waiting

    @rule()
    def ask(self) -> None:
        refusal = self.scenario.attempt(LogWaitingRequest(words=SecretStr("水")))
        assert (refusal is None) == (self.here and self.waiting)
        if refusal is None:
            self.requests.append(True)

    @rule(number=st.integers(1, 3))
    def answer(self, number: int) -> None:
        possible = self.here and number <= len(self.requests) and self.requests[number - 1]
        command = CloseWaitingRequest(request=f"R{number}")
        assert (self.scenario.attempt(command) is None) == possible
        if possible:
            self.requests[number - 1] = False

    @rule(order=orders)
    def link(self, order: str) -> None:
        possible = self.here and not self.refused and order not in self.orders
        assert (self.scenario.attempt(LinkOrder(order=order)) is None) == possible
        if possible:
            self.orders[order] = None

    @rule(order=orders, how=endings)
    def finish(self, order: str, how: Ending) -> None:
        possible = self.here and order in self.orders and self.orders[order] is None
        command = MarkOrderFinished(order=order, how=how)
        assert (self.scenario.attempt(command) is None) == possible
        if possible:
            self.orders[order] = how

    @rule()
    def refuse(self) -> None:
        possible = self.here and not self.refused and not self.orders
        command = RefuseService(reason=because(ReasonCode.SAFETY))
        assert (self.scenario.attempt(command) is None) == possible
        self.refused = self.refused or possible

    @rule(km=st.integers(990, 1010))
    def leave(self, km: int) -> None:
        possible = self.here and km >= 1000 and None not in self.orders.values()
        assert (self.scenario.attempt(RecordDeparture(odometer=km)) is None) == possible
        self.here = self.here and not possible

    @invariant()
    def replay_gives_the_models_state(self) -> None:
        state = fold(VISIT, self.scenario.history)
        assert state == self.scenario.state
        if state.arrived_at is None:
            return
        assert state.owner == self.owner
        assert dict(state.orders) == self.orders
        assert list(state.requests.values()) == self.requests
        assert (state.left, state.refused) == (not self.here, self.refused)

    @invariant()
    def nothing_is_open_once_the_car_has_left(self) -> None:
        state = self.scenario.state
        assert not (state.left and None in state.orders.values())


TestVisit = VisitMachine.TestCase
