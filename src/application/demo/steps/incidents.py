"""What comes between: parts that are missing, a bay that is needed, a fault that nobody understands, more work."""

from application.demo.case import Case, JobCard
from application.demo.floor import Place
from application.demo.parts.counter import exchange
from application.demo.schedule import Journey
from application.demo.staff import PARTS_CLERK, STORE, TECHNICAL_SUPERVISOR, WORKSHOP_SUPERVISOR
from application.demo.steps.agreeing import (
    authorise,
    explain_and_issue,
    note_job,
    quote,
)
from application.demo.steps.working import Incident, clock_on, pause
from domain.aggregates.technician_day.commands.attending import technician_day_id
from domain.aggregates.technician_day.commands.clocking import EndNonProductive, StartNonProductive
from domain.aggregates.technician_day.words import NonProductive
from domain.aggregates.work_order.commands.inspecting.models import RecordInProcessCheck
from domain.aggregates.work_order.commands.opening.models import RecordContact
from domain.aggregates.work_order.commands.quoting.models import (
    AcknowledgeAdditionalWork,
    AddJob,
    DeclineJob,
    DeferJob,
)
from domain.aggregates.work_order.commands.working.models import (
    AddAnalysisOpinion,
    ClockOn,
    CloseDiagnosis,
    EscalateDiagnosis,
    RecordDiagnosis,
    ResumeJob,
)
from domain.aggregates.work_order.words import FaultLevel
from domain.reasons import ReasonCode, ReasonInput
from domain.trade import Channel, JobSource, Payer


def waits_for(reason: ReasonCode, least: int = 15, most: int = 40) -> Incident:
    """The job stands still; the technician looks after the tools meanwhile."""

    def wait(case: Case, card: JobCard, place: Place) -> Journey:
        pause(case, card, place, reason)
        lead = place.lead
        day = technician_day_id(STORE, lead.id, case.shop.today)
        case.shop.do(lead.actor, day, StartNonProductive(code=NonProductive.TOOL_CARE))
        yield case.shop.some(least, most)
        case.shop.do(lead.actor, day, EndNonProductive())
        if reason is ReasonCode.WAITING_PARTS:
            case.on_order(PARTS_CLERK, ResumeJob(job=card.id))
        clock_on(case, card, place)
        case.tell(f"paused: {reason.value}")

    return wait


def wrong_part(case: Case, card: JobCard, place: Place) -> Journey:
    """What was handed out does not fit; the technician goes to the counter once more."""
    exchange(case, card, place.lead.id)
    yield from waits_for(ReasonCode.WAITING_PARTS)(case, card, place)


def checked_in_process(case: Case, card: JobCard, place: Place) -> Journey:
    record = {"job": card.id, "passed": True, "record": "过程检验：扭矩、间隙符合要求"}
    case.on_order(WORKSHOP_SUPERVISOR, RecordInProcessCheck.model_validate(record))
    yield case.shop.some(0, 1)


def more_work(operation: str, finding: str, answer: str) -> Incident:
    """The technician finds something; the customer confirms, declines or defers (``answer``)."""

    def find(case: Case, card: JobCard, place: Place) -> Journey:
        lead = place.lead.actor
        found = {
            "operation": operation,
            "source": JobSource.TECHNICIAN,
            "payer": Payer.CUSTOMER,
            "finding": finding,
        }
        case.on_order(lead, AddJob.model_validate(found))
        extra = note_job(case, operation, Payer.CUSTOMER)
        case.refused_on_order(lead, ClockOn(job=extra.id, technician=lead.id))
        yield case.shop.some(3, 10)
        case.on_order(case.advisor, AcknowledgeAdditionalWork(job=extra.id))
        quote(case, extra)
        yield case.shop.some(3, 15)
        contact = {"channel": Channel.PHONE, "by_customer": False, "content": "说明增项及报价"}
        case.on_order(case.advisor, RecordContact.model_validate(contact))
        _answered(case, extra, answer)
        case.tell("additional work")

    return find


def _answered(case: Case, extra: JobCard, answer: str) -> None:
    price = ReasonInput(code=ReasonCode.PRICE_TOO_HIGH)
    match answer:
        case "confirmed":
            authorise(case, extra, Channel.PHONE)
            explain_and_issue(case, extra)
        case "declined":
            case.on_order(case.advisor, DeclineJob(job=extra.id, reason=price))
            extra.active = False
        case _:
            later = DeferJob(job=extra.id, until_odometer=case.km + 5_000, reason=price)
            case.on_order(case.advisor, later)
            extra.active = False


def difficult_fault(case: Case, card: JobCard, place: Place) -> Journey:
    """Asked of the technical supervisor, who thinks about it and closes the case."""
    lead = place.lead.actor
    question = {"job": card.id, "level": FaultLevel.MAJOR, "question": "偶发抖动，无故障码"}
    case.on_order(lead, EscalateDiagnosis.model_validate(question))
    pause(case, card, place, ReasonCode.WAITING_ESCALATION)
    yield case.shop.some(15, 35)
    opinion = {"case": "C1", "opinion": "检查 2 缸点火线圈，热态复测"}
    case.on_order(TECHNICAL_SUPERVISOR, AddAnalysisOpinion.model_validate(opinion))
    clock_on(case, card, place)
    yield case.shop.some(10, 20)
    conclusion = {"case": "C1", "conclusion": "2 缸点火线圈热态失效"}
    case.on_order(TECHNICAL_SUPERVISOR, CloseDiagnosis.model_validate(conclusion))
    case.tell("escalated diagnosis")


def diagnosed(cause: str, findings: str) -> Incident:
    def diagnose(case: Case, card: JobCard, place: Place) -> Journey:
        diagnosis = {
            "job": card.id,
            "cause_code": cause,
            "findings": findings,
            "symptom_described_accurately": case.shop.chance(0.8),
        }
        case.on_order(place.lead.actor, RecordDiagnosis.model_validate(diagnosis))
        yield case.shop.some(0, 1)

    return diagnose
