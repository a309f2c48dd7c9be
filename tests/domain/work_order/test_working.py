"""Following, diagnosing, sending out, finishing and cancelling a job."""

from datetime import datetime

import pytest

from domain.aggregates.work_order.commands.working.models import (
    CancelJob,
    CiteWorkStandard,
    ConfirmCompletionTime,
    ExplainRepairPlan,
    ProposeRepairPlan,
    ReceiveSublet,
    RecordDiagnosis,
    ReportProgress,
    SendSublet,
    SuperviseJob,
)
from domain.aggregates.work_order.events.inspecting import InternalReworkOpened
from domain.aggregates.work_order.events.opening import SymptomRecorded
from domain.aggregates.work_order.events.quoting import AuthorisationReset
from domain.aggregates.work_order.events.working import (
    CompletionTimeConfirmed,
    DiagnosisRecorded,
    JobCancelled,
    JobSupervised,
    ProgressReported,
    RepairPlanExplained,
    RepairPlanProposed,
    SubletReceived,
    SubletSent,
)
from domain.aggregates.work_order.words import SupervisionAct
from domain.money import ZERO, Money
from domain.personal import PersonalKind
from domain.reasons import ReasonCode
from domain.trade import ManualKind
from domain.workforce import Grade, Shift
from tests.domain.work_order.histories_dispatching import (
    PRICE,
    PROMISED,
    added,
    authorised,
    quoted,
    shift,
    to_dispatch,
)
from tests.domain.work_order.histories_settling import BRAKES, CUSTOMER, note, opened, order, prepared
from tests.domain.work_order.histories_working import (
    CITED,
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
    ADVISOR,
    DISPATCHER,
    OTHER_TECHNICIAN,
    RECEPTIONIST,
    TECHNICIAN,
    WORKSHOP_SUPERVISOR,
    because,
    clock,
    personal,
    staff,
)

OUTSIDE = SubletSent(job="J1", vendor="V-7")
CANCEL = CancelJob(job="J1", reason=because(ReasonCode.CUSTOMER_WISH))


@pytest.mark.requirement("R-029")
@pytest.mark.parametrize("percent", [0, 100])
def test_progress_is_reported_with_a_remark(percent: int) -> None:
    command = ReportProgress(job="J1", percent=percent, remark=words("Bolt seized"))
    expected = ProgressReported(job="J1", percent=percent, remark=note("Bolt seized"))
    order(*at_work()).when(command, by=TECHNICIAN).then(expected)


def test_no_progress_before_the_start() -> None:
    order(*dispatched()).when(ReportProgress(job="J1", percent=10)).then_refused("WO-WORK-010")


@pytest.mark.requirement("R-029")
def test_the_completion_time_is_confirmed() -> None:
    expected = CompletionTimeConfirmed(job="J1", expected_at=clock(15))
    command = ConfirmCompletionTime(job="J1", expected_at=clock(15))
    order(*at_work()).when(command, by=RECEPTIONIST, at=clock(10)).then(expected)


@pytest.mark.requirement("R-029")
@pytest.mark.parametrize("expected_at", [clock(9, 59), clock(10)])
def test_a_completion_time_lies_in_the_future(expected_at: datetime) -> None:
    command = ConfirmCompletionTime(job="J1", expected_at=expected_at)
    order(*at_work()).when(command, by=RECEPTIONIST, at=clock(10)).then_refused("WO-WORK-014")


@pytest.mark.requirement("R-031a")
def test_a_repair_plan_is_proposed_and_explained() -> None:
    work = order(*dispatched())
    work.when(ExplainRepairPlan(job="J1"), by=ADVISOR).then_refused("WO-WORK-015")
    plan = ProposeRepairPlan(job="J1", plan=words("Replace the arm, align"))
    work.when(plan, by=TECHNICIAN).then(RepairPlanProposed(job="J1", plan=note("Replace the arm, align")))
    work.when(ExplainRepairPlan(job="J1"), by=TECHNICIAN).then(RepairPlanExplained(job="J1"))


def diagnosing(accurately: bool | None = None) -> RecordDiagnosis:
    return RecordDiagnosis(
        job="J1",
        cause_code="BUSH",
        fault_code="C1234",
        findings=words("Rear bush torn"),
        symptom_described_accurately=accurately,
    )


