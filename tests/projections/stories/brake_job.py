"""Order 1 in visit 1: brake pads, a control arm found on the way, a failed inspection, ten minutes late."""

from __future__ import annotations

from decimal import Decimal

from domain.aggregates.visit.events.presence import OrderFinished, OrderLinked, VehicleLeft
from domain.aggregates.visit.events.reception import ReceptionStarted, VehicleArrived
from domain.aggregates.visit.events.responsibility import (
    HandoverAccepted,
    MatterHandedOver,
    ProcessDeviationFlagged,
    ReceptionProcessChecked,
)
from domain.aggregates.visit.words import Ending, Means
from domain.aggregates.work_order.events.delivering import (
    DeliveryStepDone,
    DeliveryStepSkipped,
    GatePassIssued,
    OldPartChoiceRecorded,
    VehicleDelivered,
)
from domain.aggregates.work_order.events.dispatching import CrewMember, JobDispatched
from domain.aggregates.work_order.events.inspecting import (
    FinalInspectionAudited,
    FinalInspectionFailed,
    FinalInspectionPassed,
    InProcessCheckRecorded,
    InternalReworkOpened,
    JobAccepted,
    RatedItem,
    SelfCheckRecorded,
    WorkmanshipConfirmed,
)
from domain.aggregates.work_order.events.opening import (
    DeliveryPromiseChanged,
    DeliveryPromised,
    DispatchOrderIssued,
    ItemsExplained,
    OwnerSection,
    PreliminaryDiagnosisRecorded,
    PromiseKept,
    PromiseMade,
    RepairSection,
    SymptomRecorded,
    VehicleSection,
    WorkOrderOpened,
)
from domain.aggregates.work_order.events.quoting import (
    AdditionalWorkAcknowledged,
    JobAdded,
    JobAuthorised,
    JobQuoted,
)
from domain.aggregates.work_order.events.settling import (
    ChargesExplained,
    OrderSettled,
    PaymentReceived,
    SettlementAgreed,
    SettlementChecked,
    SettlementPrepared,
)
from domain.aggregates.work_order.events.working import (
    ClockedOff,
    ClockedOn,
    CompletionTimeConfirmed,
    DiagnosisRecorded,
    JobFinished,
    JobPaused,
    JobResumed,
    ProgressReported,
)
from domain.aggregates.work_order.lines import PayerShare, SettledLine
from domain.aggregates.work_order.words import Cause, ConfirmingSide, Formality, PaymentMethod
from domain.personal import PersonalKind
from domain.reasons import ReasonCode
from domain.trade import Channel, CostClass, DeliveryStep, JobSource, OldPartChoice, OrderClass, Payer
from tests.projections.log_builder import Log, labour, material, requirement, sealed, yuan
from tests.projections.stories.people import (
    FRONT_DESK_SUPERVISOR,
    INFORMATION_CLERK,
    TECHNICAL_SUPERVISOR,
)
from tests.support.scenario import (
    ADVISOR,
    CASHIER,
    DISPATCHER,
    INSPECTOR,
    OTHER_ADVISOR,
    RECEPTIONIST,
    TECHNICIAN,
    WORKSHOP_SUPERVISOR,
    clock,
)

ORDER, VISIT, VEHICLE, CUSTOMER = "order-1", "visit-1", "vehicle-1", "customer-1"


def brake_job() -> Log:
    log = Log()
    _arrival(log)
    _opening(log)
    _first_job(log)
    _additional_work(log)
    _parts_missing(log)
    _failed_inspection(log)
    _rework(log)
    _second_job(log)
    _settlement(log)
    _delivery(log)
    return log


