"""The checks before the final inspection: by the doer, during work, by two persons, by the supervisor."""

import pytest

from domain.actors import Actor, Role
from domain.aggregates.work_order.commands.inspecting.models import (
    AcceptJob,
    ConfirmWorkmanship,
    RecordInProcessCheck,
    RecordSelfCheck,
    RejectJob,
)
from domain.aggregates.work_order.events.inspecting import InProcessCheckRecorded, JobRejected
from domain.aggregates.work_order.words import ConfirmingSide
from domain.reasons import ReasonCode
from tests.domain.work_order.histories_inspecting import (
    ACCEPTED,
    BY_SUPERVISOR,
    BY_TECHNICIAN,
    QUALITY_SPECIALIST,
    SELF_CHECKED,
    TECHNICAL_SUPERVISOR,
    confirmed,
    inspected,
    self_checked,
    to_inspect,
)
from tests.domain.work_order.histories_settling import note, order
from tests.domain.work_order.histories_working import (
    FINISH,
    FINISHED,
    at_work,
    clocked_off,
    clocked_on,
    dispatched,
    finished,
    to_finish,
    words,
)
from tests.support.scenario import (
    OTHER_TECHNICIAN,
    TECHNICIAN,
    WORKSHOP_SUPERVISOR,
    at,
    because,
    clock,
    staff,
)

SELF_CHECK = RecordSelfCheck(job="J1", record=words("Torque checked"))
IN_PROCESS = RecordInProcessCheck(job="J1", passed=True, record=words("Clean"))
AS_TECHNICIAN = ConfirmWorkmanship(job="J1", side=ConfirmingSide.TECHNICIAN)
AS_SUPERVISOR = ConfirmWorkmanship(job="J1", side=ConfirmingSide.SUPERVISOR)
ACCEPT = AcceptJob(job="J1")
REJECT = RejectJob(job="J1", reason=because(ReasonCode.WORKMANSHIP_DEFECT))
DOER_AS_SUPERVISOR = staff(TECHNICIAN.id, Role.WORKSHOP_SUPERVISOR)


def test_the_doer_checks_his_own_work_first() -> None:
    order(*finished()).when(SELF_CHECK, by=TECHNICIAN).then(SELF_CHECKED)
    order(*finished()).when(SELF_CHECK, by=OTHER_TECHNICIAN).then_refused("WO-QC-002")


@pytest.mark.parametrize("command", [SELF_CHECK, AS_TECHNICIAN, ACCEPT, REJECT])
def test_only_finished_work_is_checked(
    command: RecordSelfCheck | ConfirmWorkmanship | AcceptJob | RejectJob,
) -> None:
    order(*to_finish()).when(command, by=TECHNICIAN).then_refused("WO-QC-001")


@pytest.mark.parametrize("command", [SELF_CHECK, AS_SUPERVISOR, ACCEPT, REJECT])
def test_after_the_final_inspection_the_checks_are_over(
    command: RecordSelfCheck | ConfirmWorkmanship | AcceptJob | RejectJob,
) -> None:
    order(*inspected()).when(command, by=WORKSHOP_SUPERVISOR).then_refused("WO-QC-008")


@pytest.mark.requirement("R-041", "R-038")
@pytest.mark.parametrize("passes", [True, False])
def test_work_is_checked_while_it_is_done(passes: bool) -> None:
    command = IN_PROCESS.model_copy(update={"passed": passes})
    expected = InProcessCheckRecorded(job="J1", passed=passes, record=note("Clean"))
    order(*at_work()).when(command, by=QUALITY_SPECIALIST).then(expected)


@pytest.mark.requirement("R-041")
def test_a_check_during_work_comes_between_start_and_end() -> None:
    order(*dispatched()).when(IN_PROCESS, by=QUALITY_SPECIALIST).then_refused("WO-WORK-010")
    order(*finished()).when(IN_PROCESS, by=QUALITY_SPECIALIST).then_refused("WO-WORK-007")


def test_the_doer_does_not_check_during_work() -> None:
    doer = staff(TECHNICIAN.id, Role.QUALITY_SPECIALIST)
    order(*at_work()).when(IN_PROCESS, by=doer).then_refused("WO-QC-003")


