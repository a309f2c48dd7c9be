"""Clocking on and off, pausing and resuming a job."""

import pytest

from domain.actors import Actor
from domain.aggregates.work_order.commands.working.clocks import PAUSE_REASONS
from domain.aggregates.work_order.commands.working.models import ClockOff, ClockOn, ResumeJob
from domain.aggregates.work_order.events.inspecting import InternalReworkOpened
from domain.aggregates.work_order.events.quoting import (
    AdditionalWorkAcknowledged,
    AuthorisationReset,
    JobDeclined,
)
from domain.aggregates.work_order.events.working import (
    ClockedOff,
    ClockedOn,
    JobPaused,
    JobResumed,
    SubletSent,
)
from domain.money import Money
from domain.reasons import ReasonCode
from domain.trade import JobSource
from tests.domain.work_order.histories_dispatching import (
    PROMISED,
    added,
    authorised,
    issued,
    quoted,
    to_dispatch,
)
from tests.domain.work_order.histories_settling import opened, order
from tests.domain.work_order.histories_working import (
    CREW_DISPATCHED,
    at_work,
    clocked_off,
    clocked_on,
    dispatched,
    finished,
    off,
    on,
    pausing,
)
from tests.support.scenario import (
    ADVISOR,
    DISPATCHER,
    OTHER_TECHNICIAN,
    TECHNICIAN,
    WORKSHOP_SUPERVISOR,
    at,
    clock,
)

ON = ClockedOn(job="J1", technician=TECHNICIAN.id)
OFF = ClockedOff(job="J1", technician=TECHNICIAN.id)
PAUSED = at(clock(10), JobPaused(job="J1"), reason=ReasonCode.WAITING_PARTS)


@pytest.mark.requirement("R-025a")
def test_clocking_on_and_off_a_job_of_the_order() -> None:
    work = order(*dispatched())
    work.when(on(), by=TECHNICIAN, at=clock(9)).then(ON)
    work.when(off(), by=TECHNICIAN, at=clock(11)).then(OFF)


@pytest.mark.requirement("R-025a")
def test_nobody_works_on_what_is_not_on_the_order() -> None:
    order(*dispatched()).when(on(job="J2"), by=TECHNICIAN).then_refused("WO-ORDER-002")


@pytest.mark.requirement("R-025a")
def test_nobody_works_on_what_the_customer_declined() -> None:
    order(*dispatched(), JobDeclined(job="J1")).when(on(), by=TECHNICIAN).then_refused("WO-ORDER-003")


@pytest.mark.requirement("R-036")
def test_work_that_a_technician_found_waits_for_the_customer() -> None:
    job = added().model_copy(update={"source": JobSource.TECHNICIAN})
    acknowledged = AdditionalWorkAcknowledged(job="J1")
    unconfirmed = order(opened(), job, acknowledged, quoted(), PROMISED, issued(), CREW_DISPATCHED)
    unconfirmed.when(on(), by=TECHNICIAN).then_refused("WO-WORKABLE-001")
    unconfirmed.given(authorised()).when(on(), by=TECHNICIAN).then(ON)


def test_no_clock_on_after_the_authorisation_was_reset() -> None:
    reset = AuthorisationReset(job="J1", quoted=Money(fen=70_000), cap=Money(fen=60_000))
    order(*dispatched(), reset).when(on(), by=TECHNICIAN).then_refused("WO-WORKABLE-001")


@pytest.mark.requirement("R-026a")
def test_only_those_to_whom_the_job_is_dispatched_work_on_it() -> None:
    order(*to_dispatch()).when(on(), by=TECHNICIAN).then_refused("WO-WORK-001")
    order(*dispatched()).when(on("te09"), by=DISPATCHER).then_refused("WO-WORK-001")


def test_one_clock_per_technician_and_job() -> None:
    order(*at_work()).when(on(), by=TECHNICIAN).then_refused("WO-WORK-002")


def test_two_technicians_work_at_the_same_time() -> None:
    second = ClockedOn(job="J1", technician=OTHER_TECHNICIAN.id)
    order(*at_work()).when(on(OTHER_TECHNICIAN.id), by=OTHER_TECHNICIAN).then(second)


