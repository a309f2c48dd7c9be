"""External rework: claimed, decided, reviewed, inspected, closed."""

from decimal import Decimal

import pytest
from pydantic import SecretStr, ValidationError

from domain.actors import Actor, Role
from domain.aggregates.work_order.commands.reworking import (
    AcceptComeback,
    AssessComeback,
    ClaimComeback,
    CloseRework,
    DeclineComeback,
    DisposeNonconformity,
    InspectRework,
    RecordRepeatVisit,
    RecordRootCause,
    ReviewNonconformity,
    ReworkingCommand,
)
from domain.aggregates.work_order.events.delivering import VehicleDelivered
from domain.aggregates.work_order.events.opening import WorkOrderCancelled
from domain.aggregates.work_order.events.reworking import (
    ComebackAccepted,
    ComebackAssessed,
    ComebackClaimed,
    ComebackDeclined,
    NonconformityDisposed,
    NonconformityReviewed,
    RepeatVisitRecorded,
    ResponsibilityShare,
    ReworkClosed,
    ReworkInspected,
    ReworkRootCauseRecorded,
)
from domain.aggregates.work_order.events.working import JobCancelled
from domain.aggregates.work_order.words import Cause, Disposal, SameFault
from domain.money import Money
from domain.personal import PersonalKind
from domain.reasons import ReasonCode
from domain.trade import OrderClass
from tests.domain.work_order.histories_settling import (
    CUSTOMER,
    LABOUR_LINE,
    Order,
    agreed,
    note,
    opened,
    order,
    worked,
    yuan,
)
from tests.support.scenario import (
    ADVISOR,
    INSPECTOR,
    SERVICE_MANAGER,
    STATION_HEAD,
    TECHNICIAN,
    WORKSHOP_SUPERVISOR,
    because,
    personal,
    staff,
)

TECHNICAL_SUPERVISOR = staff("ts01", Role.TECHNICAL_SUPERVISOR)
FORMER_TECHNICIAN = staff("te08", Role.TECHNICIAN)
ORIGINAL = {"original_technicians": "te08,te09"}
PHOTO = "b" * 64

CLAIM = ClaimComeback(
    original_order="work_order-0", original_jobs=("J1", "J2"), symptom=SecretStr("the noise is back")
)
CLAIMED = ComebackClaimed(
    original_order="work_order-0",
    original_jobs=("J1", "J2"),
    original_technicians=("te08", "te09"),
    symptom=personal(PersonalKind.STATEMENT, CUSTOMER, "the noise is back"),
)
ASSESS = AssessComeback(same_fault=SameFault.YES, cause=Cause.WORKMANSHIP, finding=SecretStr("bolt loose"))
ASSESSED = ComebackAssessed(same_fault=SameFault.YES, cause=Cause.WORKMANSHIP, finding=note("bolt loose"))
DECLINE = DeclineComeback(reason=because(ReasonCode.CUSTOMER_USE), evidence=(PHOTO,))
ROOT_CAUSE = RecordRootCause(cause=Cause.WORKMANSHIP, analysis=SecretStr("torque not checked"))
INSPECT = InspectRework(passed=True, record=SecretStr("tight, no noise"))
COST = yuan(280)
SHARES = (
    ResponsibilityShare(cause=Cause.WORKMANSHIP, share=Decimal("66.67")),
    ResponsibilityShare(cause=Cause.PART, share=Decimal("33.33")),
)
CLOSE = CloseRework(cost=COST, shares=SHARES)
REWORK = opened(OrderClass.REWORK_OUT)


def review(disposal: Disposal = Disposal.REPAIR_AGAIN) -> ReviewNonconformity:
    return ReviewNonconformity(proposal=disposal)


def reviewed(disposal: Disposal = Disposal.REPAIR_AGAIN, *, deciding: bool = True) -> NonconformityReviewed:
    return NonconformityReviewed(deciding=deciding, proposal=disposal)


def dispose(disposal: Disposal = Disposal.REPAIR_AGAIN) -> DisposeNonconformity:
    return DisposeNonconformity(disposal=disposal)