@pytest.mark.requirement("R-039b")
@pytest.mark.parametrize("supervisor", [WORKSHOP_SUPERVISOR, TECHNICAL_SUPERVISOR])
def test_technician_and_supervisor_confirm_together(supervisor: Actor) -> None:
    work = order(*finished())
    work.when(AS_TECHNICIAN, by=TECHNICIAN).then(BY_TECHNICIAN)
    work.when(ACCEPT, by=WORKSHOP_SUPERVISOR).then_refused("WO-QC-006")
    work.when(AS_SUPERVISOR, by=supervisor).then(BY_SUPERVISOR)
    work.when(ACCEPT, by=WORKSHOP_SUPERVISOR).then(ACCEPTED)


@pytest.mark.requirement("R-039b")
def test_either_side_may_come_first_but_none_is_enough() -> None:
    work = order(*finished()).when(AS_SUPERVISOR, by=WORKSHOP_SUPERVISOR).then(BY_SUPERVISOR)
    work.when(ACCEPT, by=WORKSHOP_SUPERVISOR).then_refused("WO-QC-006")
    work.when(AS_TECHNICIAN, by=TECHNICIAN).then(BY_TECHNICIAN)


@pytest.mark.requirement("R-039b")
def test_one_person_does_not_confirm_for_both_sides() -> None:
    work = order(*finished(), at(clock(12), BY_TECHNICIAN, by=TECHNICIAN))
    work.when(AS_SUPERVISOR, by=DOER_AS_SUPERVISOR).then_refused("WO-QC-003")


@pytest.mark.requirement("R-039b")
@pytest.mark.parametrize(
    ("command", "by", "code"),
    [
        (AS_TECHNICIAN, OTHER_TECHNICIAN, "WO-QC-002"),
        (AS_TECHNICIAN, WORKSHOP_SUPERVISOR, "WO-QC-002"),
        (AS_SUPERVISOR, OTHER_TECHNICIAN, "WO-QC-005"),
    ],
)
def test_each_side_is_confirmed_by_its_own(command: ConfirmWorkmanship, by: Actor, code: str) -> None:
    order(*finished()).when(command, by=by).then_refused(code)


def test_no_side_confirms_twice() -> None:
    work = order(*finished(), *confirmed())
    work.when(AS_TECHNICIAN, by=TECHNICIAN).then_refused("WO-QC-004")
    work.when(AS_SUPERVISOR, by=TECHNICAL_SUPERVISOR).then_refused("WO-QC-004")


@pytest.mark.requirement("R-039a")
def test_the_supervisor_accepts_once() -> None:
    work = order(*finished(), *confirmed()).when(ACCEPT, by=WORKSHOP_SUPERVISOR).then(ACCEPTED)
    work.when(ACCEPT, by=WORKSHOP_SUPERVISOR).then_refused("WO-QC-007")


@pytest.mark.requirement("R-039a")
def test_the_doer_does_not_accept() -> None:
    order(*finished(), *confirmed()).when(ACCEPT, by=DOER_AS_SUPERVISOR).then_refused("WO-QC-003")


@pytest.mark.requirement("R-039a")
def test_rejected_work_goes_back_and_is_checked_anew() -> None:
    work = order(*finished(), self_checked(), *confirmed())
    work.when(REJECT, by=WORKSHOP_SUPERVISOR).then(JobRejected(job="J1"))
    reason = work.history[-1].meta.reason
    assert reason is not None
    assert reason.code is ReasonCode.WORKMANSHIP_DEFECT
    work.given(clocked_on(hour=12), clocked_off(hour=13))
    work.when(FINISH, by=TECHNICIAN).then(FINISHED)
    work.when(ACCEPT, by=WORKSHOP_SUPERVISOR).then_refused("WO-QC-006")


def test_even_accepted_work_may_be_rejected_before_the_final_inspection() -> None:
    order(*to_inspect()).when(REJECT, by=WORKSHOP_SUPERVISOR).then(JobRejected(job="J1"))
