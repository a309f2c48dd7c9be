"""The work order as a notebook would keep it: jobs as dicts, changed by what happened, in the plainest way.

Written without the aggregate's state, so that the two can be held against each other.
"""

from typing import TypedDict

from domain.actors import Actor
from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.events.delivering import (
    DeliveryStepDone,
    DeliveryStepSkipped,
    GatePassIssued,
    OldPartChoiceRecorded,
    VehicleDelivered,
)
from domain.aggregates.work_order.events.dispatching import (
    JobDispatched,
    JobReassigned,
    SpecialProcessMarked,
    SpecialProcessReleased,
)
from domain.aggregates.work_order.events.inspecting import (
    FinalInspectionPassed,
    InternalReworkOpened,
    JobAccepted,
    JobRejected,
    SelfCheckRecorded,
    WorkmanshipConfirmed,
)
from domain.aggregates.work_order.events.opening import WorkOrderCancelled, WorkOrderOpened
from domain.aggregates.work_order.events.quoting import (
    AccessorySold,
    AuthorisationReset,
    JobAdded,
    JobAuthorised,
    JobDeclined,
    JobDeferred,
    JobQuoted,
    PayerApprovalRecorded,
)
from domain.aggregates.work_order.events.reworking import ComebackAccepted, ComebackDeclined
from domain.aggregates.work_order.events.settling import (
    CreditApproved,
    DiscountApplied,
    OrderSettled,
    PayerSplitSet,
    PaymentReceived,
    PaymentRefunded,
    SettlementChecked,
    SettlementPrepared,
    SettlementReturned,
    SettlementReversed,
)
from domain.aggregates.work_order.events.working import (
    ClockedOff,
    ClockedOn,
    JobCancelled,
    JobFinished,
    SubletReceived,
    SubletSent,
)
from domain.trade import OrderClass


class JobNotes(TypedDict):
    """``never_inspects``: everybody who ever worked on the job, in any round."""

    payer: str
    certificate: bool
    lines: dict[str, int]
    authorised: bool
    approved_by_payer: bool
    dropped: bool
    releases_missing: set[str]
    crew: set[str]
    clocks: set[str]
    never_inspects: set[str]
    at_sublet: bool
    finished: bool
    checks: set[str]
    passed_by: str | None


