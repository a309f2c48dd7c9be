"""What comes between in the best of workshops: sensible commands off the straight way."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

from domain.actors import Role
from domain.aggregates.work_order.billing import billable_lines, net_of, overpaid
from domain.aggregates.work_order.commands.dispatching.models import (
    MarkSpecialProcess,
    PlanOperations,
    ReassignJob,
)
from domain.aggregates.work_order.commands.inspecting.models import (
    AuditFinalInspection,
    FailFinalInspection,
    RecordInProcessCheck,
    RejectJob,
)
from domain.aggregates.work_order.commands.opening.models import (
    CancelOrder,
    ChooseExpressLane,
    EscalatePromise,
    MakePromise,
)
from domain.aggregates.work_order.commands.quoting.models import AddJob, DeclineJob, QuoteJob, ServiceItem
from domain.aggregates.work_order.commands.reworking import (
    AnalyseQualityAccident,
    CloseQualityAccident,
    CloseRework,
    DisposeNonconformity,
    InspectRework,
    RecordRootCause,
    ReportQualityAccident,
    ReviewNonconformity,
)
from domain.aggregates.work_order.commands.settling import (
    ApplyDiscount,
    ApproveCredit,
    RefundPayment,
    ReverseSettlement,
    SplitPayers,
)
from domain.aggregates.work_order.commands.working.models import (
    ClockOn,
    EscalateDiagnosis,
    PauseJob,
    ResumeJob,
    SendSublet,
)
from domain.aggregates.work_order.events.dispatching import CrewMember, PlannedStep
from domain.aggregates.work_order.events.inspecting import RatedItem
from domain.aggregates.work_order.events.reworking import ResponsibilityShare
from domain.aggregates.work_order.lines import PayerShare
from domain.aggregates.work_order.state import WorkOrder
from domain.aggregates.work_order.words import AccidentKind, Cause, Disposal, FaultLevel, PaymentMethod
from domain.money import Money
from domain.reasons import ReasonCode
from domain.trade import CostClass, JobSource, Payer
from tests.domain.work_order.shop import SPARE_INSPECTOR, WORDS, Step
from tests.support.scenario import (
    ADVISOR,
    DISPATCHER,
    INSPECTOR,
    SERVICE_MANAGER,
    STATION_HEAD,
    TECHNICIAN,
    WORKSHOP_SUPERVISOR,
    because,
    staff,
)

Disturbance = Callable[[WorkOrder, str, datetime], Step]
"""Of a state, one of its jobs and the time of day."""
_TECHNICAL_SUPERVISOR = staff("ts01", Role.TECHNICAL_SUPERVISOR)
_MISTAKE = because(ReasonCode.ENTRY_MISTAKE)


def _more_work_is_found(state: WorkOrder, job: str, now: datetime) -> Step:
    found = AddJob(operation="SUS-ARM", source=JobSource.TECHNICIAN, payer=Payer.CUSTOMER, finding=WORDS)
    return Step(found, TECHNICIAN)


def _the_price_goes_up(state: WorkOrder, job: str, now: datetime) -> Step:
    dear = ServiceItem(cost_class=CostClass.SUBLET, title="Towing", amount=Money(fen=2_500_000))
    return Step(QuoteJob(job=job, services=(dear,)), ADVISOR)


def _the_customer_declines(state: WorkOrder, job: str, now: datetime) -> Step:
    return Step(DeclineJob(job=job, reason=because(ReasonCode.PRICE_TOO_HIGH)), ADVISOR)


def _a_promise_is_at_risk(state: WorkOrder, job: str, now: datetime) -> Step:
    if state.opening and state.opening.promises:
        return Step(EscalatePromise(promise="P1", to_role=Role.SERVICE_MANAGER), ADVISOR)
    return Step(MakePromise(words=WORDS, due=now + timedelta(hours=1)), ADVISOR)


def _the_express_lane(state: WorkOrder, job: str, now: datetime) -> Step:
    return Step(ChooseExpressLane(), ADVISOR)


def _operations_are_planned(state: WorkOrder, job: str, now: datetime) -> Step:
    steps = (PlannedStep(sequence=1, title="Lift the car", minutes=5),)
    return Step(PlanOperations(job=job, steps=steps, with_advisor=ADVISOR.id), WORKSHOP_SUPERVISOR)


def _a_special_process(state: WorkOrder, job: str, now: datetime) -> Step:
    return Step(MarkSpecialProcess(job=job, process="Welding"), WORKSHOP_SUPERVISOR)


def _another_crew(state: WorkOrder, job: str, now: datetime) -> Step:
    crew = tuple(CrewMember(technician=person, share=Decimal(50)) for person in ("te02", INSPECTOR.id))
    reassign = ReassignJob(
        job=job,
        crew=crew,
        bay="B02",
        planned_start=now,
        planned_end=now + timedelta(hours=1),
        reason=because(ReasonCode.WORKSHOP_LOAD),
    )
    return Step(reassign, DISPATCHER)


def _the_inspector_lends_a_hand(state: WorkOrder, job: str, now: datetime) -> Step:
    return Step(ClockOn(job=job, technician=INSPECTOR.id), WORKSHOP_SUPERVISOR)


def _parts_are_missing(state: WorkOrder, job: str, now: datetime) -> Step:
    return Step(PauseJob(job=job, reason=because(ReasonCode.WAITING_PARTS)), WORKSHOP_SUPERVISOR)


def _parts_are_there(state: WorkOrder, job: str, now: datetime) -> Step:
    return Step(ResumeJob(job=job), WORKSHOP_SUPERVISOR)


def _nobody_knows_the_fault(state: WorkOrder, job: str, now: datetime) -> Step:
    return Step(EscalateDiagnosis(job=job, level=FaultLevel.MAJOR, question=WORDS), TECHNICIAN)


def _an_outside_shop(state: WorkOrder, job: str, now: datetime) -> Step:
    return Step(SendSublet(job=job, vendor="Turning shop"), DISPATCHER)


def _a_look_in_between(state: WorkOrder, job: str, now: datetime) -> Step:
    return Step(RecordInProcessCheck(job=job, passed=True, record=WORDS), WORKSHOP_SUPERVISOR)


def _the_supervisor_sends_it_back(state: WorkOrder, job: str, now: datetime) -> Step:
    return Step(RejectJob(job=job, reason=because(ReasonCode.WORKMANSHIP_DEFECT)), WORKSHOP_SUPERVISOR)


def _the_inspector_finds_a_fault(state: WorkOrder, job: str, now: datetime) -> Step:
    items = (RatedItem(item="brakes", passed=False),)
    return Step(FailFinalInspection(job=job, items=items, record=WORDS, cause=Cause.PART), SPARE_INSPECTOR)


def _the_audit_finds_a_fault(state: WorkOrder, job: str, now: datetime) -> Step:
    return Step(AuditFinalInspection(job=job, upheld=False, finding=WORDS), _TECHNICAL_SUPERVISOR)


def _a_discount(state: WorkOrder, job: str, now: datetime) -> Step:
    line = next(reversed(list(billable_lines(state))), "L1")
    goodwill = because(ReasonCode.GOODWILL)
    return Step(ApplyDiscount(line=line, amount=Money(fen=501), reason=goodwill), SERVICE_MANAGER)


def _the_maker_pays_half(state: WorkOrder, job: str, now: datetime) -> Step:
    line = next(reversed(list(billable_lines(state).values())), None)
    net = net_of(line, state.bill).fen if line else 2
    shares = (
        PayerShare(payer=Payer.CUSTOMER, amount=Money(fen=net // 2)),
        PayerShare(payer=Payer.MANUFACTURER, amount=Money(fen=net - net // 2)),
    )
    return Step(SplitPayers(line=line.line if line else "L1", shares=shares), ADVISOR)


def _credit(state: WorkOrder, job: str, now: datetime) -> Step:
    return Step(ApproveCredit(amount=Money(fen=10_000)), SERVICE_MANAGER)


def _the_bill_is_reversed(state: WorkOrder, job: str, now: datetime) -> Step:
    return Step(ReverseSettlement(settlement=state.bill.number or "B1", reason=_MISTAKE), SERVICE_MANAGER)


def _a_paid_bill_is_reversed(state: WorkOrder, job: str, now: datetime) -> Step:
    in_force = state.bill.number if state.bill.paid.fen else None
    return Step(ReverseSettlement(settlement=in_force or "B99", reason=_MISTAKE), SERVICE_MANAGER)


def _money_is_given_back(state: WorkOrder, job: str, now: datetime) -> Step:
    refund = RefundPayment(method=PaymentMethod.CASH, amount=overpaid(state.bill), reason=_MISTAKE)
    return Step(refund, SERVICE_MANAGER)


def _the_comeback_is_reviewed(state: WorkOrder, job: str, now: datetime) -> Step:
    reviewed = state.comeback is not None and Role.STATION_HEAD in state.comeback.proposals
    by = WORKSHOP_SUPERVISOR if reviewed else STATION_HEAD
    return Step(ReviewNonconformity(proposal=Disposal.REPAIR_AGAIN), by)


def _the_comeback_is_disposed_of(state: WorkOrder, job: str, now: datetime) -> Step:
    return Step(DisposeNonconformity(disposal=Disposal.REPAIR_AGAIN), STATION_HEAD)


def _the_cause_is_found(state: WorkOrder, job: str, now: datetime) -> Step:
    return Step(RecordRootCause(cause=Cause.PART, analysis=WORDS), _TECHNICAL_SUPERVISOR)


def _the_rework_is_inspected(state: WorkOrder, job: str, now: datetime) -> Step:
    return Step(InspectRework(passed=True, record=WORDS), SPARE_INSPECTOR)


def _the_rework_is_closed(state: WorkOrder, job: str, now: datetime) -> Step:
    shares = (ResponsibilityShare(cause=Cause.PART, share=Decimal(100)),)
    return Step(CloseRework(cost=Money(fen=28_000), shares=shares), STATION_HEAD)


def _a_machine_is_damaged(state: WorkOrder, job: str, now: datetime) -> Step:
    if not state.accidents:
        report = ReportQualityAccident(kind=AccidentKind.MACHINE_DAMAGE, description=WORDS)
        return Step(report, WORKSHOP_SUPERVISOR)
    if not state.accidents["A1"].analysed:
        return Step(
            AnalyseQualityAccident(accident="A1", cause=Cause.WORKMANSHIP, analysis=WORDS),
            _TECHNICAL_SUPERVISOR,
        )
    return Step(CloseQualityAccident(accident="A1", measures=WORDS), _TECHNICAL_SUPERVISOR)


def _the_order_is_cancelled(state: WorkOrder, job: str, now: datetime) -> Step:
    return Step(CancelOrder(reason=because(ReasonCode.CUSTOMER_WISH)), ADVISOR)


DISTURBANCES: tuple[Disturbance, ...] = (
    _more_work_is_found,
    _the_price_goes_up,
    _the_customer_declines,
    _a_promise_is_at_risk,
    _the_express_lane,
    _operations_are_planned,
    _a_special_process,
    _another_crew,
    _the_inspector_lends_a_hand,
    _parts_are_missing,
    _parts_are_there,
    _nobody_knows_the_fault,
    _an_outside_shop,
    _a_look_in_between,
    _the_supervisor_sends_it_back,
    _the_inspector_finds_a_fault,
    _the_audit_finds_a_fault,
    _a_discount,
    _the_maker_pays_half,
    _credit,
    _the_bill_is_reversed,
    _a_paid_bill_is_reversed,
    _money_is_given_back,
    _the_comeback_is_reviewed,
    _the_comeback_is_disposed_of,
    _the_cause_is_found,
    _the_rework_is_inspected,
    _the_rework_is_closed,
    _a_machine_is_damaged,
    _the_order_is_cancelled,
)
RARE = frozenset({_the_order_is_cancelled, _the_express_lane})
"""Ends the order, or asks for short work only."""
