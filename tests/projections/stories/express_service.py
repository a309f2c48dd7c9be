"""Order 2 in visit 2: a service by appointment in the express lane, the customer waits and asks for tea."""

from __future__ import annotations

from decimal import Decimal

from domain.actors import Role
from domain.aggregates.visit.events.presence import (
    OrderLinked,
    WaitingCustomerChanged,
    WaitingRequestClosed,
    WaitingRequestLogged,
)
from domain.aggregates.visit.events.reception import ReceptionStarted, VehicleArrived
from domain.aggregates.work_order.events.dispatching import CrewMember, JobDispatched
from domain.aggregates.work_order.events.inspecting import (
    FinalInspectionPassed,
    JobAccepted,
    RatedItem,
    SelfCheckRecorded,
    WorkmanshipConfirmed,
)
from domain.aggregates.work_order.events.opening import (
    DeliveryPromised,
    DispatchOrderIssued,
    ExpressLaneChosen,
    ItemsExplained,
    OwnerSection,
    PreliminaryDiagnosisRecorded,
    PromiseEscalated,
    PromiseMade,
    RepairSection,
    VehicleSection,
    WorkOrderOpened,
)
from domain.aggregates.work_order.events.quoting import JobAdded, JobAuthorised, JobQuoted
from domain.aggregates.work_order.events.working import ClockedOff, ClockedOn, JobFinished
from domain.aggregates.work_order.words import ConfirmingSide, Formality
from domain.trade import Channel, JobSource, OrderClass, Payer
from tests.projections.log_builder import Log, labour, requirement, sealed, yuan
from tests.projections.stories.people import LOUNGE_HOST
from tests.support.scenario import (
    DISPATCHER,
    INSPECTOR,
    OTHER_ADVISOR,
    OTHER_TECHNICIAN,
    RECEPTIONIST,
    WORKSHOP_SUPERVISOR,
    clock,
)

ORDER, VISIT, VEHICLE, CUSTOMER = "order-2", "visit-2", "vehicle-2", "customer-2"


def express_service() -> Log:
    log = Log()
    _reception(log)
    _service(log)
    _checks(log)
    return log


def _reception(log: Log) -> None:
    arrived = VehicleArrived(
        vehicle=VEHICLE,
        customer=CUSTOMER,
        odometer=9_800,
        fuel_percent=70,
        charge_percent=None,
        waiting_customer=True,
        appointment="appointment-1",
        appointed_at=clock(9, 30),
    )
    log.add(VISIT, clock(9, 30), arrived, by=RECEPTIONIST)
    log.add(VISIT, clock(9, 33), ReceptionStarted(), by=OTHER_ADVISOR)
    opened = WorkOrderOpened(
        vehicle=VehicleSection(vehicle=VEHICLE, odometer=9_800, model="Envision"),
        owner=OwnerSection(customer=CUSTOMER),
        repair=RepairSection(
            order_class=OrderClass.MAINTENANCE,
            visit=VISIT,
            waiting_customer=True,
            appointment_at=clock(9, 30),
        ),
        formalities=(Formality.NONE_REQUIRED,),
        advisor="sa02",
    )
    log.add(ORDER, clock(9, 40), opened, by=OTHER_ADVISOR)
    log.add(VISIT, clock(9, 40), OrderLinked(order=ORDER), by=OTHER_ADVISOR)
    healthy = PreliminaryDiagnosisRecorded(
        suspected_cause=sealed(CUSTOMER, "service due"), potential_claim=False
    )
    log.add(ORDER, clock(9, 42), healthy, by=OTHER_ADVISOR)
    added = JobAdded(
        job="J1",
        operation="MT-A",
        source=JobSource.CUSTOMER,
        payer=Payer.CUSTOMER,
        requirement=requirement("MT-A"),
        diagnostic=False,
    )
    quoted = JobQuoted(
        job="J1",
        revision=1,
        lines=(labour("L1", "MT-A"),),
        total=yuan(240),
        price_list="default-1",
        valid_until=clock(9, 44, days=7),
    )
    log.add(ORDER, clock(9, 43), added, by=OTHER_ADVISOR)
    log.add(ORDER, clock(9, 44), quoted, by=OTHER_ADVISOR)
    log.add(ORDER, clock(9, 46), ExpressLaneChosen(), by=OTHER_ADVISOR)
    promised = DeliveryPromised(promised_at=clock(11, 30), estimate=yuan(250))
    log.add(ORDER, clock(9, 48), promised, by=OTHER_ADVISOR)
    log.add(ORDER, clock(9, 50), ItemsExplained(jobs=("J1",)), by=OTHER_ADVISOR)
    authorised = JobAuthorised(job="J1", method=Channel.IN_PERSON, cap=yuan(240))
    log.add(ORDER, clock(9, 53), authorised, by=OTHER_ADVISOR)
    log.add(ORDER, clock(9, 55), DispatchOrderIssued(jobs=("J1",)), by=OTHER_ADVISOR)
    promise = PromiseMade(promise="P1", words=sealed(CUSTOMER, "a free wash"), due=clock(11))
    log.add(ORDER, clock(9, 57), promise, by=OTHER_ADVISOR)


def _service(log: Log) -> None:
    asked = WaitingRequestLogged(request="R1", words=sealed(CUSTOMER, "tea, please"))
    log.add(VISIT, clock(10, 5), asked, by=LOUNGE_HOST)
    log.add(VISIT, clock(10, 20), WaitingRequestClosed(request="R1"), by=LOUNGE_HOST)
    dispatched = JobDispatched(
        job="J1",
        crew=(CrewMember(technician="te02", share=Decimal(100)),),
        bay="B2",
        planned_start=clock(10, 10),
        planned_end=clock(11),
    )
    log.add(ORDER, clock(10, 10), dispatched, by=DISPATCHER)
    log.add(ORDER, clock(10, 15), ClockedOn(job="J1", technician="te02"), by=OTHER_TECHNICIAN)
    escalated = PromiseEscalated(promise="P1", to_role=Role.FRONT_DESK_SUPERVISOR)
    log.add(ORDER, clock(11, 2), escalated, by=OTHER_ADVISOR)
    done = JobFinished(job="J1", work_done=sealed(CUSTOMER, "oil changed"), cause_code="due")
    log.add(ORDER, clock(11, 5), ClockedOff(job="J1", technician="te02"), done, by=OTHER_TECHNICIAN)


def _checks(log: Log) -> None:
    checked = SelfCheckRecorded(job="J1", record=sealed(CUSTOMER, "level right"))
    log.add(ORDER, clock(11, 6), checked, by=OTHER_TECHNICIAN)
    side = WorkmanshipConfirmed(job="J1", side=ConfirmingSide.TECHNICIAN)
    other_side = WorkmanshipConfirmed(job="J1", side=ConfirmingSide.SUPERVISOR)
    log.add(ORDER, clock(11, 7), side, by=OTHER_TECHNICIAN)
    log.add(ORDER, clock(11, 10), other_side, by=WORKSHOP_SUPERVISOR)
    log.add(ORDER, clock(11, 11), JobAccepted(job="J1"), by=WORKSHOP_SUPERVISOR)
    passed = FinalInspectionPassed(
        job="J1", items=(RatedItem(item="no_leaks", passed=True),), record=sealed(CUSTOMER, "dry")
    )
    log.add(ORDER, clock(11, 20), passed, by=INSPECTOR)
    log.add(VISIT, clock(11, 25), WaitingCustomerChanged(waiting=False), by=LOUNGE_HOST)