class Notebook:
    """What an attentive clerk would write down while listening to the events."""

    def __init__(self, release_roles: tuple[str, ...]) -> None:
        self.release_roles = release_roles
        self.opened = False
        self.order_class: OrderClass | None = None
        self.odometer: int | None = None
        self.road_km = 0
        self.jobs: dict[str, JobNotes] = {}
        self.accessories: dict[str, int] = {}
        self.discounts: dict[str, int] = {}
        self.splits: dict[str, int] = {}
        self.comeback_decided = self.comeback_accepted = False
        self.bill: str | None = None
        self.preparer = ""
        self.preparers: set[str] = set()
        self.checked = False
        self.settled = False
        self.due = self.received = self.credit = 0
        self.steps: set[str] = set()
        self.old_parts = self.gate_pass = False
        self.ended = self.cancelled = False

    def listen(self, event: WorkOrderEvent, by: Actor) -> None:
        self._order(event)
        self._bill(event, by)
        if isinstance(event, JobAdded):
            self.jobs[event.job] = _fresh(event)
        elif (job := self.jobs.get(getattr(event, "job", None) or "")) is not None:
            _price(job, event)
            self._workshop(job, event, by)
            _checks(job, event, by)

    def live(self) -> list[JobNotes]:
        return [job for job in self.jobs.values() if not job["dropped"]]

    def lines(self) -> dict[str, int]:
        """What would be billed: line -> fen before discounts."""
        sold = dict(self.accessories)
        for job in self.live():
            if job["authorised"]:
                sold |= job["lines"]
        return sold

    def _order(self, event: WorkOrderEvent) -> None:
        match event:
            case WorkOrderOpened():
                self.opened = True
                self.order_class = event.repair.order_class
                self.odometer = event.vehicle.odometer
            case WorkOrderCancelled():
                self.ended = self.cancelled = True
            case VehicleDelivered():
                self.ended = True
            case DeliveryStepDone() | DeliveryStepSkipped():
                self.steps.add(event.step)
            case FinalInspectionPassed():
                self.road_km += event.road_test_km or 0
            case OldPartChoiceRecorded():
                self.old_parts = True
            case GatePassIssued():
                self.gate_pass = True
            case ComebackAccepted() | ComebackDeclined():
                self.comeback_decided = True
                self.comeback_accepted = isinstance(event, ComebackAccepted)
            case _:
                pass

    def _bill(self, event: WorkOrderEvent, by: Actor) -> None:
        match event:
            case AccessorySold():
                self.accessories[event.line] = event.amount.fen
            case DiscountApplied():
                self.discounts[event.line] = event.amount.fen
            case PayerSplitSet():
                self.splits[event.line] = sum(share.amount.fen for share in event.shares)
            case SettlementPrepared():
                self.bill, self.preparer, self.checked = event.settlement, by.id, False
                self.preparers.add(by.id)
            case SettlementChecked():
                self.checked = True
            case OrderSettled():
                self.settled, self.due = True, event.customer_due.fen
            case SettlementReturned() | SettlementReversed():
                self.bill, self.settled, self.due = None, False, 0
            case PaymentReceived():
                self.received += event.amount.fen
            case PaymentRefunded():
                self.received -= event.amount.fen
            case CreditApproved():
                self.credit += event.amount.fen
            case _:
                pass

    def _workshop(self, job: JobNotes, event: WorkOrderEvent, by: Actor) -> None:
        match event:
            case SpecialProcessMarked():
                job["releases_missing"] = set(self.release_roles)
            case SpecialProcessReleased():
                job["releases_missing"].discard(by.role)
            case JobDispatched() | JobReassigned():
                job["crew"] = {member.technician for member in event.crew}
            case ClockedOn():
                job["clocks"].add(event.technician)
                job["never_inspects"].add(event.technician)
            case ClockedOff():
                job["clocks"].remove(event.technician)
            case SubletSent() | SubletReceived():
                job["at_sublet"] = isinstance(event, SubletSent)
            case _:
                pass


def _fresh(event: JobAdded) -> JobNotes:
    return JobNotes(
        payer=event.payer,
        certificate=event.requirement.certificate_required,
        lines={},
        authorised=False,
        approved_by_payer=False,
        dropped=False,
        releases_missing=set(),
        crew=set(),
        clocks=set(),
        never_inspects=set(),
        at_sublet=False,
        finished=False,
        checks=set(),
        passed_by=None,
    )


def _price(job: JobNotes, event: WorkOrderEvent) -> None:
    match event:
        case JobQuoted():
            job["lines"] = {line.line: line.amount.fen for line in event.lines}
            job["dropped"] = False
        case JobAuthorised():
            job["authorised"], job["dropped"] = True, False
        case AuthorisationReset():
            job["authorised"] = False
        case JobDeclined() | JobDeferred():
            job["authorised"], job["dropped"], job["crew"] = False, True, set()
        case PayerApprovalRecorded():
            job["approved_by_payer"] = True
        case JobCancelled():
            job["dropped"] = True
        case _:
            pass


def _checks(job: JobNotes, event: WorkOrderEvent, by: Actor) -> None:
    match event:
        case JobFinished():
            job["finished"] = True
        case SelfCheckRecorded():
            job["checks"].add("self")
        case WorkmanshipConfirmed():
            job["checks"].add(event.side)
        case JobAccepted():
            job["checks"].add("accepted")
        case FinalInspectionPassed():
            job["passed_by"] = by.id
        case JobRejected() | InternalReworkOpened():
            job["finished"], job["checks"], job["passed_by"] = False, set(), None
        case _:
            pass