def diagnosed(accurately: bool | None = None) -> DiagnosisRecorded:
    return DiagnosisRecorded(
        job="J1",
        cause_code="BUSH",
        fault_code="C1234",
        findings=note("Rear bush torn"),
        symptom_described_accurately=accurately,
    )


@pytest.mark.requirement("R-031b")
def test_the_technician_records_the_diagnosis() -> None:
    order(*at_work()).when(diagnosing(), by=TECHNICIAN).then(diagnosed())


@pytest.mark.requirement("R-017a")
@pytest.mark.parametrize("accurately", [True, False])
def test_the_diagnosis_judges_how_reception_described_the_symptom(accurately: bool) -> None:
    said = SymptomRecorded(symptom="S1", statement=personal(PersonalKind.STATEMENT, CUSTOMER, "It knocks"))
    work = order(opened(), said, *at_work(symptom="S1")[1:])
    work.when(diagnosing(accurately), by=TECHNICIAN).then(diagnosed(accurately))


def test_without_a_symptom_there_is_nothing_to_judge() -> None:
    order(*at_work()).when(diagnosing(True), by=TECHNICIAN).then_refused("WO-WORK-016")


def test_diagnosing_is_work() -> None:
    order(*dispatched()).when(diagnosing(), by=TECHNICIAN).then_refused("WO-WORK-010")


@pytest.mark.requirement("R-031c")
def test_the_manual_is_cited() -> None:
    command = CiteWorkStandard(job="J1", manual=ManualKind.REPAIR_MANUAL, reference="SM-42-1")
    order(*at_work()).when(command, by=TECHNICIAN).then(CITED)


def supervising(junior: str = OTHER_TECHNICIAN.id) -> SuperviseJob:
    return SuperviseJob(job="J1", junior=junior, act=SupervisionAct.GUIDANCE)


def known(*shifts: Shift) -> dict[str, Shift]:
    return {shift.technician: shift for shift in shifts}


@pytest.mark.requirement("R-026b")
@pytest.mark.parametrize("act", SupervisionAct)
def test_a_senior_supervises_a_junior(act: SupervisionAct) -> None:
    shifts = known(shift(grade=Grade.SENIOR), shift(OTHER_TECHNICIAN.id, Grade.INTERMEDIATE))
    command = supervising().model_copy(update={"act": act})
    expected = JobSupervised(job="J1", senior=TECHNICIAN.id, junior=OTHER_TECHNICIAN.id, act=act)
    order(*at_work()).when(command, by=TECHNICIAN, shifts=shifts).then(expected)


@pytest.mark.requirement("R-026b")
@pytest.mark.parametrize("grade", [Grade.JUNIOR, Grade.INTERMEDIATE])
def test_who_does_not_rank_above_does_not_supervise(grade: Grade) -> None:
    shifts = known(shift(grade=grade), shift(OTHER_TECHNICIAN.id, Grade.INTERMEDIATE))
    order(*at_work()).when(supervising(), by=TECHNICIAN, shifts=shifts).then_refused("WO-WORK-024")


def test_a_grade_must_be_known() -> None:
    alone = known(shift(grade=Grade.SENIOR))
    order(*at_work()).when(supervising(), by=TECHNICIAN, shifts=alone).then_refused("WO-WORK-023")


def test_a_junior_elsewhere_is_not_supervised_here() -> None:
    order(*at_work()).when(supervising("te09"), by=TECHNICIAN).then_refused("WO-WORK-025")


@pytest.mark.parametrize("cost", [ZERO, Money(fen=1)])
def test_a_job_goes_out_and_comes_back(cost: Money) -> None:
    work = order(*to_dispatch())
    work.when(SendSublet(job="J1", vendor="V-7"), by=DISPATCHER).then(OUTSIDE)
    work.when(SendSublet(job="J1", vendor="V-7"), by=DISPATCHER).then_refused("WO-WORK-008")
    received = SubletReceived(job="J1", cost=cost)
    work.when(ReceiveSublet(job="J1", cost=cost), by=DISPATCHER).then(received)
    work.when(ReceiveSublet(job="J1", cost=cost), by=DISPATCHER).then_refused("WO-WORK-009")