def _arrival(log: Log) -> None:
    log.add(
        VISIT,
        clock(8),
        VehicleArrived(
            vehicle=VEHICLE,
            customer=CUSTOMER,
            odometer=45_200,
            fuel_percent=40,
            charge_percent=None,
            waiting_customer=False,
            appointment=None,
            appointed_at=None,
        ),
        by=RECEPTIONIST,
    )
    log.add(VISIT, clock(8, 6), ReceptionStarted(), by=ADVISOR)
    log.add(VISIT, clock(8, 10), MatterHandedOver(to="sa01"), by=RECEPTIONIST)
    log.add(VISIT, clock(8, 11), HandoverAccepted(), by=ADVISOR)
    checked = ReceptionProcessChecked(
        advisor="sa01", done=("greeting", "needs_repeated", "protective_covers"), missed=("signature",)
    )
    log.add(VISIT, clock(8, 12), checked, by=FRONT_DESK_SUPERVISOR)
    deviation = ProcessDeviationFlagged(
        advisor="sa01", step="signature", means=Means.WORK_ORDER, note=sealed(CUSTOMER, "no signature")
    )
    log.add(VISIT, clock(8, 50), deviation, by=INFORMATION_CLERK)


def _opening(log: Log) -> None:
    opened = WorkOrderOpened(
        vehicle=VehicleSection(vehicle=VEHICLE, odometer=45_200, model="Excelle"),
        owner=OwnerSection(customer=CUSTOMER),
        repair=RepairSection(order_class=OrderClass.REPAIR, visit=VISIT),
        formalities=(Formality.REGISTRATION,),
        advisor="sa01",
    )
    statement = sealed(CUSTOMER, "the brakes squeal", PersonalKind.STATEMENT)
    suspicion = PreliminaryDiagnosisRecorded(
        suspected_cause=sealed(CUSTOMER, "worn pads"), potential_claim=True
    )
    log.add(ORDER, clock(8, 15), opened)
    log.add(VISIT, clock(8, 15), OrderLinked(order=ORDER))
    log.add(ORDER, clock(8, 16), SymptomRecorded(symptom="S1", statement=statement))
    log.add(ORDER, clock(8, 18), suspicion)


def _first_job(log: Log) -> None:
    log.add(
        ORDER,
        clock(8, 20),
        JobAdded(
            job="J1",
            operation="BR-PAD",
            source=JobSource.CUSTOMER,
            payer=Payer.CUSTOMER,
            requirement=requirement("BR-PAD"),
            diagnostic=False,
            symptom="S1",
        ),
    )
    log.add(
        ORDER,
        clock(8, 22),
        JobQuoted(
            job="J1",
            revision=1,
            lines=(labour("L1", "BR-PAD"), material("L2", "PAD-01", yuan(500))),
            total=yuan(860),
            price_list="default-1",
            valid_until=clock(8, 22, days=7),
        ),
    )
    log.add(ORDER, clock(8, 25), DeliveryPromised(promised_at=clock(15), estimate=yuan(860)))
    log.add(ORDER, clock(8, 27), ItemsExplained(jobs=("J1",)))
    log.add(ORDER, clock(8, 28), JobAuthorised(job="J1", method=Channel.SIGNATURE, cap=yuan(900)))
    log.add(ORDER, clock(8, 30), DispatchOrderIssued(jobs=("J1",)))
    promise = PromiseMade(promise="P1", words=sealed(CUSTOMER, "call at noon"), due=clock(12))
    log.add(ORDER, clock(8, 32), promise)
    dispatched = JobDispatched(
        job="J1",
        crew=(CrewMember(technician="te01", share=Decimal(100)),),
        bay="B1",
        planned_start=clock(9),
        planned_end=clock(12, 30),
    )
    log.add(ORDER, clock(8, 40), dispatched, by=DISPATCHER)
    log.add(ORDER, clock(9), ClockedOn(job="J1", technician="te01"), by=TECHNICIAN)


