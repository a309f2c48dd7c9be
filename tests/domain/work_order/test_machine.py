"""Any commands in any order against a plain notebook: what must never happen does not, and no order gets stuck."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import event as note_event
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.actors import Actor
from domain.aggregates.work_order import WORK_ORDER
from domain.aggregates.work_order.status import JobStatus, OrderStatus, status_of_job, status_of_order
from domain.decider import fold
from domain.identifiers import LocalId
from domain.trade import OrderClass, Payer
from domain.workforce import BayType
from tests.domain.work_order.by_the_book import next_step
from tests.domain.work_order.commands_at_random import actors, commands
from tests.domain.work_order.disturbances import DISTURBANCES, RARE, Disturbance
from tests.domain.work_order.one_order import OneOrder
from tests.domain.work_order.shop import KNOWN, Plan

_minutes = st.integers(0, 45)
_plans = st.builds(
    Plan,
    order_class=st.sampled_from([OrderClass.REPAIR, OrderClass.REWORK_OUT, *OrderClass]),
    operation=st.sampled_from(["BR-PAD", "MT-A", "MT-B", "EN-OVH", "HV-BAT", "DIAG"]),
    payer=st.sampled_from([Payer.CUSTOMER, Payer.CUSTOMER, *Payer]),
    handover_first=st.booleans(),
)
_known = st.sampled_from([KNOWN, KNOWN, {**KNOWN, "bay_type": BayType.PAINT_BOOTH.value}, {}])


class WorkOrderMachine(RuleBasedStateMachine):
    """Steps by the book carry the order through all phases; random commands knock at every door on the way."""

    @initialize(plan=_plans, steps=st.integers(0, 34))
    def somewhere_in_the_day(self, plan: Plan, steps: int) -> None:
        self.order = OneOrder(plan)
        for _ in range(steps):
            self.order.step_by_the_book()

    @rule(steps=st.integers(1, 6), minutes=_minutes)
    def go_on_by_the_book(self, steps: int, minutes: int) -> None:
        self.order.now += timedelta(minutes=minutes)
        for _ in range(steps):
            self.order.step_by_the_book()

    @rule(data=st.data(), count=st.integers(1, 12))
    def knock_at_random(self, data: st.DataObject, count: int) -> None:
        for _ in range(count):
            self.order.now += timedelta(minutes=data.draw(_minutes))
            command = data.draw(commands(self.order.state, self.order.now))
            self.order.send(command, data.draw(actors), data.draw(_known))

    @rule(data=st.data(), minutes=_minutes)
    def something_comes_between(self, data: st.DataObject, minutes: int) -> None:
        self.order.now += timedelta(minutes=minutes)
        job = data.draw(st.sampled_from([*self.order.state.jobs, "J99"]))
        possible = self.order.possible(job)
        if possible:
            step = data.draw(st.sampled_from(list(possible.values())))
            assert self.order.send(step.command, step.by) is None

    @rule(by=actors)
    def somebody_else_takes_the_next_step(self, by: Actor) -> None:
        step = next_step(self.order.state, self.order.now, self.order.plan)
        if step is not None:
            self.order.send(step.command, by)

    @rule(first=st.integers(0, 5), every=st.integers(1, 4))
    def any_part_of_the_history_folds(self, first: int, every: int) -> None:
        part = fold(WORK_ORDER, self.order.history[first::every])
        assert isinstance(status_of_order(part), OrderStatus)

    @invariant()
    def the_history_tells_the_state(self) -> None:
        assert fold(WORK_ORDER, self.order.history) == self.order.state

    @invariant()
    def the_doors_open_to_whom_they_should(self) -> None:
        self.order.doors_open_as_foretold()

    @invariant()
    def every_order_and_job_has_a_status(self) -> None:
        assert isinstance(status_of_order(self.order.state), OrderStatus)
        for job in self.order.state.jobs.values():
            assert isinstance(status_of_job(job), JobStatus)

    @invariant()
    def whoever_passed_a_job_never_worked_on_it(self) -> None:
        for job in self.order.book.jobs.values():
            assert job["passed_by"] is None or job["passed_by"] not in job["never_inspects"]

    @invariant()
    def no_more_is_given_back_than_was_paid(self) -> None:
        assert self.order.book.received >= 0

    @invariant()
    def a_cancelled_order_holds_no_money(self) -> None:
        assert not (self.order.book.cancelled and self.order.book.received)

    def teardown(self) -> None:
        """Whatever happened before, the book still finds a way on: no order gets stuck."""
        if hasattr(self, "order"):
            note_event(f"left as {status_of_order(self.order.state)}")
            self.order.walk_to_the_end()


WorkOrderMachine.TestCase.settings = settings(stateful_step_count=30)
TestWorkOrder = WorkOrderMachine.TestCase


@pytest.mark.parametrize("handover_first", [False, True])
@pytest.mark.parametrize("order_class", list(OrderClass))
def test_a_whole_day_ends_with_the_delivery(order_class: OrderClass, handover_first: bool) -> None:
    order = OneOrder(Plan(order_class, handover_first=handover_first))
    while order.step_by_the_book() is not None:
        order.doors_open_as_foretold()
    assert status_of_order(order.state) is OrderStatus.DELIVERED
    assert not order.refused
    assert order.accepted.total() >= 33, "from arrival to delivery, every station was visited"
    assert fold(WORK_ORDER, order.history) == order.state


def test_the_order_shows_every_station_of_its_day() -> None:
    order = OneOrder(Plan())
    seen = [status_of_order(order.state)]
    while order.step_by_the_book() is not None:
        order.now += timedelta(minutes=5)
        if seen[-1] is not (status := status_of_order(order.state)):
            seen.append(status)
    assert [status.value for status in seen] == [
        "reception",
        "waiting_customer",
        "reception",
        "to_dispatch",
        "in_progress",
        "to_inspect",
        "to_settle",
        "to_deliver",
        "delivered",
    ]


@pytest.mark.parametrize(
    "plan",
    [Plan(OrderClass.REWORK_OUT), Plan(operation="MT-A"), Plan(OrderClass.ACCIDENT, "EN-OVH", Payer.INSURER)],
)
def test_whatever_comes_between_at_any_moment_the_day_still_ends(plan: Plan) -> None:
    order = OneOrder(plan)
    while order.step_by_the_book() is not None:
        order.now += timedelta(minutes=5)
        for step in order.possible("J1").values():
            disturbed = order.fork()
            assert disturbed.send(step.command, step.by) is None
            disturbed.doors_open_as_foretold()
            disturbed.walk_to_the_end()
            assert fold(WORK_ORDER, disturbed.history) == disturbed.state


def test_days_on_which_everything_comes_between() -> None:
    happened = Counter[Disturbance]()
    for plan in (Plan(OrderClass.REWORK_OUT), Plan()):
        order = OneOrder(plan)
        while order.step_by_the_book() is not None:
            order.now += timedelta(minutes=1)
            for job in list(order.state.jobs):
                _disturb(order, job, happened)
            order.doors_open_as_foretold()
        assert status_of_order(order.state) is OrderStatus.DELIVERED
    assert set(happened) == set(DISTURBANCES) - RARE


def _disturb(order: OneOrder, job: LocalId, happened: Counter[Disturbance]) -> None:
    """Everything possible happens, but nothing more than twice: the day has to end."""
    for disturb in DISTURBANCES:
        if disturb in order.possible(job) and happened[disturb] < 2 and disturb not in RARE:
            step = disturb(order.state, job, order.now)
            assert order.send(step.command, step.by) is None
            happened[disturb] += 1
