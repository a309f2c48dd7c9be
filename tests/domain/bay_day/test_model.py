"""A bay's day against a plain model: half hours of the day, each free or taken by one job."""

from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.aggregates.bay_day import BAY_DAY
from domain.aggregates.bay_day.commands import BookBay, CloseBay, OpenBay, ReleaseBay, ReopenBay, bay_day_id
from domain.decider import fold
from domain.reasons import ReasonCode
from domain.workforce import BayType
from tests.support.scenario import DAY, STORE, Scenario, because, clock

SLOTS = 48
ORDER = "work_order-1"
slots = st.integers(0, SLOTS - 1)
jobs = st.sampled_from(["J1", "J2", "J3"])


def moment(slot: int) -> datetime:
    return clock(0) + timedelta(minutes=30 * slot)


class BayDayMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.scenario = Scenario(BAY_DAY, bay_day_id(STORE, "B01", DAY))
        self.scenario.when(OpenBay(bay="B01", day=DAY, bay_type=BayType.FLOOR), at=moment(0))
        self.taken: dict[int, str] = {}
        self.closed = False

    @rule(job=jobs, start=slots, length=st.integers(0, 6))
    def book(self, job: str, start: int, length: int) -> None:
        wanted = range(start, start + length)
        possible = (
            not self.closed and length > 0 and start + length <= SLOTS and not self.taken.keys() & set(wanted)
        )
        command = BookBay(order=ORDER, job=job, start=moment(start), end=moment(start + length))
        assert (self.scenario.attempt(command) is None) == possible
        if possible:
            self.taken |= dict.fromkeys(wanted, job)

    @rule(job=jobs, now=slots)
    def release(self, job: str, now: int) -> None:
        ahead = {slot for slot, taker in self.taken.items() if taker == job and slot >= now}
        refusal = self.scenario.attempt(ReleaseBay(order=ORDER, job=job), at=moment(now))
        assert (refusal is None) == bool(ahead)
        self.taken = {slot: taker for slot, taker in self.taken.items() if slot not in ahead}

    @rule(now=slots)
    def close(self, now: int) -> None:
        possible = not self.closed and not any(slot >= now for slot in self.taken)
        command = CloseBay(reason=because(ReasonCode.WAITING_EQUIPMENT))
        assert (self.scenario.attempt(command, at=moment(now)) is None) == possible
        self.closed = self.closed or possible

    @rule()
    def reopen(self) -> None:
        assert (self.scenario.attempt(ReopenBay()) is None) == self.closed
        self.closed = False

    @invariant()
    def bookings_fill_the_taken_slots_once(self) -> None:
        held = [
            (slot, booking.job)
            for booking in self.scenario.state.bookings
            for slot in range(SLOTS)
            if booking.start <= moment(slot) < booking.end
        ]
        assert sorted(held) == sorted(self.taken.items())

    @invariant()
    def replay_gives_the_same_state(self) -> None:
        assert fold(BAY_DAY, self.scenario.history) == self.scenario.state


TestBayDay = BayDayMachine.TestCase