def _additional_work(log: Log) -> None:
    log.add(
        ORDER,
        clock(9, 20),
        JobAdded(
            job="J2",
            operation="SUS-ARM",
            source=JobSource.TECHNICIAN,
            payer=Payer.CUSTOMER,
            requirement=requirement("SUS-ARM"),
            diagnostic=False,
            finding=sealed(CUSTOMER, "bush torn"),
        ),
        by=TECHNICIAN,
    )
    log.add(ORDER, clock(9, 25), AdditionalWorkAcknowledged(job="J2"), by=ADVISOR)
    log.add(
        ORDER,
        clock(9, 30),
        JobQuoted(
            job="J2",
            revision=1,
            lines=(labour("L3", "SUS-ARM"), material("L4", "ARM-01", yuan(900))),
            total=yuan(1500),
            price_list="default-1",
            valid_until=clock(9, 30, days=7),
        ),
    )
    log.add(ORDER, clock(9, 50), JobAuthorised(job="J2", method=Channel.PHONE, cap=yuan(1500)))
    log.add(ORDER, clock(9, 52), DispatchOrderIssued(jobs=("J2",)))


def _parts_missing(log: Log) -> None:
    log.add(ORDER, clock(10), ClockedOff(job="J1", technician="te01"), by=TECHNICIAN)
    log.add(ORDER, clock(10), JobPaused(job="J1"), by=TECHNICIAN, reason=ReasonCode.WAITING_PARTS)
    later = DeliveryPromiseChanged(
        previous=clock(15), promised_at=clock(16, 30), customer_agreed=True, after_expiry=False
    )
    log.add(ORDER, clock(10, 30), later, reason=ReasonCode.WAITING_PARTS)
    log.add(ORDER, clock(11), JobResumed(job="J1"), by=TECHNICIAN)
    log.add(ORDER, clock(11), ClockedOn(job="J1", technician="te01"), by=TECHNICIAN)
    in_process = InProcessCheckRecorded(job="J1", passed=True, record=sealed(CUSTOMER, "torque right"))
    log.add(ORDER, clock(11, 20), in_process, by=INSPECTOR)
    log.add(ORDER, clock(11, 40), PromiseKept(promise="P1"), by=OTHER_ADVISOR)
    log.add(ORDER, clock(11, 45), ProgressReported(job="J1", percent=80), by=TECHNICIAN)
    log.add(ORDER, clock(11, 45), CompletionTimeConfirmed(job="J1", expected_at=clock(12, 10)), by=TECHNICIAN)


def _finish(log: Log, job: str, hour: int, minute: int) -> None:
    at = clock(hour, minute)
    finished = JobFinished(job=job, work_done=sealed(CUSTOMER, f"{job} done"), cause_code="worn")
    log.add(ORDER, at, ClockedOff(job=job, technician="te01"), finished, by=TECHNICIAN)
    log.add(ORDER, at, SelfCheckRecorded(job=job, record=sealed(CUSTOMER, "checked")), by=TECHNICIAN)
    log.add(ORDER, at, WorkmanshipConfirmed(job=job, side=ConfirmingSide.TECHNICIAN), by=TECHNICIAN)
    confirmed = WorkmanshipConfirmed(job=job, side=ConfirmingSide.SUPERVISOR)
    log.add(ORDER, clock(hour, minute + 5), confirmed, by=WORKSHOP_SUPERVISOR)
    log.add(ORDER, clock(hour, minute + 6), JobAccepted(job=job), by=WORKSHOP_SUPERVISOR)


def _failed_inspection(log: Log) -> None:
    _finish(log, "J1", 12, 0)
    failed = FinalInspectionFailed(
        job="J1",
        items=(RatedItem(item="brakes", passed=False),),
        record=sealed(CUSTOMER, "still squeals"),
        cause=Cause.WORKMANSHIP,
        responsible="te01",
    )
    log.add(ORDER, clock(12, 30), failed, InternalReworkOpened(job="J1", round=1), by=INSPECTOR)


def _rework(log: Log) -> None:
    log.add(ORDER, clock(12, 45), ClockedOn(job="J1", technician="te01"), by=TECHNICIAN)
    _finish(log, "J1", 13, 15)
    log.add(ORDER, clock(13, 30), _passed("J1", "quiet now"), by=INSPECTOR)