def test_a_sublet_costs_no_negative_amount() -> None:
    command = ReceiveSublet(job="J1", cost=Money(fen=-1))
    order(*to_dispatch(), OUTSIDE).when(command, by=DISPATCHER).then_refused("WO-WORK-026")


def test_only_issued_and_agreed_jobs_without_a_clock_go_out() -> None:
    command = SendSublet(job="J1", vendor="V-7")
    not_issued = order(opened(), added(), quoted(), PROMISED, authorised())
    not_issued.when(command, by=DISPATCHER).then_refused("WO-DISPATCH-001")
    reset = AuthorisationReset(job="J1", quoted=Money(fen=70_000), cap=PRICE)
    order(*to_dispatch(), reset).when(command, by=DISPATCHER).then_refused("WO-WORKABLE-001")
    order(*at_work()).when(command, by=DISPATCHER).then_refused("WO-WORK-006")


@pytest.mark.requirement("R-031b")
def test_a_job_is_finished_with_a_record_of_the_work() -> None:
    order(*to_finish()).when(FINISH, by=TECHNICIAN).then(FINISHED)


@pytest.mark.requirement("R-031c")
def test_no_job_is_finished_without_a_citation() -> None:
    uncited = order(*dispatched(), clocked_on(), clocked_off())
    uncited.when(FINISH, by=TECHNICIAN).then_refused("WO-WORK-021")


def test_a_job_nobody_worked_on_is_not_finished() -> None:
    order(*dispatched(), CITED).when(FINISH, by=TECHNICIAN).then_refused("WO-WORK-010")


def test_no_finish_under_an_open_clock() -> None:
    order(*at_work(), CITED).when(FINISH, by=TECHNICIAN).then_refused("WO-WORK-006")


def test_no_finish_while_the_job_is_outside() -> None:
    order(*to_finish(), OUTSIDE).when(FINISH, by=TECHNICIAN).then_refused("WO-WORK-008")


def test_no_finish_above_what_is_authorised() -> None:
    reset = AuthorisationReset(job="J1", quoted=Money(fen=70_000), cap=PRICE)
    order(*to_finish(), reset).when(FINISH, by=TECHNICIAN).then_refused("WO-WORKABLE-001")


def test_who_did_not_work_does_not_finish() -> None:
    stranger = staff("te09", TECHNICIAN.role)
    order(*to_finish()).when(FINISH, by=stranger).then_refused("WO-WORK-022")
    order(*to_finish()).when(FINISH, by=WORKSHOP_SUPERVISOR).then(FINISHED)


def test_finishing_twice_is_refused() -> None:
    order(*finished()).when(FINISH, by=TECHNICIAN).then_refused("WO-WORK-007")


def test_a_rework_is_worked_on_before_it_is_finished() -> None:
    rework = order(*finished(), InternalReworkOpened(job="J1", round=1))
    rework.when(FINISH, by=TECHNICIAN).then_refused("WO-WORK-010")
    rework.given(clocked_on(hour=12), clocked_off(hour=13))
    rework.when(FINISH, by=TECHNICIAN).then(FINISHED)


def test_a_job_is_cancelled_before_the_start() -> None:
    cancelled = order(*dispatched()).when(CANCEL, by=ADVISOR)
    cancelled.then(JobCancelled(job="J1", work_started=False))
    cancelled.when(CANCEL, by=ADVISOR).then_refused("WO-ORDER-003")


def test_hours_clocked_before_the_cancellation_are_known_as_lost() -> None:
    order(*to_finish()).when(CANCEL, by=ADVISOR).then(JobCancelled(job="J1", work_started=True))


def test_no_cancellation_under_an_open_clock_or_outside() -> None:
    order(*at_work()).when(CANCEL, by=ADVISOR).then_refused("WO-WORK-006")
    order(*to_dispatch(), OUTSIDE).when(CANCEL, by=ADVISOR).then_refused("WO-WORK-008")


def test_no_cancellation_while_the_bill_is_prepared() -> None:
    prepared(*BRAKES).when(CANCEL, by=ADVISOR).then_refused("WO-ORDER-004")
