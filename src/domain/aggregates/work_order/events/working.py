"""Work in the shop: clocks, pauses, diagnosis, references, escalation, sublets, finishing."""

from typing import Annotated

from pydantic import AwareDatetime, Field

from domain.aggregates.work_order.words import FaultLevel, SupervisionAct
from domain.event import Event
from domain.identifiers import LocalId, StaffId
from domain.money import Money
from domain.personal import Personal
from domain.text import ShortText
from domain.trade import ManualKind


class ClockedOn(Event, name="work_order.clocked_on"):
    job: LocalId
    technician: StaffId


class ClockedOff(Event, name="work_order.clocked_off"):
    job: LocalId
    technician: StaffId


class JobPaused(Event, name="work_order.job_paused"):
    """The waiting reason is the envelope's reason."""

    job: LocalId


class JobResumed(Event, name="work_order.job_resumed"):
    job: LocalId


class ProgressReported(Event, name="work_order.progress_reported"):
    job: LocalId
    percent: Annotated[int, Field(ge=0, le=100)]
    remark: Personal | None = None


class CompletionTimeConfirmed(Event, name="work_order.completion_time_confirmed"):
    job: LocalId
    expected_at: AwareDatetime


class RepairPlanProposed(Event, name="work_order.repair_plan_proposed"):
    job: LocalId
    plan: Personal


class RepairPlanExplained(Event, name="work_order.repair_plan_explained"):
    job: LocalId


class DiagnosisRecorded(Event, name="work_order.diagnosis_recorded"):
    """``symptom_described_accurately`` judges the reception's description, None where there was none."""

    job: LocalId
    cause_code: ShortText
    fault_code: ShortText | None = None
    findings: Personal
    symptom_described_accurately: bool | None = None


class WorkStandardCited(Event, name="work_order.work_standard_cited"):
    job: LocalId
    manual: ManualKind
    reference: ShortText


class DiagnosisEscalated(Event, name="work_order.diagnosis_escalated"):
    case: LocalId
    job: LocalId
    level: FaultLevel
    question: Personal


class AnalysisOpinionAdded(Event, name="work_order.analysis_opinion_added"):
    case: LocalId
    opinion: Personal


class DiagnosisClosed(Event, name="work_order.diagnosis_closed"):
    case: LocalId
    conclusion: Personal


class JobSupervised(Event, name="work_order.job_supervised"):
    job: LocalId
    senior: StaffId
    junior: StaffId
    act: SupervisionAct


class SubletSent(Event, name="work_order.sublet_sent"):
    job: LocalId
    vendor: ShortText


class SubletReceived(Event, name="work_order.sublet_received"):
    job: LocalId
    cost: Money


class JobFinished(Event, name="work_order.job_finished"):
    job: LocalId
    work_done: Personal
    cause_code: ShortText
    fault_code: ShortText | None = None


class JobCancelled(Event, name="work_order.job_cancelled"):
    """Hours already clocked are kept as lost."""

    job: LocalId
    work_started: bool


WorkingEvent = (
    ClockedOn
    | ClockedOff
    | JobPaused
    | JobResumed
    | ProgressReported
    | CompletionTimeConfirmed
    | RepairPlanProposed
    | RepairPlanExplained
    | DiagnosisRecorded
    | WorkStandardCited
    | DiagnosisEscalated
    | AnalysisOpinionAdded
    | DiagnosisClosed
    | JobSupervised
    | SubletSent
    | SubletReceived
    | JobFinished
    | JobCancelled
)