def accepted() -> Order:
    """A comeback claimed, assessed and accepted; its job not yet begun."""
    return order(REWORK, CLAIMED, ASSESSED, ComebackAccepted(), *agreed("J1", LABOUR_LINE))


@pytest.mark.requirement("R-038", "R-045a")
def test_a_comeback_is_linked_to_the_order_it_comes_from() -> None:
    order(REWORK).when(CLAIM, known=ORIGINAL).then(CLAIMED)


def test_a_comeback_of_work_that_nobody_clocked() -> None:
    scenario = order(REWORK).when(CLAIM, known={"original_technicians": ""})
    assert scenario.state.comeback is not None
    assert scenario.state.comeback.original_technicians == frozenset()


def test_a_comeback_needs_a_known_original() -> None:
    order(REWORK).when(CLAIM).then_refused("WO-REWORK-004")


@pytest.mark.parametrize("order_class", [each for each in OrderClass if each is not OrderClass.REWORK_OUT])
def test_a_comeback_on_another_class_of_order(order_class: OrderClass) -> None:
    order(opened(order_class)).when(CLAIM, known=ORIGINAL).then_refused("WO-REWORK-001")


def test_a_comeback_is_claimed_once() -> None:
    order(REWORK, CLAIMED).when(CLAIM, known=ORIGINAL).then_refused("WO-REWORK-002")


def test_an_order_is_not_its_own_original() -> None:
    own = CLAIM.model_copy(update={"original_order": "work_order-1"})
    order(REWORK).when(own, known=ORIGINAL).then_refused("WO-REWORK-003")


@pytest.mark.requirement("R-045a")
def test_an_assessment_may_be_repeated_until_the_decision() -> None:
    scenario = order(REWORK, CLAIMED)
    unclear = ASSESS.model_copy(update={"same_fault": SameFault.UNCLEAR})
    scenario.when(unclear, by=INSPECTOR).then(ASSESSED.model_copy(update={"same_fault": SameFault.UNCLEAR}))
    scenario.when(ASSESS, by=INSPECTOR).then(ASSESSED)
    scenario.when(AcceptComeback(), by=SERVICE_MANAGER).then(ComebackAccepted())
    scenario.when(ASSESS, by=INSPECTOR).then_refused("WO-REWORK-006")


@pytest.mark.requirement("R-045a")
@pytest.mark.parametrize("by", [FORMER_TECHNICIAN, staff(FORMER_TECHNICIAN.id, Role.TECHNICAL_SUPERVISOR)])
def test_nobody_assesses_his_own_former_work(by: Actor) -> None:
    order(REWORK, CLAIMED).when(ASSESS, by=by).then_refused("WO-REWORK-007")


def test_a_comeback_is_declined_with_evidence_and_reason() -> None:
    scenario = order(REWORK, CLAIMED, ASSESSED).when(DECLINE, by=SERVICE_MANAGER)
    scenario.then(ComebackDeclined(evidence=(PHOTO,)))
    reason = scenario.history[-1].meta.reason
    assert reason is not None
    assert reason.code is ReasonCode.CUSTOMER_USE


def test_declining_without_evidence() -> None:
    with pytest.raises(ValidationError, match="at least 1"):
        DeclineComeback(reason=because(ReasonCode.CUSTOMER_USE), evidence=())


@pytest.mark.parametrize("command", [AcceptComeback(), DECLINE])
def test_decisions_follow_an_assessment_and_stand(command: AcceptComeback | DeclineComeback) -> None:
    order(REWORK).when(command).then_refused("WO-REWORK-005")
    order(REWORK, CLAIMED).when(command).then_refused("WO-REWORK-008")
    accepted().when(command).then_refused("WO-REWORK-006")


@pytest.mark.requirement("R-045b")
def test_the_root_cause_of_a_rework_is_recorded() -> None:
    accepted().when(ROOT_CAUSE, by=TECHNICAL_SUPERVISOR).then(
        ReworkRootCauseRecorded(cause=Cause.WORKMANSHIP, analysis=note("torque not checked"))
    )


