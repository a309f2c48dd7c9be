"""What can be asked while a job is worked on."""

from typing import Annotated

from pydantic import AwareDatetime, Field

from domain.aggregates.work_order.words import FaultLevel, SupervisionAct
from domain.command import Command
from domain.identifiers import LocalId, StaffId
from domain.money import Money
from domain.personal import PersonalInput
from domain.reasons import ReasonInput
from domain.text import ShortText
from domain.trade import ManualKind


class ClockOn(Command, name="work_order.clock_on"):
    job: LocalId
    technician: StaffId


class ClockOff(Command, name="work_order.clock_off"):
    job: LocalId
    technician: StaffId


class PauseJob(Command, name="work_order.pause_job"):
    """Closes every open clock of the job; the reason says whom or what the job waits for."""

    job: LocalId
    reason: ReasonInput


class ResumeJob(Command, name="work_order.resume_job"):
    job: LocalId


class ReportProgress(Command, name="work_order.report_progress"):
    job: LocalId
    percent: Annotated[int, Field(ge=0, le=100)]
    remark: PersonalInput | None = None


class ConfirmCompletionTime(Command, name="work_order.confirm_completion_time"):
    job: LocalId
    expected_at: AwareDatetime


class ProposeRepairPlan(Command, name="work_order.propose_repair_plan"):
    job: LocalId
    plan: PersonalInput


class ExplainRepairPlan(Command, name="work_order.explain_repair_plan"):
    """The plan was explained to the customer."""

    job: LocalId


class RecordDiagnosis(Command, name="work_order.record_diagnosis"):
    """``symptom_described_accurately`` judges how reception described the symptom of this job."""

    job: LocalId
    cause_code: ShortText
    findings: PersonalInput
    fault_code: ShortText | None = None
    symptom_described_accurately: bool | None = None


class CiteWorkStandard(Command, name="work_order.cite_work_standard"):
    job: LocalId
    manual: ManualKind
    reference: ShortText


class EscalateDiagnosis(Command, name="work_order.escalate_diagnosis"):
    job: LocalId
    level: FaultLevel
    question: PersonalInput


class AddAnalysisOpinion(Command, name="work_order.add_analysis_opinion"):
    case: LocalId
    opinion: PersonalInput


class CloseDiagnosis(Command, name="work_order.close_diagnosis"):
    case: LocalId
    conclusion: PersonalInput


class SuperviseJob(Command, name="work_order.supervise_job"):
    """The one who asks is the senior; the shifts of both must be known."""

    job: LocalId
    junior: StaffId
    act: SupervisionAct


class SendSublet(Command, name="work_order.send_sublet"):
    job: LocalId
    vendor: ShortText


class ReceiveSublet(Command, name="work_order.receive_sublet"):
    job: LocalId
    cost: Money


class FinishJob(Command, name="work_order.finish_job"):
    job: LocalId
    work_done: PersonalInput
    cause_code: ShortText
    fault_code: ShortText | None = None


class CancelJob(Command, name="work_order.cancel_job"):
    job: LocalId
    reason: ReasonInput
