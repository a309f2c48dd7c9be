"""What a work order remembers: only what its decisions need.

Named tuples, because they are immutable, cheap to copy with one field changed, and replay makes thousands of them. The
order is split by phase, so that one event touches one small part.
"""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from domain.actors import Role
from domain.aggregates.work_order.events.dispatching import CrewMember
from domain.aggregates.work_order.events.quoting import JobRequirement
from domain.aggregates.work_order.lines import PayerShare, PriceLine, SettledLine
from domain.aggregates.work_order.words import (
    AccidentKind,
    Disposal,
    FaultLevel,
    RecordSection,
    SameFault,
)
from domain.identifiers import BayId, LocalId, OperationCode, PartNumber, StaffId, StoreId, StreamId
from domain.money import ZERO, Money
from domain.parts import LotQuantity
from domain.reasons import ReasonCode
from domain.trade import ContractKind, DeliveryStep, JobSource, OldPartChoice, OrderClass, Payer


class Opening(NamedTuple):
    """Intake and the promises made at the desk."""

    order_class: OrderClass
    visit: StreamId
    vehicle: StreamId
    customer: StreamId
    advisor: StaffId
    odometer: int | None
    opened_by: StaffId
    symptoms: Mapping[LocalId, bool] = {}
    """Symptom -> confirmed with the customer."""
    diagnosed: bool = False
    promised_at: datetime | None = None
    explained: frozenset[LocalId] = frozenset()
    express_lane: bool = False
    delegates: frozenset[LocalId] = frozenset()
    promises: Mapping[LocalId, bool] = {}
    """Promise -> still open."""
    returned_sections: frozenset[RecordSection] = frozenset()


class ContractState(NamedTuple):
    kinds: tuple[ContractKind, ...] = ()
    revision: int = 0
    total: Money = ZERO
    signed_off: frozenset[Role] = frozenset()
    reviewers: frozenset[StaffId] = frozenset()
    rejected: bool = False
    signed_by_customer: bool = False


class JobSpec(NamedTuple):
    operation: OperationCode
    source: JobSource
    payer: Payer
    requirement: JobRequirement
    diagnostic: bool
    symptom: LocalId | None
    added_by: StaffId


class Offer(NamedTuple):
    """What was offered to the customer and what came of it."""

    acknowledged: bool = False
    revision: int = 0
    lines: tuple[PriceLine, ...] = ()
    total: Money = ZERO
    valid_until: datetime | None = None
    cap: Money | None = None
    """Authorised amount; None while not authorised."""
    turned_down: bool = False
    payer_approval: bool = False

    @property
    def authorised(self) -> bool:
        return self.cap is not None


class Placement(NamedTuple):
    """Where, by whom and when the work is to be done."""

    issued: bool = False
    planned: bool = False
    special_process: bool = False
    released_by: frozenset[Role] = frozenset()
    releasers: frozenset[StaffId] = frozenset()
    crew: tuple[CrewMember, ...] = ()
    bay: BayId | None = None
    start: datetime | None = None
    end: datetime | None = None

    @property
    def technicians(self) -> frozenset[StaffId]:
        return frozenset(member.technician for member in self.crew)


class Work(NamedTuple):
    clocks: Mapping[StaffId, datetime] = {}
    """Open clocks: technician -> since."""
    worked_by: frozenset[StaffId] = frozenset()
    started: bool = False
    hands_on: bool = False
    """Somebody clocked on since the job was dispatched or last sent back."""
    plan_proposed: bool = False
    paused: ReasonCode | None = None
    cited: bool = False
    at_sublet: bool = False
    finished: bool = False
    road_km: int = 0
    """Driven in road tests, in all rounds."""


class Checks(NamedTuple):
    self_checked: bool = False
    confirmed_by_technician: StaffId | None = None
    confirmed_by_supervisor: StaffId | None = None
    accepted: bool = False
    passed: bool = False
    inspected_by: frozenset[StaffId] = frozenset()
    rework_round: int = 0


class Job(NamedTuple):
    spec: JobSpec
    offer: Offer = Offer()
    placement: Placement = Placement()
    work: Work = Work()
    checks: Checks = Checks()
    cancelled: bool = False

    @property
    def active(self) -> bool:
        """Neither cancelled nor turned down: it still has to be finished."""
        return not self.cancelled and not self.offer.turned_down

    @property
    def found_by_technician(self) -> bool:
        return self.spec.source is JobSource.TECHNICIAN


class Case(NamedTuple):
    """An escalated diagnosis."""

    job: LocalId
    level: FaultLevel
    open: bool = True
    opinions: int = 0


class Proposal(NamedTuple):
    by: StaffId
    disposal: Disposal


class Comeback(NamedTuple):
    original_order: StreamId
    original_technicians: frozenset[StaffId]
    same_fault: SameFault | None = None
    accepted: bool | None = None
    proposals: Mapping[Role, Proposal] = {}
    """What each deciding role last proposed to do with the nonconformity."""
    disposal: Disposal | None = None
    root_cause_known: bool = False
    inspected: bool = False
    closed: bool = False


class Accident(NamedTuple):
    kind: AccidentKind
    analysed: bool = False
    closed: bool = False


class Bill(NamedTuple):
    """The settlement under way, and what was settled before."""

    number: LocalId | None = None
    """The settlement being prepared or in force; None before the first and after a reversal."""
    prepared_count: int = 0
    splits: Mapping[LocalId, tuple[PayerShare, ...]] = {}
    discounts: Mapping[LocalId, Money] = {}
    lines: tuple[SettledLine, ...] = ()
    total: Money = ZERO
    customer_due: Money = ZERO
    prepared_by: StaffId | None = None
    preparers: frozenset[StaffId] = frozenset()
    """Everybody who ever drew up a bill of this order."""
    checked: bool = False
    explained: bool = False
    agreed: bool = False
    settled: bool = False
    paid: Money = ZERO
    credit: Money = ZERO


class Handover(NamedTuple):
    done: frozenset[DeliveryStep] = frozenset()
    skipped: frozenset[DeliveryStep] = frozenset()
    old_parts: OldPartChoice | None = None
    gate_pass: bool = False
    delivered: bool = False


class Accessory(NamedTuple):
    amount: Money


class IssuedLine(NamedTuple):
    """What a job holds of a line, in the order in which it was issued."""

    job: LocalId
    part: PartNumber
    quoted_part: PartNumber
    lots: tuple[LotQuantity, ...]
    serials: frozenset[str] = frozenset()

    @property
    def quantity(self) -> Decimal:
        return sum((entry.quantity for entry in self.lots), Decimal(0))


class WorkOrder(NamedTuple):
    """``opening`` is None before the first event."""

    store: StoreId | None = None
    opening: Opening | None = None
    contract: ContractState = ContractState()
    jobs: Mapping[LocalId, Job] = {}
    line_count: int = 0
    """Price lines ever numbered; line ids are never used twice."""
    cases: Mapping[LocalId, Case] = {}
    accessories: Mapping[LocalId, Accessory] = {}
    comeback: Comeback | None = None
    repeats: frozenset[StreamId] = frozenset()
    """Earlier orders that this visit was counted as a repeat of."""
    accidents: Mapping[LocalId, Accident] = {}
    bill: Bill = Bill()
    handover: Handover = Handover()
    issued: Mapping[LocalId, IssuedLine] = {}
    cancelled: bool = False

    @property
    def closed(self) -> bool:
        return self.cancelled or self.handover.delivered

    @property
    def work_started(self) -> bool:
        return any(job.work.started for job in self.jobs.values())


EMPTY = WorkOrder()
