"""What is to be done, what it costs, when it will be ready, and the customer's word."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from hashlib import sha256

from application.demo.case import Case, JobCard
from application.demo.goods import PARTS
from application.demo.parts.counter import order_what_is_short
from application.demo.schedule import Steps
from application.demo.staff import (
    OFFICE_MANAGER,
    SERVICE_MANAGER,
    STATION_HEAD,
    WARRANTY_CLERK,
    WORKSHOP_SUPERVISOR,
)
from domain.actors import Actor
from domain.aggregates.work_order.commands.contracting.models import (
    DraftContract,
    ReviewContract,
    SignContract,
)
from domain.aggregates.work_order.commands.opening.models import (
    ChangeDeliveryPromise,
    ExplainItems,
    IssueDispatchOrder,
    PromiseDelivery,
    RecordContact,
)
from domain.aggregates.work_order.commands.quoting.models import (
    AddJob,
    AuthoriseJob,
    LabourItem,
    QuoteJob,
    RecordPayerApproval,
)
from domain.money import total
from domain.reasons import ReasonCode, ReasonInput
from domain.trade import Channel, JobSource, Payer


def add_job(
    case: Case,
    operation: str,
    *,
    payer: Payer = Payer.CUSTOMER,
    source: JobSource = JobSource.CUSTOMER,
    symptom: str | None = None,
) -> JobCard:
    case.on_order(case.advisor, AddJob(operation=operation, source=source, payer=payer, symptom=symptom))
    return note_job(case, operation, payer)


def note_job(case: Case, operation: str, payer: Payer) -> JobCard:
    card = JobCard(f"J{len(case.jobs) + 1}", operation, payer, parts=PARTS.get(operation, ()))
    case.jobs[card.id] = card
    return card


def quote(case: Case, card: JobCard) -> None:
    """Standard hours and the parts that go with it."""
    labour = LabourItem(operation=card.operation)
    case.on_order(case.advisor, QuoteJob(job=card.id, labour=(labour,), materials=card.parts))
    rules = case.shop.rules
    amounts = [
        rules.labour_rate_per_hour.times(rules.labour_standard[card.operation].standard_hours),
        *(part.unit_price.times(part.quantity) for part in card.parts),
    ]
    card.lines = {
        f"L{number}": (amount, amount - amount) for number, amount in enumerate(amounts, start=case.lines + 1)
    }
    card.materials = {f"L{number}": part for number, part in enumerate(card.parts, start=case.lines + 2)}
    case.lines += len(amounts)


def authorise(case: Case, card: JobCard, method: Channel = Channel.IN_PERSON) -> None:
    case.on_order(case.advisor, AuthoriseJob(job=card.id, method=method, cap=card.total))


def explain_and_issue(case: Case, *cards: JobCard) -> None:
    jobs = tuple(card.id for card in cards)
    case.on_order(case.advisor, ExplainItems(jobs=jobs))
    case.on_order(case.advisor, IssueDispatchOrder(jobs=jobs))
    for card in cards:
        order_what_is_short(case, card)


def agree(case: Case) -> Steps[None]:
    """Every job quoted, the time promised, everything explained, agreed to and issued to the workshop."""
    cards = case.active_jobs
    for card in cards:
        quote(case, card)
    yield case.shop.some(2, 6)
    promise(case)
    for card in cards:
        authorise(case, card)
        approve_by_payer(case, card)
    if case.shop.chance(0.3):
        content = "已告知维修内容和预计费用"
        contact = {"channel": Channel.IN_PERSON, "by_customer": False, "content": content}
        case.on_order(case.advisor, RecordContact.model_validate(contact))
    explain_and_issue(case, *cards)


def promise(case: Case) -> None:
    cards = case.active_jobs
    hours = sum(
        (case.shop.rules.labour_standard[card.operation].standard_hours for card in cards), Decimal(0)
    )
    case.promised_at = ready_by(case.shop.now, float(hours))
    estimate = total(card.total for card in cards)
    case.on_order(case.advisor, PromiseDelivery(promised_at=case.promised_at, estimate=estimate))


def promise_anew(case: Case, when: datetime, reason: ReasonCode) -> None:
    """The advisor calls before the time has come; most customers agree."""
    content = "通知客户交车时间变更"
    contact = {"channel": Channel.PHONE, "by_customer": False, "content": content}
    case.on_order(case.advisor, RecordContact.model_validate(contact))
    change = ChangeDeliveryPromise(
        promised_at=when, customer_agreed=case.shop.chance(0.85), reason=ReasonInput(code=reason)
    )
    case.on_order(case.advisor, change)
    case.promised_at = when
    case.tell("promise changed")


def ready_by(now: datetime, hours: float) -> datetime:
    """A promise the workshop can keep: some slack, whole half-hours, never after half past five."""
    working_day = timedelta(hours=8)
    slack = timedelta(hours=0.75 + hours * 1.4)
    due = now + slack % working_day + (slack // working_day) * timedelta(days=1)
    due += timedelta(minutes=-due.minute % 30) - timedelta(seconds=due.second)
    if due.time() > time(17, 30) or due.time() < time(9, 0):
        due = (due if due.time() < time(9, 0) else due + timedelta(days=1)).replace(hour=11, minute=0)
    return due


def approve_by_payer(case: Case, card: JobCard) -> None:
    """Manufacturer and insurer give a number before they pay."""
    if card.payer not in {Payer.MANUFACTURER, Payer.INSURER}:
        return
    who = WARRANTY_CLERK if card.payer is Payer.MANUFACTURER else case.advisor
    reference = f"AP-{case.shop.random.randrange(10**6):06d}"
    case.on_order(who, RecordPayerApproval(job=card.id, payer=card.payer, reference=reference))


def contract(case: Case, *, major: bool = False) -> Steps[None]:
    """Drafted, reviewed by everybody who must, signed by the customer."""
    case.on_order(case.advisor, DraftContract())
    early = SignContract(method=Channel.SIGNATURE, evidence=evidence(case, "contract"))
    case.refused_on_order(case.advisor, early)
    reviewers: list[Actor] = [OFFICE_MANAGER]
    if major:
        reviewers += [SERVICE_MANAGER, STATION_HEAD, WORKSHOP_SUPERVISOR]
    for reviewer in reviewers:
        yield case.shop.some(5, 25)
        opinion = "同意，注意质保约定" if reviewer is SERVICE_MANAGER else None
        case.on_order(reviewer, ReviewContract.model_validate({"approved": True, "opinion": opinion}))
    yield case.shop.some(5, 15)
    case.on_order(case.advisor, early)
    case.tell("contract")


def evidence(case: Case, what: str) -> str:
    """Stands for the hash of a document that is kept elsewhere."""
    return sha256(f"{what}/{case.matter}".encode()).hexdigest()