def _passed(job: str, record: str) -> FinalInspectionPassed:
    return FinalInspectionPassed(
        job=job, items=(RatedItem(item="brakes", passed=True),), record=sealed(CUSTOMER, record)
    )


def _second_job(log: Log) -> None:
    dispatched = JobDispatched(
        job="J2",
        crew=(CrewMember(technician="te01", share=Decimal(100)),),
        bay="B1",
        planned_start=clock(13, 30),
        planned_end=clock(15, 30),
    )
    diagnosed = DiagnosisRecorded(
        job="J2",
        cause_code="worn",
        findings=sealed(CUSTOMER, "bush torn"),
        symptom_described_accurately=True,
    )
    log.add(ORDER, clock(13, 20), dispatched, by=DISPATCHER)
    log.add(ORDER, clock(13, 30), ClockedOn(job="J2", technician="te01"), by=TECHNICIAN)
    log.add(ORDER, clock(14), diagnosed, by=TECHNICIAN)
    _finish(log, "J2", 15, 10)
    log.add(ORDER, clock(15, 30), _passed("J2", "no play"), by=INSPECTOR)
    audited = FinalInspectionAudited(job="J2", upheld=True, finding=sealed(CUSTOMER, "agreed"))
    log.add(ORDER, clock(15, 35), audited, by=TECHNICAL_SUPERVISOR)


def _settlement(log: Log) -> None:
    prices = (("L1", "J1", 360), ("L2", "J1", 500), ("L3", "J2", 600), ("L4", "J2", 900))
    lines = tuple(
        SettledLine(
            line=line,
            job=job,
            cost_class=CostClass.LABOUR if line in ("L1", "L3") else CostClass.MATERIAL,
            gross=yuan(price),
            discount=yuan(0),
            net=yuan(price),
            shares=(PayerShare(payer=Payer.CUSTOMER, amount=yuan(price)),),
        )
        for line, job, price in prices
    )
    prepared = SettlementPrepared(
        settlement="B1",
        lines=lines,
        payers=(PayerShare(payer=Payer.CUSTOMER, amount=yuan(2360)),),
        labour=yuan(960),
        material=yuan(1400),
        other=yuan(0),
        total=yuan(2360),
        price_list="default-1",
    )
    log.add(ORDER, clock(15, 40), prepared, by=CASHIER)
    log.add(ORDER, clock(15, 45), SettlementChecked(settlement="B1"), by=FRONT_DESK_SUPERVISOR)
    log.add(ORDER, clock(15, 50), ChargesExplained(settlement="B1"))
    log.add(ORDER, clock(15, 52), SettlementAgreed(settlement="B1", method=Channel.SIGNATURE))
    settled = OrderSettled(settlement="B1", document_number="SH01-1", customer_due=yuan(2360))
    log.add(ORDER, clock(15, 55), settled, by=CASHIER)
    log.add(ORDER, clock(15, 57), PaymentReceived(method=PaymentMethod.WECHAT, amount=yuan(2360)), by=CASHIER)


def _delivery(log: Log) -> None:
    log.add(ORDER, clock(16), DeliveryStepDone(step=DeliveryStep.VEHICLE_WASHED))
    log.add(
        ORDER,
        clock(16, 30),
        DeliveryStepSkipped(step=DeliveryStep.OPERATION_EXPLAINED),
        reason=ReasonCode.CUSTOMER_IN_HURRY,
    )
    log.add(ORDER, clock(16, 32), OldPartChoiceRecorded(choice=OldPartChoice.WAIVED))
    log.add(ORDER, clock(16, 35), GatePassIssued(pass_number="G-1"))
    log.add(ORDER, clock(16, 40), VehicleDelivered(odometer_out=45_203))
    log.add(VISIT, clock(16, 40), OrderFinished(order=ORDER, how=Ending.DELIVERED))
    log.add(VISIT, clock(16, 45), VehicleLeft(odometer=45_203))