@pytest.mark.parametrize("command", [on(), off()])
def test_a_technician_clocks_only_himself(command: ClockOn | ClockOff) -> None:
    order(*dispatched()).when(command, by=OTHER_TECHNICIAN).then_refused("WO-WORK-004")


@pytest.mark.parametrize("by", [DISPATCHER, WORKSHOP_SUPERVISOR])
def test_the_workshop_clocks_for_others(by: Actor) -> None:
    work = order(*dispatched())
    work.when(on(), by=by).then(ON).when(off(), by=by).then(OFF)


def test_no_clock_on_after_the_end() -> None:
    order(*finished()).when(on(), by=TECHNICIAN).then_refused("WO-WORK-007")


def test_work_goes_on_after_an_internal_rework() -> None:
    rework = InternalReworkOpened(job="J1", round=1)
    order(*finished(), rework).when(on(), by=TECHNICIAN).then(ON)


def test_no_clock_on_while_the_job_is_outside() -> None:
    outside = order(*dispatched(), SubletSent(job="J1", vendor="V-7"))
    outside.when(on(), by=TECHNICIAN).then_refused("WO-WORK-008")


def test_clocking_off_without_a_clock() -> None:
    order(*dispatched()).when(off(), by=TECHNICIAN).then_refused("WO-WORK-003")
    order(*at_work(), clocked_off()).when(off(), by=TECHNICIAN).then_refused("WO-WORK-003")


def test_time_does_not_run_backwards() -> None:
    order(*at_work()).when(off(), by=TECHNICIAN, at=clock(8, 59)).then_refused("WO-WORK-005")
    order(*at_work()).when(off(), by=TECHNICIAN, at=clock(9)).then(OFF)


def test_pausing_closes_every_clock_of_the_job() -> None:
    work = order(*at_work(), clocked_on(OTHER_TECHNICIAN.id, 9, 30))
    closed = ClockedOff(job="J1", technician=OTHER_TECHNICIAN.id)
    work.when(pausing(), by=TECHNICIAN, at=clock(10)).then(OFF, closed, JobPaused(job="J1"))
    work.when(off(), by=TECHNICIAN).then_refused("WO-WORK-003")


def test_a_pause_does_not_begin_before_the_clock() -> None:
    order(*at_work()).when(pausing(), by=TECHNICIAN, at=clock(8, 59)).then_refused("WO-WORK-005")


@pytest.mark.requirement("R-030")
def test_what_blocks_a_job_is_told_before_anybody_starts() -> None:
    blocked = order(*to_dispatch())
    blocked.when(pausing(ReasonCode.WAITING_PARTS), by=ADVISOR).then(JobPaused(job="J1"))
    blocked.when(ResumeJob(job="J1"), by=ADVISOR).then(JobResumed(job="J1"))


@pytest.mark.parametrize("code", ReasonCode)
def test_only_some_reasons_pause_a_job(code: ReasonCode) -> None:
    work = order(*dispatched()).when(pausing(code), by=TECHNICIAN)
    if code in PAUSE_REASONS:
        work.then(JobPaused(job="J1"))
    else:
        work.then_refused("WO-WORK-011")


def test_the_reasons_of_a_pause_are_waiting_and_rest() -> None:
    assert {ReasonCode.WAITING_PARTS, ReasonCode.BREAK, ReasonCode.SHIFT_END} <= PAUSE_REASONS
    assert ReasonCode.GOODWILL not in PAUSE_REASONS


def test_pausing_twice_and_resuming_what_runs() -> None:
    order(*dispatched(), PAUSED).when(pausing(), by=TECHNICIAN).then_refused("WO-WORK-012")
    order(*at_work()).when(ResumeJob(job="J1"), by=TECHNICIAN).then_refused("WO-WORK-013")


def test_clocking_on_ends_the_pause() -> None:
    resumed = order(*dispatched(), PAUSED).when(on(), by=TECHNICIAN).then(ON)
    resumed.when(ResumeJob(job="J1"), by=TECHNICIAN).then_refused("WO-WORK-013")
