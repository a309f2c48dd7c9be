"""What lies behind a job that is about to be planned and dispatched."""

from collections.abc import Sequence
from decimal import Decimal

from domain.actors import Actor
from domain.aggregates.work_order.commands.dispatching.models import DispatchJob, ReassignJob
from domain.aggregates.work_order.events.dispatching import CrewMember, JobDispatched, JobReassigned
from domain.aggregates.work_order.events.opening import DeliveryPromised, DispatchOrderIssued
from domain.aggregates.work_order.events.quoting import JobAdded, JobAuthorised, JobQuoted, JobRequirement
from domain.aggregates.work_order.lines import LabourLine
from domain.identifiers import LocalId, OperationCode, StaffId
from domain.money import Money
from domain.reasons import ReasonCode, ReasonInput
from domain.trade import Channel, JobSource, OrderClass, Payer
from domain.workforce import BayType, Grade, Qualification, Shift
from tests.domain.work_order.histories_settling import Order, Past, opened
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import DISPATCHER, OTHER_TECHNICIAN, TECHNICIAN, because, clock

PRICE = Money(fen=60_000)
PROMISED = DeliveryPromised(promised_at=clock(17), estimate=PRICE)
SHIFT_STARTS, SHIFT_ENDS = clock(8), clock(17)
ALONE = (CrewMember(technician=TECHNICIAN.id, share=Decimal(100)),)
TOGETHER = (
    CrewMember(technician=TECHNICIAN.id, share=Decimal("66.67")),
    CrewMember(technician=OTHER_TECHNICIAN.id, share=Decimal("33.33")),
)
DISPATCHED = JobDispatched(job="J1", crew=ALONE, bay="B01", planned_start=clock(9), planned_end=clock(11))


def added(
    operation: OperationCode = "SUS-ARM",
    *,
    job: LocalId = "J1",
    payer: Payer = Payer.CUSTOMER,
    symptom: LocalId | None = None,
) -> JobAdded:
    standard = DEFAULT_RULES.labour_standard[operation]
    return JobAdded(
        job=job,
        operation=operation,
        source=JobSource.CUSTOMER,
        payer=payer,
        requirement=JobRequirement(
            standard_hours=standard.standard_hours,
            grade=standard.grade,
            qualifications=standard.qualifications,
            bay_types=standard.bay_types,
            express=standard.express,
            overhaul=standard.overhaul,
            certificate_required=standard.certificate_required,
        ),
        diagnostic=standard.diagnostic,
        symptom=symptom,
    )


def quoted(*, job: LocalId = "J1", revision: int = 1) -> JobQuoted:
    line = LabourLine(
        line="L1",
        amount=PRICE,
        operation="SUS-ARM",
        standard_hours=Decimal(2),
        billed_hours=Decimal(2),
        rate=Money(fen=30_000),
    )
    return JobQuoted(
        job=job,
        revision=revision,
        lines=(line,),
        total=PRICE,
        price_list=DEFAULT_RULES.id,
        valid_until=clock(18, days=7),
    )


def authorised(*, job: LocalId = "J1") -> JobAuthorised:
    return JobAuthorised(job=job, method=Channel.IN_PERSON, cap=PRICE)


def issued(*, job: LocalId = "J1") -> DispatchOrderIssued:
    return DispatchOrderIssued(jobs=(job,))


def to_dispatch(
    operation: OperationCode = "SUS-ARM",
    *,
    order_class: OrderClass = OrderClass.REPAIR,
    payer: Payer = Payer.CUSTOMER,
    symptom: LocalId | None = None,
) -> list[Past]:
    """One job, ``J1``, for which the dispatch order is issued."""
    job = added(operation, payer=payer, symptom=symptom)
    return [opened(order_class), job, quoted(), PROMISED, authorised(), issued()]


def shift(
    technician: StaffId = TECHNICIAN.id,
    grade: Grade = Grade.INTERMEDIATE,
    *qualifications: Qualification,
) -> Shift:
    return Shift(technician, grade, frozenset(qualifications), SHIFT_STARTS, SHIFT_ENDS, started=SHIFT_STARTS)


def dispatch(
    crew: tuple[CrewMember, ...] = ALONE,
    *,
    hours: tuple[int, int] = (9, 11),
    suggested: StaffId | None = None,
    reason: ReasonInput | None = None,
) -> DispatchJob:
    return DispatchJob(
        job="J1",
        crew=crew,
        bay="B01",
        planned_start=clock(hours[0]),
        planned_end=clock(hours[1]),
        suggested_technician=suggested,
        reason=reason,
    )


def reassign(crew: tuple[CrewMember, ...]) -> ReassignJob:
    return ReassignJob(
        job="J1",
        crew=crew,
        bay="B02",
        planned_start=clock(13),
        planned_end=clock(15),
        reason=because(ReasonCode.TECHNICIAN_ABSENT),
    )


def reassigned(crew: tuple[CrewMember, ...]) -> JobReassigned:
    return JobReassigned(
        job="J1",
        previous_crew=ALONE,
        previous_bay="B01",
        crew=crew,
        bay="B02",
        planned_start=clock(13),
        planned_end=clock(15),
    )


def place(
    order: Order,
    command: DispatchJob | ReassignJob,
    shifts: Sequence[Shift] = (shift(),),
    *,
    bay_type: BayType | None = BayType.LIFT,
    by: Actor = DISPATCHER,
) -> Order:
    """The dispatcher's command with what the neighbours know."""
    return order.when(
        command,
        by=by,
        shifts={known.technician: known for known in shifts},
        known={} if bay_type is None else {"bay_type": bay_type.value},
    )
