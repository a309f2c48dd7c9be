from domain.aggregates.work_order.commands.working.models import (
    ExplainRepairPlan,
    ProposeRepairPlan,
    RecordDiagnosis,
)
from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.events.working import (
    DiagnosisRecorded,
    RepairPlanExplained,
    RepairPlanProposed,
)
from domain.aggregates.work_order.lookups import open_order
from domain.aggregates.work_order.refusals import working as refusals
from domain.aggregates.work_order.shop_floor import unfinished_job
from domain.aggregates.work_order.state import WorkOrder
from domain.errors import Refused
from domain.personal import Personal, PersonalKind


def propose_plan(state: WorkOrder, command: ProposeRepairPlan) -> list[WorkOrderEvent]:
    unfinished_job(state, command.job)
    plan = Personal.of(PersonalKind.NOTE, open_order(state).customer, command.plan)
    return [RepairPlanProposed(job=command.job, plan=plan)]


def explain_plan(state: WorkOrder, command: ExplainRepairPlan) -> list[WorkOrderEvent]:
    if not unfinished_job(state, command.job).work.plan_proposed:
        raise Refused(refusals.NO_PLAN, job=command.job)
    return [RepairPlanExplained(job=command.job)]


def diagnose(state: WorkOrder, command: RecordDiagnosis) -> list[WorkOrderEvent]:
    """Diagnosing is work: it comes after the first clock-on of a job that the customer agreed to."""
    job = unfinished_job(state, command.job)
    if not job.work.started:
        raise Refused(refusals.NOT_STARTED, job=command.job)
    if command.symptom_described_accurately is not None and job.spec.symptom is None:
        raise Refused(refusals.NO_SYMPTOM, job=command.job)
    return [
        DiagnosisRecorded(
            job=command.job,
            cause_code=command.cause_code,
            fault_code=command.fault_code,
            findings=Personal.of(PersonalKind.NOTE, open_order(state).customer, command.findings),
            symptom_described_accurately=command.symptom_described_accurately,
        )
    ]
