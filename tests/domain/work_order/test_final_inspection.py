"""The final inspection before the car leaves: who may, what is rated, what follows from a failure, its audit."""

import pytest
from pydantic import ValidationError

from domain.actors import Actor, Role
from domain.aggregates.work_order.commands.inspecting.models import (
    AuditFinalInspection,
    FailFinalInspection,
    PassFinalInspection,
)
from domain.aggregates.work_order.events.delivering import VehicleDelivered
from domain.aggregates.work_order.events.inspecting import FinalInspectionAudited, JobRejected
from domain.aggregates.work_order.events.opening import WorkOrderCancelled
from domain.aggregates.work_order.events.working import JobCancelled
from domain.aggregates.work_order.words import Cause
from domain.trade import OrderClass
from tests.domain.work_order.histories_dispatching import authorised, quoted
from tests.domain.work_order.histories_inspecting import (
    REPAIR_ITEMS,
    TECHNICAL_SUPERVISOR,
    accepted,
    confirmed,
    failed,
    failing,
    inspected,
    passed,
    passing,
    rated,
    rework,
    self_checked,
    to_inspect,
)
from tests.domain.work_order.histories_settling import BRAKES, Past, note, order, prepared, settled
from tests.domain.work_order.histories_working import (
    FINISH,
    FINISHED,
    clocked_off,
    clocked_on,
    finished,
    on,
    to_finish,
    words,
)
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import INSPECTOR, OTHER_TECHNICIAN, TECHNICIAN, at, clock, staff

DOER_AS_INSPECTOR = staff(TECHNICIAN.id, Role.QUALITY_INSPECTOR)
SECOND_INSPECTOR = staff("qi02", Role.QUALITY_INSPECTOR)


@pytest.mark.requirement("R-037a", "R-038")
def test_the_inspector_passes_a_job_with_every_item_rated_and_a_record() -> None:
    order(*to_inspect()).when(passing(), by=INSPECTOR).then(passed())


@pytest.mark.requirement("R-037a")
@pytest.mark.parametrize("order_class", OrderClass)
def test_the_mandatory_items_are_those_of_the_order_class(order_class: OrderClass) -> None:
    names = DEFAULT_RULES.final_inspection_items[order_class]
    work = order(*to_inspect(order_class=order_class))
    work.when(passing(rated(*names[:-1])), by=INSPECTOR).then_refused("WO-QC-011")
    work.when(passing(rated(*names)), by=INSPECTOR).then(passed(rated(*names)))


@pytest.mark.requirement("R-037a")
@pytest.mark.parametrize(
    ("history", "code"),
    [
        (to_finish(), "WO-QC-001"),
        ([*finished(), *confirmed(), accepted()], "WO-QC-009"),
        ([*finished(), self_checked(), *confirmed()[:1], accepted()], "WO-QC-006"),
        ([*finished(), self_checked(), *confirmed()], "WO-QC-010"),
        (inspected(), "WO-QC-008"),
    ],
    ids=["unfinished", "no self-check", "not confirmed", "not accepted", "passed already"],
)
def test_the_final_inspection_comes_last_and_once(history: list[Past], code: str) -> None:
    order(*history).when(passing(), by=INSPECTOR).then_refused(code)


@pytest.mark.requirement("R-037a")
@pytest.mark.parametrize("command", [passing(), failing()], ids=["pass", "fail"])
def test_the_doer_is_never_the_inspector(command: PassFinalInspection | FailFinalInspection) -> None:
    order(*to_inspect()).when(command, by=DOER_AS_INSPECTOR).then_refused("WO-QC-003")


@pytest.mark.requirement("R-037a")
def test_who_worked_in_an_earlier_round_stays_a_doer() -> None:
    second_round: list[Past] = [
        at(clock(13), failed(), by=INSPECTOR),
        rework(),
        clocked_on(OTHER_TECHNICIAN.id, 14),
        clocked_off(OTHER_TECHNICIAN.id, 15),
        FINISHED,
        self_checked(),
        *confirmed(),
        accepted(),
    ]
    order(*to_inspect(), *second_round).when(passing(), by=DOER_AS_INSPECTOR).then_refused("WO-QC-003")
    order(*to_inspect(), *second_round).when(passing(), by=INSPECTOR).then(passed())