@pytest.mark.requirement("R-047")
def test_a_disposal_needs_every_responsible_role() -> None:
    scenario = accepted().when(dispose(), by=STATION_HEAD).then_refused("WO-REWORK-013")
    scenario.when(review(), by=STATION_HEAD).then(reviewed())
    scenario.when(dispose(), by=STATION_HEAD).then_refused("WO-REWORK-013")
    scenario.when(review(), by=WORKSHOP_SUPERVISOR).then(reviewed())
    scenario.when(dispose(), by=STATION_HEAD).then(NonconformityDisposed(disposal=Disposal.REPAIR_AGAIN))


@pytest.mark.requirement("R-047")
def test_the_service_manager_takes_part_and_decides_nothing() -> None:
    scenario = accepted().when(review(), by=STATION_HEAD)
    opinion = ReviewNonconformity(proposal=Disposal.COMPENSATE, opinion=SecretStr("offer a free service"))
    scenario.when(opinion, by=SERVICE_MANAGER).then(
        NonconformityReviewed(
            deciding=False, proposal=Disposal.COMPENSATE, opinion=note("offer a free service")
        )
    )
    scenario.when(dispose(), by=STATION_HEAD).then_refused("WO-REWORK-013")


@pytest.mark.requirement("R-047")
def test_other_roles_take_no_part() -> None:
    accepted().when(review(), by=ADVISOR).then_refused("WO-REWORK-010")


@pytest.mark.requirement("R-047")
def test_one_person_does_not_review_for_two_roles() -> None:
    scenario = accepted().when(review(), by=STATION_HEAD)
    both = staff(STATION_HEAD.id, Role.WORKSHOP_SUPERVISOR)
    scenario.when(review(), by=both).then_refused("WO-REWORK-011")


@pytest.mark.requirement("R-047")
def test_what_is_done_is_what_all_of_them_proposed() -> None:
    scenario = accepted().when(review(Disposal.CONCESSION), by=STATION_HEAD)
    scenario.when(review(), by=WORKSHOP_SUPERVISOR)
    scenario.when(dispose(), by=STATION_HEAD).then_refused("WO-REWORK-014")
    scenario.when(dispose(Disposal.CONCESSION), by=STATION_HEAD).then_refused("WO-REWORK-014")
    scenario.when(review(), by=STATION_HEAD).when(dispose(), by=STATION_HEAD)
    scenario.then(NonconformityDisposed(disposal=Disposal.REPAIR_AGAIN))
    scenario.when(dispose(), by=STATION_HEAD).then_refused("WO-REWORK-012")
    scenario.when(review(), by=STATION_HEAD).then_refused("WO-REWORK-012")


@pytest.mark.parametrize("command", [review(), dispose(), ROOT_CAUSE, INSPECT, CLOSE])
def test_nothing_is_done_about_a_comeback_that_was_not_accepted(command: ReworkingCommand) -> None:
    undecided = order(REWORK, CLAIMED, ASSESSED)
    undecided.when(command, by=STATION_HEAD).then_refused("WO-REWORK-009")
    declined = order(REWORK, CLAIMED, ASSESSED, ComebackDeclined(evidence=(PHOTO,)))
    declined.when(command, by=STATION_HEAD).then_refused("WO-REWORK-009")
    order(REWORK).when(command, by=STATION_HEAD).then_refused("WO-REWORK-009")


@pytest.mark.requirement("R-045a", "R-038")
def test_finished_rework_is_inspected_with_a_record() -> None:
    scenario = accepted().when(INSPECT, by=INSPECTOR).then_refused("WO-REWORK-015")
    scenario.given(*worked("J1")).when(INSPECT, by=INSPECTOR)
    scenario.then(ReworkInspected(passed=True, record=note("tight, no noise")))


def test_an_order_without_work_has_no_rework_to_inspect() -> None:
    scenario = accepted().given(JobCancelled(job="J1", work_started=False))
    scenario.when(INSPECT, by=INSPECTOR).then_refused("WO-REWORK-015")


@pytest.mark.requirement("R-045a")
def test_nobody_inspects_rework_on_an_order_he_worked_on() -> None:
    scenario = accepted().given(*worked("J1"))
    by = staff(TECHNICIAN.id, Role.QUALITY_INSPECTOR)
    scenario.when(INSPECT, by=by).then_refused("WO-REWORK-016")


