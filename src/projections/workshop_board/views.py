"""What the board shows."""

from datetime import datetime, timedelta
from decimal import Decimal

from pydantic import Json

from domain.actors import Role
from domain.aggregates.visit.words import Area
from domain.aggregates.work_order.status import JobStatus, OrderStatus
from domain.aggregates.work_order.words import RecordSection
from domain.identifiers import BayId, LocalId, OperationCode, StaffId, StoreId, StreamId
from domain.reasons import ReasonCode
from domain.trade import JobSource, OrderClass, Payer
from projections.job_facts.shortages import ShortPart
from projections.views import View
from projections.workshop_board.departments import Department


class BoardOrder(View):
    """An order in the house. ``expected_at`` is the latest completion time confirmed for a job that is not done."""

    store: StoreId
    order: StreamId
    visit: StreamId
    vehicle: StreamId
    customer: StreamId
    model: str
    order_class: OrderClass
    advisor: StaffId
    owner: StaffId | None
    waiting_customer: bool
    open_requests: int
    opened_at: datetime
    appointment_at: datetime | None
    express_lane: bool
    potential_claim: bool
    promised_at: datetime | None
    promise_changes: int
    progress_percent: int | None
    progress_at: datetime | None
    expected_at: datetime | None
    returned_sections: Json[tuple[RecordSection, ...]]
    status: OrderStatus
    status_since: datetime
    waiting_for: Json[tuple[ReasonCode, ...]]
    departments: Json[tuple[Department, ...]]
    technicians: Json[tuple[StaffId, ...]]
    bays: Json[tuple[BayId, ...]]
    rework: bool
    additional_work: int
    in_house: bool

    def time_left(self, now: datetime) -> timedelta | None:
        """Until the promise; negative when it has passed, None without one."""
        return None if self.promised_at is None else self.promised_at - now


class BoardJob(View):
    store: StoreId
    order: StreamId
    job: LocalId
    operation: OperationCode
    source: JobSource
    payer: Payer
    standard_hours: Decimal
    added_at: datetime
    status: JobStatus
    status_since: datetime
    paused_for: ReasonCode | None
    shortages: Json[tuple[ShortPart, ...]]
    crew: Json[tuple[StaffId, ...]]
    open_clocks: Json[tuple[StaffId, ...]]
    bay: BayId | None
    planned_start: datetime | None
    planned_end: datetime | None
    special_process: bool
    released_by: Json[tuple[Role, ...]]
    progress_percent: int | None
    expected_at: datetime | None
    self_checked: bool
    confirmed_by_technician: StaffId | None
    confirmed_by_supervisor: StaffId | None
    accepted: bool
    rework_round: int

    @property
    def jointly_confirmed(self) -> bool:
        return None not in (self.confirmed_by_technician, self.confirmed_by_supervisor)

    def age(self, now: datetime) -> timedelta:
        """How long the job has had its status."""
        return now - self.status_since


class BoardVisit(View):
    """A car in the house. Before its first order it is in reception."""

    store: StoreId
    visit: StreamId
    vehicle: StreamId
    customer: StreamId | None
    arrived_at: datetime
    reception_started_at: datetime | None
    appointed_at: datetime | None
    owner: StaffId
    offered_to: StaffId | None
    waiting_customer: bool
    open_requests: int
    area: Area | None
    place: str | None
    orders: int
    refused: bool

    @property
    def status(self) -> OrderStatus | None:
        """None once the orders speak for it."""
        return None if self.orders else OrderStatus.RECEPTION

    def waited(self, now: datetime) -> timedelta:
        """From arrival to the start of reception, or to now while nobody attends."""
        return (self.reception_started_at or now) - self.arrived_at


class WaitingRequest(View):
    """``words`` is the vault's reference; the words belong to ``subject``."""

    store: StoreId
    visit: StreamId
    request: LocalId
    logged_at: datetime
    subject: StreamId
    words: str | None
