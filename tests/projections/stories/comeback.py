"""Order 3 in visit 3: an earlier order's fault is back; accepted, at the house's cost, still in the queue."""

from __future__ import annotations

from decimal import Decimal

from domain.aggregates.visit.events.presence import OrderLinked
from domain.aggregates.visit.events.reception import ReceptionStarted, VehicleArrived
from domain.aggregates.work_order.events.opening import (
    DeliveryPromised,
    DispatchOrderIssued,
    OwnerSection,
    PreliminaryDiagnosisRecorded,
    RecordReturnedForCorrection,
    RepairSection,
    VehicleSection,
    WorkOrderOpened,
)
from domain.aggregates.work_order.events.quoting import JobAdded, JobAuthorised, JobQuoted
from domain.aggregates.work_order.events.reworking import (
    ComebackAccepted,
    ComebackAssessed,
    ComebackClaimed,
    ReworkRootCauseRecorded,
)
from domain.aggregates.work_order.words import Cause, Formality, RecordSection, SameFault
from domain.reasons import ReasonCode
from domain.trade import Channel, JobSource, OrderClass, Payer
from tests.projections.log_builder import Log, labour, requirement, sealed, yuan
from tests.projections.stories.people import FRONT_DESK_SUPERVISOR, TECHNICAL_SUPERVISOR
from tests.support.scenario import ADVISOR, WORKSHOP_SUPERVISOR, clock

ORDER, VISIT, VEHICLE, CUSTOMER, EARLIER = "order-3", "visit-3", "vehicle-3", "customer-3", "order-0"


def comeback() -> Log:
    log = Log()
    _reception(log)
    _assessment(log)
    _job(log)
    returned = RecordReturnedForCorrection(
        sections=(RecordSection.DOCUMENTS, RecordSection.CUSTOMER_DATA), to="sa01"
    )
    log.add(ORDER, clock(14, 30), returned, by=FRONT_DESK_SUPERVISOR, reason=ReasonCode.ENTRY_MISTAKE)
    return log


def _reception(log: Log) -> None:
    arrived = VehicleArrived(
        vehicle=VEHICLE,
        customer=CUSTOMER,
        odometer=61_000,
        fuel_percent=None,
        charge_percent=55,
        waiting_customer=False,
        appointment=None,
        appointed_at=None,
    )
    opened = WorkOrderOpened(
        vehicle=VehicleSection(vehicle=VEHICLE, odometer=61_000, model="Velite"),
        owner=OwnerSection(customer=CUSTOMER),
        repair=RepairSection(order_class=OrderClass.REWORK_OUT, visit=VISIT),
        formalities=(Formality.NONE_REQUIRED,),
        advisor="sa01",
    )
    log.add(VISIT, clock(13, 40), arrived, by=ADVISOR)
    log.add(VISIT, clock(13, 52), ReceptionStarted(), by=ADVISOR)
    log.add(ORDER, clock(13, 55), opened)
    log.add(VISIT, clock(13, 55), OrderLinked(order=ORDER))


def _assessment(log: Log) -> None:
    claimed = ComebackClaimed(
        original_order=EARLIER,
        original_jobs=("J1",),
        original_technicians=("te02",),
        symptom=sealed(CUSTOMER, "the noise is back"),
    )
    assessed = ComebackAssessed(
        same_fault=SameFault.YES, cause=Cause.WORKMANSHIP, finding=sealed(CUSTOMER, "clip missing")
    )
    cause = ReworkRootCauseRecorded(cause=Cause.WORKMANSHIP, analysis=sealed(CUSTOMER, "clip forgotten"))
    log.add(ORDER, clock(13, 57), claimed)
    log.add(ORDER, clock(14), assessed, by=TECHNICAL_SUPERVISOR)
    log.add(ORDER, clock(14, 2), ComebackAccepted(), by=WORKSHOP_SUPERVISOR)
    log.add(ORDER, clock(14, 5), cause, by=TECHNICAL_SUPERVISOR)


def _job(log: Log) -> None:
    diagnosis = PreliminaryDiagnosisRecorded(
        suspected_cause=sealed(CUSTOMER, "clip missing"), potential_claim=False
    )
    added = JobAdded(
        job="J1",
        operation="BR-PAD",
        source=JobSource.CUSTOMER,
        payer=Payer.INTERNAL,
        requirement=requirement("BR-PAD"),
        diagnostic=False,
    )
    quoted = JobQuoted(
        job="J1",
        revision=1,
        lines=(labour("L1", "BR-PAD", Decimal("0.5")),),
        total=yuan(150),
        price_list="default-1",
        valid_until=clock(14, 8, days=7),
    )
    log.add(ORDER, clock(14, 6), diagnosis)
    log.add(ORDER, clock(14, 7), added)
    log.add(ORDER, clock(14, 8), quoted, by=FRONT_DESK_SUPERVISOR, reason=ReasonCode.CONDITION_OF_VEHICLE)
    log.add(ORDER, clock(14, 10), DeliveryPromised(promised_at=clock(17), estimate=yuan(0)))
    log.add(ORDER, clock(14, 12), JobAuthorised(job="J1", method=Channel.IN_PERSON, cap=yuan(150)))
    log.add(ORDER, clock(14, 20), DispatchOrderIssued(jobs=("J1",)))
