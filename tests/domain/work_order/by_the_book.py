"""A work order by the book: whatever its state, which command brings it nearer to delivery, and who gives it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from domain.actors import Role
from domain.aggregates.work_order.billing import billable_lines, cleared, net_of, still_due, sums_to
from domain.aggregates.work_order.commands.contracting.models import (
    AmendContract,
    DraftContract,
    ReviewContract,
    SignContract,
)
from domain.aggregates.work_order.commands.delivering import (
    CompleteStep,
    DeliverVehicle,
    IssueGatePass,
    RecordOldPartChoice,
)
from domain.aggregates.work_order.commands.dispatching.models import DispatchJob, ReleaseSpecialProcess
from domain.aggregates.work_order.commands.inspecting.models import (
    AcceptJob,
    ConfirmWorkmanship,
    PassFinalInspection,
    RecordSelfCheck,
)
from domain.aggregates.work_order.commands.opening.models import (
    ExplainItems,
    IssueDispatchOrder,
    OpenWorkOrder,
    PromiseDelivery,
    RecordPreliminaryDiagnosis,
)
from domain.aggregates.work_order.commands.quoting.models import (
    AcknowledgeAdditionalWork,
    AddJob,
    AuthoriseJob,
    LabourItem,
    MaterialItem,
    QuoteJob,
    RecordPayerApproval,
)
from domain.aggregates.work_order.commands.reworking import AcceptComeback, AssessComeback, ClaimComeback
from domain.aggregates.work_order.commands.settling import (
    AgreeSettlement,
    CheckSettlement,
    ExplainCharges,
    PrepareSettlement,
    RecordPayment,
    SettleOrder,
    SplitPayers,
)
from domain.aggregates.work_order.commands.working.models import (
    AddAnalysisOpinion,
    CiteWorkStandard,
    ClockOff,
    ClockOn,
    CloseDiagnosis,
    FinishJob,
    ReceiveSublet,
)
from domain.aggregates.work_order.contracts import contract_missing, deciding_roles, quoted_total
from domain.aggregates.work_order.events.dispatching import CrewMember
from domain.aggregates.work_order.events.inspecting import RatedItem
from domain.aggregates.work_order.lines import PayerShare
from domain.aggregates.work_order.state import Job, WorkOrder
from domain.aggregates.work_order.words import Cause, ConfirmingSide, Formality, PaymentMethod, SameFault
from domain.aggregates.work_order.workable import PAYERS_TO_APPROVE
from domain.identifiers import LocalId
from domain.money import Money
from domain.reasons import ReasonCode
from domain.trade import Channel, JobSource, ManualKind, OldPartChoice, OrderClass
from tests.domain.work_order.shop import SPARE_CASHIER, SPARE_INSPECTOR, SPARE_SUPERVISOR, WORDS, Plan, Step
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import (
    ADVISOR,
    CASHIER,
    DISPATCHER,
    SERVICE_MANAGER,
    TECHNICIAN,
    WORKSHOP_SUPERVISOR,
    because,
    staff,
)


def next_step(state: WorkOrder, now: datetime, plan: Plan) -> Step | None:
    """None when the order has come to its end."""
    if state.opening is None:
        return Step(_arrival(plan.order_class), ADVISOR)
    if state.closed:
        return None
    return next(_steps(state, now, plan))


def _steps(state: WorkOrder, now: datetime, plan: Plan) -> Iterator[Step]:
    if plan.handover_first:
        yield from _handover(state)
    yield from _reception(state, now, plan)
    for job_id, job in state.jobs.items():
        if job.active:
            # a new quote may ask for a new authorisation even of finished work
            yield from _offer(state, job_id, job, now)
        if job.active and not job.checks.passed:
            yield from _to_the_workshop(state, job_id, job, now)
            yield from _work(state, job_id, job)
            yield from _checks(state, job_id, job)
    yield from _bill(state)
    yield from _handover(state)
    arrived_at_km = (state.opening and state.opening.odometer) or 0
    yield Step(DeliverVehicle(odometer_out=arrived_at_km + 5), ADVISOR)


def _arrival(order_class: OrderClass) -> OpenWorkOrder:
    return OpenWorkOrder(
        vehicle="vehicle-1",
        odometer=48_200,
        model="Sedan 1.5T",
        customer="customer-1",
        order_class=order_class,
        visit="visit-1",
        formalities=(Formality.NONE_REQUIRED,),
        advisor=ADVISOR.id,
    )


def _reception(state: WorkOrder, now: datetime, plan: Plan) -> Iterator[Step]:
    opening = state.opening
    if opening is None:
        return
    if not opening.diagnosed and not any(job.offer.revision for job in state.jobs.values()):
        yield Step(RecordPreliminaryDiagnosis(suspected_cause=WORDS, potential_claim=False), ADVISOR)
    if opening.promised_at is None:
        promise = PromiseDelivery(promised_at=now + timedelta(hours=4), estimate=Money(fen=66_000))
        yield Step(promise, ADVISOR)
    if not state.jobs and state.bill.number is None:
        yield Step(AddJob(operation=plan.operation, source=JobSource.CUSTOMER, payer=plan.payer), ADVISOR)
    if opening.order_class is OrderClass.REWORK_OUT:
        yield from _comeback(state)


def _comeback(state: WorkOrder) -> Iterator[Step]:
    comeback = state.comeback
    if comeback is None:
        claim = ClaimComeback(original_order="work_order-0", original_jobs=("J1",), symptom=WORDS)
        yield Step(claim, ADVISOR)
    elif comeback.same_fault is None:
        assess = AssessComeback(same_fault=SameFault.YES, cause=Cause.WORKMANSHIP, finding=WORDS)
        yield Step(assess, SPARE_INSPECTOR)
    elif comeback.accepted is None:
        yield Step(AcceptComeback(), SERVICE_MANAGER)


def _offer(state: WorkOrder, job_id: LocalId, job: Job, now: datetime) -> Iterator[Step]:
    offer = job.offer
    if job.found_by_technician and not offer.acknowledged:
        yield Step(AcknowledgeAdditionalWork(job=job_id), ADVISOR)
    if not offer.authorised:
        if offer.valid_until is None or offer.valid_until < now:
            # a clock that runs on through a new quote has to stop first
            yield from _clocks_off(job_id, job)
            pads = MaterialItem(part="PAD-01", quantity=Decimal(1), unit_price=Money(fen=30_000))
            labour = LabourItem(operation=job.spec.operation)
            yield Step(QuoteJob(job=job_id, labour=(labour,), materials=(pads,)), ADVISOR)
        yield Step(AuthoriseJob(job=job_id, method=Channel.PHONE, cap=offer.total), ADVISOR)
    if job.spec.payer in PAYERS_TO_APPROVE and not offer.payer_approval:
        approval = RecordPayerApproval(job=job_id, payer=job.spec.payer, reference="A-1")
        yield Step(approval, ADVISOR)


def _to_the_workshop(state: WorkOrder, job_id: LocalId, job: Job, now: datetime) -> Iterator[Step]:
    placement = job.placement
    if not placement.issued:
        if state.opening and job_id not in state.opening.explained:
            yield Step(ExplainItems(jobs=(job_id,)), ADVISOR)
        if contract_missing(state, DEFAULT_RULES):
            yield _contract(state)
        yield Step(IssueDispatchOrder(jobs=(job_id,)), ADVISOR)
    if placement.special_process:
        for role in DEFAULT_RULES.special_process_release:
            if role not in placement.released_by:
                yield Step(ReleaseSpecialProcess(job=job_id), staff(f"rl{len(placement.releasers)}", role))
    if not placement.crew:
        dispatch = DispatchJob(
            job=job_id,
            crew=(CrewMember(technician=TECHNICIAN.id, share=Decimal(100)),),
            bay="B01",
            planned_start=now,
            planned_end=now + timedelta(hours=2),
            reason=because(ReasonCode.SPECIAL_SKILL),
        )
        yield Step(dispatch, DISPATCHER)


def _contract(state: WorkOrder) -> Step:
    contract = state.contract
    if not contract.revision:
        return Step(DraftContract(), ADVISOR)
    missing = deciding_roles(contract.kinds, DEFAULT_RULES) - contract.signed_off
    outdated = set(contract_missing(state, DEFAULT_RULES)) - set(contract.kinds)
    if contract.rejected or contract.signed_by_customer or outdated or contract.total != quoted_total(state):
        return Step(AmendContract(change=WORDS), ADVISOR)
    for role in sorted(missing):
        return Step(ReviewContract(approved=True), staff(f"rv{len(contract.reviewers)}", role))
    return Step(SignContract(method=Channel.SIGNATURE, evidence="c" * 64), ADVISOR)


def _work(state: WorkOrder, job_id: LocalId, job: Job) -> Iterator[Step]:
    work = job.work
    if work.finished:
        return
    if work.at_sublet:
        yield Step(ReceiveSublet(job=job_id, cost=Money(fen=100)), DISPATCHER)
    yield from _clocks_off(job_id, job)
    if not work.hands_on:
        technician = job.placement.crew[0].technician
        yield Step(ClockOn(job=job_id, technician=technician), staff(technician, Role.TECHNICIAN))
    if not work.cited:
        cite = CiteWorkStandard(job=job_id, manual=ManualKind.REPAIR_MANUAL, reference="54-10")
        yield Step(cite, TECHNICIAN)
    for case_id, case in state.cases.items():
        if case.open and case.job == job_id:
            if not case.opinions:
                yield Step(AddAnalysisOpinion(case=case_id, opinion=WORDS), WORKSHOP_SUPERVISOR)
            yield Step(CloseDiagnosis(case=case_id, conclusion=WORDS), WORKSHOP_SUPERVISOR)
    yield Step(FinishJob(job=job_id, work_done=WORDS, cause_code="wear"), WORKSHOP_SUPERVISOR)


def _clocks_off(job_id: LocalId, job: Job) -> Iterator[Step]:
    for technician in job.work.clocks:
        yield Step(ClockOff(job=job_id, technician=technician), WORKSHOP_SUPERVISOR)


def _checks(state: WorkOrder, job_id: LocalId, job: Job) -> Iterator[Step]:
    checks = job.checks
    doer = staff(min(job.work.worked_by), Role.TECHNICIAN)
    if not checks.self_checked:
        yield Step(RecordSelfCheck(job=job_id, record=WORDS), doer)
    if checks.confirmed_by_technician is None:
        yield Step(ConfirmWorkmanship(job=job_id, side=ConfirmingSide.TECHNICIAN), doer)
    if checks.confirmed_by_supervisor is None:
        yield Step(ConfirmWorkmanship(job=job_id, side=ConfirmingSide.SUPERVISOR), SPARE_SUPERVISOR)
    if not checks.accepted:
        yield Step(AcceptJob(job=job_id), SPARE_SUPERVISOR)
    order_class = state.opening.order_class if state.opening else OrderClass.REPAIR
    items = tuple(
        RatedItem(item=item, passed=True) for item in DEFAULT_RULES.final_inspection_items[order_class]
    )
    inspection = PassFinalInspection(job=job_id, items=items, record=WORDS, certificate_number="C-1")
    yield Step(inspection, SPARE_INSPECTOR)


def _bill(state: WorkOrder) -> Iterator[Step]:
    bill, lines = state.bill, billable_lines(state)
    if not lines:
        return
    if bill.number is None:
        for line in lines.values():
            shares = bill.splits.get(line.line)
            if shares is not None and not sums_to(shares, net_of(line, bill)):
                anew = (PayerShare(payer=line.payer, amount=net_of(line, bill)),)
                yield Step(SplitPayers(line=line.line, shares=anew), ADVISOR)
        yield Step(PrepareSettlement(), CASHIER)
        return
    if not bill.settled:
        if not bill.checked:
            checker = CASHIER if bill.prepared_by == SPARE_CASHIER.id else SPARE_CASHIER
            yield Step(CheckSettlement(settlement=bill.number), checker)
        if not bill.explained:
            yield Step(ExplainCharges(settlement=bill.number), ADVISOR)
        if not bill.agreed:
            yield Step(AgreeSettlement(settlement=bill.number, method=Channel.PHONE), ADVISOR)
        yield Step(SettleOrder(settlement=bill.number), CASHIER)
    if not cleared(bill):
        yield Step(RecordPayment(method=PaymentMethod.CASH, amount=still_due(bill)), CASHIER)


def _handover(state: WorkOrder) -> Iterator[Step]:
    handover = state.handover
    for step in DEFAULT_RULES.delivery_steps:
        if step not in handover.done | handover.skipped:
            yield Step(CompleteStep(step=step), ADVISOR)
    if handover.old_parts is None:
        yield Step(RecordOldPartChoice(choice=OldPartChoice.WAIVED), ADVISOR)
    nothing_open = (state.bill.settled or not billable_lines(state)) and cleared(state.bill)
    if not handover.gate_pass and nothing_open:
        yield Step(IssueGatePass(pass_number="G-1"), CASHIER)