def test_a_failed_item_is_no_pass() -> None:
    items = rated(*REPAIR_ITEMS, failed=("brakes",))
    order(*to_inspect()).when(passing(items), by=INSPECTOR).then_refused("WO-QC-012")


@pytest.mark.parametrize("extra", ["brakes", "horn"])
def test_more_may_be_rated_but_nothing_twice(extra: str) -> None:
    items = (*rated(*REPAIR_ITEMS), *rated(extra))
    work = order(*to_inspect()).when(passing(items), by=INSPECTOR)
    if extra in REPAIR_ITEMS:
        work.then_refused("WO-QC-013")
    else:
        work.then(passed(items))


@pytest.mark.requirement("R-037a")
@pytest.mark.parametrize("operation", ["MT-B", "EN-OVH"])
def test_some_operations_need_an_exit_certificate(operation: str) -> None:
    work = order(*to_inspect(operation))
    work.when(passing(), by=INSPECTOR).then_refused("WO-QC-014")
    work.when(passing(certificate="HG-0001"), by=INSPECTOR).then(passed(certificate="HG-0001"))


@pytest.mark.requirement("R-038")
@pytest.mark.parametrize("model", [PassFinalInspection, FailFinalInspection])
@pytest.mark.parametrize("record", [None, "", "   "])
def test_no_inspection_without_a_record(
    model: type[PassFinalInspection | FailFinalInspection], record: str | None
) -> None:
    body: dict[str, object] = {"job": "J1", "items": [{"item": "brakes", "passed": False}], "record": record}
    if model is FailFinalInspection:
        body["cause"] = "part"
    with pytest.raises(ValidationError) as refused:
        model.model_validate(body)
    assert [error["loc"] for error in refused.value.errors()] == [("record",)]
    model.model_validate({**body, "record": "Pads loose"})


@pytest.mark.requirement("R-038", "R-045a")
def test_a_failed_inspection_sends_the_same_job_back_as_internal_rework() -> None:
    work = order(*to_inspect()).when(failing(), by=INSPECTOR).then(failed(), rework())
    work.when(passing(), by=INSPECTOR).then_refused("WO-QC-001")
    work.when(FINISH, by=TECHNICIAN).then_refused("WO-WORK-010")
    work.when(on(), by=TECHNICIAN)
    work.given(clocked_off(hour=15))
    work.when(FINISH, by=TECHNICIAN).then(FINISHED)
    work.when(passing(), by=INSPECTOR).then_refused("WO-QC-009")


@pytest.mark.requirement("R-045a")
def test_reworks_are_counted() -> None:
    first = order(*to_inspect(), failed(), rework(), FINISHED)
    first.when(failing(), by=SECOND_INSPECTOR).then(failed(), rework(2))


@pytest.mark.requirement("R-045a")
def test_an_internal_rework_keeps_price_and_authorisation() -> None:
    before = order(*to_inspect())
    after = order(*to_inspect()).when(failing(), by=INSPECTOR)
    assert after.state.jobs["J1"].offer == before.state.jobs["J1"].offer
    assert after.state.jobs["J1"].offer.cap == authorised().cap
    assert after.state.jobs["J1"].offer.lines == quoted().lines


def test_a_failure_names_what_failed() -> None:
    order(*to_inspect()).when(failing(rated("brakes")), by=INSPECTOR).then_refused("WO-QC-015")
    twice = (*rated("brakes"), *rated("brakes", failed=("brakes",)))
    order(*to_inspect()).when(failing(twice), by=INSPECTOR).then_refused("WO-QC-013")


