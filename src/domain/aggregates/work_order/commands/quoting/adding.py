"""What is to be done and sold: jobs, additional work, accessories."""

from domain.actors import Role
from domain.aggregates.work_order.amounts import priced
from domain.aggregates.work_order.commands.quoting.models import (
    AcknowledgeAdditionalWork,
    AddJob,
    SellAccessory,
)
from domain.aggregates.work_order.commands.quoting.pricing import standard_of
from domain.aggregates.work_order.events.opening import ExpressLaneLeft
from domain.aggregates.work_order.events.quoting import (
    AccessorySold,
    AdditionalWorkAcknowledged,
    JobAdded,
    JobRequirement,
)
from domain.aggregates.work_order.express_lane import fits_express_lane
from domain.aggregates.work_order.lookups import active_job, numbered, open_order, refuse_while_settling
from domain.aggregates.work_order.notes import note_of
from domain.aggregates.work_order.refusals import quoting as refusals
from domain.aggregates.work_order.state import WorkOrder
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.rules.rule_set import StandardOperation
from domain.trade import JobSource


def add_job(
    state: WorkOrder, command: AddJob, frame: Frame
) -> tuple[JobAdded] | tuple[JobAdded, ExpressLaneLeft]:
    """Work that does not belong in the express lane takes the whole order out of it."""
    opening = open_order(state)
    refuse_while_settling(state)
    standard = standard_of(command.operation, frame.rules)
    additional = command.source is JobSource.TECHNICIAN
    if additional is not (frame.actor.role is Role.TECHNICIAN):
        raise Refused(refusals.TECHNICIAN_ONLY)
    if additional and command.finding is None and not command.photos:
        raise Invalid(refusals.FINDING_NEEDED)
    if command.symptom is not None and command.symptom not in opening.symptoms:
        raise Refused(refusals.NO_SUCH_SYMPTOM, symptom=command.symptom)
    added = JobAdded(
        job=numbered("J", len(state.jobs)),
        operation=command.operation,
        source=command.source,
        payer=command.payer,
        requirement=_requirement(standard),
        diagnostic=standard.diagnostic,
        symptom=command.symptom,
        finding=note_of(opening, command.finding),
        photos=command.photos,
    )
    jobs = [*(job.spec.requirement for job in state.jobs.values() if job.active), added.requirement]
    leaves = opening.express_lane and not fits_express_lane(jobs, frame.rules)
    return (added, ExpressLaneLeft()) if leaves else (added,)


def acknowledge(state: WorkOrder, command: AcknowledgeAdditionalWork) -> AdditionalWorkAcknowledged:
    job = active_job(state, command.job)
    if not job.found_by_technician:
        raise Refused(refusals.NOT_ADDITIONAL, job=command.job)
    if job.offer.acknowledged:
        raise Refused(refusals.ALREADY_ACKNOWLEDGED, job=command.job)
    return AdditionalWorkAcknowledged(job=command.job)


def sell_accessory(state: WorkOrder, command: SellAccessory) -> AccessorySold:
    open_order(state)
    refuse_while_settling(state)
    return AccessorySold(
        line=numbered("L", state.line_count),
        product=command.product,
        title=command.title,
        quantity=command.quantity,
        unit_price=command.unit_price,
        amount=priced(command.unit_price, command.quantity),
        agreed_by=command.agreed_by,
    )


def _requirement(standard: StandardOperation) -> JobRequirement:
    """As the labour standard says today; later changes of the standard do not touch this job."""
    return JobRequirement(
        standard_hours=standard.standard_hours,
        grade=standard.grade,
        qualifications=standard.qualifications,
        bay_types=standard.bay_types,
        express=standard.express,
        overhaul=standard.overhaul,
        certificate_required=standard.certificate_required,
    )
