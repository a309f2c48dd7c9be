"""A technician's day against a plain model: one thing at a time, on a clock of ten-minute steps."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.aggregates.technician_day import TECHNICIAN_DAY
from domain.aggregates.technician_day.commands.assigning import AssignJob, UnassignJob
from domain.aggregates.technician_day.commands.attending import EndShift, RecordAbsence, StartShift
from domain.aggregates.technician_day.commands.clocking import (
    CloseClock,
    CloseOpenClock,
    EndNonProductive,
    OpenClock,
    StartNonProductive,
)
from domain.aggregates.technician_day.commands.correcting import CorrectPunch, RequestPunchCorrection
from domain.aggregates.technician_day.words import Absence, NonProductive
from domain.decider import fold
from domain.reasons import ReasonCode
from tests.domain.technician_day.day import PLAN, STREAM
from tests.support.scenario import STATION_HEAD, TECHNICIAN, Scenario, because, clock

orders = st.sampled_from(["work_order-1", "work_order-2"])
jobs = st.sampled_from(["J1", "J2"])
steps = st.integers(0, 80)


def moment(step: int) -> datetime:
    return clock(8) + timedelta(minutes=10 * step)


class TechnicianDayMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.scenario = Scenario(TECHNICIAN_DAY, STREAM)
        self.scenario.when(PLAN)
        self.now = 0
        self.phase = "planned"
        self.running: tuple[str, str] | NonProductive | None = None
        self.booked: list[tuple[tuple[str, str], int, int, bool]] = []
        self.punched = 0

    @rule(minutes=st.integers(0, 6))
    def time_passes(self, minutes: int) -> None:
        self.now += minutes

    @rule()
    def start_shift(self) -> None:
        refusal = self.scenario.attempt(StartShift(), by=TECHNICIAN, at=moment(self.now))
        assert (refusal is None) == (self.phase == "planned")
        self.phase = "working" if refusal is None else self.phase

    @rule()
    def end_shift(self) -> None:
        refusal = self.scenario.attempt(EndShift(), by=TECHNICIAN, at=moment(self.now))
        assert (refusal is None) == (self.phase == "working" and self.running is None)
        self.phase = "ended" if refusal is None else self.phase

    @rule()
    def be_absent(self) -> None:
        refusal = self.scenario.attempt(RecordAbsence(kind=Absence.UNPLANNED), at=moment(self.now))
        assert (refusal is None) == (self.phase == "planned")
        if refusal is None:
            self.phase = "absent"
            self.booked = []

    @rule(order=orders, job=jobs)
    def clock_on(self, order: str, job: str) -> None:
        command = OpenClock(order=order, job=job)
        refusal = self.scenario.attempt(command, by=TECHNICIAN, at=moment(self.now))
        assert (refusal is None) == (self.phase == "working" and self.running is None)
        if refusal is None:
            self.running = (order, job)
            self.punched += 1

    @rule(code=st.sampled_from(list(NonProductive)))
    def do_something_else(self, code: NonProductive) -> None:
        refusal = self.scenario.attempt(StartNonProductive(code=code), by=TECHNICIAN, at=moment(self.now))
        assert (refusal is None) == (self.phase == "working" and self.running is None)
        if refusal is None:
            self.running = code
            self.punched += 1

    @rule(order=orders, job=jobs)
    def clock_off(self, order: str, job: str) -> None:
        command = CloseClock(order=order, job=job)
        refusal = self.scenario.attempt(command, by=TECHNICIAN, at=moment(self.now))
        assert (refusal is None) == (self.running == (order, job))
        self.running = None if refusal is None else self.running

    @rule()
    def end_something_else(self) -> None:
        refusal = self.scenario.attempt(EndNonProductive(), by=TECHNICIAN, at=moment(self.now))
        assert (refusal is None) == isinstance(self.running, NonProductive)
        self.running = None if refusal is None else self.running

    @rule()
    def close_what_runs(self) -> None:
        command = CloseOpenClock(reason=because(ReasonCode.SHIFT_END))
        assert (self.scenario.attempt(command, at=moment(self.now)) is None) == (self.running is not None)
        self.running = None

    @rule(order=orders, job=jobs, start=steps, length=st.integers(-1, 12), double=st.booleans())
    def assign(self, order: str, job: str, start: int, length: int, double: bool) -> None:
        end = start + length
        reason = because(ReasonCode.WORKSHOP_LOAD) if double else None
        command = AssignJob(order=order, job=job, start=moment(start), end=moment(end), reason=reason)
        overlapping = any(s < end and start < e for _, s, e, _ in self.booked)
        possible = (
            self.phase in ("planned", "working")
            and length > 0
            and end <= 54  # the shift of nine hours
            and (double or not overlapping)
        )
        assert (self.scenario.attempt(command) is None) == possible
        if possible:
            self.booked.append(((order, job), start, end, overlapping))

    @rule(order=orders, job=jobs)
    def unassign(self, order: str, job: str) -> None:
        refusal = self.scenario.attempt(UnassignJob(order=order, job=job), at=moment(self.now))
        assert (refusal is None) == any(j == (order, job) and e > self.now for j, _, e, _ in self.booked)
        cut = [(j, s, min(e, self.now) if j == (order, job) else e, o) for j, s, e, o in self.booked]
        self.booked = [booking for booking in cut if booking[1] < booking[2]]

    @rule(punch=st.integers(1, 4), start=steps, length=st.integers(0, 6))
    def correct(self, punch: int, start: int, length: int) -> None:
        wish = RequestPunchCorrection(
            punch=f"P{punch}",
            start=moment(start),
            end=moment(start + length),
            reason=because(ReasonCode.ENTRY_MISTAKE),
        )
        if self.scenario.attempt(wish, by=TECHNICIAN, at=moment(self.now)) is None:
            assert punch <= self.punched
            approve = CorrectPunch(punch=f"P{punch}")
            assert self.scenario.attempt(approve, by=STATION_HEAD, at=moment(self.now)) is None

    @invariant()
    def one_thing_at_a_time(self) -> None:
        punches = self.scenario.state.punches
        assert len(punches) == self.punched
        assert sum(punch.end is None for punch in punches) == (self.running is not None)
        spans = sorted((punch.start, punch.end or moment(10_000)) for punch in punches)
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))

    @invariant()
    def kept_time_is_the_models(self) -> None:
        kept = [((a.job.order, a.job.job), a.start, a.end) for a in self.scenario.state.assignments]
        assert kept == [(job, moment(start), moment(end)) for job, start, end, _ in self.booked]

    @invariant()
    def replay_gives_the_same_state(self) -> None:
        assert fold(TECHNICIAN_DAY, self.scenario.history) == self.scenario.state


TestTechnicianDay = TechnicianDayMachine.TestCase