@pytest.mark.parametrize("cause", Cause)
def test_workmanship_is_blamed_on_doers_only(cause: Cause) -> None:
    work = order(*to_inspect()).when(failing(cause=cause, responsible="pa01"), by=INSPECTOR)
    if cause is Cause.WORKMANSHIP:
        work.then_refused("WO-QC-016")
    else:
        work.then(failed(cause=cause, responsible="pa01"), rework())


def test_unfinished_work_is_not_inspected() -> None:
    order(*to_finish()).when(failing(), by=INSPECTOR).then_refused("WO-QC-001")


def auditing(upheld: bool = True) -> AuditFinalInspection:
    return AuditFinalInspection(job="J1", upheld=upheld, finding=words("Looked again"))


def audited(upheld: bool = True) -> FinalInspectionAudited:
    return FinalInspectionAudited(job="J1", upheld=upheld, finding=note("Looked again"))


@pytest.mark.requirement("R-037b")
def test_the_technical_supervisor_audits_a_final_inspection() -> None:
    order(*inspected()).when(auditing(), by=TECHNICAL_SUPERVISOR).then(audited())


@pytest.mark.requirement("R-037b", "R-045a")
def test_an_inspection_that_is_not_upheld_opens_a_rework() -> None:
    work = order(*inspected()).when(auditing(upheld=False), by=TECHNICAL_SUPERVISOR)
    work.then(audited(upheld=False), rework())
    work.when(auditing(), by=TECHNICAL_SUPERVISOR).then_refused("WO-QC-017")


@pytest.mark.requirement("R-037b")
@pytest.mark.parametrize(
    ("by", "code"),
    [
        (staff(INSPECTOR.id, Role.TECHNICAL_SUPERVISOR), "WO-QC-018"),
        (staff(TECHNICIAN.id, Role.TECHNICAL_SUPERVISOR), "WO-QC-003"),
    ],
    ids=["inspector", "doer"],
)
def test_nobody_audits_himself(by: Actor, code: str) -> None:
    order(*inspected()).when(auditing(), by=by).then_refused(code)


def test_without_a_passed_inspection_there_is_nothing_to_audit() -> None:
    order(*to_inspect()).when(auditing(), by=TECHNICAL_SUPERVISOR).then_refused("WO-QC-017")
    rejected = order(*to_inspect(), JobRejected(job="J1"))
    rejected.when(auditing(), by=TECHNICAL_SUPERVISOR).then_refused("WO-QC-017")


def test_after_the_bill_is_prepared_an_audit_can_only_uphold() -> None:
    billed = prepared(*BRAKES)
    billed.when(auditing(upheld=False), by=TECHNICAL_SUPERVISOR).then_refused("WO-ORDER-004")
    billed.when(auditing(), by=TECHNICAL_SUPERVISOR).then(audited())


@pytest.mark.requirement("R-037b")
def test_an_audit_after_the_delivery_is_recorded_and_reopens_no_work() -> None:
    gone = order(*inspected()).given(VehicleDelivered(odometer_out=48_210))
    gone.when(auditing(), by=TECHNICAL_SUPERVISOR).then(audited())
    gone.when(auditing(upheld=False), by=TECHNICAL_SUPERVISOR).then(audited(upheld=False))
    assert gone.state.jobs["J1"].checks.passed
    billed = settled(*BRAKES).given(VehicleDelivered(odometer_out=48_210))
    billed.when(auditing(upheld=False), by=TECHNICAL_SUPERVISOR).then(audited(upheld=False))


def test_a_cancelled_order_or_job_is_not_audited() -> None:
    cancelled = order(*inspected(), WorkOrderCancelled(work_started=True))
    cancelled.when(auditing(), by=TECHNICAL_SUPERVISOR).then_refused("WO-ORDER-007")
    without_job = order(*inspected(), JobCancelled(job="J1", work_started=True))
    without_job.when(auditing(), by=TECHNICAL_SUPERVISOR).then_refused("WO-ORDER-003")