def disposed() -> Order:
    """Everything done about the comeback but the inspection."""
    scenario = accepted().given(*worked("J1")).when(ROOT_CAUSE, by=TECHNICAL_SUPERVISOR)
    scenario.when(review(), by=STATION_HEAD).when(review(), by=WORKSHOP_SUPERVISOR)
    return scenario.when(dispose(), by=STATION_HEAD)


def test_closing_a_rework_with_its_cost_and_whose_fault_it_was() -> None:
    scenario = disposed().when(INSPECT, by=INSPECTOR).when(CLOSE, by=STATION_HEAD)
    scenario.then(ReworkClosed(cost=COST, shares=SHARES))
    scenario.when(CLOSE, by=STATION_HEAD).then_refused("WO-REWORK-021")


def test_a_rework_is_closed_after_cause_disposal_and_inspection() -> None:
    accepted().when(CLOSE).then_refused("WO-REWORK-018")
    accepted().when(ROOT_CAUSE, by=TECHNICAL_SUPERVISOR).when(CLOSE).then_refused("WO-REWORK-019")
    disposed().when(CLOSE).then_refused("WO-REWORK-020")
    failed = INSPECT.model_copy(update={"passed": False})
    disposed().when(failed, by=INSPECTOR).when(CLOSE).then_refused("WO-REWORK-020")


def share(cause: Cause, per_cent: str) -> ResponsibilityShare:
    return ResponsibilityShare(cause=cause, share=Decimal(per_cent))


@pytest.mark.parametrize(
    "shares",
    [
        (share(Cause.PART, "99.99"),),
        (share(Cause.PART, "60"), share(Cause.WORKMANSHIP, "40.01")),
        (share(Cause.PART, "60"), share(Cause.PART, "40")),
    ],
)
def test_shares_that_are_no_whole(shares: tuple[ResponsibilityShare, ...]) -> None:
    close = CloseRework(cost=COST, shares=shares)
    disposed().when(INSPECT, by=INSPECTOR).when(close).then_refused("WO-REWORK-022")


@pytest.mark.parametrize(("fen", "code"), [(0, None), (-1, "WO-REWORK-023")])
def test_what_a_rework_may_cost(fen: int, code: str | None) -> None:
    cost = Money(fen=fen)
    scenario = disposed().when(INSPECT, by=INSPECTOR).when(CloseRework(cost=cost, shares=SHARES))
    if code is None:
        scenario.then(ReworkClosed(cost=cost, shares=SHARES))
    else:
        scenario.then_refused(code)


def test_a_rework_is_closed_after_delivery_but_not_on_a_cancelled_order() -> None:
    delivered = disposed().when(INSPECT, by=INSPECTOR).given(VehicleDelivered(odometer_out=48_201))
    delivered.when(CLOSE).then(ReworkClosed(cost=COST, shares=SHARES))
    cancelled = disposed().given(WorkOrderCancelled(work_started=True))
    cancelled.when(CLOSE).then_refused("WO-ORDER-007")


@pytest.mark.requirement("R-048")
def test_a_repeat_visit_is_counted_once_with_its_reason() -> None:
    repeat = RecordRepeatVisit(earlier_order="work_order-0", reason=because(ReasonCode.SAME_FAULT_RETURNED))
    scenario = order(opened()).when(repeat).then(RepeatVisitRecorded(earlier_order="work_order-0"))
    reason = scenario.history[-1].meta.reason
    assert reason is not None
    assert reason.code is ReasonCode.SAME_FAULT_RETURNED
    scenario.when(repeat).then_refused("WO-REWORK-017")
    another = repeat.model_copy(update={"earlier_order": "work_order-7"})
    scenario.when(another).then(RepeatVisitRecorded(earlier_order="work_order-7"))


def test_an_order_does_not_repeat_itself() -> None:
    repeat = RecordRepeatVisit(earlier_order="work_order-1", reason=because(ReasonCode.PART_DEFECT))
    order(opened()).when(repeat).then_refused("WO-REWORK-003")
